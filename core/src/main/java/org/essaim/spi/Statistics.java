package org.essaim.spi;

import java.util.Optional;

/**
 * Says how far a figure of some people can be trusted (<i>statistique inférentielle</i>): intervals around it, and whether a change may be chance.
 *
 * <p>Found by {@code ServiceLoader}; thread-safe. These are estimates, and the one place where numbers are rounded on the way. The same numbers give the same
 * answer, in whatever order they come as long as pairs stay pairs.
 *
 * <p>Stability: experimental; new methods come only as {@code default}.
 */
public interface Statistics {

    /** How something was worked out (<i>méthode</i>). */
    enum Method {
        /** Student’s t of a mean, or of the differences of pairs. */
        STUDENT,
        /** Welch’s t of two groups. */
        WELCH,
        /** Wilson’s interval of a share. */
        WILSON,
        /** The exact interval of a share, after Clopper and Pearson. */
        CLOPPER_PEARSON,
        /** The interval of a difference of shares, after Newcombe. */
        NEWCOMBE,
        /** The exact test of signed ranks, after Wilcoxon. */
        WILCOXON,
        /** The exact test of ranks of two groups, after Mann and Whitney. */
        MANN_WHITNEY,
        /** The exact test of those who changed, after McNemar. */
        MCNEMAR,
        /** The exact test of two shares, after Fisher. */
        FISHER,
        /** Pearson’s χ² of two shares. */
        CHI_SQUARE
    }

    /** Where a figure lies, at a confidence that was asked for (<i>intervalle de confiance</i>). */
    record Interval(double least, double most, Method method) {}

    /**
     * What can be said of a change, after less before (<i>écart</i>).
     *
     * @param difference where it lies; of means as they are counted, of shares from -1 to 1
     * @param probability how probable one as great would be if nothing had changed, from 0 to 1
     * @param test how the probability was worked out
     */
    record Contrast(Interval difference, double probability, Method test) {}

    /** Where a mean lies; nothing of fewer than two values. */
    Optional<Interval> mean(double[] values, double confidence);

    /** Where a share lies: so many of so many, one at least. */
    Interval share(long with, long of, double confidence);

    /** How the same people changed: the value at one place before and after is one person’s. Nothing of fewer than two. */
    Optional<Contrast> paired(double[] before, double[] after, double confidence);

    /** How two groups differ; nothing if one of them has fewer than two values. */
    Optional<Contrast> unpaired(double[] before, double[] after, double confidence);

    /** How a share of the same people changed: how many had it both times, once and never; one person at least. */
    Contrast pairedShares(long both, long onlyBefore, long onlyAfter, long never, double confidence);

    /** How the shares of two groups differ, each of one person at least. */
    Contrast shares(long before, long ofBefore, long after, long ofAfter, double confidence);
}
