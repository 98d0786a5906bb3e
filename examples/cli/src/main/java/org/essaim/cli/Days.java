package org.essaim.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.essaim.time.Window;
import picocli.CommandLine.TypeConversionException;

/**
 * Whole days as they are typed: {@code 2026-03}, {@code 2026-01..2026-03} or {@code 2026-03-02..2026-03-15}, all included.
 *
 * @param first the first day
 * @param last the last day
 */
record Days(LocalDate first, LocalDate last) {

    static Days parse(String text) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            LocalDate first = day(ends[0], false);
            LocalDate last = day(ends[ends.length - 1], true);
            if (ends.length <= 2 && !last.isBefore(first)) {
                return new Days(first, last);
            }
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(e.getMessage());
        }
        throw new TypeConversionException(text);
    }

    private static LocalDate day(String text, boolean end) {
        if (text.length() > "2026-03".length()) {
            return LocalDate.parse(text);
        }
        YearMonth month = YearMonth.parse(text);
        return end ? month.atEndOfMonth() : month.atDay(1);
    }

    Window window() {
        return Window.complete(first, last);
    }
}
