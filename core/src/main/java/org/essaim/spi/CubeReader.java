package org.essaim.spi;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.essaim.finding.EssaimException;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the cells of sealed months where they lie (<i>cube</i>), instead of handing them out one by one.
 *
 * <p>Stability: experimental; new methods come only as {@code default}.
 *
 * <p>Thread-safe. A {@link Store} that can do so implements this too; it answers what {@link org.essaim.time.SealedTime#sums}
 * finds by reading every cell. The contract to pass is {@code CubeReaderContract} in {@code essaim-tck}.
 */
public interface CubeReader {

    /**
     * What these structures booked in sealed months, in the order of {@link Sum}, each once; corrections are booked in the month
     * that took them in.
     *
     * @param structures the structures, in any order; one that is unknown, or named twice, changes nothing
     * @param first the first booking month
     * @param last the last booking month, included; a month that is open or reopened is left out
     * @throws EssaimException if something of one of these months was erased: what is left is not what was sealed
     */
    List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last);

    /** What {@link #sums} throws. */
    static EssaimException erased(String structure, YearMonth booking) {
        return new EssaimException("Time of month [" + booking + "] of [" + structure
                + "] was erased: what is left is not what was sealed.\n"
                + "Maybe choose the period of an issued statement: what it says stays as it is.");
    }

    /**
     * The sum of some cells (<i>total</i>).
     *
     * @param structure the structure's identifier
     * @param booking the sealed month in which they were booked
     * @param month the month of the work
     * @param category what the time was for
     * @param scheme the scheme of direct care, if any
     * @param workers how many workers; not to be added up, because one worker is in several sums
     * @param seconds the seconds; below 0 where corrections took more than there was
     */
    record Sum(
            String structure,
            YearMonth booking,
            YearMonth month,
            Category category,
            @Nullable Scheme scheme,
            long workers,
            long seconds)
            implements Comparable<Sum> {
        private static final Comparator<Sum> CANONICAL = Comparator.comparing(Sum::structure)
                .thenComparing(Sum::booking)
                .thenComparing(Sum::month)
                .thenComparing(sum -> sum.category.name())
                .thenComparing(sum -> sum.scheme == null ? "" : sum.scheme.name());

        /** Canonical order: structure, booking month, month of work, category, scheme. */
        @Override
        public int compareTo(Sum other) {
            return CANONICAL.compare(this, other);
        }
    }
}
