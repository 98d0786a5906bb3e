package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.essaim.funding.StatementDifference.Cause;
import org.essaim.funding.StatementDifference.Line;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/** What explains the difference of two statements, against somebody who knows every batch and adds leaf by leaf. */
class ReconciliationTest {
    private static final EmployerCost COST = EmployerCost.unknown()
            .with("", Function.CARE_WORKER, LocalDate.of(2025, 1, 1), new BigDecimal("25.417"))
            .with("", Function.AREA_MANAGER, LocalDate.of(2025, 1, 1), new BigDecimal("38.09"))
            .with("S2", Function.CARE_WORKER, LocalDate.of(2025, 2, 1), new BigDecimal("27.3"));

    /** Batches of a pool, and which of them each of two statements holds, with which of the other agreements. */
    record Case(
            List<FundingAgreement> pool,
            List<Batch> batches,
            List<Integer> one,
            List<Integer> other,
            boolean amended,
            boolean withoutLast) {
        @Override
        public String toString() {
            return one + " → " + other + (amended ? " amended" : "") + (withoutLast ? " without last" : "");
        }

        StatementContent first() {
            return content(pool, batches, one);
        }

        StatementContent second() {
            List<FundingAgreement> read = new ArrayList<>(pool);
            if (amended) {
                read.set(
                        0,
                        Terms.like(pool.get(0))
                                .categories(Set.of(Category.TEAM_MEETING, Category.MENTORING))
                                .functions(Set.of())
                                .structures(Set.of("S1"))
                                .agreement());
            }
            if (withoutLast && read.size() > 1) {
                read.remove(read.size() - 1);
            }
            return content(read, batches, other);
        }
    }

    private static StatementContent content(List<FundingAgreement> pool, List<Batch> batches, List<Integer> numbers) {
        FundingAgreement agreement = pool.get(0);
        Set<Category> shown = StatementFigures.subjects(agreement);
        List<Leaf> leaves = new ArrayList<>();
        for (Batch batch : batches) {
            if (numbers.contains(batch.number())) {
                batch.leaves().stream()
                        .filter(leaf -> agreement.scope().contains(leaf.cell().structure())
                                && shown.contains(leaf.cell().category()))
                        .forEach(leaves::add);
            }
        }
        leaves.sort(Leaf.CANONICAL);
        return new StatementContent(
                "Fédération fictive",
                true,
                agreement,
                pool.subList(1, pool.size()),
                Pools.JANUARY,
                Pools.JANUARY.plusMonths(11),
                0,
                0,
                new TreeMap<>(),
                leaves,
                List.of(),
                List.of(),
                List.of());
    }

    @Provide
    Arbitrary<Case> sameTerms() {
        return cases(Arbitraries.just(false), Arbitraries.just(false));
    }

    @Provide
    Arbitrary<Case> anyTerms() {
        return cases(Arbitraries.of(true, false), Arbitraries.of(true, false));
    }

