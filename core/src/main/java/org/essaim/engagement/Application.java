package org.essaim.engagement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * A structure's answer to a call (<i>candidature</i>).
 *
 * @param structure the structure's identifier
 * @param date the day on which it applied
 * @param reference the number of its file or letter; may be empty, and never names a person
 */
public record Application(
        @NotBlank String structure, @NotNull LocalDate date, String reference) {
    public Application {
        if (structure.isBlank()) {
            throw new IllegalArgumentException("An application needs the structure that applies.");
        }
    }
}
