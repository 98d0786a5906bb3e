package org.essaim.tck;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.essaim.spi.Exporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract finds what it is there to find, and says so in words that a stranger understands. */
final class BrokenExportersTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("EXP-01", BrokenExporters.Unknown::new, "what ServiceLoader finds for [unknown]"),
                fault("EXP-02", BrokenExporters.AsksThePlatform::new, "bytes under ar-EG and Asia/Kathmandu"),
                fault("EXP-03", BrokenExporters.ClosesTheStream::new, "stream closed by the exporter"),
                fault(
                        "EXP-04",
                        BrokenExporters.RoundsToWholeHours::new,
                        "a report of 10.01 hours, beside one of 10.00"),
                fault(
                        "EXP-05",
                        BrokenExporters.SwallowsWhatTheStreamThrows::new,
                        "when the stream fails after 0 bytes"),
                fault("EXP-05", BrokenExporters.WrapsWhatTheStreamThrows::new, "when the stream fails after 0 bytes"),
                fault(
                        "EXP-06",
                        BrokenExporters.KeepsTheReportInAField::new,
                        "bytes written while three other threads write"),
                fault("EXP-07", BrokenExporters.RefusesWhatXmlCannotHold::new, "a text that holds [NUL: [\\u0000]]"),
                fault("EXP-08", BrokenExporters.LeavesOutTotals::new, "in the sample report in [fr_FR] and not in"),
                fault("EXP-09", BrokenExporters.TakesWhatIsAbsentForNothing::new, "shown of a figure that is absent"),
                fault("EXP-10", BrokenExporters.ForgetsThatItIsInvented::new, "a report of invented organisations"),
                fault("EXP-11", BrokenExporters.CountsItsReports::new, "a report that was written a second time"));
    }

    private static Arguments fault(String rule, Supplier<Exporter> exporter, String text) {
        return arguments(rule, exporter, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void eachFaultIsFoundByItsRule(String rule, Supplier<Exporter> exporter, String text) {
        Run.subject = exporter;
        Contracts.isFound(ExporterContract.class, Run.class, rule, text);
    }

    @Test
    void noRuleLacksItsBrokenExporter() {
        Contracts.everyRuleIsBroken(ExporterContract.class, faults());
    }

    /** The contract with an exporter of the caller's choice; nested, so that no build runs it as a test of its own. */
    static final class Run implements ExporterContract {
        private static Supplier<Exporter> subject = BrokenExporters.Sound::new;

        private final Exporter exporter = subject.get();

        @Override
        public Exporter exporter() {
            return exporter;
        }

        @Override
        public String text(byte[] file) {
            return new String(file, StandardCharsets.UTF_8);
        }
    }
}
