package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.exact.Rational;
import org.essaim.organisation.Function;

/** What a statement derives from its leaves, against sums that are written down one by one. */
class StatementFiguresTest {
    private static final EmployerCost COST = EmployerCost.unknown()
            .with("", Function.CARE_WORKER, LocalDate.of(2025, 1, 1), new BigDecimal("25.417"))
            .with("", Function.AREA_MANAGER, LocalDate.of(2025, 1, 1), new BigDecimal("38.09"))
            .with("S2", Function.CARE_WORKER, LocalDate.of(2025, 2, 1), new BigDecimal("27.3"));

    @Provide
    Arbitrary<List<FundingAgreement>> pools() {
        return Pools.pools(60_000);
    }

    @Provide
    Arbitrary<List<Pools.Arrival>> arrivals() {
        return Pools.arrivals(30_000);
    }

    private static List<Leaf> leaves(List<FundingAgreement> pool, List<Pools.Arrival> arrivals, EmployerCost cost) {
        List<Leaf> leaves = new ArrayList<>();
        Pools.issued(pool, arrivals, cost).forEach(batch -> leaves.addAll(batch.leaves()));
        leaves.sort(Leaf.CANONICAL);
        return leaves;
    }

    private static StatementFigures figures(List<FundingAgreement> pool, List<Leaf> leaves) {
        return Statements.content(pool, leaves).figures();
    }

    private static long sum(List<Leaf> leaves, Predicate<Leaf> which, ToLongFunction<Leaf> figure) {
        return leaves.stream().filter(which).mapToLong(figure).sum();
    }

