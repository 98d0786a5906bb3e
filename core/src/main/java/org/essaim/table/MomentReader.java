package org.essaim.table;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the local dates and times of a column in its declared patterns, the first that fits, and resolves them in a zone.
 *
 * <p>A pattern of fixed width is compiled to digits at known places, for a country's exports hold a thousand million of
 * them; any other goes through {@link DateTimeFormatter}, just as strictly.
 */
final class MomentReader {
    /** How reading one cell ended. */
    enum Outcome {
        READ,
        /** No pattern fits, or the date does not exist. */
        UNPARSABLE,
        /** The day stands in a cell of its own, and no pattern fits that one. */
        DAY_UNPARSABLE,
        /** The clocks were put forward over this time. */
        MISSING
    }

    /** Where a moment is put, so that a row makes none. */
    static final class Moment {
        long second;
        int offset;
        boolean twice;
    }

    /** What a pattern became: one of the two. */
    private sealed interface Form permits Digits, Formatted {}

    private record Formatted(DateTimeFormatter formatter) implements Form {}

    private static final LocalDateTime SAMPLE = LocalDateTime.of(2031, 12, 24, 22, 47, 0);

    private final List<Form> forms;
    private final List<String> patterns;
    private final ZoneDays days;
    private final int[] fields = new int[Digits.FIELDS];

    MomentReader(List<String> patterns, Locale locale, ZoneDays days) {
        this.patterns = patterns;
        this.days = days;
        this.forms = new ArrayList<>();
        for (String pattern : patterns) {
            Optional<Digits> digits = Digits.compile(pattern);
            forms.add(digits.isPresent() ? digits.get() : new Formatted(formatter(pattern, locale)));
        }
    }

    /** Why this pattern cannot be used, if it cannot: it must say the whole date and the time. */
    static Optional<String> problemOf(String pattern, Locale locale) {
        try {
            DateTimeFormatter formatter = formatter(pattern, locale);
            TemporalAccessor read = parse(formatter, formatter.format(ZonedDateTime.of(SAMPLE, ZoneOffset.UTC)));
            return LocalDateTime.from(read).equals(SAMPLE)
                    ? Optional.empty()
                    : Optional.of("the pattern loses a part of the date or time");
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.of("a pattern of date and time, such as dd/MM/yyyy HH:mm");
        }
    }

    List<String> patterns() {
        return patterns;
    }

    Outcome read(TableRow row, int slot, Moment into) {
        char[] text = row.text();
        int from = row.from(slot);
        int to = row.to(slot);
        for (Form form : forms) {
            if (form instanceof Digits digits) {
                if (digits.read(text, from, to, fields)) {
                    return days.resolve(fields, into);
                }
            } else if (form instanceof Formatted formatted) {
                Outcome outcome = resolve(formatted.formatter(), new String(text, from, to - from), into);
                if (outcome != Outcome.UNPARSABLE) {
                    return outcome;
                }
            }
        }
        return Outcome.UNPARSABLE;
    }

    private Outcome resolve(DateTimeFormatter formatter, String cell, Moment into) {
        try {
            TemporalAccessor read = parse(formatter, cell);
            return read instanceof OffsetDateTime exact
                    ? days.resolve(exact, into)
                    : days.resolve((LocalDateTime) read, into);
        } catch (DateTimeException e) {
            return Outcome.UNPARSABLE;
        }
    }

    private static TemporalAccessor parse(DateTimeFormatter formatter, String text) {
        return formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    }

    // Strictly resolved, "yyyy" is a year of an era that nobody writes; what people mean is "uuuu".
    static DateTimeFormatter formatter(String pattern, Locale locale) {
        StringBuilder proleptic = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < proleptic.length(); i++) {
            char c = proleptic.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == 'y' && !quoted) {
                proleptic.setCharAt(i, 'u');
            }
        }
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(proleptic.toString())
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** A pattern of fixed width: at each place a digit of one field, or a character that must stand there. */
    static final class Digits implements Form {
        static final int YEAR = 0;
        static final int MONTH = 1;
        static final int DAY = 2;
        static final int HOUR = 3;
        static final int MINUTE = 4;
        static final int SECOND = 5;
        static final int FIELDS = 6;
        private static final int LITERAL = -1;

        private final int[] fieldAt;
        private final char[] literalAt;

        private Digits(int[] fieldAt, char[] literalAt) {
            this.fieldAt = fieldAt;
            this.literalAt = literalAt;
        }

        /** The digits of this pattern, or nothing if its width is not fixed. */
        static Optional<Digits> compile(String pattern) {
            List<Integer> places = new ArrayList<>();
            StringBuilder literals = new StringBuilder();
            boolean[] seen = new boolean[FIELDS];
            int at = 0;
            while (at < pattern.length()) {
                char c = pattern.charAt(at);
                int run = 1;
                while (at + run < pattern.length() && pattern.charAt(at + run) == c) {
                    run++;
                }
                int field = fieldOf(c, run);
                if (c == '\'') {
                    int close = pattern.indexOf('\'', at + 1);
                    if (run > 1 || close < 0) {
                        return Optional.empty();
                    }
                    for (int i = at + 1; i < close; i++) {
                        places.add(LITERAL);
                        literals.append(pattern.charAt(i));
                    }
                    at = close + 1;
                } else if (field >= 0 && !seen[field]) {
                    seen[field] = true;
                    for (int i = 0; i < run; i++) {
                        places.add(field);
                        literals.append('\0');
                    }
                    at += run;
                } else if (isLiteral(c)) {
                    places.add(LITERAL);
                    literals.append(c);
                    at++;
                } else {
                    return Optional.empty();
                }
            }
            for (int field = YEAR; field <= MINUTE; field++) {
                if (!seen[field]) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Digits(
                    places.stream().mapToInt(Integer::intValue).toArray(),
                    literals.toString().toCharArray()));
        }

        boolean read(char[] text, int from, int to, int[] fields) {
            if (to - from != fieldAt.length) {
                return false;
            }
            java.util.Arrays.fill(fields, 0);
            for (int i = 0; i < fieldAt.length; i++) {
                char c = text[from + i];
                int field = fieldAt[i];
                if (field == LITERAL) {
                    if (c != literalAt[i]) {
                        return false;
                    }
                } else if (c < '0' || c > '9') {
                    return false;
                } else {
                    fields[field] = fields[field] * 10 + (c - '0');
                }
            }
            return true;
        }

        private static int fieldOf(char letter, int run) {
            return switch (letter) {
                case 'y', 'u' -> run == 4 ? YEAR : LITERAL;
                case 'M' -> run == 2 ? MONTH : LITERAL;
                case 'd' -> run == 2 ? DAY : LITERAL;
                case 'H' -> run == 2 ? HOUR : LITERAL;
                case 'm' -> run == 2 ? MINUTE : LITERAL;
                case 's' -> run == 2 ? SECOND : LITERAL;
                default -> LITERAL;
            };
        }

        private static boolean isLiteral(char c) {
            return !Character.isLetter(c) && "[]{}#'".indexOf(c) < 0;
        }
    }
}
