package org.essaim.cube;

/** Which cell each row belongs to, in two bytes as long as there are no more cells than that. */
abstract sealed class RowCells {
    private static final int ROWS_FROM = 40;
    private static final long ROW = 1L << ROWS_FROM;
    private static final long HALF = ROW >> 1;

    /** True if the rows of a cell and the sum of their seconds fit into one number: whatever the cells are, in all but months that do not exist. */
    static boolean fitsOne(int[] seconds) {
        long most = 0;
        for (int each : seconds) {
            most = Math.max(most, Math.abs((long) each));
        }
        return seconds.length < Long.MAX_VALUE >> ROWS_FROM && most * seconds.length < HALF;
    }

    /** Adds each row to its cell, its seconds and one row in one number, if they fit. */
    abstract void addUp(int[] seconds, long[] both);

    /** How many rows are in such a number. */
    static int rows(long both) {
        return (int) ((both + HALF) >> ROWS_FROM);
    }

    /** How many seconds are in such a number. */
    static long seconds(long both) {
        return both - ((long) rows(both) << ROWS_FROM);
    }

    /** Adds each row to its cell. */
    abstract void addUp(int[] seconds, int[] rows, long[] sums);

    /** Adds each row of these days to its cell. */
    abstract void addUp(int[] seconds, short[] days, int first, int last, int[] rows, long[] sums);

    /** How many bytes a row takes. */
    abstract int width();

    static RowCells of(int[] cells, int count) {
        if (count > Character.MAX_VALUE + 1) {
            return new Wide(cells);
        }
        char[] narrow = new char[cells.length];
        for (int i = 0; i < cells.length; i++) {
            narrow[i] = (char) cells[i];
        }
        return new Narrow(narrow);
    }

    private static final class Narrow extends RowCells {
        private final char[] cells;

        Narrow(char[] cells) {
            this.cells = cells;
        }

        @Override
        void addUp(int[] seconds, long[] both) {
            for (int i = 0; i < cells.length; i++) {
                both[cells[i]] += ROW + seconds[i];
            }
        }

        @Override
        void addUp(int[] seconds, int[] rows, long[] sums) {
            for (int i = 0; i < cells.length; i++) {
                int cell = cells[i];
                rows[cell]++;
                sums[cell] += seconds[i];
            }
        }

        @Override
        void addUp(int[] seconds, short[] days, int first, int last, int[] rows, long[] sums) {
            for (int i = 0; i < cells.length; i++) {
                if (days[i] >= first && days[i] <= last) {
                    rows[cells[i]]++;
                    sums[cells[i]] += seconds[i];
                }
            }
        }

        @Override
        int width() {
            return Character.BYTES;
        }
    }

    private static final class Wide extends RowCells {
        private final int[] cells;

        Wide(int[] cells) {
            this.cells = cells;
        }

        @Override
        void addUp(int[] seconds, long[] both) {
            for (int i = 0; i < cells.length; i++) {
                both[cells[i]] += ROW + seconds[i];
            }
        }

        @Override
        void addUp(int[] seconds, int[] rows, long[] sums) {
            for (int i = 0; i < cells.length; i++) {
                rows[cells[i]]++;
                sums[cells[i]] += seconds[i];
            }
        }

        @Override
        void addUp(int[] seconds, short[] days, int first, int last, int[] rows, long[] sums) {
            for (int i = 0; i < cells.length; i++) {
                if (days[i] >= first && days[i] <= last) {
                    rows[cells[i]]++;
                    sums[cells[i]] += seconds[i];
                }
            }
        }

        @Override
        int width() {
            return Integer.BYTES;
        }
    }
}
