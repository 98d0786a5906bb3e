package org.essaim.table;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads times of day in their declared patterns, of twelve hours or of twenty-four, the first that fits. */
final class ClockReader {
    private static final LocalTime SAMPLE = LocalTime.of(22, 47);

    private final List<String> patterns;
    private final List<DateTimeFormatter> formatters;

    ClockReader(List<String> patterns, Locale locale) {
        this.patterns = patterns;
        this.formatters = patterns.stream()
                .map(pattern -> MomentReader.formatter(pattern, locale))
                .toList();
    }

    /** Why this pattern cannot be used, if it cannot: it must say the hour of the day and the minute, and no date. */
    static Optional<String> problemOf(String pattern, Locale locale) {
        try {
            DateTimeFormatter formatter = MomentReader.formatter(pattern, locale);
            return LocalTime.parse(formatter.format(SAMPLE), formatter).equals(SAMPLE)
                    ? Optional.empty()
                    : Optional.of("the pattern loses a part of the time of day");
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.of("a pattern of a time of day, such as HH:mm or hh:mm a");
        }
    }

    List<String> patterns() {
        return patterns;
    }

    /** The time that a cell tells, if it tells one; a narrow space before AM or PM is a space. */
    Optional<LocalTime> read(String cell) {
        String plain = cell.replace('\u202f', ' ').replace('\u00a0', ' ');
        for (DateTimeFormatter formatter : formatters) {
            try {
                return Optional.of(LocalTime.parse(plain, formatter));
            } catch (DateTimeException e) {
                // The next pattern may fit.
            }
        }
        return Optional.empty();
    }
}