    private static Rational share(List<Leaf> leaves, FundingAgreement agreement) {
        Rational sum = Rational.ZERO;
        for (Leaf leaf : leaves) {
            sum = sum.plus(Rational.of(
                    leaf.claimed(agreement.id())
                            * agreement.share(leaf.cell().from()).numerator(),
                    agreement.share(leaf.cell().from()).denominator()));
        }
        return sum;
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyLineSumsItsLeavesAndSplitsThemWithoutRest(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        List<Leaf> leaves = leaves(pool, arrivals, COST);
        FundingAgreement agreement = pool.get(0);
        for (StatementFigures.Line line : figures(pool, leaves).lines()) {
            Predicate<Leaf> own =
                    leaf -> leaf.cell().month().equals(line.subject().month())
                            && leaf.cell().category() == line.subject().category()
                            && leaf.cell().structure().equals(line.subject().structure());
            assertThat(line.recorded()).isEqualTo(sum(leaves, own, Leaf::seconds));
            assertThat(line.claimed()).isEqualTo(sum(leaves, own, leaf -> leaf.claimed("A")));
            assertThat(line.eligible())
                    .isEqualTo(sum(
                            leaves,
                            own.and(leaf ->
                                    Eligibility.failure(agreement, leaf.cell()).isEmpty()),
                            Leaf::seconds));
            assertThat(line.cents()).isEqualTo(sum(leaves, own, leaf -> leaf.cents("A")));
            assertThat(line.othersCents())
                    .isEqualTo(sum(leaves, own, leaf -> leaf.cents("B") + leaf.cents("C") + leaf.cents("D")));
            assertThat(line.funded() + line.others() + line.unfunded()).isEqualTo(line.recorded());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void recordedTimeIsFundedOrUnfundedForAReasonToTheSecond(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        List<Leaf> leaves = leaves(pool, arrivals, COST);
        StatementFigures figures = figures(pool, leaves);
        StatementFigures.Totals totals = figures.totals();

        // Exactly, in shares of seconds: what is counted by somebody, less what is paid for, is the employer's own
        // share.
        Rational paid = Rational.ZERO;
        for (FundingAgreement agreement : pool) {
            paid = paid.plus(share(leaves, agreement));
        }
        Rational unclaimed = Rational.of(sum(
                leaves,
                leaf -> true,
                leaf -> leaf.unclaimed().values().stream()
                        .mapToLong(each -> each)
                        .sum()));
        Rational own = Rational.of(totals.recorded()).minus(paid).minus(unclaimed);
        Rational ownByLeaf = Rational.ZERO;
        for (Leaf leaf : leaves) {
            ownByLeaf = ownByLeaf.plus(Rational.of(leaf.covered()));
        }
        assertThat(own).isEqualTo(ownByLeaf.minus(paid)).isGreaterThanOrEqualTo(Rational.ZERO);

        // And as printed, in whole seconds.
        long reasons = figures.reasons().values().stream()
                .mapToLong(StatementFigures.Unfunded::seconds)
                .sum();
        assertThat(totals.funded() + totals.others() + reasons).isEqualTo(totals.recorded());
        assertThat(totals.unfunded()).isEqualTo(reasons);
        figures.reasons().forEach((reason, unfunded) -> {
            if (reason != Reason.OWN_SHARE) {
                assertThat(unfunded.seconds())
                        .isEqualTo(sum(
                                leaves, leaf -> true, leaf -> leaf.unclaimed().getOrDefault(reason, 0L)));
            }
        });
        assertThat(totals.funded())
                .isEqualTo(figures.lines().stream()
                        .mapToLong(StatementFigures.Line::funded)
                        .sum());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void fundedSecondsAreRoundedOnceAboveAndOnceBelowZero(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        List<Leaf> leaves = leaves(pool, arrivals, COST);
        Map<StatementFigures.Subject, List<Leaf>> bySubject = new TreeMap<>();
        leaves.forEach(leaf -> bySubject
                .computeIfAbsent(
                        new StatementFigures.Subject(
                                leaf.cell().month(),
                                leaf.cell().category(),
                                leaf.cell().structure()),
                        none -> new ArrayList<>())
                .add(leaf));
        Rational above = Rational.ZERO;
        Rational below = Rational.ZERO;
        for (List<Leaf> own : bySubject.values()) {
            Rational exact = share(own, pool.get(0));
            above = exact.signum() > 0 ? above.plus(exact) : above;
            below = exact.signum() < 0 ? below.minus(exact) : below;
        }

        assertThat(figures(pool, leaves).totals().funded()).isEqualTo(above.rounded() - below.rounded());
        for (StatementFigures.Line line : figures(pool, leaves).lines()) {
            Rational exact = share(Objects.requireNonNull(bySubject.get(line.subject())), pool.get(0));
            assertThat(line.funded() == 0 || Long.signum(line.funded()) == exact.signum())
                    .isTrue();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatTimeCostIsPaidOrRemainsToTheCent(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        List<Leaf> leaves = leaves(pool, arrivals, COST);
        StatementFigures figures = figures(pool, leaves);
        StatementFigures.Totals totals = figures.totals();
        Rational cost = Rational.ZERO;
        for (Leaf leaf : leaves) {
            cost = cost.plus(Rational.of(Objects.requireNonNull(leaf.cost()))
                    .times(leaf.seconds())
                    .over(Rational.of(36)));
        }
        long costCents = Objects.requireNonNull(totals.costCents());
        long reasons = figures.reasons().values().stream()
                .mapToLong(reason -> Objects.requireNonNull(reason.cents()))
                .sum();

        Rational off = cost.minus(Rational.of(costCents));
        assertThat(off).isBetween(Rational.of(-1), Rational.of(1));
        assertThat(totals.covered() + totals.othersCovered() + reasons + Objects.requireNonNull(totals.rateGapCents()))
                .isEqualTo(costCents);
        assertThat(totals.remainingCents()).contains(costCents - totals.covered() - totals.othersCovered());
        assertThat(figures.lines().stream()
                        .mapToLong(line -> Objects.requireNonNull(line.costCents()))
                        .sum())
                .isEqualTo(costCents);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void withoutACostOfEveryHourNoEuroValueIsMadeUp(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        EmployerCost partial =
                EmployerCost.unknown().with("", Function.DIRECTOR, LocalDate.of(2025, 1, 1), new BigDecimal("50"));
        List<Leaf> leaves = leaves(pool, arrivals, partial);
        StatementFigures figures = figures(pool, leaves);

        if (leaves.stream().anyMatch(leaf -> leaf.seconds() != 0)) {
            assertThat(figures.totals().costCents()).isNull();
            assertThat(figures.totals().rateGapCents()).isNull();
            assertThat(figures.totals().remainingCents()).isEmpty();
            assertThat(figures.lines()).allMatch(line -> line.costCents() == null);
            assertThat(figures.reasons().values()).allMatch(reason -> reason.cents() == null);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsMineInMyStatementIsAnothersInYours(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        if (pool.size() == 2) {
            List<Leaf> leaves = leaves(pool, arrivals, COST);
            StatementFigures mine = figures(pool, leaves);
            StatementFigures yours = figures(List.of(pool.get(1), pool.get(0)), leaves);

            assertThat(mine.totals().funded()).isEqualTo(yours.totals().others());
            assertThat(mine.totals().othersCents()).isEqualTo(yours.totals().cents());
            assertThat(mine.reasons()).isEqualTo(yours.reasons());
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aRowIsReadBackAsItWasWritten(
            @ForAll("pools") List<FundingAgreement> pool, @ForAll("arrivals") List<Pools.Arrival> arrivals) {
        for (Leaf leaf : leaves(pool, arrivals, COST)) {
            assertThat(new LeafRows().leaf(new LeafRows().row(leaf))).contains(leaf);
        }
        List<Batch> batches = Pools.issued(pool, arrivals, COST);
        for (Batch batch : batches) {
            assertThat(Batch.of(new org.essaim.spi.Document(
                            batch.key(), 1, 1, java.time.Instant.EPOCH, "tests", batch.toTree())))
                    .isEqualTo(batch);
        }
        assertThat(YearMonth.of(2025, 3)).isEqualTo(Batch.month("S:1:2025-03"));
    }
}
