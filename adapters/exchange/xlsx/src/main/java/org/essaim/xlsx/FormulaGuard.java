package org.essaim.xlsx;

/**
 * Finds texts that a spreadsheet could take for a formula. They are written unchanged, as strings with the quote prefix:
 * the text stays what it is, also when someone edits the cell.
 */
final class FormulaGuard {
    private static final String BEGINNINGS = "=+-@\uff1d\uff0b\uff0d\uff20\u2212";

    private FormulaGuard() {}

    static boolean looksLikeFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if ("\t\r\n".indexOf(text.charAt(0)) >= 0) {
            return true;
        }
        String stripped = text.strip();
        return !stripped.isEmpty() && BEGINNINGS.indexOf(stripped.charAt(0)) >= 0;
    }
}
