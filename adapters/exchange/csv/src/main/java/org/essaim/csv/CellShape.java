package org.essaim.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQuery;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the cells of one column are written (<i>forme des cellules</i>): what fits every one that was looked at, and what does so as well. */
record CellShape(Kind kind, List<String> patterns) {
    /** What cells tell. */
    enum Kind {
        MOMENT,
        DAY,
        CLOCK,
        HOURS_MINUTES,
        NUMBER,
        TEXT,
        EMPTY
    }

    private static final List<String> DAYS =
            List.of("yyyy-MM-dd", "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "dd-MM-yyyy", "yyyy/MM/dd");
    private static final List<String> CLOCKS =
            List.of("HH:mm:ss", "HH:mm", "H:mm", "hh:mm:ss a", "hh:mm a", "h:mm a", "HH'h'mm");
    private static final Pattern HOURS_MINUTES = Pattern.compile("\\d{1,4}(:| ?h ?)\\d{2}(:\\d{2})?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}([.,]\\d{1,6})?");

    CellShape {
        patterns = List.copyOf(patterns);
    }

    static CellShape of(List<String> cells) {
        List<String> told = cells.stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        if (told.isEmpty()) {
            return new CellShape(Kind.EMPTY, List.of());
        }
        List<String> days = fitting(told, DAYS, LocalDate::from);
        if (!days.isEmpty()) {
            return new CellShape(Kind.DAY, days);
        }
        List<String> clocks = fitting(told, CLOCKS, LocalTime::from);
        if (!clocks.isEmpty()) {
            return new CellShape(Kind.CLOCK, clocks);
        }
        List<String> moments = fitting(
                told,
                DAYS.stream()
                        .flatMap(day -> CLOCKS.stream()
                                .flatMap(clock -> List.of(day + " " + clock, day + "'T'" + clock).stream()))
                        .toList(),
                LocalDateTime::from);
        if (!moments.isEmpty()) {
            return new CellShape(Kind.MOMENT, moments);
        }
        if (told.stream().allMatch(cell -> HOURS_MINUTES.matcher(cell).matches())) {
            return new CellShape(Kind.HOURS_MINUTES, List.of());
        }
        return new CellShape(
                told.stream().allMatch(cell -> NUMBER.matcher(cell).matches()) ? Kind.NUMBER : Kind.TEXT, List.of());
    }

    private static List<String> fitting(List<String> cells, List<String> patterns, TemporalQuery<?> query) {
        return patterns.stream()
                .filter(pattern -> {
                    DateTimeFormatter format = format(pattern);
                    return cells.stream().allMatch(cell -> fits(format, cell, query));
                })
                .toList();
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static boolean fits(DateTimeFormatter format, String cell, TemporalQuery<?> query) {
        try {
            format.parse(cell, query);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** True if days and months can be told apart by nothing that was looked at. */
    boolean isOrderUnknown() {
        return patterns.stream().anyMatch(pattern -> pattern.startsWith("dd/MM"))
                && patterns.stream().anyMatch(pattern -> pattern.startsWith("MM/dd"));
    }

    /** The pattern to propose: days before months, for that is how the French write. */
    String pattern() {
        return patterns.get(0);
    }
}
