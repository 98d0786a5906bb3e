package org.essaim.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.essaim.spi.Statistics.Interval;
import org.essaim.spi.Statistics.Method;

/** Intervals of shares and of their differences. */
final class Shares {
    private Shares() {}

    /** Clopper and Pearson (1934): never narrower than it says. */
    static Interval exact(long with, long of, double confidence) {
        double tail = (1 - confidence) / 2;
        double least = with == 0
                ? 0
                : BetaDistribution.of((double) with, of - with + 1.0).inverseCumulativeProbability(tail);
        double most = with == of
                ? 1
                : BetaDistribution.of(with + 1.0, (double) (of - with)).inverseSurvivalProbability(tail);
        return new Interval(least, most, Method.CLOPPER_PEARSON);
    }

    /** Wilson (1927), without a correction for continuity. */
    static Interval wilson(long with, long of, double confidence) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
        double share = (double) with / of;
        double middle = share + z * z / (2.0 * of);
        double margin = z * Math.sqrt((share * (1 - share) + z * z / (4.0 * of)) / of);
        double whole = 1 + z * z / of;
        return new Interval(
                with == 0 ? 0 : (middle - margin) / whole, with == of ? 1 : (middle + margin) / whole, Method.WILSON);
    }

    /** Newcombe (1998, Statistics in Medicine 17, 873–890), method 10: after less before, of different people. */
    static Interval difference(long before, long ofBefore, long after, long ofAfter, double confidence) {
        return around(
                (double) after / ofAfter,
                wilson(after, ofAfter, confidence),
                (double) before / ofBefore,
                wilson(before, ofBefore, confidence),
                0);
    }

    /** Newcombe (1998, Statistics in Medicine 17, 2635–2650), method 10: after less before, of the same people. */
    static Interval pairedDifference(long both, long onlyBefore, long onlyAfter, long never, double confidence) {
        long all = both + onlyBefore + onlyAfter + never;
        long after = both + onlyAfter;
        long before = both + onlyBefore;
        double product = (double) both * never - (double) onlyBefore * onlyAfter;
        // With a correction for continuity, where it is above 0.
        double corrected = product > 0 ? Math.max(0, product - all / 2.0) : product;
        double margins = (double) after * (all - after) * before * (all - before);
        return around(
                (double) after / all,
                wilson(after, all, confidence),
                (double) before / all,
                wilson(before, all, confidence),
                margins == 0 ? 0 : corrected / Math.sqrt(margins));
    }

    private static Interval around(double one, Interval ofOne, double other, Interval ofOther, double correlation) {
        double down = one - ofOne.least();
        double up = ofOne.most() - one;
        double otherDown = other - ofOther.least();
        double otherUp = ofOther.most() - other;
        double least = one - other - root(down, otherUp, correlation);
        double most = one - other + root(up, otherDown, correlation);
        return new Interval(Math.max(-1, least), Math.min(1, most), Method.NEWCOMBE);
    }

    private static double root(double one, double other, double correlation) {
        return Math.sqrt(Math.max(0, one * one - 2 * correlation * one * other + other * other));
    }
}
