package org.essaim.campaign;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;

/**
 * How many of those invited answered (<i>participation</i>); what they answered is not known here.
 *
 * <p>Immutable.
 *
 * @param structures what each structure that was invited did
 */
public record Turnout(SortedMap<String, Count> structures) {
    public Turnout {
        structures = Collections.unmodifiableSortedMap(new TreeMap<>(structures));
    }

    /**
     * How many were invited and answered (<i>décompte</i>).
     *
     * @param invited how many were invited
     * @param answered how many of them answered
     */
    public record Count(int invited, int answered) {
        /** Nobody. */
        public static final Count NOBODY = new Count(0, 0);

        /** The part that answered, from 0 to 1; 0 if nobody was invited. */
        public Rational rate() {
            return invited == 0 ? Rational.ZERO : Rational.of(answered, invited);
        }

        Count and(int more, int ofThem) {
            return new Count(invited + more, answered + ofThem);
        }
    }

    /** All structures together. */
    public Count all() {
        Count all = Count.NOBODY;
        for (Count each : structures.values()) {
            all = all.and(each.invited(), each.answered());
        }
        return all;
    }
}
