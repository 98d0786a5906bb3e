package org.essaim.time;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Hours of events that nobody is assigned to (<i>à affecter</i>): kept apart, in no entry and no seal.
 *
 * @param date the work date
 * @param team the team as the source has it; empty if unknown
 * @param category what the time would be for
 * @param seconds how long; where two such events overlap both are in it, for nobody knows whether one worker does both
 */
public record Unassigned(LocalDate date, String team, Category category, long seconds)
        implements Comparable<Unassigned> {
    private static final Comparator<Unassigned> ORDER = Comparator.comparing(Unassigned::date)
            .thenComparing(Unassigned::team)
            .thenComparing(Unassigned::category)
            .thenComparingLong(Unassigned::seconds);

    @Override
    public int compareTo(Unassigned other) {
        return ORDER.compare(this, other);
    }
}
