package org.essaim.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.funding.Verification;
import org.essaim.jackson.JsonCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a funder takes to check a statement of a year, from the bytes of the file to the verdict. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class VerifyBenchmark {
    private static final JsonCodec JSON = new JsonCodec();

    /** How many structures the statement is about. */
    @Param("4")
    public int structures = 4;

    /** How many people work in each; 112 have some 120,000 facts a year. */
    @Param("112")
    public int workers = 112;

    private byte[] statement = new byte[0];
    private byte[] evidence = new byte[0];

    /** Issues the statement, and lays its evidence open. */
    @Setup(Level.Trial)
    public void issue() {
        try (SealedFederation federation = new SealedFederation(structures, workers)) {
            federation.agree("DIALOGUE", 3_600_000L * structures);
            Tree.Fields issued = federation
                    .essaim
                    .funding()
                    .issue("DIALOGUE", SealedFederation.JANUARY, SealedFederation.DECEMBER)
                    .toTree();
            statement = JSON.encode(issued);
            evidence = JSON.encode(
                    federation.essaim.funding().evidence(read(statement).tree()));
        }
    }

    private static SourceTree read(byte[] bytes) {
        return JSON.decode(bytes, "releve.json", VerifyBenchmark::refuse).orElseThrow();
    }

    private static void refuse(Finding finding) {
        throw new IllegalStateException(finding.toString());
    }

    private static Verification require(Verification.Verdict verdict, Verification found) {
        if (found.verdict() != verdict) {
            throw new IllegalStateException(found.toString());
        }
        return found;
    }

    /** The statement alone. */
    @Benchmark
    public Verification verify() {
        return require(Verification.Verdict.CONSISTENT, Verification.of(read(statement), List.of()));
    }

    /** With the entries and facts that it rests on, under pseudonym. */
    @Benchmark
    public Verification verifyWithEvidence() {
        return require(Verification.Verdict.EVIDENCED, Verification.of(read(statement), List.of(), read(evidence)));
    }
}
