package org.essaim.time;

import java.time.YearMonth;
import org.essaim.organisation.WorkerId;

/**
 * Hears who put what into sealed months (<i>contributions</i>): disclosure control must know who is behind a figure to say whether it may be told.
 *
 * <p>What is heard is about people, under pseudonym: it is to be weighed, never shown.
 */
public interface Contributions {
    /**
     * What a worker put into a structure's month for a category, in whatever team; corrections are in the month that booked them.
     *
     * @param seconds never 0; less than 0 where corrections took more than there was
     */
    void booked(String structure, YearMonth month, Category category, WorkerId worker, long seconds);

    /** A month of which nothing is told: it is open, or something of it was erased. */
    void missing(String structure, YearMonth month);
}
