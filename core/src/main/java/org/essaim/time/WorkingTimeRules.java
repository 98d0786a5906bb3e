package org.essaim.time;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * How facts become working time (<i>règles du temps de travail</i>): a profile that holds for a collective agreement from a
 * date on.
 *
 * <p>Immutable. Travel between two consecutive sequences of one half-day is working time (avenant 36/2017 to IDCC 2941,
 * article 14 of title V, extended on 29 May 2019); a source without distances knows it only as the gap, which counts as
 * travel up to {@code longestTravel} and as waiting beyond. What counts as the longest travel is local: no default ships.
 *
 * @param id the profile's name, printed wherever it decided
 * @param basis which of a fact's times counts
 * @param cancelledPaid true if a visit cancelled but paid counts as working time
 * @param consecutiveTravel true if the gap between two consecutive sequences of one half-day counts as travel
 * @param longestTravel the longest gap that counts as travel, in seconds
 * @param source where the rule is written
 */
public record WorkingTimeRules(
        @NotBlank String id,
        @NotNull TimeBasis basis,
        boolean cancelledPaid,
        boolean consecutiveTravel,
        @PositiveOrZero long longestTravel,
        String source) {
    public WorkingTimeRules {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A profile of working-time rules needs a name.");
        }
        if (longestTravel < 0) {
            throw new IllegalArgumentException("The longest travel [" + longestTravel + " s] is below 0.");
        }
    }
}
