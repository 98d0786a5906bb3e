package org.essaim.cube;

import java.util.List;

/** The cells of a sealed month, without saying who stands behind them: those of one kind together, one worker's among them. */
final class MonthCells {
    final List<Kind> kinds;
    // Where the cells of each kind begin, and where the last ones end.
    private final int[] starts;
    // Workers are numbers of this month alone.
    private final int[] workers;

    MonthCells(List<Kind> kinds, int[] starts, int[] workers) {
        this.kinds = kinds;
        this.starts = starts;
        this.workers = workers;
    }

    int size() {
        return workers.length;
    }

    int from(int kind) {
        return starts[kind];
    }

    int to(int kind) {
        return starts[kind + 1];
    }

    /** True of the first cell of a worker among some cells of a kind, if {@code former} was the cell before it. */
    boolean isAnother(int former, int cell) {
        return former < 0 || workers[former] != workers[cell];
    }

    long bytes() {
        return Integer.BYTES * (long) (starts.length + workers.length);
    }
}
