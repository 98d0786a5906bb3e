package org.essaim.benchmarks;

import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * A federation’s year of entries, always the same: structures are as different in size as they are in life, some with three people and some with
 * two hundred; a worker has some 160 entries a month.
 */
final class FederationYear {
    static final int MONTHS = 12;
    private static final int ENTRIES_OF_A_WORKER = 160;

    /** How many structures. */
    final int structures;

    private final long[] starts;
    private final int[] firstWorkers;

    private FederationYear(int structures, long entries) {
        this.structures = structures;
        double[] upTo = new double[structures + 1];
        for (int i = 0; i < structures; i++) {
            // From a tenth to five times, most of them small; without order.
            double chance = (i * 0.6180339887498949 + 0.31) % 1;
            upTo[i + 1] = upTo[i] + 0.1 + 4.9 * Math.pow(chance, 3.5);
        }
        starts = new long[structures * MONTHS + 1];
        firstWorkers = new int[structures + 1];
        for (int i = 0; i < structures; i++) {
            for (int month = 0; month < MONTHS; month++) {
                double share = (upTo[i] + (upTo[i + 1] - upTo[i]) * month / MONTHS) / upTo[structures];
                starts[i * MONTHS + month] = Math.round(entries * share);
            }
        }
        starts[structures * MONTHS] = entries;
        for (int i = 0; i < structures; i++) {
            long year = starts[(i + 1) * MONTHS] - starts[i * MONTHS];
            firstWorkers[i + 1] = firstWorkers[i] + (int) Math.max(2, year / MONTHS / ENTRIES_OF_A_WORKER);
        }
    }

    /** A federation of as many structures as so many entries a year come from: 800 for fifty million. */
    static FederationYear of(long entries) {
        return new FederationYear((int) Math.max(1, entries / 62_500), entries);
    }

    /** How many entries. */
    long entries() {
        return starts[starts.length - 1];
    }

    /** How many people. */
    int workers() {
        return firstWorkers[structures];
    }

    /** How many sums there are at most: one for each structure, month and kind. */
    int keys() {
        return structures * MONTHS * Slice.KINDS.size();
    }

    /** The place of a sum. */
    static int key(int structure, int month, int kind) {
        return (structure * MONTHS + month) * Slice.KINDS.size() + kind;
    }

    /** Tells each structure’s months, and before which entry each stands; the slice is the same, filled anew. */
    void each(BiConsumer<Slice, Long> sink) {
        Slice slice = new Slice();
        for (int structure = 0; structure < structures; structure++) {
            for (int month = 0; month < MONTHS; month++) {
                int at = structure * MONTHS + month;
                slice.fill(
                        structure,
                        month,
                        Math.toIntExact(starts[at + 1] - starts[at]),
                        firstWorkers[structure + 1] - firstWorkers[structure],
                        firstWorkers[structure]);
                Objects.requireNonNull(sink).accept(slice, starts[at]);
            }
        }
    }
}
