package org.essaim.tck;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Function;
import java.util.stream.Stream;
import org.essaim.spi.CubeReader;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.SealedTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract finds what it is there to find, and says so in words that a stranger understands. */
final class BrokenCubesTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("CUB-01", BrokenCubes.ForgetsSchemes::new, "what two structures booked in January"),
                fault("CUB-02", BrokenCubes.KeepsReopenedMonths::new, "the sums of a month that was reopened"),
                fault(
                        "CUB-03",
                        BrokenCubes.ForgetsTheMonthOfWork::new,
                        "what February booked, corrections of January included"),
                fault(
                        "CUB-04",
                        BrokenCubes.DropsZeros::new,
                        "one worker's meeting of January taken back and another's added"),
                fault("CUB-05", BrokenCubes.LeavesOutTheLastMonth::new, "one of two structures, two of three months"),
                fault(
                        "CUB-06",
                        BrokenCubes.AnswersInTheOrderOfTheQuestion::new,
                        "one of them named twice and before the other"),
                fault("CUB-07", BrokenCubes.FailsOnStrangers::new, "the unknown structure [S404]"),
                fault(
                        "CUB-08",
                        BrokenCubes.CountsCells::new,
                        "two workers, one of whom changed teams between two of them"),
                fault("CUB-09", BrokenCubes.AddsUpWhatIsLeft::new, "in which a worker of [S001] was erased"),
                fault("CUB-10", BrokenCubes.HandsOutItsOwnList::new, "sums given before the next closing"),
                fault("CUB-11", BrokenCubes.ForgetsWhenReopened::new, "the sums after reopening"),
                fault("CUB-12", BrokenCubes.TakesOneCellOfEach::new, "the sums from 2026-01 on, after Step[act="),
                fault("CUB-13", BrokenCubes.CutsNothing::new, "the cells of [S001] in 2026-01, cut at [2026-01-07]"),
                fault("CUB-14", BrokenCubes.NamesFormerSeals::new, "of which March is reopened"));
    }

    private static Arguments fault(String rule, Function<Store, CubeReader> cube, String text) {
        return arguments(rule, cube, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void eachFaultIsFoundByItsRule(String rule, Function<Store, CubeReader> cube, String text) {
        Run.subject = cube;
        Contracts.isFound(CubeReaderContract.class, Run.class, rule, text);
    }

    @Test
    void noRuleLacksItsBrokenCube() {
        Contracts.everyRuleIsBroken(CubeReaderContract.class, faults());
    }

    /** The contract with a cube of the caller's choice; nested, so that no build runs it as a test of its own. */
    static final class Run extends CubeReaderContract {
        private static Function<Store, CubeReader> subject = store -> new SealedTime(store)::sums;

        @Override
        protected Store newStore() {
            return new InMemoryStore();
        }

        @Override
        protected CubeReader cube(Store store) {
            return subject.apply(store);
        }

        @Override
        protected Store reopen(Store store) {
            BrokenCubes.ForgetsWhenReopened.reopen();
            return store;
        }
    }
}
