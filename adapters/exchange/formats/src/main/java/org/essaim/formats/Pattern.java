package org.essaim.formats;

import java.util.List;

/**
 * Fills that differ in hue, in lightness and in texture (<i>trames</i>): what they tell survives colour blindness and a
 * black and white printer.
 */
enum Pattern {
    SOLID_INK("#1d4e5f", ""),
    DIAGONAL("#c77f0a", "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6"),
    DOTS("#4d7c4a", "M1,2 h2 M5,6 h2"),
    HORIZONTAL("#6f4a8e", "M0,2 h8 M0,6 h8"),
    VERTICAL("#b5485d", "M2,0 v8 M6,0 v8"),
    CROSS("#3f74a8", "M0,0 L8,8 M0,8 L8,0"),
    BACK_DIAGONAL("#5f6b7a", "M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2"),
    GRID("#8a5a3c", "M0,4 h8 M4,0 v8"),
    /** A ground, not a fill: what was lost on the way. */
    PALE("#e8edf1", ""),
    /** Dark on white, as no figure is: that there is none. */
    HATCHED("#ffffff", "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6 M-2,6 L6,-2 M2,10 L10,2");

    /** What a row of series is told apart by; an eighth is followed by the first again. */
    static final List<Pattern> SERIES =
            List.of(SOLID_INK, DIAGONAL, DOTS, HORIZONTAL, VERTICAL, CROSS, BACK_DIAGONAL, GRID);

    private final String colour;
    private final String strokes;

    Pattern(String colour, String strokes) {
        this.colour = colour;
        this.strokes = strokes;
    }

    static Pattern ofSeries(int index) {
        return SERIES.get(index % SERIES.size());
    }

    String colour() {
        return colour;
    }

    /** True if it is more than its colour, and must be defined before it fills anything. */
    boolean isTextured() {
        return !strokes.isEmpty();
    }

    void define(Markup markup, String id) {
        markup.open("pattern").attr("id", id).attr("patternUnits", "userSpaceOnUse");
        markup.attr("width", 8).attr("height", 8);
        markup.empty("rect").attr("width", 8).attr("height", 8).attr("fill", colour);
        markup.empty("path").attr("d", strokes);
        markup.attr("stroke", this == HATCHED ? Canvas.QUIET : "#ffffff");
        markup.attr("stroke-width", this == DOTS ? "2" : "1").attr("fill", "none");
        markup.close();
    }
}
