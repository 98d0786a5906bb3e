package org.essaim.tally;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.spi.Statistics;
import org.essaim.spi.Statistics.Contrast;
import org.essaim.spi.Statistics.Interval;
import org.jspecify.annotations.Nullable;

/** Asks the statistics, if there are any, how far exact figures can be trusted; the one place where they become floating point. Thread-safe. */
final class Evidence {
    private static final double CONFIDENCE = 0.95;

    private final @Nullable Statistics statistics;

    Evidence(@Nullable Statistics statistics) {
        this.statistics = statistics;
    }

    /** Those of the class path. */
    static Evidence found() {
        return new Evidence(ServiceLoader.load(Statistics.class, Evidence.class.getClassLoader())
                .findFirst()
                .orElse(null));
    }

    boolean isThere() {
        return statistics != null;
    }

    Optional<Interval> mean(Histogram histogram) {
        return statistics == null ? Optional.empty() : statistics.mean(values(histogram), CONFIDENCE);
    }

    Optional<Interval> share(Outcome with, Outcome of) {
        if (statistics == null || !Reckoning.isKnown(with) || !Reckoning.isKnown(of) || Reckoning.count(of) == 0) {
            return Optional.empty();
        }
        return Optional.of(statistics.share(Reckoning.count(with), Reckoning.count(of), CONFIDENCE));
    }

    Optional<Contrast> unpaired(Histogram before, Histogram after) {
        return statistics == null ? Optional.empty() : statistics.unpaired(values(before), values(after), CONFIDENCE);
    }

    Optional<Contrast> paired(List<Rational> before, List<Rational> after) {
        return statistics == null ? Optional.empty() : statistics.paired(values(before), values(after), CONFIDENCE);
    }

    Optional<Contrast> shares(Outcome before, Outcome ofBefore, Outcome after, Outcome ofAfter) {
        for (Outcome each : List.of(before, ofBefore, after, ofAfter)) {
            if (!Reckoning.isKnown(each)) {
                return Optional.empty();
            }
        }
        if (statistics == null || Reckoning.count(ofBefore) == 0 || Reckoning.count(ofAfter) == 0) {
            return Optional.empty();
        }
        return Optional.of(statistics.shares(
                Reckoning.count(before),
                Reckoning.count(ofBefore),
                Reckoning.count(after),
                Reckoning.count(ofAfter),
                CONFIDENCE));
    }

    Optional<Contrast> pairedShares(long both, long onlyBefore, long onlyAfter, long never) {
        return statistics == null || both + onlyBefore + onlyAfter + never == 0
                ? Optional.empty()
                : Optional.of(statistics.pairedShares(both, onlyBefore, onlyAfter, never, CONFIDENCE));
    }

    private static double[] values(Histogram histogram) {
        List<Rational> values = new ArrayList<>();
        histogram.counts().forEach((value, count) -> {
            for (long i = 0; i < count; i++) {
                values.add(value);
            }
        });
        return values(values);
    }

    private static double[] values(List<Rational> values) {
        return values.stream().mapToDouble(Evidence::value).toArray();
    }

    private static double value(Rational exact) {
        return new BigDecimal(exact.numerator())
                .divide(new BigDecimal(exact.denominator()), MathContext.DECIMAL64)
                .doubleValue();
    }
}
