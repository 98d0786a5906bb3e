package org.essaim.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;

/** One line an item from what was to what is (<i>haltères, avant et après</i>), with on how many each rests. */
final class DumbbellDrawing {
    /** What fits a page held sideways, and twice one held upright, in tenths of a pixel: a taller drawing would be cut. */
    static final int PAGE = 5200;

    private static final int LEGEND = 520;
    private static final int FOOT = 220;
    private static final int SMALL = 95;
    private static final int LINE = 140;
    private static final int AIR = 150;
    private static final int MOST_NAME_ROOM = 2200;
    private static final int MOST_NOTE_ROOM = 2000;
    private static final int HATCH = 110;
    private static final int BEFORE = 70;
    private static final int AFTER = 50;

    private final Block.Table table;
    private final Figures figures;
    private final boolean english;
    private final int before;
    private final int after;
    private final Value like;
    private final List<Row> rows = new ArrayList<>();

    DumbbellDrawing(Block.Table table, Figures figures, boolean english) {
        this.table = table;
        this.figures = figures;
        this.english = english;
        this.before = table.column("before").orElseThrow();
        this.after = table.column("after").orElseThrow();
        this.like = table.rows().stream()
                .flatMap(row -> Stream.of(row.get(before), row.get(after)))
                .filter(TableShape::isFigure)
                .findFirst()
                .orElse(Value.count(0));
        table.rows().forEach(row -> rows.add(row(row)));
    }

    /** As many drawings as pages, each with its part of the rows. */
    List<Consumer<Canvas>> parts() {
        List<Consumer<Canvas>> parts = new ArrayList<>();
        int first = 0;
        int height = LEGEND + FOOT;
        for (int i = 0; i < rows.size(); i++) {
            if (i > first && height + rows.get(i).height() > PAGE) {
                parts.add(part(first, i));
                first = i;
                height = LEGEND + FOOT;
            }
            height += rows.get(i).height();
        }
        parts.add(part(first, rows.size()));
        return parts;
    }

    private Consumer<Canvas> part(int from, int to) {
        return canvas -> draw(canvas, rows.subList(from, to));
    }

    private void draw(Canvas canvas, List<Row> part) {
        int bottom = LEGEND + part.stream().mapToInt(Row::height).sum();
        canvas.begin(bottom + FOOT, List.of(Pattern.HATCHED), summary());
        legend(canvas);
        int names = Math.min(MOST_NAME_ROOM, widest(rows.stream().map(Row::name), Canvas.TEXT));
        int notes = rows.stream()
                .flatMap(row -> row.notes.stream())
                .mapToInt(note -> TextWidth.of(note.text, SMALL) + 220)
                .max()
                .orElse(0);
        // A figure stands outside its mark, on either side.
        int texts =
                widest(rows.stream().flatMap(row -> Stream.of(row.from, row.to)).map(figures::text), Canvas.TEXT);
        int room = canvasRoom(names, notes);
        int inset = Math.min(texts + 160, room / 4);
        Scale scale = new Scale(
                Math.min(0, places().min().orElse(0)),
                Math.max(0, places().max().orElse(0)),
                names + 120 + inset,
                room - 2 * inset);
        for (long tick : scale.ticks(Series.unit(like))) {
            canvas.line(scale.at(tick), LEGEND, scale.at(tick), bottom + 30, tick == 0 ? Canvas.QUIET : Canvas.LINE);
            canvas.text(
                    scale.at(tick),
                    bottom + 120,
                    Series.tick(like, tick, figures),
                    Canvas.Style.of(Canvas.QUIET).middle().size(SMALL));
        }
        int y = LEGEND;
        for (Row row : part) {
            int middle = y + row.height() / 2;
            canvas.name(names, middle, names, row.name);
            marks(canvas, scale, row, middle);
            notes(canvas, row, Canvas.WIDTH - notes, middle);
            y += row.height();
        }
        canvas.end();
    }

    private static int canvasRoom(int names, int notes) {
        return Canvas.WIDTH - names - 120 - notes - 120;
    }

    private void legend(Canvas canvas) {
        int y = 110;
        int x = 80;
        canvas.dot(x, y, BEFORE, false);
        x += 150;
        x = said(canvas, x, y, table.columns().get(before).title());
        canvas.dot(x, y, AFTER, true);
        x = said(canvas, x + 130, y, table.columns().get(after).title());
        canvas.hatch(x - 60, y - HATCH / 2, HATCH, HATCH);
        said(canvas, x + 120, y, Wording.ABSENT.in(english));
        canvas.text(0, 330, summary(), Canvas.Style.of(Canvas.QUIET).size(SMALL));
    }

    private int said(Canvas canvas, int x, int y, String text) {
        String shown = Canvas.cut(text, MOST_NAME_ROOM, Canvas.TEXT);
        canvas.text(x, y, shown, Canvas.Style.of(Canvas.INK));
        return x + TextWidth.of(shown, Canvas.TEXT) + 300;
    }

