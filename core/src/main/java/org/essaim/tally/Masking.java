package org.essaim.tally;

/**
 * Hides so much more that what is left of a row or a column tells of as many people as each figure must (<i>masquage</i>): seven of nine who said yes would tell
 * that two did not, though nothing tells what they said.
 */
final class Masking {
    private Masking() {}

    /**
     * Hides more of a table.
     *
     * @param counts the counts, the last row being the sum of those above it; the sum of each row is known
     * @param shown which of them are told; some of them are told no more afterwards
     * @param least of how many people a figure tells at least
     */
    static void settle(long[][] counts, boolean[][] shown, long least) {
        int sums = counts.length - 1;
        boolean again = true;
        while (again) {
            again = false;
            for (int row = 0; row < counts.length; row++) {
                again |= hide(counts[row], shown[row], least);
            }
            for (int column = 0; sums > 0 && column < counts[sums].length; column++) {
                if (shown[sums][column]) {
                    again |= hideInColumn(counts, shown, column, least);
                }
            }
        }
    }

    /**
     * Hides more of a table whose options are each for or against.
     *
     * @param yes how many are for each option, group by group, the last row being the sum of those above it
     * @param no how many are against it
     * @param shown of which options both are told; some of them are told no more afterwards
     * @param exact true if everybody chose as many options as anybody else, so that what is told of the others tells of one
     */
    static void settle(long[][] yes, long[][] no, boolean[][] shown, boolean exact, long least) {
        int sums = yes.length - 1;
        boolean again = true;
        while (again) {
            again = false;
            for (int row = 0; exact && row < yes.length; row++) {
                again |= hide(yes[row], shown[row], least) | hide(no[row], shown[row], least);
            }
            for (int column = 0; sums > 0 && column < shown[sums].length; column++) {
                if (shown[sums][column]) {
                    again |= hideInColumn(yes, shown, column, least) | hideInColumn(no, shown, column, least);
                }
            }
        }
    }

    private static boolean hide(long[] counts, boolean[] shown, long least) {
        long hidden = 0;
        int smallest = -1;
        for (int i = 0; i < counts.length; i++) {
            if (!shown[i]) {
                hidden += counts[i];
            } else if (counts[i] > 0 && (smallest < 0 || counts[i] < counts[smallest])) {
                smallest = i;
            }
        }
        if (Folding.isTold(hidden, least) || smallest < 0) {
            return false;
        }
        shown[smallest] = false;
        return true;
    }

    private static boolean hideInColumn(long[][] counts, boolean[][] shown, int column, long least) {
        int rows = counts.length - 1;
        long[] line = new long[rows];
        boolean[] told = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            line[row] = counts[row][column];
            told[row] = shown[row][column];
        }
        boolean hid = hide(line, told, least);
        for (int row = 0; row < rows; row++) {
            shown[row][column] = told[row];
        }
        return hid;
    }
}
