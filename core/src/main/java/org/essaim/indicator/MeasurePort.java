package org.essaim.indicator;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.MeasureSource;

/**
 * Where indicators get what they are made of (<i>port de mesures</i>): everything that is measured, whoever tells it, and how structures belong together.
 *
 * <p>Thread-safe as far as what it reads is.
 */
public interface MeasurePort {

    /** The sources that tell of structures beside any programme. */
    List<MeasureSource> sources();

    /** The identifiers of the programmes that there are, in order. */
    List<String> programmes();

    /** The sources that tell of a programme. */
    List<MeasureSource> sources(String programme);

    /**
     * Structures that belong together in a programme on a day: by the approach that they chose, or the phase that they are in.
     *
     * @param dimension {@link Dimension#APPROACH} or {@link Dimension#PHASE}
     */
    List<Cohort> cohorts(Dimension dimension, String programme, LocalDate day);

    /** The categories of time by name, such as {@code TEAM_MEETING}, with the family that each adds up to, such as {@code coordination}. */
    SortedMap<String, String> categories();

    /**
     * Tells who booked how much time in sealed months: for disclosure control, and for nothing else.
     *
     * @param to takes what is told, in any order
     */
    void contributions(Collection<String> structures, Collection<YearMonth> months, Contribution to);

    /** Takes what somebody booked (<i>contribution</i>). */
    @FunctionalInterface
    interface Contribution {
        /**
         * Takes one.
         *
         * @param category the name of the category
         * @param worker under pseudonym
         */
        void put(String structure, YearMonth month, String category, WorkerId worker, long seconds);
    }

    /**
     * Structures that belong together (<i>cohorte</i>).
     *
     * @param code a stable code
     * @param title what a person reads
     * @param structures their identifiers; none if nobody is there
     */
    record Cohort(String code, String title, Set<String> structures) {
        public Cohort {
            structures = Set.copyOf(structures);
        }
    }
}
