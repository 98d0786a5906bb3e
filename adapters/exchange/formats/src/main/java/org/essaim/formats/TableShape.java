package org.essaim.formats;

import java.util.Arrays;
import java.util.List;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;

/** What a table needs: how much room, and which of its columns hold figures. */
final class TableShape {
    /** What fits across an A4 page held upright, in thousandths of the table's font size. */
    static final int PORTRAIT = 64_000;
    /** What fits across an A4 page held sideways, likewise. */
    static final int LANDSCAPE = 96_000;

    private static final int NARROW = 30_000;
    private static final int PADDING = 1_100;
    private static final int LEAST_FOR_WORDS = 12_000;
    private static final int LONGEST_WORD = 32;
    private static final int ROWS_LOOKED_AT = 200;

    private TableShape() {}

    /** The narrowest the table can be: figures stay on one line, words wrap. */
    static int width(Block.Table table, Figures figures) {
        int width = 0;
        for (int i = 0; i < table.columns().size(); i++) {
            int column = Arrays.stream(table.columns().get(i).title().split(" ", -1))
                    .mapToInt(TextWidth::of)
                    .max()
                    .orElse(0);
            for (List<Value> row : table.rows()
                    .subList(0, Math.min(ROWS_LOOKED_AT, table.rows().size()))) {
                column = Math.max(column, cell(row.get(i), figures));
            }
            if (!table.totals().isEmpty()) {
                column = Math.max(column, cell(table.totals().get(i), figures) * 11 / 10);
            }
            width += column + PADDING;
        }
        return width;
    }

    /** The style class that suits a width. */
    static String style(int width) {
        if (width > LANDSCAPE) {
            return "dense";
        }
        return width < NARROW ? "narrow" : "plain";
    }

    /** True if the column holds figures, whose heading then stands to the right above them. */
    static boolean holdsFigures(Block.Table table, int column) {
        return table.rows().stream().map(row -> row.get(column)).anyMatch(TableShape::isFigure);
    }

    /** True for what is compared digit below digit. */
    static boolean isFigure(Value value) {
        return value instanceof Value.Hours
                || value instanceof Value.Amount
                || value instanceof Value.Count
                || value instanceof Value.Decimal
                || value instanceof Value.Share;
    }

    /** True if some word is too long for a column, such as a digest. */
    static boolean hasLongWord(String text) {
        return Arrays.stream(text.split(" ", -1)).anyMatch(word -> word.length() > LONGEST_WORD);
    }

    private static int cell(Value value, Figures figures) {
        int width = TextWidth.of(figures.text(value));
        return isFigure(value) ? width : Math.min(width, LEAST_FOR_WORDS);
    }
}
