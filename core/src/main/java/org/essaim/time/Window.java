package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import org.threeten.extra.LocalDateRange;

/**
 * The days that a delivery covers completely (<i>fenêtre complète</i>): what it does not tell within them did not happen.
 *
 * @param days the days, the end excluded
 */
public record Window(LocalDateRange days) {
    public Window {
        if (days.isUnboundedStart() || days.isUnboundedEnd() || days.isEmpty()) {
            throw new IllegalArgumentException("A complete window needs a first and a last day.");
        }
    }

    /** One month. */
    public static Window complete(YearMonth month) {
        return complete(month, month);
    }

    /** Whole months, both included. */
    public static Window complete(YearMonth first, YearMonth last) {
        return new Window(LocalDateRange.of(first.atDay(1), last.plusMonths(1).atDay(1)));
    }

    /** Whole days, both included. */
    public static Window complete(LocalDate first, LocalDate last) {
        return new Window(LocalDateRange.ofClosed(first, last));
    }

    @Override
    public String toString() {
        return days.getStart() + ".." + days.getEndInclusive();
    }
}
