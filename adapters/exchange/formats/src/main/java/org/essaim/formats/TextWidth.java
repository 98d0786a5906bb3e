package org.essaim.formats;

/**
 * How wide a text is, roughly: enough to lay out a chart or to choose between portrait and landscape without asking a
 * machine for its fonts, which would make the result depend on the machine. Widths are those of DejaVu Sans, in
 * thousandths of the font size.
 */
final class TextWidth {
    private TextWidth() {}

    /** The width of a text, in thousandths of the font size. */
    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** The width of a text at a font size, both in tenths of a pixel. */
    static int of(String text, int size) {
        return of(text) * size / 1000;
    }

    private static int of(int c) {
        if (c == '\u202f') {
            return 200;
        }
        if (c == ' ' || c == '\u00a0' || ".,:;!|'’".indexOf(c) >= 0) {
            return 330;
        }
        if ("iljtfrI()-/".indexOf(c) >= 0) {
            return 390;
        }
        if ("mwMW@%—…".indexOf(c) >= 0) {
            return 950;
        }
        if (c >= '0' && c <= '9') {
            return 636;
        }
        return Character.isUpperCase(c) ? 720 : 620;
    }
}
