package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.essaim.time.Cell;

/** Adjustments, told by someone who never looks at what was taken back: only at what stood before and what stands after. */
class AdjustmentTest {
    @Provide
    Arbitrary<List<FundingAgreement>> pools() {
        return Pools.pools(60_000);
    }

    /** What each of several batches books: for each cell, seconds by booking month, in its turn or late. */
    @Provide
    Arbitrary<List<SortedMap<Cell, SortedMap<YearMonth, Long>>>> bookings() {
        // Few cells, so that a batch meets again what an earlier one froze; a month is booked by one batch alone.
        return Pools.cells()
                .list()
                .ofSize(4)
                .flatMap(cells -> Combinators.combine(batch(cells, -1), batch(cells, 1), batch(cells, 3))
                        .as((one, two, three) -> List.of(one, two, three)));
    }

    private static Arbitrary<SortedMap<Cell, SortedMap<YearMonth, Long>>> batch(List<Cell> cells, int firstMonth) {
        Arbitrary<SortedMap<YearMonth, Long>> booked = Arbitraries.maps(
                        Arbitraries.integers()
                                .between(firstMonth, firstMonth + 1)
                                .map(number -> Pools.JANUARY.plusMonths(number)),
                        Arbitraries.longs().between(-9_000, 20_000).filter(seconds -> seconds != 0))
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(TreeMap::new);
        return Arbitraries.maps(Arbitraries.of(cells), booked)
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(TreeMap::new);
    }

    private static List<Batch> issued(
            List<FundingAgreement> pool, List<SortedMap<Cell, SortedMap<YearMonth, Long>>> bookings) {
        List<Batch> batches = new ArrayList<>();
        for (SortedMap<Cell, SortedMap<YearMonth, Long>> each : bookings) {
            List<Leaf> leaves = new Allocation(pool, batches).allocate(each, EmployerCost.unknown());
            batches.add(Batch.of("coordination", batches.size() + 1, new TreeMap<>(), new TreeSet<>(), leaves));
        }
        return batches;
    }

    private record Told(long seconds, long cents) {}

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatStoodBeforeAndAfterIsWhatWasLastPosted(
            @ForAll("pools") List<FundingAgreement> pool,
            @ForAll("bookings") List<SortedMap<Cell, SortedMap<YearMonth, Long>>> bookings,
            @ForAll @IntRange(max = 2) int leftOut) {
        List<Batch> batches = issued(pool, bookings);
        SortedMap<Cell, Told> standing = new TreeMap<>();
        // By cell: what stood before the first correction, and by how much each correction moved it.
        SortedMap<Cell, Told> before = new TreeMap<>();
        SortedMap<Cell, Told> moved = new TreeMap<>();
        SortedMap<Cell, Long> freshSeconds = new TreeMap<>();
        List<Leaf> shown = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            boolean inStatement = i >= leftOut;
            for (Leaf leaf : batches.get(i).leaves()) {
                if (inStatement) {
                    shown.add(leaf);
                }
                if (leaf.reversal()) {
                    continue;
                }
                Told now = new Told(leaf.seconds(), leaf.cents("A"));
                Told former = standing.put(leaf.cell(), now);
                long late = 0;
                boolean corrected = false;
                boolean fresh = false;
                for (Map.Entry<YearMonth, Long> booking : leaf.bookings().entrySet()) {
                    if (booking.getKey().isAfter(leaf.cell().month())) {
                        late += booking.getValue();
                        corrected = true;
                    } else {
                        fresh = true;
                    }
                }
                if (!inStatement || !corrected) {
                    continue;
                }
                for (Leaf neighbour : batches.get(i).leaves()) {
                    fresh |= neighbour.cell().structure().equals(leaf.cell().structure())
                            && neighbour.bookings().containsKey(leaf.cell().month());
                }
                if (former == null && fresh) {
                    freshSeconds.merge(leaf.cell(), late, Long::sum);
                    continue;
                }
                Told was = former == null ? new Told(0, 0) : former;
                before.putIfAbsent(leaf.cell(), was);
                moved.merge(
                        leaf.cell(),
                        new Told(now.seconds - was.seconds, now.cents - was.cents),
                        (one, other) -> new Told(one.seconds + other.seconds, one.cents + other.cents));
            }
        }
        SortedMap<StatementFigures.Subject, List<Long>> expected = new TreeMap<>();
        before.forEach((cell, was) -> {
            Told by = moved.getOrDefault(cell, new Told(0, 0));
            expected.merge(
                    subject(cell),
                    List.of(was.seconds, was.seconds + by.seconds, was.cents, was.cents + by.cents),
                    (one, other) -> List.of(
                            one.get(0) + other.get(0),
                            one.get(1) + other.get(1),
                            one.get(2) + other.get(2),
                            one.get(3) + other.get(3)));
        });
        SortedMap<StatementFigures.Subject, Long> fresh = new TreeMap<>();
        freshSeconds.forEach((cell, seconds) -> fresh.merge(subject(cell), seconds, Long::sum));

        SortedMap<StatementFigures.Subject, List<Long>> found = new TreeMap<>();
        SortedMap<StatementFigures.Subject, Long> foundFresh = new TreeMap<>();
        for (Adjustment each : Adjustment.of("A", shown)) {
            if (each.issued()) {
                found.put(
                        each.subject(),
                        List.of(each.secondsBefore(), each.secondsAfter(), each.centsBefore(), each.centsAfter()));
            } else {
                foundFresh.put(each.subject(), each.seconds());
            }
        }

        assertThat(found).isEqualTo(expected);
        assertThat(foundFresh).isEqualTo(fresh);
        Statistics.label("issued").collect(!found.isEmpty());
        Statistics.label("fresh").collect(!foundFresh.isEmpty());
        Statistics.label("twice")
                .collect(moved.keySet().stream()
                        .anyMatch(cell -> shown.stream()
                                        .filter(leaf ->
                                                leaf.reversal() && leaf.cell().equals(cell))
                                        .count()
                                > 1));
    }

    private static StatementFigures.Subject subject(Cell cell) {
        return new StatementFigures.Subject(cell.month(), cell.category(), cell.structure());
    }
}
