package org.essaim.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.essaim.spi.Statistics;

/**
 * Intervals and tests (<i>intervalles et tests</i>) on Apache Commons Statistics: exact ones where there are few, so that nobody has to believe in a bell curve.
 *
 * <p>Immutable and thread-safe. Of up to {@value #FEW} people a test is exact: signed ranks of pairs, ranks of two groups, both with ties as scales have them; McNemar’s
 * is always exact, Fisher’s up to {@value #FEW_SHARES} people or where fewer than five would be expected somewhere. Above that, Student’s, Welch’s and Pearson’s. Shares of up
 * to {@value #FEW} have the exact interval of Clopper and Pearson, above that Wilson’s; their differences Newcombe’s (method 10).
 */
public final class CommonsStatistics implements Statistics {
    private static final int FEW = 30;
    private static final int FEW_SHARES = 200;
    private static final double LEAST_EXPECTED = 5;

    /** For {@link java.util.ServiceLoader}. */
    public CommonsStatistics() {}

    @Override
    public Optional<Interval> mean(double[] values, double confidence) {
        requireConfidence(confidence);
        return values.length < 2 ? Optional.empty() : Optional.of(student(values, confidence));
    }

    private static void requireConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "A confidence lies between 0 and 1, not at [" + confidence + "].\nMaybe 0.95.");
        }
    }

    private static Interval student(double[] values, double confidence) {
        Moments moments = Moments.of(values);
        double margin = quantile(moments.size() - 1, confidence) * Math.sqrt(moments.variance() / moments.size());
        return new Interval(moments.mean() - margin, moments.mean() + margin, Method.STUDENT);
    }

    private static double quantile(double degrees, double confidence) {
        return TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2);
    }

    @Override
    public Interval share(long with, long of, double confidence) {
        requireConfidence(confidence);
        requireShare(with, of);
        return of <= FEW ? Shares.exact(with, of, confidence) : Shares.wilson(with, of, confidence);
    }

    private static void requireShare(long with, long of) {
        if (with < 0 || of < 1 || with > of) {
            throw new IllegalArgumentException("[" + with + "] of [" + of + "] is no share.");
        }
    }

    @Override
    public Optional<Contrast> paired(double[] before, double[] after, double confidence) {
        requireConfidence(confidence);
        if (before.length != after.length) {
            throw new IllegalArgumentException("[" + before.length + "] values before and [" + after.length
                    + "] after are no pairs.\nMaybe somebody answered once.");
        }
        if (before.length < 2) {
            return Optional.empty();
        }
        double[] differences = IntStream.range(0, before.length)
                .mapToDouble(i -> after[i] - before[i])
                .toArray();
        Moments moments = Moments.of(differences);
        Interval interval = student(differences, confidence);
        if (differences.length <= FEW) {
            return Optional.of(new Contrast(interval, Ranks.signed(differences), Method.WILCOXON));
        }
        return Optional.of(new Contrast(
                interval,
                probability(moments.mean(), Math.sqrt(moments.variance() / moments.size()), moments.size() - 1),
                Method.STUDENT));
    }

    // Twice the smaller tail; where nobody differs from the others nothing but a difference of 0 is chance.
    private static double probability(double difference, double error, double degrees) {
        if (error == 0) {
            return difference == 0 ? 1 : 0;
        }
        return Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(Math.abs(difference) / error));
    }

    @Override
    public Optional<Contrast> unpaired(double[] before, double[] after, double confidence) {
        requireConfidence(confidence);
        if (before.length < 2 || after.length < 2) {
            return Optional.empty();
        }
        Moments one = Moments.of(before);
        Moments other = Moments.of(after);
        double difference = other.mean() - one.mean();
        double first = one.variance() / one.size();
        double second = other.variance() / other.size();
        double error = Math.sqrt(first + second);
        double degrees = error == 0
                ? one.size() + other.size() - 2
                : (first + second)
                        * (first + second)
                        / (first * first / (one.size() - 1) + second * second / (other.size() - 1));
        double margin = quantile(degrees, confidence) * error;
        Interval interval = new Interval(difference - margin, difference + margin, Method.WELCH);
        return Optional.of(
                before.length + after.length <= FEW
                        ? new Contrast(interval, Ranks.ofGroups(before, after), Method.MANN_WHITNEY)
                        : new Contrast(interval, probability(difference, error, degrees), Method.WELCH));
    }

    @Override
    public Contrast pairedShares(long both, long onlyBefore, long onlyAfter, long never, double confidence) {
        requireConfidence(confidence);
        requireShare(both, both + onlyBefore + onlyAfter + never);
        int changed = Math.toIntExact(onlyBefore + onlyAfter);
        double probability = changed == 0
                ? 1
                // Both tails are as long: one twice, so that no tie is lost to rounding.
                : 2
                        * BinomialDistribution.of(changed, 0.5)
                                .cumulativeProbability(Math.toIntExact(Math.min(onlyBefore, onlyAfter)));
        return new Contrast(
                Shares.pairedDifference(both, onlyBefore, onlyAfter, never, confidence),
                Math.min(1, probability),
                Method.MCNEMAR);
    }

    @Override
    public Contrast shares(long before, long ofBefore, long after, long ofAfter, double confidence) {
        requireConfidence(confidence);
        requireShare(before, ofBefore);
        requireShare(after, ofAfter);
        Interval interval = Shares.difference(before, ofBefore, after, ofAfter, confidence);
        long all = ofBefore + ofAfter;
        long with = before + after;
        if (with == 0 || with == all) {
            return new Contrast(interval, 1, Method.FISHER);
        }
        double least = (double) Math.min(with, all - with) * Math.min(ofBefore, ofAfter) / all;
        if (all <= FEW_SHARES || least < LEAST_EXPECTED) {
            int[] one = {Math.toIntExact(before), Math.toIntExact(ofBefore - before)};
            int[] other = {Math.toIntExact(after), Math.toIntExact(ofAfter - after)};
            // In one order, so that the way round cannot matter.
            int[][] table = Arrays.compare(one, other) <= 0 ? new int[][] {one, other} : new int[][] {other, one};
            return new Contrast(
                    interval,
                    Math.min(1, FisherExactTest.withDefaults().test(table).getPValue()),
                    Method.FISHER);
        }
        double surplus = (double) before * (ofAfter - after) - (double) after * (ofBefore - before);
        double statistic = surplus / with * surplus / (all - with) * all / ofBefore / ofAfter;
        return new Contrast(interval, ChiSquaredDistribution.of(1).survivalProbability(statistic), Method.CHI_SQUARE);
    }

    /** Mean and variance of a sample; the same in whatever order its values come. */
    private record Moments(int size, double mean, double variance) {
        static Moments of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double mean = Arrays.stream(sorted).sum() / sorted.length;
            double[] squares = Arrays.stream(sorted)
                    .map(value -> (value - mean) * (value - mean))
                    .boxed()
                    .sorted(Comparator.naturalOrder())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            return new Moments(
                    sorted.length,
                    mean,
                    sorted[0] == sorted[sorted.length - 1] ? 0 : sum(squares) / (sorted.length - 1));
        }

        private static double sum(double[] values) {
            return Arrays.stream(values).sum();
        }
    }
}
