package org.essaim.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Exact tests over ranks, given the ranks there are: ties share theirs, as the steps of a scale need it. All ways that chance could have dealt them are counted, by sums, after Streitberg
 * and Röhmel (1986).
 */
final class Ranks {
    private Ranks() {}

    /** How probable it is that the signs of differences deal ranks as unevenly as this; who did not change is left out, as Wilcoxon (1945) does. */
    static double signed(double[] differences) {
        double[] changed = Arrays.stream(differences).filter(each -> each != 0).toArray();
        int[] ranks = doubled(Arrays.stream(changed).map(Math::abs).toArray());
        int total = Arrays.stream(ranks).sum();
        int above = IntStream.range(0, ranks.length)
                .filter(i -> changed[i] > 0)
                .map(i -> ranks[i])
                .sum();
        double[] ways = new double[total + 1];
        ways[0] = 1;
        for (int rank : ranks) {
            for (int sum = total; sum >= rank; sum--) {
                ways[sum] = (ways[sum] + ways[sum - rank]) / 2;
            }
            for (int sum = Math.min(rank, total + 1) - 1; sum >= 0; sum--) {
                ways[sum] /= 2;
            }
        }
        return farther(ways, above, total);
    }

    /** How probable it is that chance deals two groups ranks as unevenly as this. */
    static double ofGroups(double[] one, double[] other) {
        double[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        int[] ranks = doubled(all);
        int total = Arrays.stream(ranks).sum();
        int size = other.length;
        int found = IntStream.range(one.length, all.length).map(i -> ranks[i]).sum();
        double[][] ways = new double[size + 1][total + 1];
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int taken = size; taken > 0; taken--) {
                for (int sum = total; sum >= rank; sum--) {
                    ways[taken][sum] += ways[taken - 1][sum - rank];
                }
            }
        }
        double all2 = Arrays.stream(ways[size]).sum();
        double[] shares = Arrays.stream(ways[size]).map(each -> each / all2).toArray();
        // The sum that is expected is size × total / people; all times people, so that it is a whole number.
        return farther(shares, found, (long) size * total, all.length);
    }

    private static double farther(double[] shares, int found, int total) {
        return farther(shares, found, total, 2);
    }

    // As far from what is expected, expected / of, as what was found, or farther.
    private static double farther(double[] shares, int found, long expected, int of) {
        long far = Math.abs((long) found * of - expected);
        double probability = 0;
        for (int sum = 0; sum < shares.length; sum++) {
            if (Math.abs((long) sum * of - expected) >= far) {
                probability += shares[sum];
            }
        }
        return Math.min(1, probability);
    }

    /** Twice the rank of each value; equal ones share the mean of theirs, so twice it is a whole number. */
    static int[] doubled(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] ranks = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int below = 0;
            int equal = 0;
            for (double each : sorted) {
                below += each < values[i] ? 1 : 0;
                equal += each == values[i] ? 1 : 0;
            }
            ranks[i] = 2 * below + equal + 1;
        }
        return ranks;
    }
}
