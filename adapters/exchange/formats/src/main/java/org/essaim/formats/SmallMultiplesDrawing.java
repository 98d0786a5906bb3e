package org.essaim.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;

/** A little panel a row, over the same periods and on the same scale (<i>petits multiples</i>). */
final class SmallMultiplesDrawing {
    private static final int SMALL = 95;
    private static final int TINY = 85;
    private static final int LINE = 140;
    private static final int PLOT = 560;
    private static final int HATCH = 90;
    private static final int GAP = 240;
    private static final int MOST_ACROSS = 3;
    private static final int MOST_TICKS = 4;
    private static final int TITLE_LINES = 2;
    private static final int LEAST_FOR_DOTS = 90;
    private static final int LEGEND_LINES = 4;

    private final Block.Table table;
    private final Figures figures;
    private final boolean english;
    private final List<Integer> periods = new ArrayList<>();
    private final Value like;
    private final Scale scale;
    private final int ticks;
    private final int across;
    private final int width;
    private final int slot;
    private final int titles;
    private final Map<String, String> marks = new LinkedHashMap<>();
    private final List<String> legend = new ArrayList<>();
    private final String summary;

    SmallMultiplesDrawing(Block.Table table, Figures figures, boolean english) {
        this.table = table;
        this.figures = figures;
        this.english = english;
        for (int i = 1; i < table.columns().size(); i++) {
            if (!Series.isTotal(table.columns().get(i))) {
                periods.add(i);
            }
        }
        like = table.rows().stream()
                .flatMap(row -> periods.stream().map(row::get))
                .filter(TableShape::isFigure)
                .findFirst()
                .orElse(Value.count(0));
        scale = new Scale(
                Math.min(0, places().min().orElse(0)),
                Math.max(0, places().max().orElse(0)),
                0,
                PLOT);
        ticks = 60
                + scale.ticks(Series.unit(like), MOST_TICKS).stream()
                        .mapToInt(tick -> TextWidth.of(Series.tick(like, tick, figures), TINY))
                        .max()
                        .orElse(0);
        across = Math.max(1, Math.min(MOST_ACROSS, table.rows().size()));
        width = (Canvas.WIDTH - ticks - (across - 1) * GAP) / across;
        slot = width / Math.max(1, periods.size());
        titles = table.rows().stream().mapToInt(row -> title(row).size()).max().orElse(1);
        Map<String, Long> absent = absent();
        absent.keySet().forEach(reason -> marks.put(reason, mark(reason)));
        absent.forEach((reason, number) -> {
            String mark = marks.get(reason);
            String colon = english ? ": " : "\u00a0: ";
            legend.add((reason.equals(mark) ? reason : mark + colon + reason) + " (" + figures.count(number) + ")");
        });
        summary = Wording.PANELS.in(
                english,
                figures.count(table.rows().size()),
                figures.count((long) table.rows().size() * periods.size()),
                figures.count(
                        absent.values().stream().mapToLong(Long::longValue).sum()));
    }

    /** As many drawings as pages, each with its part of the panels. */
    List<Consumer<Canvas>> parts() {
        List<String> lines = legendLines();
        int head = LINE * (2 + lines.size());
        int each = Math.max(1, (DumbbellDrawing.PAGE - head) / height()) * across;
        List<Consumer<Canvas>> parts = new ArrayList<>();
        for (int first = 0; first == 0 || first < table.rows().size(); first += each) {
            int from = first;
            int to = Math.min(table.rows().size(), first + each);
            parts.add(canvas -> draw(canvas, from, to, lines, head));
        }
        return parts;
    }

    private void draw(Canvas canvas, int from, int to, List<String> lines, int head) {
        int down = (to - from + across - 1) / across;
        canvas.begin(head + down * height(), List.of(Pattern.HATCHED), summary);
        canvas.text(0, LINE / 2, summary, Canvas.Style.of(Canvas.QUIET).size(SMALL));
        for (int i = 0; i < lines.size(); i++) {
            int y = LINE * (i + 2) - LINE / 3;
            if (i == 0) {
                canvas.hatch(0, y - HATCH / 2, HATCH, HATCH);
            }
            canvas.text(150, y, lines.get(i), Canvas.Style.of(Canvas.INK).size(SMALL));
        }
        for (int i = from; i < to; i++) {
            int place = i - from;
            int left = ticks + place % across * (width + GAP);
            panel(canvas, table.rows().get(i), left, head + place / across * height(), place % across == 0);
        }
        canvas.end();
    }

    private void panel(Canvas canvas, List<Value> row, int left, int top, boolean labelled) {
        List<String> title = title(row);
        for (int i = 0; i < title.size(); i++) {
            canvas.text(
                    left,
                    top + LINE * (titles - title.size() + i) + LINE / 2,
                    title.get(i),
                    Canvas.Style.of(Canvas.INK).heavy());
        }
        canvas.text(
                left,
                top + LINE * titles + LINE / 2,
                last(row),
                Canvas.Style.of(Canvas.QUIET).size(SMALL));
        int plot = top + LINE * (titles + 1) + 80;
        for (long tick : scale.ticks(Series.unit(like), MOST_TICKS)) {
            int y = plot + PLOT - scale.at(tick);
            canvas.line(left, y, left + width, y, tick == 0 ? Canvas.QUIET : Canvas.LINE);
            if (labelled) {
                canvas.text(
                        left - 40,
                        y,
                        Series.tick(like, tick, figures),
                        Canvas.Style.of(Canvas.QUIET).end().size(TINY));
            }
        }
        points(canvas, row, left, plot);
        gaps(canvas, row, left, plot + PLOT + 50);
        ends(canvas, left, plot + PLOT + (marks.isEmpty() ? 110 : 330));
    }

