package org.essaim.tally;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;

/** How often which number was told (<i>histogramme</i>). Immutable. */
final class Histogram {
    private static final int DEVIATION_DECIMALS = 10;
    private static final MathContext ENOUGH = new MathContext(60);

    private final SortedMap<Rational, Long> counts = new TreeMap<>();
    private final long size;

    Histogram(Map<Rational, Long> counts) {
        long all = 0;
        for (Map.Entry<Rational, Long> each : counts.entrySet()) {
            if (each.getValue() > 0) {
                this.counts.put(each.getKey(), each.getValue());
                all += each.getValue();
            }
        }
        this.size = all;
    }

    long size() {
        return size;
    }

    SortedMap<Rational, Long> counts() {
        return counts;
    }

    Rational sum() {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Rational, Long> each : counts.entrySet()) {
            sum = sum.plus(each.getKey().times(each.getValue()));
        }
        return sum;
    }

    Outcome mean() {
        return size == 0 ? Reckoning.NOTHING : Outcome.of(sum().over(Rational.of(size)));
    }

    /** The one in the middle; of an even number the mean of the two in the middle. */
    Outcome median() {
        if (size == 0) {
            return Reckoning.NOTHING;
        }
        return Outcome.of(at((size - 1) / 2).plus(at(size / 2)).over(Rational.of(2)));
    }

    private Rational at(long place) {
        long before = 0;
        for (Map.Entry<Rational, Long> each : counts.entrySet()) {
            before += each.getValue();
            if (place < before) {
                return each.getKey();
            }
        }
        throw new IllegalStateException("There is no value at [" + place + "].");
    }

    /** Of a sample: over one less than there are. */
    private Outcome variance() {
        if (size < 2) {
            return Reckoning.NOTHING;
        }
        Rational squares = Rational.ZERO;
        for (Map.Entry<Rational, Long> each : counts.entrySet()) {
            squares = squares.plus(each.getKey().times(each.getKey()).times(each.getValue()));
        }
        Rational sum = sum();
        return Outcome.of(squares.minus(sum.times(sum).over(Rational.of(size))).over(Rational.of(size - 1)));
    }

    Outcome deviation() {
        return variance() instanceof Outcome.Known variance ? Outcome.of(root(variance.value())) : Reckoning.NOTHING;
    }

    private static Rational root(Rational square) {
        BigDecimal decimal = new BigDecimal(square.numerator()).divide(new BigDecimal(square.denominator()), ENOUGH);
        return Rational.of(decimal.sqrt(ENOUGH).setScale(DEVIATION_DECIMALS, RoundingMode.HALF_UP));
    }

    Outcome least() {
        return size == 0 ? Reckoning.NOTHING : Outcome.of(counts.firstKey());
    }

    Outcome most() {
        return size == 0 ? Reckoning.NOTHING : Outcome.of(counts.lastKey());
    }

    /** What is left without some that are in it. */
    Histogram without(Histogram some) {
        Map<Rational, Long> left = new TreeMap<>(counts);
        some.counts.forEach((value, count) -> left.merge(value, -count, Long::sum));
        return new Histogram(left);
    }
}
