package org.essaim.tck;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Function;
import java.util.stream.Stream;
import org.essaim.spi.TimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of sources that follow finds what it is there to find, and says so in words that a stranger understands. */
final class BrokenFollowersTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("FOL-01", FollowedLog.BeginsToday::new, "the facts of the first reading of a program of 25"),
                fault("FOL-02", FollowedLog.SeesOnlyWhatIsNew::new, "one event of ten moved by forty days, one with"),
                fault(
                        "FOL-03",
                        FollowedLog.TellsOfNoDeletion::new,
                        "two of ten events deleted, one of which was moved"),
                fault("FOL-04", FollowedLog.KeepsItsOwnPlace::new, "in a reading after one that broke off"),
                fault("FOL-05", FollowedLog.TakesAnUnknownMarkForTheEnd::new, "the facts since a mark that was never"),
                fault("FOL-06", FollowedLog.MarksEachReading::new, "after three visits to a program that nobody used"),
                fault("FOL-07", FollowedLog.MarksTheLastRow::new, "where [9X7] stands in a mark"),
                fault("FOL-08", FollowedLog.TellsTheFirstOfSeveralChanges::new, "the hours that are known after"));
    }

    private static Arguments fault(String rule, Function<FollowedLog, TimeSource> source, String text) {
        return arguments(rule, source, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void eachFaultIsFoundByItsRule(String rule, Function<FollowedLog, TimeSource> source, String text) {
        Run.subject = source;
        Contracts.isFound(FollowedSourceContract.class, Run.class, rule, text);
    }

    @Test
    void noRuleLacksItsBrokenSource() {
        Contracts.everyRuleIsBroken(FollowedSourceContract.class, faults());
    }

    /** The contract with a source of the caller's choice; nested, so that no build runs it as a test of its own. */
    static final class Run extends FollowedSourceContract {
        private static Function<FollowedLog, TimeSource> subject = FollowedLog.Sound::new;

        @Override
        protected Program program() {
            return new FollowedLog(subject);
        }
    }
}
