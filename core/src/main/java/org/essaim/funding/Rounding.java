package org.essaim.funding;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * How the time that an agreement counts becomes a payable quantity (<i>arrondi de la quantité payable</i>): to the hour or to
 * the half-day, for each worker and month.
 *
 * <p>Where a rate changes within a month, each part is rounded on its own. Ceilings are tested after rounding: a quantity that
 * would cross one is taken down by whole steps.
 *
 * @param seconds the step, in seconds: 3,600 for an hour, half an agreed day for a half-day
 * @param to which way
 */
public record Rounding(@Positive long seconds, @NotNull Direction to) {
    /** Which way a quantity is rounded (<i>sens de l’arrondi</i>). */
    public enum Direction {
        /** To the step below. */
        DOWN,
        /** To the nearest step; half a step goes up. */
        NEAREST,
        /** To the step above. */
        UP
    }

    public Rounding {
        if (seconds < 1 || seconds > 86_400) {
            throw new IllegalArgumentException(
                    "A step of [" + seconds + " s] is no part of a day.\nMaybe 3600 for an hour.");
        }
    }

    /** The payable seconds for so many counted ones. */
    long payable(long counted) {
        long below = counted / seconds * seconds;
        long rest = counted - below;
        boolean up = switch (to) {
            case DOWN -> false;
            case NEAREST -> 2 * rest >= seconds;
            case UP -> rest > 0;
        };
        return up ? below + seconds : below;
    }
}
