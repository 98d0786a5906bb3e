package org.essaim.formats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
        return IntStream.range(0, table.columns().size())
                .map(column -> room(table, column, figures).least())
                .sum();
    }

    /** What a column takes. */
    static ReportLayout.Room room(Block.Table table, int column, Figures figures) {
        String title = table.columns().get(column).title();
        int least = Arrays.stream(title.split(" ", -1))
                .mapToInt(TextWidth::of)
                .max()
                .orElse(0);
        int most = TextWidth.of(title);
        for (List<Value> row :
                table.rows().subList(0, Math.min(ROWS_LOOKED_AT, table.rows().size()))) {
            int cell = TextWidth.of(figures.text(row.get(column)));
            least = Math.max(least, wrapped(row.get(column), cell));
            most = Math.max(most, cell);
        }
        if (!table.totals().isEmpty()) {
            // In bold.
            int total = TextWidth.of(figures.text(table.totals().get(column)));
            least = Math.max(least, wrapped(table.totals().get(column), total) * 11 / 10);
            most = Math.max(most, total * 11 / 10);
        }
        return new ReportLayout.Room(least + PADDING, Math.max(least, most) + PADDING);
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

    private static int wrapped(Value value, int width) {
        return isFigure(value) ? width : Math.min(width, LEAST_FOR_WORDS);
    }
}
