package org.essaim.cli.simulation;

import java.util.Arrays;

/** Who is busy when on one day (<i>agenda du jour</i>): nobody is ever in two places, and five minutes lie between. */
final class Agenda {
    private static final int MARGIN = 300;
    private static final int MOST = 32;
    private final int[][] starts;
    private final int[][] ends;
    private final int[] counts;

    Agenda(int seats) {
        starts = new int[seats][MOST];
        ends = new int[seats][MOST];
        counts = new int[seats];
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    /** Takes these seconds if they are free. */
    boolean take(int seat, int start, int end) {
        int count = counts[seat];
        if (count == MOST) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (start < ends[seat][i] + MARGIN && end > starts[seat][i] - MARGIN) {
                return false;
            }
        }
        starts[seat][count] = start;
        ends[seat][count] = end;
        counts[seat] = count + 1;
        return true;
    }
}
