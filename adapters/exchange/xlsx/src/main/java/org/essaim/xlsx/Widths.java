package org.essaim.xlsx;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Sheet;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;

/**
 * How wide the columns of a sheet must be, in characters. Counted rather than measured: measuring asks the machine for its
 * fonts, and then the same report would differ from one machine to the next.
 */
final class Widths {
    private static final int LEAST = 11;
    private static final int MOST = 46;
    private static final int MOST_LINES = 8;
    private static final int LONGEST_UNBROKEN_TITLE = 17;
    private static final int ROWS_LOOKED_AT = 500;

    private final Figures figures;
    private final Map<Integer, Integer> widths = new TreeMap<>();

    Widths(Figures figures) {
        this.figures = figures;
    }

    void of(Block.Table table) {
        for (int i = 0; i < table.columns().size(); i++) {
            String title = table.columns().get(i).title();
            widen(i, Math.max(longestWord(title), Math.min(title.length(), LONGEST_UNBROKEN_TITLE)) + 1);
            for (List<Value> row : table.rows()
                    .subList(0, Math.min(ROWS_LOOKED_AT, table.rows().size()))) {
                widen(i, figures.text(row.get(i)).length());
            }
            if (!table.totals().isEmpty()) {
                widen(i, figures.text(table.totals().get(i)).length() + 1);
            }
        }
    }

    void of(Block block) {
        if (block instanceof Block.Facts facts) {
            for (Block.Facts.Fact fact : facts.facts()) {
                widen(0, fact.title().length());
                widen(1, figures.text(fact.value()).length());
            }
        } else if (block instanceof Block.Check check) {
            widen(0, check.title().length());
            widen(1, figures.text(check.expected()).length());
            widen(2, figures.text(check.found()).length());
        }
    }

    /** The first columns carry running text, whatever else stands in them. */
    void atLeast(int columns) {
        for (int i = 0; i < columns; i++) {
            widen(i, LEAST);
        }
    }

    void applyTo(Sheet sheet) {
        widths.forEach((column, width) -> sheet.setColumnWidth(column, Math.min(MOST, width + 3) * 256));
    }

    /** How many characters fit across the first columns. */
    int prose(int columns) {
        int width = 0;
        for (int i = 0; i < columns; i++) {
            width += Math.min(MOST, widths.getOrDefault(i, LEAST) + 3);
        }
        return width;
    }

    /** How many lines the headings of a table need. */
    int headingLines(Block.Table table) {
        int lines = 1;
        for (int i = 0; i < table.columns().size(); i++) {
            int width = Math.min(MOST, widths.getOrDefault(i, LEAST));
            lines = Math.max(lines, 1 + table.columns().get(i).title().length() / Math.max(1, width));
        }
        return lines;
    }

    /** How many lines a row needs, because a text in it is longer than its column is wide. */
    int lines(List<Value> row) {
        int lines = 1;
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) instanceof Value.Text || row.get(i) instanceof Value.Absent) {
                int length = figures.text(row.get(i)).length();
                int width = Math.min(MOST, widths.getOrDefault(i, LEAST) + 2);
                lines = Math.max(lines, 1 + Math.max(0, length - 1) / Math.max(1, width));
            }
        }
        return Math.min(lines, MOST_LINES);
    }

    private void widen(int column, int width) {
        widths.merge(column, Math.max(LEAST, width), Math::max);
    }

    private static int longestWord(String text) {
        int longest = 0;
        for (String word : text.split(" ", -1)) {
            longest = Math.max(longest, word.length());
        }
        return longest;
    }
}
