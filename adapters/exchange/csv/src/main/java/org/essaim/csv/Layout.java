package org.essaim.csv;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mapping declares, checked; the columns are not yet looked up in any file. */
record Layout(
        String profile,
        List<Charset> encodings,
        char separator,
        @Nullable ZoneId zone,
        Locale locale,
        long longestSeconds,
        List<String> datePatterns,
        Columns columns) {
    private static final Pattern PROFILE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    Layout {
        if (!PROFILE.matcher(profile).matches()) {
            throw new IllegalArgumentException("profile must be 1 to 40 lower-case letters, digits and hyphens");
        }
        encodings = List.copyOf(encodings);
        datePatterns = List.copyOf(datePatterns);
        if (columns.date() != null && datePatterns.isEmpty()) {
            throw new IllegalArgumentException("a column of dates needs datePatterns");
        }
        if (encodings.isEmpty()) {
            throw new IllegalArgumentException("encodings must name at least one");
        }
        // An ASCII separator keeps its byte in every encoding allowed, so refused rows can be copied byte for byte.
        if (separator >= 0x7f || separator == '"' || separator == '\r' || separator == '\n') {
            throw new IllegalArgumentException("separator must be one ASCII character other than the quote");
        }
    }

    /** Where a cell stands: by the header's text and, among equal ones, its occurrence; or by position. Both count from 1. */
    record Place(String header, long occurrence, long position) {
        Place {
            if (header.isEmpty() == (position == 0)) {
                throw new IllegalArgumentException("a column needs either header or position");
            }
            if (occurrence < 0 || position < 0 || (position > 0 && occurrence > 0)) {
                throw new IllegalArgumentException(
                        "occurrence and position count from 1, and only a header has occurrences");
            }
        }

        /** As findings name it. */
        String display() {
            if (position > 0) {
                return "#" + position;
            }
            return occurrence > 0 ? header + " (" + occurrence + ")" : header;
        }
    }

    /** A column whose values are listed; without a place, one value for the whole file. */
    record Coded(
            @Nullable Place place,
            Map<String, String> values,
            @Nullable String otherwise) {
        Coded {
            values = Map.copyOf(values);
            if (place == null ? otherwise == null : values.isEmpty()) {
                throw new IllegalArgumentException("the values of the column must be listed");
            }
        }
    }

    /** A column of local dates and times, in one of these patterns. */
    record Timed(Place place, List<String> patterns) {
        Timed {
            patterns = List.copyOf(patterns);
            if (patterns.isEmpty()) {
                throw new IllegalArgumentException("a column of times needs patterns, its own or the mapping's");
            }
        }
    }

    /** What one unit of a duration column is worth. */
    enum Unit {
        HOURS(3600),
        MINUTES(60),
        SECONDS(1),
        /** Not decimal: 1:30 or 1h30 is an hour and a half. */
        HOURS_MINUTES(3600);

        final int seconds;

        Unit(int seconds) {
            this.seconds = seconds;
        }
    }

    /** A column of durations, as decimal numbers or as hours and minutes. */
    record Lasting(Place place, Unit unit) {}

    /** A start and an end; without an end, the duration says when it ends. */
    record Stretch(@Nullable Timed start, @Nullable Timed end) {
        boolean isMapped() {
            return start != null;
        }
    }

    /** The allow-list: a column that is not here is never read. */
    record Columns(
            Coded kind,
            Place worker,
            @Nullable Place key,
            @Nullable Place team,
            @Nullable Place label,
            @Nullable Place service,
            @Nullable Place structure,
            @Nullable Place adjustment,
            Stretch planned,
            Stretch clocked,
            Stretch retained,
            @Nullable Place date,
            @Nullable Lasting duration,
            @Nullable Lasting trip,
            @Nullable Coded nature,
            @Nullable Coded cancelled,
            @Nullable Coded cancellation,
            @Nullable Coded unassigned) {
        Columns {
            boolean mapped = false;
            for (Stretch stretch : List.of(planned, clocked, retained)) {
                mapped |= stretch.isMapped();
                if (stretch.start() == null && stretch.end() != null) {
                    throw new IllegalArgumentException("an end is mapped without its start");
                }
                if (stretch.start() != null && stretch.end() == null && duration == null) {
                    throw new IllegalArgumentException("a start is mapped with neither its end nor a duration");
                }
            }
            if (mapped == (date != null)) {
                throw new IllegalArgumentException(
                        "either one of plannedStart, clockedStart and retainedStart is needed, or date and duration");
            }
            if (date != null && duration == null) {
                throw new IllegalArgumentException("a date alone does not say how long: map duration too");
            }
            if (cancelled != null && cancellation == null) {
                throw new IllegalArgumentException("cancelled alone does not say who bears it: map cancellation too");
            }
        }
    }
}
