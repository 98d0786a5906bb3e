package org.essaim.funding;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;

/**
 * A part of a lump sum (<i>échéance</i>).
 *
 * @param due the day on which it is due
 * @param cents how much, in cents
 * @param condition what has to be shown for it, in the agreement's words; may be empty
 */
public record Instalment(@NotNull LocalDate due, @Positive long cents, String condition) {
    public Instalment {
        if (cents < 1) {
            throw new IllegalArgumentException("An instalment of [" + cents + "] cents is none.");
        }
    }
}
