package org.essaim.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.essaim.Essaim;
import org.essaim.jdbc.JdbcStore;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.essaim.time.CloseReport;
import org.essaim.time.Scheme;
import org.essaim.time.ServiceClass;
import org.essaim.time.ServiceMapping;
import org.essaim.time.TimeBasis;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Closes one structure's year of some 120,000 facts, month by month, after so many years that are sealed already.
 *
 * <p>Target: under a second. What is allocated must not grow with the sealed years; JMH's own figure cannot tell, because it
 * counts what making the store allocates too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 4)
@Measurement(iterations = 5)
public class ClosingBenchmark {
    private static final String STRUCTURE = "S001";
    private static final int WORKERS = 112;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Year LAST = Year.of(2025);

    /** {@code memory} or {@code h2}. */
    @Param({"memory", "h2"})
    public String store = "memory";

    /** How many years were sealed before. */
    @Param({"0", "4"})
    public int sealedYears;

    private @Nullable Path folder;
    private @Nullable Essaim essaim;

    /** A fresh store with the earlier years sealed and the last one imported. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        folder = Files.createTempDirectory("essaim-benchmark");
        Store kept = store.equals("h2") ? JdbcStore.inFolder(folder) : new InMemoryStore();
        Essaim opened = Essaim.builder()
                .store(kept)
                .pseudonyms(Pseudonymiser.ofHexKey("ab".repeat(32)))
                .build();
        essaim = opened;
        opened.found(new Federation("benchmark", "Fédération fictive", true));
        opened.time()
                .save(new Structure(
                        STRUCTURE,
                        "Structure fictive",
                        null,
                        null,
                        null,
                        ZoneId.of("Europe/Paris"),
                        ByDate.always(CollectiveAgreement.IDCC_2941)));
        opened.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("benchmark", TimeBasis.PLANNED)
                                .cancelledPaid(true)
                                .travel(1800)
                                .source("made up for the benchmark")
                                .build()));
        opened.time()
                .save(ServiceMapping.empty()
                        .with("Aide à domicile", LocalDate.MIN, new ServiceClass(Scheme.APA, true)));
        opened.time().mapping().map("Réunion d'équipe", Category.TEAM_MEETING).save();
        for (int back = sealedYears; back > 0; back--) {
            load(opened, LAST.minusYears(back));
            close(opened, LAST.minusYears(back));
        }
        load(opened, LAST);
    }

    private static void load(Essaim essaim, Year year) {
        essaim.time()
                .load(
                        new YearOfFacts(year, WORKERS),
                        STRUCTURE,
                        Window.complete(year.atMonth(Month.JANUARY), year.atMonth(Month.DECEMBER)));
    }

    private static long close(Essaim essaim, Year year) {
        long facts = 0;
        for (Month month : Month.values()) {
            for (CloseReport report : essaim.time().close(List.of(STRUCTURE), year.atMonth(month))) {
                facts += report.seal().facts();
            }
        }
        return facts;
    }

    /** What closing alone allocates. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Memory {
        /** Megabytes. */
        public long megabytes;
    }

    /** Closes the year; answers how many facts were sealed, so that nobody measures an empty year. */
    @Benchmark
    public long closeOneYear(Memory memory) {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        long facts = close(essaim(), LAST);
        memory.megabytes =
                (THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) >> 20;
        if (facts < 120_000) {
            throw new IllegalStateException("Only " + facts + " facts were sealed.");
        }
        return facts;
    }

    private Essaim essaim() {
        if (essaim == null) {
            throw new IllegalStateException("Not opened.");
        }
        return essaim;
    }

    /** Leaves nothing behind. */
    @TearDown(Level.Iteration)
    public void close() throws IOException {
        essaim().close();
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(ClosingBenchmark::delete);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
