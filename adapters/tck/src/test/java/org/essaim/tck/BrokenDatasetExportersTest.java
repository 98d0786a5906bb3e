package org.essaim.tck;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.essaim.spi.DatasetExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract finds what it is there to find, and says so in words that a stranger understands. */
final class BrokenDatasetExportersTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("DAT-01", BrokenDatasetExporters.Unknown::new, "what ServiceLoader finds for [unknown]"),
                fault("DAT-02", BrokenDatasetExporters.AsksThePlatform::new, "bytes under ar-EG and Asia/Kathmandu"),
                fault("DAT-03", BrokenDatasetExporters.ClosesTheStream::new, "stream closed by the exporter"),
                fault(
                        "DAT-04",
                        BrokenDatasetExporters.WrapsWhatTheStreamThrows::new,
                        "when the stream fails after 0 bytes"),
                fault(
                        "DAT-05",
                        BrokenDatasetExporters.KeepsTheRowInAField::new,
                        "bytes written while three other threads write"),
                fault("DAT-06", BrokenDatasetExporters.CollectsTheRows::new, "how many are kept when all were told"),
                fault("DAT-07", BrokenDatasetExporters.RoundsToWholeHours::new, "the rows that are read back in"));
    }

    private static Arguments fault(String rule, Supplier<DatasetExporter> exporter, String text) {
        return arguments(rule, exporter, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void eachFaultIsFoundByItsRule(String rule, Supplier<DatasetExporter> exporter, String text) {
        Run.subject = exporter;
        Contracts.isFound(DatasetExporterContract.class, Run.class, rule, text);
    }

    @Test
    void noRuleLacksItsBrokenExporter() {
        Contracts.everyRuleIsBroken(DatasetExporterContract.class, faults());
    }

    /** The contract with an exporter of the caller's choice; nested, so that no build runs it as a test of its own. */
    static final class Run implements DatasetExporterContract {
        private static Supplier<DatasetExporter> subject = BrokenDatasetExporters.Sound::new;

        private final DatasetExporter exporter = subject.get();

        @Override
        public DatasetExporter exporter() {
            return exporter;
        }

        @Override
        public List<List<Datum>> rows(Dataset dataset, byte[] file) {
            return BrokenDatasetExporters.rows(dataset, file);
        }
    }
}
