package org.essaim.benchmarks;

import java.util.Arrays;

/**
 * What was found.
 *
 * @param counts entries or workers, by {@link FederationYear#key}
 * @param seconds likewise
 */
record Sums(long[] counts, long[] seconds) {
    static Sums of(int keys) {
        return new Sums(new long[keys], new long[keys]);
    }

    long total() {
        return Arrays.stream(seconds).sum();
    }

    /** Refuses what is not the same. */
    void require(String who, Sums other) {
        if (!Arrays.equals(counts, other.counts) || !Arrays.equals(seconds, other.seconds)) {
            throw new IllegalStateException(
                    who + " finds " + Arrays.stream(other.counts).sum() + " and " + other.total() + " s, where "
                            + Arrays.stream(counts).sum() + " and " + total() + " s are expected.");
        }
    }
}
