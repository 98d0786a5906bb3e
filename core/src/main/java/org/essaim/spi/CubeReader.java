package org.essaim.spi;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.essaim.time.Category;
import org.essaim.time.Cell;
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

    /**
     * Tells the cells of many sealed months at once, month by month in the order of {@link Month}, each once; one without cells
     * is told too. A month that it does not know, or of which something was erased, is left out.
     *
     * <p>For a reader beside the store, in which months lie cut day by day: {@code Essaim.builder().cubes(reader)}. Whoever
     * asks holds what is told against the seals.
     *
     * @param months the months, each sealed
     * @param cuts days on which a new part of a month begins, besides the first
     * @return false if it tells no cells, ever; then they are read from the journal
     */
    default boolean cells(SortedSet<Month> months, NavigableSet<LocalDate> cuts, Telling telling) {
        return false;
    }

    /**
     * The digests of the seals that {@link #sums} rests on, those of months of which something was erased among them: a reader beside the store may be
     * behind it.
     *
     * @param structures the structures, as in {@link #sums}
     * @param first the first booking month
     * @param last the last booking month, included
     * @return nothing at all if it is never behind, because it is the store itself
     */
    default Optional<SortedMap<Month, Digest>> seals(Collection<String> structures, YearMonth first, YearMonth last) {
        return Optional.empty();
    }

    /** Takes the cells of one month after another. */
    @FunctionalInterface
    interface Telling {
        /** Takes a month; the cells are the taker's from now on. */
        void month(Month month, SortedMap<Cell, Long> cells);
    }

    /** A structure's booking month (<i>mois de comptabilisation</i>), in order of structures, then months. */
    record Month(String structure, YearMonth booking) implements Comparable<Month> {
        private static final Comparator<Month> CANONICAL =
                Comparator.comparing(Month::structure).thenComparing(Month::booking);

        @Override
        public int compareTo(Month other) {
            return CANONICAL.compare(this, other);
        }
    }

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
