package org.essaim.cli;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/**
 * Whole months as they are typed: {@code 2026-03} or {@code 2026-01..2026-03}, both included.
 *
 * @param first the first month
 * @param last the last month
 */
record Months(YearMonth first, YearMonth last) {

    static Months parse(String text) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            YearMonth first = YearMonth.parse(ends[0]);
            YearMonth last = YearMonth.parse(ends[ends.length - 1]);
            if (ends.length <= 2 && !last.isBefore(first)) {
                return new Months(first, last);
            }
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(e.getMessage());
        }
        throw new TypeConversionException(text);
    }

    /** Each of them, in order. */
    List<YearMonth> all() {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
