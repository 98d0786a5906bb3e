package org.essaim.exact;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/** Largest remainder once more, unit by unit, for whole weights: the oracle of {@link Apportionment}. */
public final class UnitByUnit {
    private UnitByUnit() {}

    /** Floors first, then one unit to whoever is furthest below the exact share, the first of equals. */
    public static long[] divide(long total, List<Rational> weights) {
        long[] parts = new long[weights.size()];
        for (int i = 0; i < parts.length && total > 0; i++) {
            while (Rational.of(parts[i] + 1).compareTo(exact(total, weights, i)) <= 0) {
                parts[i]++;
            }
        }
        boolean[] given = new boolean[parts.length];
        while (LongStream.of(parts).sum() < total) {
            int neediest = -1;
            for (int i = parts.length - 1; i >= 0; i--) {
                if (!given[i]
                        && (neediest < 0 || lack(total, weights, parts, i) >= lack(total, weights, parts, neediest))) {
                    neediest = i;
                }
            }
            given[neediest] = true;
            parts[neediest]++;
        }
        return parts;
    }

    public static Rational exact(long total, List<Rational> weights, int i) {
        return Rational.of(total).times(weights.get(i)).over(sum(weights));
    }

    public static Rational sum(List<Rational> weights) {
        return weights.stream().reduce(Rational.ZERO, Rational::plus);
    }

    // What is missing to the exact share, over one denominator that serves all parts.
    private static long lack(long total, List<Rational> weights, long[] parts, int i) {
        BigInteger common = sum(weights).numerator();
        return exact(total, weights, i)
                .minus(Rational.of(parts[i]))
                .times(Rational.of(common, BigInteger.ONE))
                .numerator()
                .longValueExact();
    }
}
