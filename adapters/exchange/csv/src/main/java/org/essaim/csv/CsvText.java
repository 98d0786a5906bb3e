package org.essaim.csv;

/**
 * Texts in CSV that a spreadsheet would take for a formula (<i>injection de formules</i>): they get an apostrophe before them, and lose it when they are read.
 *
 * <p>Quotes do not help: a spreadsheet looks at what is between them. Only texts are concerned; {@code -1,5} as a number stays as it is. Stateless.
 */
final class CsvText {
    private static final String BEGINNINGS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212";
    private static final char APOSTROPHE = '\'';

    private CsvText() {}

    /** A text as it is written. */
    static String guarded(String text) {
        return isDangerous(text) ? APOSTROPHE + text : text;
    }

    /** A text as it was, before it was written. */
    static String unguarded(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == APOSTROPHE && isDangerous(cell.substring(1))
                ? cell.substring(1)
                : cell;
    }

    // Apostrophes that were there before are counted in, so that each text has a cell of its own.
    private static boolean isDangerous(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == APOSTROPHE) {
            at++;
        }
        // Spreadsheets look past the blanks at the beginning of a cell.
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\u00a0')) {
            at++;
        }
        return at < text.length() && BEGINNINGS.indexOf(text.charAt(at)) >= 0;
    }
}
