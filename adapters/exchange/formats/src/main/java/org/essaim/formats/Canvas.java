package org.essaim.formats;

import java.util.ArrayList;
import java.util.List;

/**
 * An SVG drawing inside a page (<i>dessin</i>). All lengths are whole tenths of a pixel: no floating point comes near a
 * figure. Fills are patterns as well as colours, so that a black and white print tells them apart.
 */
final class Canvas {
    /** How wide every drawing is. */
    static final int WIDTH = 7600;
    /** The ordinary text size. */
    static final int TEXT = 115;

    private static final int SHORTEST_LINE = 4;

    static final String INK = "#1f2933";
    static final String QUIET = "#52606d";
    static final String LINE = "#d5dbe1";

    private final Markup markup;
    private final String name;
    private final String alternative;
    private final boolean print;

    /**
     * @param name makes the ids of its patterns differ from those of other drawings in the page
     * @param alternative what it says to those who do not see it
     */
    Canvas(Markup markup, String name, String alternative, boolean print) {
        this.markup = markup;
        this.name = name;
        this.alternative = alternative;
        this.print = print;
    }

    /** Starts the drawing. */
    void begin(int height, List<Pattern> patterns) {
        begin(height, patterns, "");
    }

    /** Starts the drawing, and says in a sentence what it shows; empty if its name says enough. */
    void begin(int height, List<Pattern> patterns, String description) {
        markup.open("svg").namespace("http://www.w3.org/2000/svg");
        markup.attr("viewBox", "0 0 " + px(WIDTH) + " " + px(height));
        markup.attr("width", px(WIDTH)).attr("height", px(height));
        markup.attr("role", "img").attr("aria-label", alternative);
        if (print) {
            // Not HTML, but what the renderer reads to tag the figure.
            markup.attr("alt", alternative);
        }
        markup.attr("font-family", "DejaVu Sans, Verdana, sans-serif").attr("font-size", px(TEXT));
        markup.line();
        if (!description.isEmpty()) {
            markup.element("desc", description).line();
        }
        List<Pattern> textured =
                patterns.stream().filter(Pattern::isTextured).distinct().toList();
        if (!textured.isEmpty()) {
            markup.open("defs");
            textured.forEach(pattern -> pattern.define(markup, id(pattern)));
            markup.close().line();
        }
    }

    /** Ends the drawing. */
    void end() {
        markup.close();
    }

    void bar(int x, int y, int width, int height, Pattern pattern) {
        markup.empty("rect");
        box(x, y, width, height);
        markup.attr("fill", pattern.isTextured() ? "url(#" + id(pattern) + ")" : pattern.colour());
        markup.attr("stroke", "#ffffff").line();
    }

