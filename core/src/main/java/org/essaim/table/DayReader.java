package org.essaim.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads local dates in their declared patterns, the first that fits. */
final class DayReader {
    private static final LocalDate SAMPLE = LocalDate.of(2031, 12, 24);

    private final List<String> patterns;
    private final List<DateTimeFormatter> formatters;

    DayReader(List<String> patterns, Locale locale) {
        this.patterns = patterns;
        this.formatters = patterns.stream()
                .map(pattern -> MomentReader.formatter(pattern, locale))
                .toList();
    }

    /** Why this pattern cannot be used, if it cannot: it must say the whole date and no time. */
    static Optional<String> problemOf(String pattern, Locale locale) {
        try {
            DateTimeFormatter formatter = MomentReader.formatter(pattern, locale);
            return LocalDate.parse(formatter.format(SAMPLE), formatter).equals(SAMPLE)
                    ? Optional.empty()
                    : Optional.of("the pattern loses a part of the date");
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.of("a pattern of a date, such as dd/MM/yyyy");
        }
    }

    List<String> patterns() {
        return patterns;
    }

    Optional<LocalDate> read(String cell) {
        for (DateTimeFormatter formatter : formatters) {
            try {
                return Optional.of(LocalDate.parse(cell, formatter));
            } catch (DateTimeException e) {
                // The next pattern may fit.
            }
        }
        return Optional.empty();
    }
}
