package org.essaim.formats;

import java.util.List;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;

/**
 * How many are left from step to step (<i>entonnoir</i>): each count with its share of the step before and of the start,
 * and between two steps how many went.
 */
final class FunnelDrawing {
    private static final int BAR = 360;
    private static final int GAP = 260;
    private static final int MOST_NAME_ROOM = 2600;
    private static final int LARGE = 160;

    private final Block.Table table;
    private final Figures figures;
    private final boolean english;

    FunnelDrawing(Block.Table table, Figures figures, boolean english) {
        this.table = table;
        this.figures = figures;
        this.english = english;
    }

    void draw(Canvas canvas) {
        List<Integer> columns = Series.columns(table);
        int column = columns.isEmpty() ? table.columns().size() - 1 : columns.get(0);
        List<List<Value>> rows = table.rows();
        canvas.begin(Math.max(1, rows.size()) * (BAR + GAP) - GAP + 20, List.of(Pattern.SOLID_INK));
        int names = Math.min(
                MOST_NAME_ROOM,
                rows.stream()
                        .mapToInt(row -> TextWidth.of(figures.text(row.get(0)), Canvas.TEXT))
                        .max()
                        .orElse(0));
        int shares = TextWidth.of(Wording.FUNNEL_OF_PREVIOUS.in(english, "100,0 %"), Canvas.TEXT) + 60;
        int width = Canvas.WIDTH - names - shares - 360;
        int axis = names + 180 + width / 2;
        long most =
                rows.stream().mapToLong(r -> Series.size(r.get(column))).max().orElse(0);
        Scale scale = new Scale(0, most, 0, width);
        for (int i = 0; i < rows.size(); i++) {
            long here = Series.size(rows.get(i).get(column));
            int half = scale.at(Math.max(0, here)) / 2;
            int y = i * (BAR + GAP);
            if (i > 0) {
                long before = Series.size(rows.get(i - 1).get(column));
                int wide = scale.at(Math.max(0, before)) / 2;
                canvas.polygon(
                        Pattern.PALE.colour(),
                        axis - wide,
                        y - GAP,
                        axis + wide,
                        y - GAP,
                        axis + half,
                        y,
                        axis - half,
                        y);
                if (here != before) {
                    String change = (here > before ? "+" : "")
                            + figures.text(Series.like(rows.get(i).get(column), here - before));
                    canvas.text(
                            axis,
                            y - GAP / 2,
                            change,
                            Canvas.Style.of(Canvas.INK).middle());
                }
            }
            canvas.name(names, y + BAR / 2, names, figures.text(rows.get(i).get(0)));
            canvas.bar(axis - half, y, half * 2, BAR, Pattern.SOLID_INK);
            count(canvas, rows.get(i).get(column), axis, half, y + BAR / 2);
            if (i > 0) {
                shares(canvas, here, rows, column, i, y);
            }
        }
        canvas.end();
    }

    private void count(Canvas canvas, Value value, int axis, int half, int y) {
        String text = figures.text(value);
        boolean inside = TextWidth.of(text, LARGE) + 100 < half * 2;
        Canvas.Style style =
                Canvas.Style.of(inside ? "#ffffff" : Canvas.INK).size(LARGE).heavy();
        canvas.text(inside ? axis : axis + half + 60, y, text, inside ? style.middle() : style);
    }

    private void shares(Canvas canvas, long here, List<List<Value>> rows, int column, int i, int y) {
        long before = Series.size(rows.get(i - 1).get(column));
        long start = Series.size(rows.get(0).get(column));
        int left = Canvas.WIDTH - TextWidth.of(Wording.FUNNEL_OF_PREVIOUS.in(english, "100,0 %"), Canvas.TEXT) - 20;
        if (before > 0) {
            String share = Wording.FUNNEL_OF_PREVIOUS.in(english, figures.share(here, before));
            canvas.text(left, y + BAR / 2 - 80, share, Canvas.Style.of(Canvas.INK));
        }
        if (start > 0) {
            String share = Wording.FUNNEL_OF_START.in(english, figures.share(here, start));
            canvas.text(left, y + BAR / 2 + 90, share, Canvas.Style.of(Canvas.QUIET));
        }
    }
}
