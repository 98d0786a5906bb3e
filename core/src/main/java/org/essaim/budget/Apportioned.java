package org.essaim.budget;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides a whole amount so that the parts sum to it (<i>répartition au plus fort reste</i>): each part is within one unit of
 * its exact share, ties go to the part that comes first, a weight of 0 gets nothing.
 */
final class Apportioned {
    private Apportioned() {}

    static long[] among(long total, List<Ratio> weights) {
        long[] parts = new long[weights.size()];
        if (total == 0) {
            return parts;
        }
        Ratio sum = weights.stream().reduce(Ratio.ZERO, Ratio::plus);
        if (sum.signum() <= 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("[" + total + "] cannot be divided among " + weights + ".");
        }
        long left = Math.abs(total);
        List<Ratio> rests = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            Ratio exact = Ratio.of(Math.abs(total)).times(weights.get(i)).over(sum);
            BigInteger floor = exact.floor();
            parts[i] = floor.longValueExact();
            left -= parts[i];
            rests.add(exact.minus(new Ratio(floor, BigInteger.ONE)));
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> rests.get(i)).reversed());
        for (int i = 0; i < left; i++) {
            parts[order.get(i)]++;
        }
        if (total < 0) {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = -parts[i];
            }
        }
        return parts;
    }
}
