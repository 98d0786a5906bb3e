package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.exact.Rational;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final EmployerCost NO_COST = EmployerCost.unknown();

    @Provide
    Arbitrary<List<FundingAgreement>> tinyPools() {
        return Pools.pools(20);
    }

    @Provide
    Arbitrary<List<Pools.Arrival>> tinyArrivals() {
        return Pools.arrivals(9);
    }

    @Provide
    Arbitrary<List<FundingAgreement>> pools() {
        return Pools.pools(60_000);
    }

    @Provide
    Arbitrary<List<Pools.Arrival>> arrivals() {
        return Pools.arrivals(30_000);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void countsWhatCountingSecondBySecondCounts(
            @ForAll("tinyPools") List<FundingAgreement> pool, @ForAll("tinyArrivals") List<Pools.Arrival> arrivals) {
        SecondBySecond oracle = new SecondBySecond(pool);
        List<Batch> batches = Pools.issued(pool, arrivals, NO_COST);
        for (int i = 0; i < arrivals.size(); i++) {
            oracle.issue(arrivals.get(i).cells(), batches.get(i).leaves());
            for (Leaf leaf : batches.get(i).leaves()) {
                if (leaf.reversal()) {
                    continue;
                }
                SecondBySecond.Seconds expected = oracle.at(leaf.cell());
                assertThat(leaf.seconds()).isEqualTo(expected.balance());
                assertThat(leaf.seconds() - leaf.covered())
                        .isEqualTo(expected.balance() < 0 ? expected.balance() : expected.nobodys());
                for (FundingAgreement agreement : pool) {
                    assertThat(leaf.claimed(agreement.id()))
                            .as("issue %s, %s of %s", i + 1, agreement.id(), leaf.cell())
                            .isEqualTo(expected.claimed(agreement.id()));
                }
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void noCeilingIsCrossedByAnySequenceOfIssuesAndCorrections(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        for (FundingAgreement agreement : pool) {
            long cents = 0;
            long seconds = 0;
            for (Batch batch : Pools.issued(pool, arrivals, NO_COST)) {
                cents += batch.cents(agreement.id());
                seconds += batch.payable(agreement.id());
                if (agreement.ceilingCents() != null) {
                    assertThat(cents).isBetween(0L, agreement.ceilingCents());
                }
                if (agreement.ceilingSeconds() != null) {
                    assertThat(seconds).isBetween(0L, agreement.ceilingSeconds());
                }
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void noSecondIsPaidAboveTheWholeAndWhoIsNotEligibleCountsNothing(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        for (Batch batch : Pools.issued(pool, arrivals, NO_COST)) {
            for (Leaf leaf : batch.leaves()) {
                long sign = leaf.reversal() ? -1 : 1;
                long seconds = leaf.seconds() * sign;
                long covered = leaf.covered() * sign;
                assertThat(covered).isBetween(0L, Math.max(0, seconds));
                Rational paid = Rational.ZERO;
                for (FundingAgreement agreement : pool) {
                    long claimed = leaf.claimed(agreement.id()) * sign;
                    assertThat(claimed).isBetween(0L, covered);
                    assertThat(claimed == 0
                                    || Eligibility.failure(agreement, leaf.cell())
                                            .isEmpty())
                            .isTrue();
                    paid = paid.plus(agreement.share(leaf.cell().from()).exact().times(claimed));
                }
                assertThat(paid).isLessThanOrEqualTo(Rational.of(covered));
                leaf.unclaimed()
                        .values()
                        .forEach(rest ->
                                assertThat(rest * sign * Long.signum(seconds)).isPositive());
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aSecondIsLeftAtTheCeilingOnlyIfNotOneMoreCouldBePaid(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        // Without corrections: what a correction sets free is not offered again at once.
        List<Batch> batches = Pools.issued(pool, arrivals.subList(0, 1), NO_COST);
        for (Leaf leaf : batches.get(0).leaves()) {
            if (leaf.unclaimed().containsKey(Reason.CEILING)) {
                for (FundingAgreement agreement : pool) {
                    if (Eligibility.failure(agreement, leaf.cell()).isEmpty()) {
                        assertThat(couldPayOneMore(
                                        agreement, batches, leaf.cell().from()))
                                .isFalse();
                    }
                }
            }
        }
    }

    private static boolean couldPayOneMore(FundingAgreement agreement, List<Batch> batches, LocalDate day) {
        Rational exact = Rational.ZERO;
        long seconds = 0;
        for (Batch batch : batches) {
            for (Leaf leaf : batch.leaves()) {
                long claimed = leaf.claimed(agreement.id());
                seconds += claimed;
                if (claimed != 0) {
                    exact = exact.plus(
                            SecondBySecond.price(agreement, leaf.cell().from()).times(claimed));
                }
            }
        }
        Rational withOneMore = exact.plus(SecondBySecond.price(agreement, day));
        return (agreement.ceilingSeconds() == null || seconds + 1 <= agreement.ceilingSeconds())
                && (agreement.ceilingCents() == null
                        || withOneMore.compareTo(Rational.of(agreement.ceilingCents())) <= 0);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theOrderInWhichAgreementsAreKeptNeverMatters(
            @ForAll("pools") List<FundingAgreement> pool,
            @ForAll("arrivals") List<Pools.Arrival> arrivals,
            @ForAll Random random) {
        List<FundingAgreement> shuffled = new ArrayList<>(pool);
        Collections.shuffle(shuffled, random);

        assertThat(Pools.issued(shuffled, arrivals, NO_COST)).isEqualTo(Pools.issued(pool, arrivals, NO_COST));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void eachBatchIsRoundedOnceAndDividedDownToItsLeaves(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        for (Batch batch : Pools.issued(pool, arrivals, NO_COST)) {
            for (FundingAgreement agreement : pool) {
                Rational exact = Rational.ZERO;
                long paid = 0;
                for (Leaf leaf : batch.leaves()) {
                    long claimed = leaf.claimed(agreement.id());
                    if (!leaf.reversal()) {
                        paid += leaf.cents(agreement.id());
                        assertThat(claimed > 0 || leaf.cents(agreement.id()) == 0)
                                .isTrue();
                        exact = claimed == 0
                                ? exact
                                : exact.plus(SecondBySecond.price(
                                                agreement, leaf.cell().from())
                                        .times(claimed));
                    }
                }
                assertThat(paid).isEqualTo(exact.rounded());
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aCorrectedLeafIsTakenBackWholeAndOnlyTheNewPostingIsDividedAnew(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        Map<Cell, Leaf> standing = new TreeMap<>();
        for (Batch batch : Pools.issued(pool, arrivals, NO_COST)) {
            Map<Cell, Leaf> posted = new TreeMap<>();
            for (Leaf leaf : batch.leaves()) {
                if (leaf.reversal()) {
                    Leaf former = Objects.requireNonNull(standing.remove(leaf.cell()));
                    assertThat(leaf).isEqualTo(former.reversed(batch.number()));
                    former.cents()
                            .forEach((agreement, cents) ->
                                    assertThat(leaf.cents(agreement)).isEqualTo(-cents));
                } else {
                    assertThat(posted.put(leaf.cell(), leaf)).isNull();
                }
            }
            posted.forEach((cell, leaf) -> assertThat(standing.put(cell, leaf)).isNull());
        }
        SortedMap<Cell, Long> told = new TreeMap<>();
        arrivals.forEach(arrival -> arrival.cells().forEach((cell, seconds) -> told.merge(cell, seconds, Long::sum)));
        told.forEach((cell, seconds) ->
                assertThat(standing.get(cell)).extracting(Leaf::seconds).isEqualTo(seconds));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void moreTimeInACellNeverTakesASecondFromAnAgreementThatHadIt(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        Map<Cell, Leaf> standing = new TreeMap<>();
        for (Batch batch : Pools.issued(pool, arrivals, NO_COST)) {
            for (Leaf leaf : batch.leaves()) {
                Leaf former = leaf.reversal() ? null : standing.put(leaf.cell(), leaf);
                if (former != null && leaf.seconds() >= former.seconds()) {
                    for (FundingAgreement agreement : pool) {
                        // A cent that rounding once gave away may be missing: then seconds worth less than a cent go.
                        long lost = former.claimed(agreement.id()) - leaf.claimed(agreement.id());
                        assertThat(lost <= 0 || agreement.ceilingCents() != null)
                                .isTrue();
                    }
                }
            }
        }
    }

    private static SortedMap<Cell, SortedMap<YearMonth, Long>> booked(Map<Cell, Long> cells) {
        return new Pools.Arrival(YearMonth.of(2025, 3), new TreeMap<>(cells)).booked();
    }

    private static Leaf posted(List<Leaf> leaves, Cell cell) {
        return leaves.stream()
                .filter(leaf -> !leaf.reversal() && leaf.cell().equals(cell))
                .findFirst()
                .orElseThrow();
    }

    private static Batch batch(int number, List<Leaf> leaves) {
        return Batch.of("coordination", number, new TreeMap<>(), new TreeSet<>(), leaves);
    }

    @Test
    void whatACorrectionAddsIsOfferedToThoseWhoCountTheCellAlready() {
        Cell cell = Pools.cell("S1", 1, LocalDate.of(2025, 1, 1), Category.TEAM_MEETING);
        List<FundingAgreement> pool = List.of(Terms.of("A").agreement());
        Batch first = batch(1, new Allocation(pool, List.of()).allocate(booked(Map.of(cell, 36_000L)), NO_COST));

        List<Leaf> next = new Allocation(pool, List.of(first)).allocate(booked(Map.of(cell, 7_200L)), NO_COST);

        assertThat(posted(next, cell).claimed("A")).isEqualTo(43_200);
        assertThat(posted(next, cell).unclaimed()).isEmpty();
    }

    @Test
    void theSameAgreementNeverCountsASecondTwiceHoweverSmallItsShare() {
        Cell cell = Pools.cell("S1", 1, LocalDate.of(2025, 1, 1), Category.TEAM_MEETING);
        List<FundingAgreement> pool = List.of(Terms.of("A").share("40 %").agreement());
        Batch first = batch(1, new Allocation(pool, List.of()).allocate(booked(Map.of(cell, 36_000L)), NO_COST));

        List<Leaf> next = new Allocation(pool, List.of(first)).allocate(booked(Map.of(cell, 7_200L)), NO_COST);

        assertThat(posted(next, cell).claimed("A")).isEqualTo(43_200);
    }

    @Test
    void agreementsThatStoodSideBySideInACellStillDoWhenItShrinks() {
        // A counts 4 of 10 s and B, which does not fit beside A, the 6 others; of 8 s left B can only have 4.
        Cell cell = Pools.cell("S1", 1, LocalDate.of(2025, 1, 1), Category.TEAM_MEETING);
        List<FundingAgreement> pool = List.of(
                Terms.of("A").share("60 %").ceilingSeconds(4L).agreement(),
                Terms.of("B").share("60 %").priority(2).agreement());
        Batch first = batch(1, new Allocation(pool, List.of()).allocate(booked(Map.of(cell, 10L)), NO_COST));
        assertThat(posted(first.leaves(), cell).claims()).containsEntry("A", 4L).containsEntry("B", 6L);

        List<Leaf> next = new Allocation(pool, List.of(first)).allocate(booked(Map.of(cell, -2L)), NO_COST);

        assertThat(posted(next, cell).claims()).containsEntry("A", 4L).containsEntry("B", 4L);
    }

    @Test
    void aCentThatRoundingGaveAwayIsNotPaidTwiceWhenALeafIsCorrected() {
        // 10.6 + 10.6 + 10.8 cents = 32 cents, the ceiling: the second leaf got 10. Corrected, it would round to 11.
        List<Cell> cells = List.of(
                Pools.cell("S1", 1, LocalDate.of(2025, 1, 1), Category.TEAM_MEETING),
                Pools.cell("S1", 2, LocalDate.of(2025, 1, 1), Category.TEAM_MEETING),
                Pools.cell("S1", 3, LocalDate.of(2025, 1, 1), Category.TEAM_MEETING));
        List<FundingAgreement> pool =
                List.of(Terms.of("A").rate("0.36").ceilingCents(32L).agreement());
        Batch first = batch(
                1,
                new Allocation(pool, List.of())
                        .allocate(
                                booked(Map.of(cells.get(0), 1_060L, cells.get(1), 1_060L, cells.get(2), 1_080L)),
                                NO_COST));
        assertThat(first.cents("A")).isEqualTo(32);
        assertThat(posted(first.leaves(), cells.get(1)).cents("A")).isEqualTo(10);

        List<Leaf> next = new Allocation(pool, List.of(first)).allocate(booked(Map.of(cells.get(1), -1L)), NO_COST);

        assertThat(first.cents("A") + batch(2, next).cents("A")).isLessThanOrEqualTo(32);
        assertThat(posted(next, cells.get(1)).claimed("A")).isEqualTo(1_000);
    }

    @Test
    void whereACeilingEndsNoStructureIsFavouredByItsName() {
        Set<String> structures = Set.of("S1", "S2", "S3");
        Map<Cell, Long> cells = new TreeMap<>();
        structures.forEach(structure ->
                cells.put(Pools.cell(structure, 1, LocalDate.of(2025, 1, 1), Category.TEAM_MEETING), 3_600L));
        List<FundingAgreement> pool =
                List.of(Terms.of("A").ceilingSeconds(5_401L).agreement());

        List<Leaf> leaves = new Allocation(pool, List.of()).allocate(booked(cells), NO_COST);

        assertThat(leaves).extracting(leaf -> leaf.claimed("A")).containsExactly(1_801L, 1_800L, 1_800L);
    }
}
