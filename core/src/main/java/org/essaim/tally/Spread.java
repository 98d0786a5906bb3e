package org.essaim.tally;

import java.util.Optional;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.jspecify.annotations.Nullable;

/** What may be told of the numbers of a group: all, their mean alone, or nothing and why. Immutable. */
final class Spread {
    private final @Nullable Histogram histogram;
    private final Outcome mean;

    private Spread(@Nullable Histogram histogram, Outcome mean) {
        this.histogram = histogram;
        this.mean = mean;
    }

    static Spread of(Histogram histogram) {
        return new Spread(histogram, histogram.mean());
    }

    /** The mean alone: what lies beside it would tell what one person said. */
    static Spread ofMean(Outcome mean) {
        return new Spread(null, mean);
    }

    static Spread none(Why why) {
        return new Spread(null, Outcome.unknown(why));
    }

    Optional<Histogram> histogram() {
        return Optional.ofNullable(histogram);
    }

    Outcome mean() {
        return mean;
    }

    private Outcome hidden() {
        return mean instanceof Outcome.Known ? Reckoning.SECRET : mean;
    }

    Outcome median() {
        return histogram == null ? hidden() : histogram.median();
    }

    Outcome deviation() {
        return histogram == null ? hidden() : histogram.deviation();
    }

    Outcome least() {
        return histogram == null ? hidden() : histogram.least();
    }

    Outcome most() {
        return histogram == null ? hidden() : histogram.most();
    }
}