    void polygon(String fill, int... coordinates) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.append(i == 0 ? "" : " ")
                    .append(px(coordinates[i]))
                    .append(',')
                    .append(px(coordinates[i + 1]));
        }
        markup.empty("polygon")
                .attr("points", points.toString())
                .attr("fill", fill)
                .line();
    }

    /** A mark: filled, or an outline on white. */
    void dot(int x, int y, int radius, boolean filled) {
        markup.empty("circle").attr("cx", px(x)).attr("cy", px(y)).attr("r", px(radius));
        markup.attr("fill", filled ? Pattern.SOLID_INK.colour() : "#ffffff");
        markup.attr("stroke", Pattern.SOLID_INK.colour())
                .attr("stroke-width", "2")
                .line();
    }

    /** That there is no figure. */
    void hatch(int x, int y, int width, int height) {
        markup.empty("rect");
        box(x, y, width, height);
        markup.attr("fill", "url(#" + id(Pattern.HATCHED) + ")")
                .attr("stroke", QUIET)
                .line();
    }

    void line(int x1, int y1, int x2, int y2, String colour) {
        markup.empty("line")
                .attr("x1", px(x1))
                .attr("y1", px(y1))
                .attr("x2", px(x2))
                .attr("y2", px(y2));
        markup.attr("stroke", colour).line();
    }

    /** From one figure to the next. */
    void stroke(int x1, int y1, int x2, int y2) {
        markup.empty("line")
                .attr("x1", px(x1))
                .attr("y1", px(y1))
                .attr("x2", px(x2))
                .attr("y2", px(y2));
        markup.attr("stroke", Pattern.SOLID_INK.colour())
                .attr("stroke-width", "2")
                .line();
    }

    /** Text; {@code y} is its middle. */
    void text(int x, int y, String text, Style style) {
        markup.open("text").attr("x", px(x)).attr("y", px(y + style.size * 36 / 100));
        if (style.size != TEXT) {
            markup.attr("font-size", px(style.size));
        }
        if (!style.anchor.equals("start")) {
            markup.attr("text-anchor", style.anchor);
        }
        if (style.bold) {
            markup.attr("font-weight", "bold");
        }
        if (style.italic) {
            markup.attr("font-style", "italic");
        }
        markup.attr("fill", style.colour).text(text).close().line();
    }

    /** A name in at most two lines, its last character at {@code right}; {@code y} is its middle. */
    void name(int right, int y, int room, String text) {
        List<String> lines = wrapped(text, room, TEXT, 2);
        Style style = Style.of(INK).end();
        int top = y - (lines.size() - 1) * 70;
        for (int i = 0; i < lines.size(); i++) {
            text(right, top + i * 140, lines.get(i), style);
        }
    }

    /** Text in the middle of a white ground, so that no pattern runs through it. */
    void label(int middle, int y, String text, int size) {
        int width = TextWidth.of(text, size) + 60;
        ground(middle - width / 2, y, width, size);
        text(middle, y, text, Style.of(INK).middle().size(size));
    }

    /** Text on a white ground, so that no line of the axis runs through it. */
    void after(int x, int y, String text, Style style) {
        ground(x - 30, y, TextWidth.of(text, style.size) * (style.bold ? 11 : 10) / 10 + 60, style.size);
        text(x, y, text, style);
    }

    private void ground(int x, int y, int width, int size) {
        markup.empty("rect");
        box(x, y - size * 7 / 10, width, size * 14 / 10);
        markup.attr("rx", "2").attr("fill", "#ffffff").line();
    }

    private void box(int x, int y, int width, int height) {
        markup.attr("x", px(x)).attr("y", px(y)).attr("width", px(width)).attr("height", px(height));
    }

    private String id(Pattern pattern) {
        return name + "-" + pattern.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** A text in as many lines as it needs, and at most so many. */
    static List<String> wrapped(String text, int room, int size, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String whole : text.split(" ", -1)) {
            String word = cut(whole, room, size);
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && TextWidth.of(longer, size) > room) {
                lines.add(line.toString());
                line.setLength(0);
                longer = word;
            }
            line.setLength(0);
            line.append(longer);
        }
        lines.add(line.toString());
        if (lines.size() == 2 && lines.get(1).length() < SHORTEST_LINE) {
            // "phase" above a lonely "1" reads badly: the word before comes down with it.
            int cut = lines.get(0).lastIndexOf(' ');
            if (cut > 0) {
                lines.set(1, lines.get(0).substring(cut + 1) + " " + lines.get(1));
                lines.set(0, lines.get(0).substring(0, cut));
            }
        }
        if (lines.size() > most) {
            lines.subList(most, lines.size()).clear();
            lines.set(most - 1, cut(lines.get(most - 1) + " …", room, size));
        }
        return lines;
    }

    /** As much of a word as there is room for. */
    static String cut(String word, int room, int size) {
        if (TextWidth.of(word, size) <= room) {
            return word;
        }
        int end = word.endsWith("…") ? word.length() - 1 : word.length();
        while (end > 1 && TextWidth.of(word.substring(0, end).strip() + "…", size) > room) {
            end = word.offsetByCodePoints(end, -1);
        }
        return word.substring(0, end).strip() + "…";
    }

    private static String px(int tenths) {
        String sign = tenths < 0 ? "-" : "";
        int whole = Math.abs(tenths) / 10;
        int rest = Math.abs(tenths) % 10;
        return sign + whole + (rest == 0 ? "" : "." + rest);
    }

    /** How a text looks. */
    record Style(String colour, int size, String anchor, boolean bold, boolean italic) {
        static Style of(String colour) {
            return new Style(colour, TEXT, "start", false, false);
        }

        Style end() {
            return new Style(colour, size, "end", bold, italic);
        }

        Style middle() {
            return new Style(colour, size, "middle", bold, italic);
        }

        Style size(int other) {
            return new Style(colour, other, anchor, bold, italic);
        }

        Style heavy() {
            return new Style(colour, size, anchor, true, italic);
        }

        Style slanted() {
            return new Style(colour, size, anchor, bold, true);
        }
    }
}
