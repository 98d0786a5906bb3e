package org.essaim.tally;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.essaim.spi.Statistics;

/** Exact tests by counting every deal, for few people; its intervals are the figures themselves. */
final class NaiveStatistics implements Statistics {

    private static Interval at(double figure) {
        return new Interval(figure, figure, Method.STUDENT);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double rank(double[] all, double value) {
        return Arrays.stream(all).filter(each -> each < value).count()
                + (Arrays.stream(all).filter(each -> each == value).count() + 1) / 2.0;
    }

    @Override
    public Optional<Interval> mean(double[] values, double confidence) {
        return values.length < 2 ? Optional.empty() : Optional.of(at(mean(values)));
    }

    @Override
    public Interval share(long with, long of, double confidence) {
        return at((double) with / of);
    }

    /** Every deal of signs to the ranks of those who changed. */
    @Override
    public Optional<Contrast> paired(double[] before, double[] after, double confidence) {
        if (before.length < 2) {
            return Optional.empty();
        }
        double[] changes = IntStream.range(0, before.length)
                .mapToDouble(i -> after[i] - before[i])
                .filter(each -> each != 0)
                .toArray();
        double[] sizes = Arrays.stream(changes).map(Math::abs).toArray();
        double[] ranks = Arrays.stream(sizes).map(each -> rank(sizes, each)).toArray();
        double middle = Arrays.stream(ranks).sum() / 2;
        double found = IntStream.range(0, ranks.length)
                .filter(i -> changes[i] > 0)
                .mapToDouble(i -> ranks[i])
                .sum();
        long far = IntStream.range(0, 1 << ranks.length)
                .filter(signs -> Math.abs(sum(ranks, signs) - middle) >= Math.abs(found - middle))
                .count();
        return Optional.of(
                new Contrast(at(mean(after) - mean(before)), (double) far / (1 << ranks.length), Method.WILCOXON));
    }

    private static double sum(double[] ranks, int chosen) {
        return IntStream.range(0, ranks.length)
                .filter(i -> (chosen >> i & 1) == 1)
                .mapToDouble(i -> ranks[i])
                .sum();
    }

    /** Every deal of people to two groups. */
    @Override
    public Optional<Contrast> unpaired(double[] before, double[] after, double confidence) {
        if (before.length < 2 || after.length < 2) {
            return Optional.empty();
        }
        double[] all = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, all, before.length, after.length);
        double[] ranks = Arrays.stream(all).map(each -> rank(all, each)).toArray();
        double middle = Arrays.stream(ranks).sum() * after.length / all.length;
        double found = Arrays.stream(ranks, before.length, all.length).sum();
        int[] deals = IntStream.range(0, 1 << all.length)
                .filter(each -> Integer.bitCount(each) == after.length)
                .toArray();
        long far = Arrays.stream(deals)
                .filter(each -> Math.abs(sum(ranks, each) - middle) >= Math.abs(found - middle) - 1e-9)
                .count();
        return Optional.of(
                new Contrast(at(mean(after) - mean(before)), (double) far / deals.length, Method.MANN_WHITNEY));
    }

    /** Every deal of ways to those who changed. */
    @Override
    public Contrast pairedShares(long both, long onlyBefore, long onlyAfter, long never, double confidence) {
        int changed = (int) (onlyBefore + onlyAfter);
        long far = IntStream.range(0, 1 << changed)
                .filter(ways -> Math.abs(2L * Integer.bitCount(ways) - changed) >= Math.abs(onlyBefore - onlyAfter))
                .count();
        double all = both + onlyBefore + onlyAfter + never;
        return new Contrast(at((onlyAfter - onlyBefore) / all), (double) far / (1 << changed), Method.MCNEMAR);
    }

    /** Every deal of people to two groups, as probable as what was found or less. */
    @Override
    public Contrast shares(long before, long ofBefore, long after, long ofAfter, double confidence) {
        long with = before + after;
        long least = Math.max(0, with - ofAfter);
        long most = Math.min(with, ofBefore);
        double all = 0;
        double far = 0;
        double found = ways(ofBefore, before) * ways(ofAfter, after);
        for (long each = least; each <= most; each++) {
            double deals = ways(ofBefore, each) * ways(ofAfter, with - each);
            all += deals;
            far += deals <= found ? deals : 0;
        }
        return new Contrast(at((double) after / ofAfter - (double) before / ofBefore), far / all, Method.FISHER);
    }

    private static double ways(long of, long chosen) {
        double ways = 1;
        for (long i = 1; i <= chosen; i++) {
            ways = ways * (of - chosen + i) / i;
        }
        return Math.rint(ways);
    }
}
