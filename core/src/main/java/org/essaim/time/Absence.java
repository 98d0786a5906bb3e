package org.essaim.time;

import java.time.LocalDate;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * One worker's absence on one date (<i>absence</i>): hours that are no work, whatever the reason, which is nobody's business.
 *
 * @param worker the worker under pseudonym
 * @param date the date
 * @param seconds how long; absent if that cannot be said
 * @param missing what is missing to say so; absent if nothing is
 */
public record Absence(
        WorkerId worker,
        LocalDate date,
        @Nullable Long seconds,
        @Nullable Missing missing) {
    /** Why the hours of an absence cannot be said. */
    public enum Missing {
        /** The weekly hours of the contract version that holds on the date. */
        CONTRACT,
        /** Whether it is measured by the hour, the half-day or the day. */
        NATURE
    }

    public Absence {
        if ((seconds == null) == (missing == null)) {
            throw new IllegalArgumentException("An absence has either hours or a reason why not.");
        }
    }
}
