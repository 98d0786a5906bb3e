package org.essaim.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;

/** One bar a row, its parts side by side (<i>barres empilées</i>). */
final class StackedDrawing {
    private static final int BAR = 200;
    private static final int PITCH = 290;
    private static final int LEGEND_LINE = 230;
    private static final int SMALL = 95;
    private static final int MOST_NAME_ROOM = 2200;

    private final Block.Table table;
    private final Figures figures;
    private final List<Integer> columns;

    StackedDrawing(Block.Table table, Figures figures) {
        this.table = table;
        this.figures = figures;
        this.columns = Series.columns(table);
    }

    void draw(Canvas canvas) {
        List<int[]> legend = legend();
        int top = (legend.isEmpty() ? 0 : legend.get(legend.size() - 1)[1]) + LEGEND_LINE + 60;
        int bottom = top + table.rows().size() * PITCH;
        canvas.begin(
                bottom + 220,
                IntStream.range(0, columns.size()).mapToObj(Pattern::ofSeries).toList());
        for (int i = 0; i < legend.size(); i++) {
            int x = legend.get(i)[0];
            int y = legend.get(i)[1] + LEGEND_LINE / 2;
            canvas.bar(x, y - 80, 260, 160, Pattern.ofSeries(i));
            canvas.text(x + 330, y, table.columns().get(columns.get(i)).title(), Canvas.Style.of(Canvas.INK));
        }

        int names = Math.min(
                MOST_NAME_ROOM,
                table.rows().stream()
                        .mapToInt(row -> TextWidth.of(figures.text(row.get(0)), Canvas.TEXT))
                        .max()
                        .orElse(0));
        int totals = table.rows().stream()
                .mapToInt(row -> TextWidth.of(total(row), Canvas.TEXT) * 11 / 10)
                .max()
                .orElse(0);
        long most = table.rows().stream().mapToLong(this::sum).max().orElse(0);
        Scale scale = new Scale(0, most, names + 120, Canvas.WIDTH - names - 120 - totals - 120);

        Value like = like();
        for (long tick : scale.ticks(Series.unit(like))) {
            canvas.line(scale.at(tick), top, scale.at(tick), bottom + 30, Canvas.LINE);
            canvas.text(
                    scale.at(tick),
                    bottom + 120,
                    Series.tick(like, tick, figures),
                    Canvas.Style.of(Canvas.QUIET).middle().size(SMALL));
        }
        for (int i = 0; i < table.rows().size(); i++) {
            bar(canvas, table.rows().get(i), top + i * PITCH + (PITCH - BAR) / 2, names, scale);
        }
        canvas.end();
    }

    private void bar(Canvas canvas, List<Value> row, int y, int names, Scale scale) {
        int middle = y + BAR / 2;
        canvas.name(names, middle, names, figures.text(row.get(0)));
        long before = 0;
        for (int i = 0; i < columns.size(); i++) {
            Value value = row.get(columns.get(i));
            // Nothing below zero can be stacked; the table shows it.
            long after = before + Math.max(0, Series.size(value));
            int from = scale.at(before);
            int to = scale.at(after);
            if (to > from) {
                canvas.bar(from, y, to - from, BAR, Pattern.ofSeries(i));
                String text = Series.bare(value, figures);
                if (TextWidth.of(text, SMALL) + 140 <= to - from) {
                    canvas.label((from + to) / 2, middle, text, SMALL);
                }
            }
            before = after;
        }
        boolean known = columns.stream().map(row::get).anyMatch(TableShape::isFigure);
        Canvas.Style style = Canvas.Style.of(Canvas.INK);
        canvas.after(scale.at(before) + 70, middle, total(row), known ? style.heavy() : style.slanted());
    }

    /** What stands behind a bar: the sum of its parts, or why there is none. */
    private String total(List<Value> row) {
        List<Value> known =
                columns.stream().map(row::get).filter(TableShape::isFigure).toList();
        if (known.isEmpty()) {
            return columns.isEmpty() ? "" : figures.text(row.get(columns.get(0)));
        }
        return figures.text(Series.like(known.get(0), sum(row)));
    }

    private long sum(List<Value> row) {
        return columns.stream()
                .mapToLong(c -> Math.max(0, Series.size(row.get(c))))
                .reduce(0, Math::addExact);
    }

    private Value like() {
        return table.rows().stream()
                .flatMap(row -> columns.stream().map(row::get))
                .filter(TableShape::isFigure)
                .findFirst()
                .orElse(Value.count(0));
    }

    /** Where each name of the legend stands: x and y. */
    private List<int[]> legend() {
        List<int[]> places = new ArrayList<>();
        int x = 0;
        int y = 0;
        for (int column : columns) {
            int width = 330 + TextWidth.of(table.columns().get(column).title(), Canvas.TEXT) + 260;
            if (x > 0 && x + width > Canvas.WIDTH) {
                x = 0;
                y += LEGEND_LINE;
            }
            places.add(new int[] {x, y});
            x += width;
        }
        return places;
    }
}
