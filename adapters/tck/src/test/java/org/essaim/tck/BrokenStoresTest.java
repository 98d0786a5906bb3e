package org.essaim.tck;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract finds what it is there to find, and says so in words that a stranger understands. */
final class BrokenStoresTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "STO-01",
                        BrokenStores.RepeatsItsFirstNumber::new,
                        "the sequence number of a commit that follows commit 1"),
                fault("STO-02", BrokenStores.CountsFromZero::new, "the versions of [agreement:cd-59], put three times"),
                fault("STO-03", BrokenStores.MindsNoKind::new, "documents() in a store that holds something else"),
                fault("STO-04", BrokenStores.ReturnsTheOldest::new, "document() after two versions"),
                fault("STO-05", BrokenStores.Forgetful::new, "history() after twelve versions"),
                fault("STO-06", BrokenStores.AsOfExclusive::new, "the version as of the commit of version 1 itself"),
                fault(
                        "STO-07",
                        BrokenStores.SortsLikeADictionary::new,
                        "the identifiers that documents() lists, in order"),
                fault("STO-08", BrokenStores.IgnoresCase::new, "putting the new document [A:b:c]"),
                fault("STO-09", BrokenStores.AcceptsLostUpdates::new, "a commit that expects version 1 of 2"),
                fault("STO-10", BrokenStores.CreatesAgain::new, "a commit that creates a document again"),
                fault(
                        "STO-11",
                        BrokenStores.NotAtomic::new,
                        "segments of the month, after a refused commit that appended one"),
                fault(
                        "STO-12",
                        BrokenStores.RefusesWithoutAWord::new,
                        "a commit that expects version 5 of a document that has 7"),
                fault(
                        "STO-13",
                        BrokenStores.SwapsSegments::new,
                        "the segments of one structure, month and kind, in order"),
                fault("STO-14", BrokenStores.ListsMonthsTwice::new, "months()"),
                fault(
                        "STO-15",
                        BrokenStores.CutsSegments::new,
                        "in a segment of 5000000 bytes (-1: none), of which 1048576 came back"),
                fault(
                        "STO-16",
                        BrokenStores.SharesArrays::new,
                        "the stored bytes, after the caller overwrote his array"),
                fault("STO-17", BrokenStores.SplitsLargeCommits::new, "the documents of a commit of 1000"),
                fault("STO-18", BrokenStores.SkipsEmptyCommits::new, "the sequence number of an empty commit"),
                fault(
                        "STO-19",
                        BrokenStores.CutsToSeconds::new,
                        "the instant of a commit made at 2026-03-29T01:30:00.001Z"),
                fault(
                        "STO-20",
                        BrokenStores.ComposesAccents::new,
                        "a key that holds [\\u00E9 of two characters: e\\u0301]"),
                fault("STO-21", BrokenStores.EndsTextsAtNul::new, "an actor that holds [NUL: [\\u0000]]"),
                fault("STO-22", BrokenStores.CountsInDoubles::new, "the number 9223372036854775807"),
                fault("STO-23", BrokenStores.SortsFields::new, "the order of fields"),
                fault("STO-24", BrokenStores.LooksBeforeItLeaps::new, "in 25 rounds of two writers on one document"),
                fault("STO-25", BrokenStores.OneWriterAtATime::new, "one of 4 threads at the store was thrown out"),
                fault("STO-26", BrokenStores.ShowsHalves::new, "what a reader saw while three others wrote"),
                fault("STO-27", BrokenStores.HandsOutItsOwnList::new, "segments read before the next commit"),
                fault("STO-28", InMemoryStore::new, "sequence() after reopening"),
                fault("STO-29", BrokenStores.AnswersWhenClosed::new, "document() of a closed store"),
                fault("STO-30", BrokenStores.AcceptsLostUpdates::new, "whether commit"),
                fault("STO-31", BrokenStores.CountsTheInstantItself::new, "the very instant of the first commit"),
                fault(
                        "STO-32",
                        BrokenRedactions.ErasesTheNewestVersionOnly::new,
                        "history() after version 1 of 2 was redacted"),
                fault("STO-33", BrokenRedactions.ErasesByAppending::new, "three of four redacted"),
                fault("STO-34", BrokenRedactions.ErasesWhatItFinds::new, "which is not there"),
                fault("STO-35", BrokenRedactions.ErasesBeforeItLooks::new, "that the stale commit would have redacted"),
                fault("STO-36", InMemoryStore::new, "documents() after reopening"),
                fault("STO-37", BrokenStores.FailsOnNul::new, "a name that holds [NUL: [\\u0000]]"),
                fault(
                        "STO-38",
                        BrokenStores.CommitsInTwoSteps::new,
                        "what is there after a commit whose step 1 failed, which was taken"),
                fault(
                        "STO-39",
                        BrokenStores.RepeatsWithoutLooking::new,
                        "after an import and a closing of 2026-01 whose step 1 and all that follow failed"),
                fault("STO-40", BrokenStores.LooksBeforeItLeaps::new, "STO-40: "));
    }

    private static Arguments fault(String rule, Supplier<Store> store, String text) {
        return arguments(rule, store, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void eachFaultIsFoundByItsRule(String rule, Supplier<Store> store, String text) {
        Run.subject = store;
        Contracts.isFound(StoreContract.class, Run.class, rule, text);
    }

    @Test
    void noRuleLacksItsBrokenStore() {
        Contracts.everyRuleIsBroken(StoreContract.class, faults());
    }

    /** The contract with a store of the caller's choice; nested, so that no build runs it as a test of its own. */
    static final class Run extends StoreContract {
        private static Supplier<Store> subject = InMemoryStore::new;

        @Override
        protected Store newStore() {
            return subject.get();
        }

        @Override
        protected Store reopen(Store store) {
            store.close();
            return new InMemoryStore();
        }

        @Override
        protected Store failing(Store store, Faults faults) {
            if (store instanceof BrokenStores.Fallible fallible) {
                fallible.failAt(faults);
                return store;
            }
            return new BrokenStores.FailsAround(store, faults);
        }
    }
}
