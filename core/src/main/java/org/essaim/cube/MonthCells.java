package org.essaim.cube;

import java.util.List;

/**
 * The cells of a sealed month, without saying who stands behind them: those of one kind together, one worker's among them, and the rows of each together, in the same order.
 */
final class MonthCells {
    final List<Kind> kinds;
    // Where the cells of each kind begin, and where the last ones end.
    private final int[] starts;
    // Workers are numbers of this month alone.
    private final int[] workers;
    // Where the rows of each cell begin, and where the last ones end.
    private final int[] rows;

    MonthCells(List<Kind> kinds, int[] starts, int[] workers, int[] rows) {
        this.kinds = kinds;
        this.starts = starts;
        this.workers = workers;
        this.rows = rows;
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

    /** The first row of a cell; of the one after the last, how many rows there are. */
    int row(int cell) {
        return rows[cell];
    }

    /** True of the first cell of a worker among some cells of a kind, if {@code former} was the cell before it. */
    boolean isAnother(int former, int cell) {
        return former < 0 || workers[former] != workers[cell];
    }

    /** How many workers have a cell of this kind. */
    int workers(int kind) {
        int found = 0;
        for (int cell = from(kind); cell < to(kind); cell++) {
            if (isAnother(cell > from(kind) ? cell - 1 : -1, cell)) {
                found++;
            }
        }
        return found;
    }

    long bytes() {
        return Integer.BYTES * (long) (starts.length + workers.length + rows.length);
    }
}
