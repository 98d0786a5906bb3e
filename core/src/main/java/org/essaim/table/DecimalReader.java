package org.essaim.table;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads decimal numbers as a language writes them, exactly: {@code 1 234,5} in French, whichever space groups the
 * thousands, {@code 1,234.5} in English. Groups have three digits; anything else is no number.
 */
public final class DecimalReader {
    private static final int MOST_DIGITS = 15;

    private final char decimal;
    private final char grouping;

    /** Reads numbers of this language. */
    public DecimalReader(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        this.decimal = symbols.getDecimalSeparator();
        this.grouping = symbols.getGroupingSeparator();
    }

    /** The number that a cell tells, if it tells one. */
    public Optional<BigDecimal> read(String cell) {
        StringBuilder plain = new StringBuilder(cell.length());
        int at = 0;
        if (at < cell.length() && (cell.charAt(at) == '-' || cell.charAt(at) == '\u2212')) {
            plain.append('-');
            at++;
        }
        int digits = 0;
        int sinceGroup = 0;
        boolean grouped = false;
        boolean fraction = false;
        for (; at < cell.length(); at++) {
            char c = cell.charAt(at);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                digits++;
                sinceGroup++;
            } else if (!fraction && isGrouping(c) && sinceGroup > 0 && (grouped ? sinceGroup == 3 : sinceGroup <= 3)) {
                grouped = true;
                sinceGroup = 0;
            } else if (!fraction && c == decimal && sinceGroup > 0 && (!grouped || sinceGroup == 3)) {
                fraction = true;
                grouped = false;
                sinceGroup = 0;
                plain.append('.');
            } else {
                return Optional.empty();
            }
        }
        if (sinceGroup == 0 || (grouped && sinceGroup != 3) || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(plain.toString()));
    }

    private boolean isGrouping(char c) {
        return c == grouping || (isSpace(grouping) && isSpace(c));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
    }
}
