package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.exact.Rational;
import org.essaim.time.Category;
import org.essaim.time.Cell;

/** Trials over arrivals: all but the last are issued, the last one is what is looked at. */
final class Tries {
    static final YearMonth FIRST = YearMonth.of(2025, 1);
    static final YearMonth LAST = YearMonth.of(2025, 12);

    private Tries() {}

    static Trials of(SharingTest.Shared shared, List<Pools.Arrival> arrivals) {
        PoolTerms now = new PoolTerms(shared.terms(), shared.pool());
        List<Batch> batches = new ArrayList<>();
        for (Pools.Arrival arrival : arrivals.subList(0, arrivals.size() - 1)) {
            List<Leaf> leaves = new Allocation(shared.terms(), shared.pool(), batches)
                    .allocate(arrival.booked(), EmployerCost.unknown());
            SortedMap<String, String> months = new TreeMap<>();
            months.put("S1:" + arrival.booking(), "");
            batches.add(Batch.of("coordination", batches.size() + 1, months, new TreeSet<>(), leaves));
        }
        Pools.Arrival next = arrivals.get(arrivals.size() - 1);
        return new Trials(
                now.agreements().get(0).id(),
                now,
                List.of("S1", "S2"),
                FIRST,
                LAST,
                EmployerCost.unknown(),
                batches,
                (terms, daily) -> shown(terms, next));
    }

    // As an issue takes in: what statements show, of the structures that are covered.
    private static SortedMap<Cell, SortedMap<YearMonth, Long>> shown(PoolTerms terms, Pools.Arrival arrival) {
        SortedMap<Cell, SortedMap<YearMonth, Long>> shown = arrival.booked();
        Set<Category> categories = terms.shown();
        shown.keySet().removeIf(cell -> !categories.contains(cell.category()) || !terms.contains(cell.structure()));
        return shown;
    }

    static Rational funded(PoolTerms terms, Trials trials) {
        return trials.draft(terms).tally().funded();
    }

    /** Every order of some names. */
    static List<List<String>> orders(List<String> names) {
        if (names.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> orders = new ArrayList<>();
        for (String last : names) {
            List<String> others = new ArrayList<>(names);
            others.remove(last);
            for (List<String> order : orders(others)) {
                List<String> whole = new ArrayList<>(order);
                whole.add(last);
                orders.add(whole);
            }
        }
        return orders;
    }
}
