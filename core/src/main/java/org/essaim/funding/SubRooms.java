package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.exact.Apportionment;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;

/** What an agreement may still count under each of its sub-ceilings. */
final class SubRooms {
    private final List<SubCeiling> ceilings;
    private final Map<String, Long> counted = new TreeMap<>();

    SubRooms(List<SubCeiling> ceilings) {
        this.ceilings = ceilings;
    }

    /** Takes time of a cell into account, or out again if it is below 0. */
    void count(Cell cell, long seconds) {
        if (seconds != 0) {
            for (SubCeiling ceiling : ceilings) {
                if (ceiling.holds(cell)) {
                    counted.merge(ceiling.share(cell), seconds, Long::sum);
                }
            }
        }
    }

    /** Counts at least what another counts, share by share. */
    void narrow(SubRooms other) {
        other.counted.forEach((share, seconds) -> counted.merge(share, seconds, Math::max));
    }

    /**
     * Divides what each ceiling leaves among what is offered, by largest remainder; the offers shrink in place.
     *
     * <p>One ceiling after the other: what satisfies the first still does when the next takes more away.
     *
     * @param cells the cell of each offer
     * @param offered the seconds of each offer
     * @param bound for each offer the ceiling that shrank it last, filled in
     */
    void reduce(List<Cell> cells, long[] offered, SubCeiling[] bound) {
        for (SubCeiling ceiling : ceilings) {
            Map<String, List<Integer>> shares = new TreeMap<>();
            for (int i = 0; i < offered.length; i++) {
                if (offered[i] > 0 && ceiling.holds(cells.get(i))) {
                    shares.computeIfAbsent(ceiling.share(cells.get(i)), none -> new ArrayList<>())
                            .add(i);
                }
            }
            shares.forEach((share, among) -> {
                long total = among.stream().mapToLong(i -> offered[i]).sum();
                long room = Math.max(0, ceiling.seconds() - counted.getOrDefault(share, 0L));
                if (room < total) {
                    long[] parts = Apportionment.divide(
                            room,
                            among.stream().map(i -> Rational.of(offered[i])).toList());
                    for (int k = 0; k < parts.length; k++) {
                        int i = among.get(k);
                        if (parts[k] < offered[i]) {
                            bound[i] = ceiling;
                        }
                        offered[i] = parts[k];
                    }
                }
            });
        }
    }
}
