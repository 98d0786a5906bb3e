package org.essaim.tck;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Function;
import java.util.stream.Stream;
import org.essaim.spi.TimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract finds what it is there to find, and says so in words that a stranger understands. */
final class BrokenSourcesTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("TIM-01", BrokenSources.TellsSomeTwice::new, "the facts of 25 events, by worker, label"),
                fault("TIM-02", BrokenSources.SortsByTime::new, "the rows of 14 events, in the order in which"),
                fault("TIM-03", BrokenSources.GoesOnWhereItWas::new, "the facts of a second reading"),
                fault(
                        "TIM-04",
                        BrokenSources.SwallowsWhatTheSinkThrows::new,
                        "what comes out when the sink throws at the seventh fact"),
                fault("TIM-05", BrokenSources.KnowsNoZones::new, "a night in which an hour is left out"),
                fault(
                        "TIM-06",
                        BrokenSources.TakesTheRowForAKey::new,
                        "a later delivery, with one more event before the ten"),
                fault("TIM-07", BrokenSources.CountsInsteadOfDigesting::new, "when one label of ten is another"),
                fault("TIM-08", BrokenSources.WritesTheRowIntoTheLabel::new, "ten events and a new one before them"),
                fault("TIM-09", BrokenSources.NeverForgets::new, "five days of which one event was deleted"),
                fault(
                        "TIM-10",
                        BrokenSources.NamesAnEventByItsTimes::new,
                        "ten events of which one begins and ends five minutes later"),
                fault("TIM-11", BrokenSources.LeavesOutWhatItCannotRead::new, "of ten events of which one ends before"),
                fault("TIM-12", BrokenSources.QuotesTheRow::new, "where [Quatrelivres] stands in what the source told"),
                fault("TIM-13", BrokenSources.ReadsItAllFirst::new, "megabytes that a source of 200000 events holds"),
                fault("TIM-14", BrokenSources.KeepsAsciiOnly::new, "the labels as they are told"),
                fault("TIM-15", BrokenSources.LeavesOutWhatLooksAlike::new, "the facts of 2 events"));
    }

    private static Arguments fault(
            String rule, Function<Iterable<TimeSourceContract.Event>, TimeSource> source, String text) {
        return arguments(rule, source, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void eachFaultIsFoundByItsRule(
            String rule, Function<Iterable<TimeSourceContract.Event>, TimeSource> source, String text) {
        Run.subject = source;
        Contracts.isFound(TimeSourceContract.class, Run.class, rule, text);
    }

    @Test
    void noRuleLacksItsBrokenSource() {
        Contracts.everyRuleIsBroken(TimeSourceContract.class, faults());
    }

    /** The contract with a source of the caller's choice; nested, so that no build runs it as a test of its own. */
    static final class Run extends TimeSourceContract {
        private static Function<Iterable<Event>, TimeSource> subject = BrokenSources.Sound::new;

        @Override
        protected TimeSource source(Iterable<Event> events) {
            return subject.apply(events);
        }
    }
}