    private void marks(Canvas canvas, Scale scale, Row row, int y) {
        boolean from = isDrawn(row.from);
        boolean to = isDrawn(row.to);
        int here = from ? scale.at(Series.place(row.from)) : 0;
        int there = to ? scale.at(Series.place(row.to)) : 0;
        if (from && to && here != there) {
            int low = Math.min(here, there);
            int high = Math.max(here, there);
            canvas.polygon("#9aa5b1", low, y - 15, high, y - 15, high, y + 15, low, y + 15);
        }
        if (from) {
            canvas.dot(here, y, BEFORE, false);
        }
        if (to) {
            canvas.dot(there, y, AFTER, true);
        }
        boolean back = from && to && Series.place(row.to) < Series.place(row.from);
        Canvas.Style style = Canvas.Style.of(Canvas.INK);
        if (from) {
            canvas.after(
                    back || !to ? here + 120 : here - 120 - TextWidth.of(figures.text(row.from), Canvas.TEXT),
                    y,
                    figures.text(row.from),
                    style);
        }
        if (to) {
            String text = figures.text(row.to);
            canvas.after(
                    back ? there - 120 - TextWidth.of(text, Canvas.TEXT) * 11 / 10 : there + 120,
                    y,
                    text,
                    style.heavy());
        }
    }

    private void notes(Canvas canvas, Row row, int x, int middle) {
        int y = middle - (row.notes.size() - 1) * LINE / 2;
        for (Note note : row.notes) {
            if (note.hatched) {
                canvas.hatch(x, y - HATCH / 2, HATCH, HATCH);
            }
            boolean beside = note.hatched || note.continued;
            canvas.text(
                    x + (beside ? 170 : 0),
                    y,
                    note.text,
                    Canvas.Style.of(beside ? Canvas.INK : Canvas.QUIET).size(SMALL));
            y += LINE;
        }
    }

    private Row row(List<Value> row) {
        List<Note> notes = new ArrayList<>();
        pair(row, "n.", Wording.NUMBER, notes);
        pair(row, "missing.", Wording.MISSING, notes);
        Value from = row.get(before);
        Value to = row.get(after);
        for (int column : new int[] {before, after}) {
            Value value = row.get(column);
            if (!isDrawn(value)) {
                String title = table.columns().get(column).title() + (english ? ": " : "\u00a0: ");
                boolean absent = !TableShape.isFigure(value);
                wrapped(title + reason(value), absent, notes);
            }
        }
        return new Row(figures.text(row.get(0)), from, to, notes);
    }

    private void pair(List<Value> row, String key, Wording wording, List<Note> notes) {
        OptionalInt first = table.column(key + "before");
        OptionalInt second = table.column(key + "after");
        if (first.isPresent() && second.isPresent()) {
            String was = figures.text(row.get(first.getAsInt()));
            String is = figures.text(row.get(second.getAsInt()));
            for (String line : Canvas.wrapped(wording.in(english, was, is), MOST_NOTE_ROOM, SMALL, 2)) {
                notes.add(new Note(line, false, false));
            }
        }
    }

    private static void wrapped(String text, boolean absent, List<Note> notes) {
        List<String> lines = Canvas.wrapped(text, MOST_NOTE_ROOM - 170, SMALL, 3);
        for (int i = 0; i < lines.size(); i++) {
            notes.add(new Note(lines.get(i), absent && i == 0, absent && i > 0));
        }
    }

    private String reason(Value value) {
        String text = figures.text(value);
        if (TableShape.isFigure(value)) {
            return Wording.ANOTHER_UNIT.in(english, text);
        }
        return text.isBlank() ? Wording.UNTOLD.in(english) : text;
    }

    private boolean isDrawn(Value value) {
        return TableShape.isFigure(value) && Series.kind(value).equals(Series.kind(like));
    }

    private LongStream places() {
        return rows.stream()
                .flatMap(row -> Stream.of(row.from, row.to))
                .filter(this::isDrawn)
                .mapToLong(Series::place);
    }

    private String summary() {
        long[] with = new long[3];
        for (Row row : rows) {
            with[(TableShape.isFigure(row.from) ? 1 : 0) + (TableShape.isFigure(row.to) ? 1 : 0)]++;
        }
        return Wording.COMPARED.in(
                english,
                figures.count(rows.size()),
                figures.count(with[2]),
                figures.count(with[1]),
                figures.count(with[0]));
    }

    private static int widest(Stream<String> texts, int size) {
        return texts.mapToInt(text -> TextWidth.of(text, size)).max().orElse(0);
    }

    private record Row(String name, Value from, Value to, List<Note> notes) {
        int height() {
            return Math.max(2, notes.size()) * LINE + AIR;
        }
    }

    /** A line beside the axis: hatched if it says why there is no figure, continued if it goes on saying so. */
    private record Note(String text, boolean hatched, boolean continued) {}
}
