package org.essaim.funding;

import jakarta.validation.constraints.Positive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much an agreement counts and pays, at most and at least (<i>plafonds et planchers</i>).
 *
 * <p>Immutable.
 *
 * @param cents the most it pays over its term, in cents, if limited
 * @param seconds the most time it counts over its term, in seconds, if limited
 * @param narrower ceilings on some of the hours
 * @param least what it must count of some of the hours in the end
 */
public record Ceilings(
        @Positive @Nullable Long cents,
        @Positive @Nullable Long seconds,
        List<SubCeiling> narrower,
        List<Floor> least) {
    /** None. */
    public static final Ceilings NONE = new Ceilings(null, null, List.of(), List.of());

    public Ceilings {
        narrower = List.copyOf(narrower);
        least = List.copyOf(least);
        if ((cents != null && cents < 1) || (seconds != null && seconds < 1)) {
            throw new IllegalArgumentException("A ceiling of [" + cents + "] cents and [" + seconds
                    + "] seconds leaves nothing to fund.\nMaybe leave a ceiling out that does not exist.");
        }
        if (narrower.stream().map(SubCeiling::id).distinct().count() != narrower.size()) {
            throw new IllegalArgumentException("Two sub-ceilings have one name.");
        }
        if (least.stream().map(Floor::id).distinct().count() != least.size()) {
            throw new IllegalArgumentException("Two floors have one name.");
        }
    }
}
