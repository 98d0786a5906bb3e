package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.essaim.exact.Rational;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many hours in few cells: the same to within seconds, and what is told was looked at in detail. */
class SketchTest {
    private static final Category[] CATEGORIES = {
        Category.TEAM_MEETING, Category.MENTORING, Category.PRACTICE_ANALYSIS, Category.CONSULTATION
    };

    /** Three thousand cells of a hundred workers, the first third of them issued, some of those corrected. */
    private static Trials trials(FundingPool.Sharing sharing, @Nullable Long guard) {
        Random random = new Random(42);
        SortedMap<Cell, Long> first = new TreeMap<>();
        SortedMap<Cell, Long> next = new TreeMap<>();
        for (int i = 0; i < 12_000; i++) {
            Cell cell = Pools.cell(
                    random.nextBoolean() ? "S1" : "S2",
                    1 + random.nextInt(100),
                    LocalDate.of(2025, 1 + random.nextInt(6), 1),
                    CATEGORIES[random.nextInt(CATEGORIES.length)]);
            if (cell.month().getMonthValue() <= 2) {
                first.put(cell, 600L + random.nextInt(20_000));
            } else {
                next.put(cell, 600L + random.nextInt(20_000));
            }
        }
        first.keySet().stream().limit(40).forEach(cell -> next.put(cell, (long) random.nextInt(900) - 300));
        List<FundingAgreement> pool = List.of(
                Terms.of("A")
                        .categories(Set.of(CATEGORIES))
                        .ceilingSeconds(18_000_000L)
                        .weight(3)
                        .subCeilings(List.of(new SubCeiling(
                                "personne",
                                40_000,
                                SubCeiling.Unit.SECONDS,
                                SubCeiling.Per.PERSON_YEAR,
                                null,
                                Set.of(Category.MENTORING),
                                "test")))
                        .agreement(),
                Terms.of("B")
                        .priority(2)
                        .weight(2)
                        .rate("24.61")
                        .categories(Set.of(Category.CONSULTATION))
                        .ceilingCents(5_000_000L)
                        .rounding(new Rounding(3_600, Rounding.Direction.DOWN))
                        .agreement(),
                Terms.of("C")
                        .priority(3)
                        .weight(1)
                        .share("60 %")
                        .structures(Set.of("S1"))
                        .ceilingSeconds(2_000_000L)
                        .agreement());
        return Tries.of(
                new SharingTest.Shared(new FundingPool("coordination", sharing, guard, ""), pool),
                List.of(new Pools.Arrival(Tries.FIRST, first), new Pools.Arrival(Tries.FIRST.plusMonths(2), next)));
    }

    @ParameterizedTest
    @EnumSource(FundingPool.Sharing.class)
    void fundsWhatTheDetailFundsToWithinSeconds(FundingPool.Sharing sharing) {
        Trials trials = trials(sharing, sharing == FundingPool.Sharing.PRO_RATA ? 200_000L : null);
        Trials.Draft draft = trials.draft(trials.now());
        assertThat(Sketch.isDetailed(draft.booked())).isFalse();
        Function<PoolTerms, Tally> sketch =
                Sketch.of(trials, draft.booked(), draft.corrected(), trials.now(), trials.now(), trials.now());
        for (List<String> order : List.of(List.of("A", "B", "C"), List.of("C", "A", "B"), List.of("B", "C", "A"))) {
            PoolTerms terms = trials.now().inOrder(order);
            Rational detail = Tries.funded(terms, trials);
            // The oldest work first goes cell by cell, so what lies together changes who takes it.
            long apart = sharing == FundingPool.Sharing.FIFO ? detail.rounded() / 100 : 600;
            assertThat(sketch.apply(terms).funded().minus(detail).rounded())
                    .as("%s", order)
                    .isBetween(-apart, apart);
        }
    }

    @Test
    void whatASketchFindsIsToldAsTheDetailHasIt() {
        Trials trials = trials(FundingPool.Sharing.PRIORITY, null);
        FundingOutlook outlook = new FundingOutlook(trials, List.of(), true);
        Rational best = Rational.ZERO;
        for (List<String> order : Tries.orders(trials.now().order())) {
            Rational funded = Tries.funded(trials.now().inOrder(order), trials);
            best = funded.compareTo(best) > 0 ? funded : best;
        }
        FundingOutlook.Better better = Objects.requireNonNull(outlook.orders().better());
        assertThat(Tries.funded(trials.now().inOrder(better.order()), trials)).isEqualTo(best);
        assertThat(better.outcome()
                        .tally()
                        .funded()
                        .minus(outlook.today().tally().funded()))
                .isEqualTo(best.minus(Tries.funded(trials.now(), trials)));
    }

    @Test
    void anAmendmentFoundInASketchIsPutRightInDetail() {
        Trials trials = trials(FundingPool.Sharing.PRIORITY, null);
        FundingOutlook.Amendments found = AmendmentSearch.of(trials, Category.PRACTICE_ANALYSIS);
        assertThat(found.ranked()).hasSizeBetween(2, 3);
        List<String> done = new ArrayList<>();
        for (Amendment each : found.ranked()) {
            PoolTerms terms = ChangeReading.read(
                            trials.now(),
                            each.changes().stream().map(TermChange::setting).toList(),
                            finding -> {
                                throw new AssertionError(finding.toString());
                            })
                    .orElseThrow();
            FundingAgreement raised = terms.agreement(each.agreement()).orElseThrow();
            assertThat(trials.outcome(trials.draft(terms)).tally().funded(Category.PRACTICE_ANALYSIS))
                    .isEqualTo(each.outcome().tally().funded(Category.PRACTICE_ANALYSIS));
            for (Ceiling ceiling : Ceiling.of(raised, Category.PRACTICE_ANALYSIS)) {
                FundingAgreement asItIs =
                        trials.now().agreement(each.agreement()).orElseThrow();
                if (each.changes().size() == 1 && ceiling.most(raised) > ceiling.most(asItIs)) {
                    PoolTerms less = terms.with(ceiling.at(raised, ceiling.most(raised) - 1));
                    assertThat(trials.draft(less).tally().funded(Category.PRACTICE_ANALYSIS))
                            .isLessThan(trials.draft(terms).tally().funded(Category.PRACTICE_ANALYSIS));
                    done.add(each.agreement());
                }
            }
        }
        assertThat(done).isNotEmpty();
    }
}
