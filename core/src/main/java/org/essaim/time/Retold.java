package org.essaim.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Finds which events of one worker a source that comes first tells too (<i>doublons entre sources</i>): they do not count.
 *
 * <p>Two visits are one if they share at least half of the shorter of them: nobody is at two homes at once, and a clocking that is short is a
 * clocking of the visit that was planned. Two internal events are one if they are of one category and share at least half of the longer of them.
 * The total of a day is what another source tells of that category and day in detail, and the other way round.
 */
final class Retold {
    /**
     * An event as its source tells it.
     *
     * @param start its first second
     * @param end the second after its last
     * @param day its local day
     * @param rank how many sources come before its own
     * @param what what kind of time it is; of two kinds nothing is told twice
     * @param dayTotal true if only its length is known, and its day
     */
    record Told(long start, long end, LocalDate day, int rank, String what, boolean dayTotal) {
        /** What all visits are, cancelled ones too. */
        static final String VISIT = "VISIT";

        static String what(Fact fact, Category category) {
            return fact.kind() == FactKind.VISIT ? VISIT : category.name();
        }

        private long seconds() {
            return end - start;
        }

        /** True if another that is told from its own clock is the same time. */
        private boolean is(Told other) {
            long shared = Math.min(end, other.end) - Math.max(start, other.start);
            long measure =
                    what.equals(VISIT) ? Math.min(seconds(), other.seconds()) : Math.max(seconds(), other.seconds());
            return shared > 0 && what.equals(other.what) && 2 * shared >= measure;
        }
    }

    private Retold() {}

    /** The places in this list of those events that a source of a lower rank tells too. */
    static BitSet among(List<Told> told) {
        BitSet retold = new BitSet(told.size());
        if (told.stream().mapToInt(Told::rank).distinct().limit(2).count() < 2) {
            return retold;
        }
        byClock(told, retold);
        byDay(told, retold);
        return retold;
    }

    private static void byClock(List<Told> told, BitSet retold) {
        List<Integer> inTime = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            if (!told.get(i).dayTotal() && told.get(i).seconds() > 0) {
                inTime.add(i);
            }
        }
        inTime.sort(Comparator.comparingLong((Integer i) -> told.get(i).start()));
        List<Integer> open = new ArrayList<>();
        for (int i : inTime) {
            Told each = told.get(i);
            for (Iterator<Integer> others = open.iterator(); others.hasNext(); ) {
                int j = others.next();
                Told other = told.get(j);
                if (other.end() <= each.start()) {
                    others.remove();
                } else if (other.rank() != each.rank() && each.is(other)) {
                    retold.set(each.rank() > other.rank() ? i : j);
                }
            }
            open.add(i);
        }
    }

    private record Daily(LocalDate day, String what, boolean dayTotal) {}

    private static void byDay(List<Told> told, BitSet retold) {
        if (told.stream().noneMatch(Told::dayTotal)) {
            return;
        }
        Map<Daily, Integer> first = new HashMap<>();
        told.forEach(each -> first.merge(new Daily(each.day(), each.what(), each.dayTotal()), each.rank(), Math::min));
        for (int i = 0; i < told.size(); i++) {
            Told each = told.get(i);
            Integer others = first.get(new Daily(each.day(), each.what(), !each.dayTotal()));
            Integer totals = each.dayTotal() ? first.get(new Daily(each.day(), each.what(), true)) : null;
            if ((others != null && others < each.rank()) || (totals != null && totals < each.rank())) {
                retold.set(i);
            }
        }
    }
}
