package org.essaim.ical;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date, or a date and a time, as a calendar writes it.
 *
 * @param local what it says; of a date, its midnight
 * @param form which of the forms it has
 * @param zone the zone that it names; absent unless it is zoned
 */
record CalendarTime(
        LocalDateTime local, Form form, @Nullable ZoneId zone) {
    /** The forms of RFC 5545, 3.3.4 and 3.3.5. */
    enum Form {
        /** A date alone. */
        DAY,
        /** By the clock on whatever wall. */
        FLOATING,
        /** Exact. */
        UTC,
        /** By the clock of a zone that is named. */
        ZONED
    }

    /** What a finding says was expected. */
    static final String EXPECTED = "yyyyMMdd'T'HHmmss";

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:[Tt](\\d{2})(\\d{2})(\\d{2})([Zz])?)?");

    /**
     * Reads a value.
     *
     * @param zone the zone that stands beside it, if any; it says nothing of a date, nor of a time in UTC
     */
    static Optional<CalendarTime> read(String value, @Nullable ZoneId zone) {
        Matcher written = WRITTEN.matcher(value.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(written, 1), number(written, 2), number(written, 3));
            if (written.group(4) == null) {
                return Optional.of(new CalendarTime(day.atStartOfDay(), Form.DAY, null));
            }
            LocalTime time = LocalTime.of(number(written, 4), number(written, 5), number(written, 6));
            Form form = written.group(7) != null ? Form.UTC : zone != null ? Form.ZONED : Form.FLOATING;
            return Optional.of(new CalendarTime(day.atTime(time), form, form == Form.ZONED ? zone : null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher written, int group) {
        return Integer.parseInt(written.group(group));
    }

    boolean isDay() {
        return form == Form.DAY;
    }

    LocalDate day() {
        return local.toLocalDate();
    }

    /** The zone by whose clock it is written, if this one is meant where none is named. */
    ZoneId zoneOr(ZoneId floating) {
        return zone != null ? zone : form == Form.UTC ? ZoneOffset.UTC : floating;
    }

    /** How a finding shows it. */
    @Override
    public String toString() {
        return isDay() ? day().toString() : form == Form.UTC ? local + "Z" : local.toString();
    }
}
