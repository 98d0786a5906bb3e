package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/** What may still be counted or paid under each of some sub-ceilings. */
final class SubRooms {
    private final List<SubCeiling> ceilings;
    private final Map<String, Rational> used = new TreeMap<>();

    SubRooms(List<SubCeiling> ceilings) {
        this.ceilings = ceilings;
    }

    /** Takes time and money of a cell into account, or out again if they are below 0. */
    void count(Cell cell, long seconds, Rational cents) {
        for (SubCeiling ceiling : ceilings) {
            if (ceiling.holds(cell)) {
                Rational more = ceiling.unit() == SubCeiling.Unit.CENTS ? cents : Rational.of(seconds);
                if (more.signum() != 0) {
                    used.merge(ceiling.share(cell), more, Rational::plus);
                }
            }
        }
    }

    /** Uses at least what another does, share by share. */
    void narrow(SubRooms other) {
        other.used.forEach((share, more) -> used.merge(share, more, SubRooms::greater));
    }

    private static Rational greater(Rational one, Rational other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What a ceiling leaves of one of its shares; below 0 if it was crossed before an amendment. */
    Rational left(SubCeiling ceiling, Cell cell) {
        return Rational.of(ceiling.most()).minus(used.getOrDefault(ceiling.share(cell), Rational.ZERO));
    }

    /**
     * Divides what each ceiling leaves among what is offered; the offers shrink in place.
     *
     * <p>One ceiling after the other: what satisfies the first still does when the next takes more away.
     *
     * @param bound for each offer the ceiling that shrank it last, filled in
     */
    void reduce(List<Cell> cells, long[] offered, Rational[] worth, @Nullable SubCeiling[] bound) {
        for (SubCeiling ceiling : ceilings) {
            Map<String, List<Integer>> shares = new TreeMap<>();
            for (int i = 0; i < offered.length; i++) {
                if (offered[i] > 0 && ceiling.holds(cells.get(i))) {
                    shares.computeIfAbsent(ceiling.share(cells.get(i)), none -> new ArrayList<>())
                            .add(i);
                }
            }
            shares.values().forEach(among -> {
                Rational left = left(ceiling, cells.get(among.get(0)));
                long[] own = among.stream().mapToLong(i -> offered[i]).toArray();
                Rational[] each = among.stream().map(i -> worth[i]).toArray(Rational[]::new);
                long[] parts = ceiling.unit() == SubCeiling.Unit.CENTS
                        ? Fitting.within(null, left, own, each)
                        : Fitting.within(left, null, own, each);
                for (int k = 0; k < parts.length; k++) {
                    int i = among.get(k);
                    if (parts[k] < offered[i]) {
                        bound[i] = ceiling;
                    }
                    offered[i] = parts[k];
                }
            });
        }
    }
}
