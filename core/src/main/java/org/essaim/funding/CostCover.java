package org.essaim.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;

/**
 * Assigns the euros that are not paid by the hour to what hours cost (<i>affectation aux coûts</i>), so that no two funders
 * pay one hour's cost.
 *
 * <p>What time itself was paid for comes first. Then, by priority, each supplement, flat rate or lump sum covers what is left
 * of the cost of the cells that it may cover, in proportion; what finds no cost waits for later months. A cell whose cost is
 * unknown takes nothing.
 */
final class CostCover {
    private final List<FundingAgreement> pool;
    private final int number;
    private final SortedMap<Cell, Leaf> standing = new TreeMap<>();
    private final Map<Cell, SortedMap<String, Long>> assigned = new HashMap<>();
    private final Map<String, Long> balance = new HashMap<>();
    private final List<CostAssignment> made = new ArrayList<>();

    private CostCover(List<FundingAgreement> agreements, List<Batch> earlier) {
        this.pool = agreements.stream()
                .sorted(Comparator.comparingInt(FundingAgreement::priority).thenComparing(FundingAgreement::id))
                .toList();
        this.number = earlier.size() + 1;
        for (Batch batch : earlier) {
            post(batch.leaves(), batch.due());
            batch.assigned().forEach(each -> {
                merge(each.cell(), each.agreement(), each.cents());
                balance.merge(each.agreement(), -each.cents(), Long::sum);
            });
        }
    }

    /**
     * The assignments that a new batch makes.
     *
     * @param leaves its leaves
     * @param due what lump sums are due in it, by agreement and day, in cents
     */
    static List<CostAssignment> of(
            List<FundingAgreement> pool,
            List<Batch> earlier,
            List<Leaf> leaves,
            SortedMap<String, SortedMap<LocalDate, Long>> due) {
        if (pool.stream().allMatch(FundingAgreement::paysTime)) {
            return List.of();
        }
        CostCover cover = new CostCover(pool, earlier);
        leaves.stream().filter(Leaf::reversal).forEach(leaf -> cover.release(leaf.cell()));
        cover.post(leaves, due);
        for (FundingAgreement agreement : cover.pool) {
            if (!agreement.paysTime()) {
                cover.balance(agreement);
            }
        }
        cover.made.removeIf(each -> each.cents() == 0);
        cover.made.sort(CostAssignment.CANONICAL);
        return List.copyOf(cover.made);
    }

    private void post(List<Leaf> leaves, SortedMap<String, SortedMap<LocalDate, Long>> due) {
        for (Leaf leaf : leaves) {
            if (leaf.reversal()) {
                standing.remove(leaf.cell());
            } else {
                standing.put(leaf.cell(), leaf);
            }
            for (FundingAgreement agreement : pool) {
                if (!agreement.paysTime()) {
                    balance.merge(agreement.id(), leaf.cents(agreement.id()), Long::sum);
                }
            }
        }
        due.forEach((agreement, days) -> balance.merge(
                agreement, days.values().stream().mapToLong(Long::longValue).sum(), Long::sum));
    }

    private void merge(Cell cell, String agreement, long cents) {
        assigned.computeIfAbsent(cell, none -> new TreeMap<>()).merge(agreement, cents, Long::sum);
    }

    private void assign(Cell cell, String agreement, long cents) {
        merge(cell, agreement, cents);
        balance.merge(agreement, -cents, Long::sum);
        made.add(new CostAssignment(number, cell, agreement, cents));
    }

    // A cell that is posted anew may cost less than it did.
    private void release(Cell cell) {
        new TreeMap<>(assigned.getOrDefault(cell, new TreeMap<>()))
                .forEach((agreement, cents) -> assign(cell, agreement, -cents));
    }

    private void balance(FundingAgreement agreement) {
        long open = balance.getOrDefault(agreement.id(), 0L);
        if (open > 0) {
            spread(agreement, open);
        } else if (open < 0) {
            takeBack(agreement, -open);
        }
    }

    private void spread(FundingAgreement agreement, long open) {
        List<Leaf> among = new ArrayList<>();
        List<Rational> rooms = new ArrayList<>();
        long total = 0;
        for (Leaf leaf : standing.values()) {
            if (leaf.seconds() > 0 && Eligibility.covers(agreement, leaf.cell())) {
                long room = room(leaf);
                if (room > 0) {
                    among.add(leaf);
                    rooms.add(Rational.of(room));
                    total += room;
                }
            }
        }
        long[] parts = Apportionment.along(Math.min(open, total), among, rooms, Payment.TREE);
        for (int i = 0; i < parts.length; i++) {
            assign(among.get(i).cell(), agreement.id(), parts[i]);
        }
    }

    /** The whole cents of a cell's cost that nobody pays for yet. */
    private long room(Leaf leaf) {
        Rational room = leaf.costCents();
        if (room.signum() == 0) {
            return 0;
        }
        for (FundingAgreement agreement : pool) {
            if (agreement.paysTime()) {
                room = room.minus(leaf.worth(agreement));
            }
        }
        long taken = assigned.getOrDefault(leaf.cell(), new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return room.floor().longValueExact() - taken;
    }

    // A correction took back hours that had measured a supplement: its euros cover less.
    private void takeBack(FundingAgreement agreement, long cents) {
        List<Leaf> among = new ArrayList<>();
        List<Rational> weights = new ArrayList<>();
        for (Leaf leaf : standing.values()) {
            long own = assigned.getOrDefault(leaf.cell(), new TreeMap<>()).getOrDefault(agreement.id(), 0L);
            if (own > 0) {
                among.add(leaf);
                weights.add(Rational.of(own));
            }
        }
        Rational all = weights.stream().reduce(Rational.ZERO, Rational::plus);
        long total = Math.min(cents, all.floor().longValueExact());
        long[] parts = Apportionment.along(total, among, weights, Payment.TREE);
        for (int i = 0; i < parts.length; i++) {
            assign(among.get(i).cell(), agreement.id(), -parts[i]);
        }
    }
}