    private static Arbitrary<Case> cases(Arbitrary<Boolean> amended, Arbitrary<Boolean> withoutLast) {
        Arbitrary<YearMonth> months =
                Arbitraries.integers().between(0, 3).map(number -> Pools.JANUARY.plusMonths(number));
        Arbitrary<SortedMap<YearMonth, Long>> booked = Arbitraries.maps(
                        months, Arbitraries.longs().between(-9_000, 20_000).filter(seconds -> seconds != 0))
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(TreeMap::new);
        Arbitrary<List<SortedMap<Cell, SortedMap<YearMonth, Long>>>> bookings = Pools.cells()
                .list()
                .ofSize(6)
                .flatMap(cells -> Arbitraries.maps(Arbitraries.of(cells), booked)
                        .ofMinSize(1)
                        .ofMaxSize(6)
                        .map(batch -> (SortedMap<Cell, SortedMap<YearMonth, Long>>) new TreeMap<>(batch))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4));
        Arbitrary<EmployerCost> costs = Arbitraries.of(COST, COST, EmployerCost.unknown());
        Arbitrary<List<Integer>> windows = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 4))
                .as((first, count) -> {
                    List<Integer> numbers = new ArrayList<>();
                    for (int number = first; number < first + count; number++) {
                        numbers.add(number);
                    }
                    return numbers;
                });
        return Combinators.combine(Pools.pools(60_000), bookings, costs, windows, windows, amended, withoutLast)
                .as((pool, arrivals, cost, one, other, changed, without) -> {
                    List<Batch> batches = new ArrayList<>();
                    for (SortedMap<Cell, SortedMap<YearMonth, Long>> each : arrivals) {
                        List<Leaf> leaves = new Allocation(pool, batches).allocate(each, cost);
                        batches.add(new Batch(
                                "coordination", batches.size() + 1, new TreeMap<>(), new TreeSet<>(), leaves));
                    }
                    return new Case(pool, batches, one, other, changed, without);
                });
    }

    private static List<Line> lines(StatementContent one, StatementContent other) {
        return new Reconciliation(one, other, one.figures(), other.figures()).lines();
    }

    private static StatementSums sums(StatementContent content) {
        return StatementSums.of(content.figures());
    }

    private static StatementSums total(List<Line> lines, boolean costKnown) {
        StatementSums total = StatementSums.zero(costKnown);
        for (Line line : lines) {
            total = total.plus(line.difference());
        }
        return total;
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyFigureOfTheDifferenceIsTheSumOfWhatIsExplained(@ForAll("anyTerms") Case both) {
        StatementContent one = both.first();
        StatementContent other = both.second();
        List<Line> lines = lines(one, other);
        StatementSums before = sums(one);
        StatementSums after = sums(other);
        boolean costKnown = before.costCents() != null && after.costCents() != null;
        StatementSums total = total(lines, costKnown);

        assertThat(total).isEqualTo(after.minus(before));
        assertThat(total.unfunded()).isEqualTo(after.unfunded() - before.unfunded());
        assertThat(total.remainingCents().isPresent()).isEqualTo(costKnown);
        if (costKnown) {
            assertThat(total.rateGapCents().orElseThrow())
                    .isEqualTo(after.rateGapCents().orElseThrow()
                            - before.rateGapCents().orElseThrow());
        }
        // Seconds and cents printed are those of the totals: nothing was lost on the way here.
        assertThat(total.cents())
                .isEqualTo(other.figures().totals().cents()
                        - one.figures().totals().cents());
        lines.forEach(line -> Statistics.label("cause").collect(line.cause()));
        Statistics.label("cost known").collect(costKnown);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theLinesOfASubjectAreWhatBothStatementsPrintForIt(@ForAll("anyTerms") Case both) {
        StatementContent one = both.first();
        StatementContent other = both.second();
        Map<CellReference, long[]> printed = new HashMap<>();
        print(printed, one, -1);
        print(printed, other, 1);
        Map<CellReference, long[]> explained = new HashMap<>();
        for (Line line : lines(one, other)) {
            if (line.cell() != null) {
                StatementSums sums = line.difference();
                long[] figures = explained.computeIfAbsent(line.cell(), none -> new long[7]);
                long[] more = {
                    sums.recorded(),
                    sums.eligible(),
                    sums.claimed(),
                    sums.funded(),
                    sums.others(),
                    sums.cents(),
                    sums.othersCents()
                };
                for (int i = 0; i < more.length; i++) {
                    figures[i] += more[i];
                }
                assertThat(sums.reasons().values().stream()
                                .mapToLong(each -> each)
                                .sum())
                        .isEqualTo(sums.unfunded());
            }
        }
        for (CellReference cell : union(printed.keySet(), explained.keySet())) {
            assertThat(explained.getOrDefault(cell, new long[7]))
                    .as("%s", cell)
                    .isEqualTo(printed.getOrDefault(cell, new long[7]));
        }
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static void print(Map<CellReference, long[]> printed, StatementContent content, int sign) {
        for (StatementFigures.Line line : content.figures().lines()) {
            CellReference cell = new CellReference(
                    line.subject().structure(),
                    line.subject().category(),
                    line.subject().month());
            long[] figures = printed.computeIfAbsent(cell, none -> new long[7]);
            long[] more = {
                line.recorded(),
                line.eligible(),
                line.claimed(),
                line.funded(),
                line.others(),
                line.cents(),
                line.othersCents()
            };
            for (int i = 0; i < more.length; i++) {
                figures[i] += sign * more[i];
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void roundingsAreSmallAndTouchNothingThatIsCounted(@ForAll("anyTerms") Case both) {
        StatementContent one = both.first();
        StatementContent other = both.second();
        // Each of three levels may move a unit, the total half of one; on both sides, for each agreement of the pool.
        long most = 8L * both.pool().size();
        for (Line line : lines(one, other)) {
            if (line.cause() != Cause.ROUNDING) {
                continue;
            }
            StatementSums sums = line.difference();
            assertThat(List.of(sums.recorded(), sums.eligible(), sums.claimed(), sums.cents(), sums.othersCents()))
                    .containsOnly(0L);
            assertThat(Math.abs(sums.funded())).isLessThanOrEqualTo(most);
            assertThat(Math.abs(sums.others())).isLessThanOrEqualTo(most);
            assertThat(sums.costCents() == null ? 0 : Math.abs(sums.costCents()))
                    .isLessThanOrEqualTo(most);
            if (line.cell() == null) {
                assertThat(sums.reasons()).isEmpty();
                assertThat(sums.funded() + sums.others()).isZero();
                // Roundings of every line, category and reason meet here.
                assertThat(sums.reasonsCents().values()).allMatch(cents -> Math.abs(cents) <= 40);
            } else {
                assertThat(sums.reasonsCents()).isEmpty();
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void comparedTheOtherWayRoundEverythingHasTheOppositeSign(@ForAll("anyTerms") Case both) {
        List<Line> there = lines(both.first(), both.second());
        List<Line> back = lines(both.second(), both.first());

        List<Line> turned = there.stream()
                .map(line -> new Line(
                        line.cause(),
                        line.cell(),
                        line.secondsAfter(),
                        line.secondsBefore(),
                        line.centsAfter(),
                        line.centsBefore(),
                        StatementSums.zero(line.difference().costCents() != null)
                                .minus(line.difference())))
                .toList();
        assertThat(back).isEqualTo(turned);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aStatementDoesNotDifferFromItself(@ForAll("anyTerms") Case both) {
        assertThat(lines(both.first(), both.first())).isEmpty();
        assertThat(lines(both.second(), both.second())).isEmpty();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatBothStatementsSawButOneAloneShowsIsAMatterOfTerms(@ForAll("anyTerms") Case both) {
        StatementContent one = both.first();
        StatementContent other = content(both.second(), both.one(), both.batches());
        Set<Integer> seen = new TreeSet<>();
        one.leaves().forEach(leaf -> seen.add(leaf.batch()));
        Set<Integer> seenToo = new TreeSet<>();
        other.leaves().forEach(leaf -> seenToo.add(leaf.batch()));
        Assume.that(seen.equals(seenToo));
        List<Line> lines = lines(one, other);
        assertThat(lines).allMatch(line -> line.cause() == Cause.TERMS || line.cause() == Cause.ROUNDING);
        Statistics.label("shown otherwise").collect(!LeafKey.of(one).equals(LeafKey.of(other)), lines.isEmpty());
    }

    /** The same terms over other batches. */
    private static StatementContent content(StatementContent terms, List<Integer> numbers, List<Batch> batches) {
        List<FundingAgreement> pool = new ArrayList<>(List.of(terms.agreement()));
        pool.addAll(terms.others());
        return content(pool, batches, numbers);
    }

    private record Named(Cause cause, CellReference cell) {}

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsTakenInAndWhatIsCorrectedIsToldApartByTheHistoryOfEachCell(@ForAll("sameTerms") Case both) {
        Map<Named, long[]> expected = new HashMap<>();
        tell(both, both.other(), both.one(), 1, expected);
        tell(both, both.one(), both.other(), -1, expected);
        Map<Named, long[]> found = new HashMap<>();
        for (Line line : lines(both.first(), both.second())) {
            if (line.cause() != Cause.ROUNDING) {
                assertThat(line.cell()).isNotNull();
                found.put(new Named(line.cause(), nonNull(line.cell())), new long[] {
                    line.secondsBefore(),
                    line.secondsAfter(),
                    line.centsBefore(),
                    line.centsAfter(),
                    line.difference().claimed()
                });
                assertThat(line.difference().recorded()).isEqualTo(line.secondsAfter() - line.secondsBefore());
                assertThat(line.difference().cents()).isEqualTo(line.centsAfter() - line.centsBefore());
            }
        }
        for (Named named : union(expected.keySet(), found.keySet())) {
            long[] told = expected.getOrDefault(named, new long[5]);
            if (found.containsKey(named)) {
                assertThat(found.get(named)).as("%s", named).isEqualTo(told);
            } else {
                assertThat(told[1] - told[0]).as("%s", named).isZero();
                assertThat(told[3] - told[2]).as("%s", named).isZero();
                assertThat(told[4]).as("%s", named).isZero();
            }
        }
    }

    private static CellReference nonNull(@Nullable CellReference cell) {
        if (cell == null) {
            throw new AssertionError();
        }
        return cell;
    }

    /** Follows each cell through every batch that there is, and looks at those that one statement alone holds. */
    private static void tell(Case both, List<Integer> own, List<Integer> other, int sign, Map<Named, long[]> told) {
        FundingAgreement agreement = both.pool().get(0);
        Set<Category> shown = StatementFigures.subjects(agreement);
        Map<Cell, Leaf> standing = new HashMap<>();
        Map<Cell, long[]> before = new HashMap<>();
        Map<Cell, long[]> after = new HashMap<>();
        Map<Cell, Boolean> corrected = new HashMap<>();
        Map<Cell, Boolean> stood = new HashMap<>();
        Map<Cell, Boolean> late = new HashMap<>();
        Map<Cell, Boolean> early = new HashMap<>();
        Set<String> takenIn = new HashSet<>();
        for (Batch batch : both.batches()) {
            for (Leaf leaf : batch.leaves()) {
                Cell cell = leaf.cell();
                boolean seen = agreement.scope().contains(cell.structure()) && shown.contains(cell.category());
                if (leaf.reversal() || !seen) {
                    continue;
                }
                Leaf former = standing.put(cell, leaf);
                boolean alone = own.contains(batch.number()) && !other.contains(batch.number());
                if (!alone) {
                    continue;
                }
                long[] was = figures(former);
                long[] is = figures(leaf);
                stood.putIfAbsent(cell, former != null);
                before.putIfAbsent(cell, was);
                long[] moved = after.computeIfAbsent(cell, none -> was.clone());
                for (int i = 0; i < moved.length; i++) {
                    moved[i] += is[i] - was[i];
                }
                for (YearMonth month : leaf.bookings().keySet()) {
                    takenIn.add(cell.structure() + month);
                    if (month.isAfter(cell.month())) {
                        late.put(cell, true);
                    } else if (month.isBefore(cell.month())) {
                        early.put(cell, true);
                    }
                }
            }
        }
        before.forEach((cell, was) -> {
            corrected.put(
                    cell,
                    late.containsKey(cell)
                            && (stood.getOrDefault(cell, false)
                                    || (!early.containsKey(cell)
                                            && !takenIn.contains(cell.structure() + cell.month()))));
            Named named = new Named(
                    corrected.getOrDefault(cell, false) ? Cause.CORRECTION : Cause.TAKEN_IN,
                    new CellReference(cell.structure(), cell.category(), cell.month()));
            long[] is = after.getOrDefault(cell, was);
            long[] sum = told.computeIfAbsent(named, none -> new long[5]);
            sum[0] += sign > 0 ? was[0] : is[0];
            sum[1] += sign > 0 ? is[0] : was[0];
            sum[2] += sign > 0 ? was[1] : is[1];
            sum[3] += sign > 0 ? is[1] : was[1];
            sum[4] += sign * (is[2] - was[2]);
        });
    }

    private static long[] figures(@Nullable Leaf leaf) {
        return leaf == null ? new long[3] : new long[] {leaf.seconds(), leaf.cents("A"), leaf.claimed("A")};
    }
}