    private void points(Canvas canvas, List<Value> row, int left, int plot) {
        for (int i = 0; i < periods.size(); i++) {
            boolean here = isDrawn(row, i);
            boolean next = isDrawn(row, i + 1);
            if (here && next) {
                canvas.stroke(x(left, i), y(row, i, plot), x(left, i + 1), y(row, i + 1, plot));
            }
            if (here && (slot >= LEAST_FOR_DOTS || (!next && !isDrawn(row, i - 1)))) {
                canvas.dot(x(left, i), y(row, i, plot), 25, true);
            }
        }
    }

    /** Below the axis, where no figure stands: one mark for what is absent for the same reason side by side. */
    private void gaps(Canvas canvas, List<Value> row, int left, int y) {
        int i = 0;
        while (i < periods.size()) {
            int end = i + 1;
            if (!isDrawn(row, i)) {
                String reason = reason(row.get(periods.get(i)));
                while (end < periods.size()
                        && !isDrawn(row, end)
                        && reason(row.get(periods.get(end))).equals(reason)) {
                    end++;
                }
                int from = x(left, i) - Math.min(HATCH, slot) / 2;
                int to = x(left, end - 1) + Math.min(HATCH, slot) / 2;
                canvas.hatch(from, y, to - from, HATCH);
                String mark = marks.getOrDefault(reason, "");
                if (TextWidth.of(mark, TINY) <= (end - i) * slot + 40) {
                    canvas.text(
                            (from + to) / 2,
                            y + HATCH + 80,
                            mark,
                            Canvas.Style.of(Canvas.INK).middle().size(TINY));
                }
            }
            i = end;
        }
    }

    private void ends(Canvas canvas, int left, int y) {
        if (periods.isEmpty()) {
            return;
        }
        Canvas.Style style = Canvas.Style.of(Canvas.QUIET).size(TINY);
        String first = table.columns().get(periods.get(0)).title();
        if (periods.size() == 1) {
            canvas.text(left + width / 2, y, Canvas.cut(first, width, TINY), style.middle());
            return;
        }
        String last = table.columns().get(periods.get(periods.size() - 1)).title();
        canvas.text(left, y, Canvas.cut(first, width / 2 - 60, TINY), style);
        canvas.text(left + width, y, Canvas.cut(last, width / 2 - 60, TINY), style.end());
    }

    /** The latest figure with its period, which is what people look for first. */
    private String last(List<Value> row) {
        for (int i = periods.size() - 1; i >= 0; i--) {
            if (isDrawn(row, i)) {
                String period = table.columns().get(periods.get(i)).title();
                return Canvas.cut(figures.text(row.get(periods.get(i))) + " (" + period + ")", width, SMALL);
            }
        }
        return Wording.ABSENT.in(english);
    }

    private List<String> title(List<Value> row) {
        return Canvas.wrapped(figures.text(row.get(0)), width * 10 / 11, Canvas.TEXT, TITLE_LINES);
    }

    private int height() {
        return LINE * (titles + 1) + 80 + PLOT + (marks.isEmpty() ? 330 : 550);
    }

    private boolean isDrawn(List<Value> row, int period) {
        return period >= 0 && period < periods.size() && isDrawn(row.get(periods.get(period)));
    }

    private boolean isDrawn(Value value) {
        return TableShape.isFigure(value) && Series.kind(value).equals(Series.kind(like));
    }

    private int x(int left, int period) {
        return left + slot * period + slot / 2;
    }

    private int y(List<Value> row, int period, int plot) {
        return plot + PLOT - scale.at(Series.place(row.get(periods.get(period))));
    }

    private LongStream places() {
        return table.rows().stream()
                .flatMap(row -> periods.stream().map(row::get))
                .filter(this::isDrawn)
                .mapToLong(Series::place);
    }

    private String reason(Value value) {
        String text = figures.text(value);
        if (TableShape.isFigure(value)) {
            return Wording.ANOTHER_UNIT.in(english, text);
        }
        return text.isBlank() ? Wording.UNTOLD.in(english) : text;
    }

    private Map<String, Long> absent() {
        Map<String, Long> absent = new LinkedHashMap<>();
        for (List<Value> row : table.rows()) {
            for (int period : periods) {
                if (!isDrawn(row.get(period))) {
                    absent.merge(reason(row.get(period)), 1L, Long::sum);
                }
            }
        }
        return absent;
    }

    /** What stands below a gap: the reason itself if it is as short as {@code s.}, else a letter that the legend explains. */
    private String mark(String reason) {
        if (TextWidth.of(reason, TINY) <= Math.max(slot, LEAST_FOR_DOTS)) {
            return reason;
        }
        return String.valueOf((char) ('a' + marks.size() % 26));
    }

    private List<String> legendLines() {
        return legend.isEmpty()
                ? List.of()
                : Canvas.wrapped(
                        Wording.ABSENT.in(english) + (english ? ": " : "\u00a0: ") + String.join(", ", legend),
                        Canvas.WIDTH - 150,
                        SMALL,
                        LEGEND_LINES);
    }
}
