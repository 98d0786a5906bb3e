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
            boolean[][] known = known(shown);
            for (int row = 0; !again && row < counts.length; row++) {
                again = hide(counts[row], shown[row], known[row], least)
                        || hideTotals(counts[row], shown, known[row], least);
            }
            for (int column = 0; !again && sums > 0 && column < counts[sums].length; column++) {
                if (known[sums][column]) {
                    again = hideInColumn(counts, shown, known, column, least);
                }
            }
        }
    }

    // What is left of a row or a column without what is told of it is told as well.
    private static boolean[][] known(boolean[][] shown) {
        int sums = shown.length - 1;
        boolean[][] known = new boolean[shown.length][];
        for (int row = 0; row < known.length; row++) {
            known[row] = shown[row].clone();
        }
        boolean again = true;
        while (again) {
            again = false;
            for (boolean[] row : known) {
                again |= reckon(row);
            }
            for (int column = 0; sums > 0 && column < known[sums].length; column++) {
                boolean[] line = column(known, column, known.length);
                again |= reckon(line);
                for (int row = 0; row < line.length; row++) {
                    known[row][column] = line[row];
                }
            }
        }
        return known;
    }

    private static boolean reckon(boolean[] line) {
        int missing = -1;
        for (int i = 0; i < line.length; i++) {
            if (!line[i]) {
                if (missing >= 0) {
                    return false;
                }
                missing = i;
            }
        }
        if (missing >= 0) {
            line[missing] = true;
        }
        return missing >= 0;
    }

    private static boolean[] column(boolean[][] table, int column, int rows) {
        boolean[] line = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            line[row] = table[row][column];
        }
        return line;
    }

    // Where nothing of a row is told and something is known, it is known by what is told of all.
    private static boolean hideTotals(long[] counts, boolean[][] shown, boolean[] known, long least) {
        boolean[] totals = shown[shown.length - 1];
        long hidden = 0;
        for (int i = 0; i < counts.length; i++) {
            hidden += known[i] ? 0 : counts[i];
        }
        boolean hid = false;
        for (int i = 0; !Folding.isTold(hidden, least) && i < counts.length; i++) {
            hid |= known[i] && counts[i] > 0 && totals[i];
            totals[i] &= !known[i] || counts[i] == 0;
        }
        return hid;
    }

    /**
     * Hides more of a table whose options are each for or against.
     *
     * @param yes how many are for each option, group by group, the last row being the sum of those above it
     * @param no how many are against it
     * @param shown of which options both are told; some of them are told no more afterwards
     * @param fewest how many options somebody chose at least
     * @param most how many options somebody chose at most
     */
    static void settle(long[][] yes, long[][] no, boolean[][] shown, int fewest, int most, long least) {
        int sums = yes.length - 1;
        boolean again = true;
        while (again) {
            again = false;
            for (int row = 0; row < yes.length; row++) {
                if (fewest == most) {
                    // What is told of the others tells of one.
                    again |= hide(yes[row], shown[row], shown[row], least);
                    again |= hide(no[row], shown[row], shown[row], least);
                } else if (tellsOfFew(yes[row], no[row], shown[row], fewest, most, least)) {
                    again |= hide(shown[row], smallest(yes[row], shown[row]));
                }
            }
            for (int column = 0; sums > 0 && column < shown[sums].length; column++) {
                if (shown[sums][column]) {
                    again |= hideInColumn(yes, shown, shown, column, least);
                    again |= hideInColumn(no, shown, shown, column, least);
                }
            }
        }
    }

    // All that was chosen, beside what everybody had to choose, tells how many chose more, and how many could have.
    // Of five people who had to choose two each, eleven choices tell that one chose all of three options.
    private static boolean tellsOfFew(long[] yes, long[] no, boolean[] shown, int fewest, int most, long least) {
        long chosen = 0;
        for (int i = 0; i < yes.length; i++) {
            if (!shown[i]) {
                return false;
            }
            chosen += yes[i];
        }
        long people = yes[0] + no[0];
        return !Folding.isTold(chosen - people * fewest, least) || !Folding.isTold(people * most - chosen, least);
    }

    private static boolean hide(long[] counts, boolean[] shown, boolean[] known, long least) {
        long hidden = 0;
        for (int i = 0; i < counts.length; i++) {
            hidden += known[i] ? 0 : counts[i];
        }
        return !Folding.isTold(hidden, least) && hide(shown, smallest(counts, shown));
    }

    private static boolean hide(boolean[] shown, int which) {
        if (which >= 0) {
            shown[which] = false;
        }
        return which >= 0;
    }

    private static int smallest(long[] counts, boolean[] shown) {
        int smallest = -1;
        for (int i = 0; i < counts.length; i++) {
            if (shown[i] && counts[i] > 0 && (smallest < 0 || counts[i] < counts[smallest])) {
                smallest = i;
            }
        }
        return smallest;
    }

    private static boolean hideInColumn(long[][] counts, boolean[][] shown, boolean[][] known, int column, long least) {
        int rows = counts.length - 1;
        long[] line = new long[rows];
        for (int row = 0; row < rows; row++) {
            line[row] = counts[row][column];
        }
        boolean[] told = column(shown, column, rows);
        boolean hid = hide(line, told, column(known, column, rows), least);
        for (int row = 0; row < rows; row++) {
            shown[row][column] = told[row];
        }
        return hid;
    }
}
