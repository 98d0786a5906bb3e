package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.essaim.time.Cell;

/**
 * The hours of a draft in few cells (<i>esquisse</i>), for searches that allocate hundreds of times.
 *
 * <p>Hours that agreements cannot tell apart are put together, and the real allocation divides them. Where a ceiling ends it
 * divides seconds among other cells than in detail, so what a sketch finds is looked at again in detail before it is told.
 * Few hours are not sketched at all.
 */
final class Sketch {
    private static final int FEW = 2_000;
    private final SortedMap<Cell, SortedMap<YearMonth, Long>> booked = new TreeMap<>();
    private final List<Batch> earlier = new ArrayList<>();

    private Sketch() {}

    /**
     * Tells what drafts under other terms would post.
     *
     * @param cells the cells
     * @param corrected those of them that were issued before
     * @param terms terms that are tried, but for their ceilings and their order
     * @param now terms as they are, which may admit other hours
     * @param beside terms whose cells are looked at too
     */
    static Function<PoolTerms, Tally> of(
            Trials trials,
            SortedMap<Cell, SortedMap<YearMonth, Long>> cells,
            Set<Cell> corrected,
            PoolTerms terms,
            PoolTerms now,
            PoolTerms beside) {
        if (isDetailed(cells)) {
            return each -> trials.draft(each, beside).tally();
        }
        Sketch sketch = new Sketch();
        sketch.draw(cells, corrected, simple(terms), now);
        sketch.draw(trials.frozen(), corrected, simple(terms));
        return sketch::allocate;
    }

    /** True if there are so few cells that nothing is put together. */
    static boolean isDetailed(SortedMap<Cell, SortedMap<YearMonth, Long>> cells) {
        return cells.size() <= FEW;
    }

    /** How many cells there are at most, once those that agreements cannot tell apart are put together. */
    static long size(SortedMap<Cell, SortedMap<YearMonth, Long>> cells, PoolTerms terms) {
        List<FundingAgreement> agreements = simple(terms).agreements();
        return isDetailed(cells)
                ? cells.size()
                : cells.keySet().stream()
                        .map(cell -> name(agreements, cell) + ceilings(terms, cell))
                        .distinct()
                        .count();
    }

    private void draw(
            SortedMap<Cell, SortedMap<YearMonth, Long>> cells, Set<Cell> corrected, PoolTerms terms, PoolTerms now) {
        // What is corrected keeps its past.
        corrected.forEach(cell -> booked.put(cell, cells.getOrDefault(cell, Collections.emptySortedMap())));
        List<FundingAgreement> changed = now.paying().stream()
                .filter(agreement -> !terms.agreement(agreement.id())
                        .map(FundingAgreement::coverage)
                        .equals(Optional.of(agreement.coverage())))
                .toList();
        List<FundingAgreement> told = new ArrayList<>(terms.agreements());
        told.addAll(changed);
        Map<String, Cell> ones = new HashMap<>();
        cells.forEach((cell, bookings) -> {
            if (!corrected.contains(cell)) {
                Cell one = ones.computeIfAbsent(name(told, cell) + ceilings(terms, cell), none -> cell);
                SortedMap<YearMonth, Long> sum = booked.computeIfAbsent(one, none -> new TreeMap<>());
                bookings.forEach((month, seconds) -> sum.merge(month, seconds, Long::sum));
            }
        });
    }

    private void draw(List<Batch> frozen, Set<Cell> corrected, PoolTerms terms) {
        Map<String, Used> used = new LinkedHashMap<>();
        for (Batch batch : frozen) {
            List<Leaf> kept = new ArrayList<>();
            for (Leaf leaf : batch.leaves()) {
                if (corrected.contains(leaf.cell())) {
                    kept.add(leaf);
                } else {
                    used.computeIfAbsent(ceilings(terms, leaf.cell()), none -> new Used(leaf.cell()))
                            .add(leaf, terms.agreements());
                }
            }
            earlier.add(Batch.of(terms.pool().id(), batch.number(), new TreeMap<>(), new TreeSet<>(), kept));
        }
        if (!used.isEmpty()) {
            List<Leaf> sums = used.values().stream().map(Used::leaf).toList();
            earlier.add(Batch.of(terms.pool().id(), earlier.size() + 1, new TreeMap<>(), new TreeSet<>(), sums));
        }
    }

    private Tally allocate(PoolTerms terms) {
        PoolTerms simple = simple(terms);
        List<Leaf> leaves =
                new Allocation(simple.pool(), simple.agreements(), earlier).allocate(booked, EmployerCost.unknown());
        return Tally.of(leaves.stream().filter(leaf -> !leaf.reversal()).toList(), simple.agreements());
    }

    // Evidence and the rounding of payable quantities change nothing in the time that is funded.
    private static PoolTerms simple(PoolTerms terms) {
        return new PoolTerms(
                terms.pool(),
                terms.paying().stream()
                        .map(agreement -> agreement.but().rounding(null).build())
                        .toList());
    }

    private static String name(List<FundingAgreement> agreements, Cell cell) {
        StringBuilder name = new StringBuilder().append(cell.from()).append(cell.category());
        for (FundingAgreement agreement : agreements) {
            name.append(Eligibility.failure(agreement, cell).isEmpty() ? '+' : '-');
        }
        return name.toString();
    }

    private static String ceilings(PoolTerms terms, Cell cell) {
        StringBuilder name = new StringBuilder();
        for (FundingAgreement agreement : terms.agreements()) {
            name.append('|');
            for (SubCeiling ceiling : agreement.subCeilings()) {
                if (ceiling.holds(cell)) {
                    name.append(':').append(ceiling.share(cell));
                }
            }
        }
        return terms.pool().personYearSeconds() == null
                ? name.toString()
                : name.append(cell.worker().value())
                        .append(cell.month().getYear())
                        .toString();
    }

    /** What frozen leaves use of the same ceilings. */
    private static final class Used {
        private final Cell one;
        private final SortedMap<String, Long> counted = new TreeMap<>();
        private final SortedMap<String, Long> cents = new TreeMap<>();
        private long covered;

        Used(Cell one) {
            this.one = one;
        }

        private void add(Leaf leaf, List<FundingAgreement> agreements) {
            covered += leaf.covered();
            for (FundingAgreement agreement : agreements) {
                counted.merge(agreement.id(), leaf.payable(agreement.id()), Long::sum);
                cents.merge(agreement.id(), leaf.cents(agreement.id()), Long::sum);
            }
        }

        private Leaf leaf() {
            // In a team that nobody has, so that no hour is taken for a correction of it.
            Cell apart = new Cell(
                    one.structure(),
                    "\u0000",
                    one.worker(),
                    one.function(),
                    one.month(),
                    one.from(),
                    one.category(),
                    one.scheme());
            return new Leaf(
                    0,
                    false,
                    apart,
                    covered,
                    Collections.emptySortedMap(),
                    counted,
                    List.of(),
                    Collections.emptySortedMap(),
                    Collections.emptySortedMap(),
                    cents,
                    null);
        }
    }
}
