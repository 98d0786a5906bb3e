package org.essaim.formats;

import java.util.ArrayList;
import java.util.List;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;

/** From a whole, step by step, down to what is left (<i>cascade</i>). */
final class WaterfallDrawing {
    private static final int BAR = 240;
    private static final int PITCH = 370;
    private static final int MOST_NAME_ROOM = 2500;

    private final Figures figures;
    private final List<Step> steps = new ArrayList<>();

    WaterfallDrawing(Block.Table table, Figures figures, boolean english) {
        this.figures = figures;
        List<Integer> columns = Series.columns(table);
        if (columns.isEmpty()) {
            return;
        }
        int column = columns.get(0);
        long level = 0;
        Value like = Value.count(0);
        for (List<Value> row : table.rows()) {
            Value value = row.get(column);
            like = TableShape.isFigure(value) ? value : like;
            long next = Math.addExact(level, Series.size(value));
            steps.add(new Step(figures.text(row.get(0)), value, level, next, pattern(steps.isEmpty(), value)));
            level = next;
        }
        Value left =
                table.totals().isEmpty() || !TableShape.isFigure(table.totals().get(column))
                        ? Series.like(like, level)
                        : table.totals().get(column);
        String name =
                table.totals().isEmpty() ? "" : figures.text(table.totals().get(0));
        steps.add(new Step(
                name.isBlank() ? Wording.LEFT.in(english) : name, left, 0, Series.size(left), Pattern.VERTICAL));
    }

    void draw(Canvas canvas) {
        canvas.begin(
                steps.size() * PITCH + 20, steps.stream().map(Step::pattern).toList());
        int names = Math.min(
                MOST_NAME_ROOM,
                steps.stream()
                        .mapToInt(s -> TextWidth.of(s.name, Canvas.TEXT))
                        .max()
                        .orElse(0));
        int texts = steps.stream()
                .mapToInt(s -> TextWidth.of(text(s), Canvas.TEXT) * 11 / 10)
                .max()
                .orElse(0);
        long least = Math.min(0, steps.stream().mapToLong(Step::low).min().orElse(0));
        long most = steps.stream().mapToLong(Step::high).max().orElse(0);
        Scale scale = new Scale(least, most, names + 120, Canvas.WIDTH - names - 120 - texts - 120);
        canvas.line(scale.at(0), 0, scale.at(0), steps.size() * PITCH, Canvas.QUIET);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int y = i * PITCH + (PITCH - BAR) / 2;
            int middle = y + BAR / 2;
            canvas.name(names, middle, names, step.name);
            int from = scale.at(step.low());
            int to = scale.at(step.high());
            if (to > from) {
                canvas.bar(from, y, to - from, BAR, step.pattern);
            }
            if (i + 1 < steps.size()) {
                int level = scale.at(step.after);
                canvas.line(level, y + BAR, level, y + PITCH, Canvas.QUIET);
            }
            boolean end = i == 0 || i == steps.size() - 1;
            Canvas.Style style = Canvas.Style.of(Canvas.INK);
            canvas.text(to + 70, middle, text(step), end ? style.heavy() : style);
        }
        canvas.end();
    }

    private String text(Step step) {
        String text = figures.text(step.value);
        return step.before != 0 && step.after > step.before ? "+" + text : text;
    }

    private static Pattern pattern(boolean first, Value value) {
        if (first) {
            return Pattern.SOLID_INK;
        }
        return Series.size(value) < 0 ? Pattern.DIAGONAL : Pattern.DOTS;
    }

    private record Step(String name, Value value, long before, long after, Pattern pattern) {
        long low() {
            return Math.min(before, after);
        }

        long high() {
            return Math.max(before, after);
        }
    }
}
