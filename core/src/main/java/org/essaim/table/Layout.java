package org.essaim.table;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping declares (<i>correspondance</i>), checked; the columns are not yet looked up in any table.
 *
 * @param profile the source's profile
 * @param zone the zone of local times, if the mapping names one
 * @param locale how numbers and names of months are written
 * @param longestSeconds the longest visit or internal time to be believed
 * @param datePatterns how dates without a time are written
 * @param columns the allow-list
 */
public record Layout(
        String profile,
        @Nullable ZoneId zone,
        Locale locale,
        long longestSeconds,
        List<String> datePatterns,
        Columns columns) {
    private static final Pattern PROFILE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public Layout {
        if (!PROFILE.matcher(profile).matches()) {
            throw new IllegalArgumentException("profile must be 1 to 40 lower-case letters, digits and hyphens");
        }
        datePatterns = List.copyOf(datePatterns);
        if ((columns.date() != null || columns.hasDays()) && datePatterns.isEmpty()) {
            throw new IllegalArgumentException("a column of dates needs datePatterns");
        }
    }

    /**
     * Where a cell stands: by the column's name and, among equal ones, its occurrence; or by position.
     *
     * @param header the column's name; empty if a position is given
     * @param others what else it may be called; the first name that the table has is taken
     * @param occurrence which of several columns of that name, from 1; 0 if there is one
     * @param position which column, from 1; 0 if it is named
     * @param optional true if a table may be without it
     */
    public record Place(String header, List<String> others, long occurrence, long position, boolean optional) {
        public Place {
            others = List.copyOf(others);
            if (header.isEmpty() == (position == 0) || (position > 0 && !others.isEmpty())) {
                throw new IllegalArgumentException("a column needs header, headers or position, and only one of them");
            }
            if (occurrence < 0 || position < 0 || (position > 0 && occurrence > 0)) {
                throw new IllegalArgumentException(
                        "occurrence and position count from 1, and only a header has occurrences");
            }
        }

        /** A column of one name, or of one position, that every table has. */
        public Place(String header, long occurrence, long position) {
            this(header, List.of(), occurrence, position, false);
        }

        /** All that it may be called; empty if it stands at a position. */
        public List<String> names() {
            return Stream.concat(Stream.of(header), others.stream())
                    .filter(name -> !name.isEmpty())
                    .toList();
        }

        /** As findings name it. */
        public String display() {
            if (position > 0) {
                return "#" + position;
            }
            String name = String.join(" | ", names());
            return occurrence > 0 ? name + " (" + occurrence + ")" : name;
        }
    }

    /**
     * A column whose values are listed; without a place, one value for the whole table.
     *
     * @param place where it stands
     * @param values what each listed value means
     * @param otherwise what any other, non-empty one means
     */
    public record Coded(
            @Nullable Place place,
            Map<String, String> values,
            @Nullable String otherwise) {
        public Coded {
            values = Map.copyOf(values);
            if (place == null ? otherwise == null : values.isEmpty()) {
                throw new IllegalArgumentException("the values of the column must be listed");
            }
        }
    }

    /**
     * A column of local dates and times, or of times of day whose day stands in another column.
     *
     * @param place where it stands
     * @param patterns how they are written, the first that fits
     * @param day where the day stands; absent if each cell has its own
     * @param overnight true for an end that is on the next day where it would be before its start
     */
    public record Timed(
            Place place, List<String> patterns, @Nullable Place day, boolean overnight) {
        public Timed {
            patterns = List.copyOf(patterns);
            if (patterns.isEmpty()) {
                throw new IllegalArgumentException("a column of times needs patterns, its own or the mapping's");
            }
            if (overnight && day == null) {
                throw new IllegalArgumentException("overnight is for an end whose day stands in another column");
            }
        }

        /** A column whose cells have a day each. */
        public Timed(Place place, List<String> patterns) {
            this(place, patterns, null, false);
        }
    }

    /** What one unit of a duration column is worth. */
    public enum Unit {
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

    /**
     * A column of durations, as decimal numbers or as hours and minutes.
     *
     * @param place where it stands
     * @param unit what one unit is worth
     */
    public record Lasting(Place place, Unit unit) {}

    /**
     * A start and an end; without an end, the duration says when it ends.
     *
     * @param start the column of starts
     * @param end the column of ends
     */
    public record Stretch(@Nullable Timed start, @Nullable Timed end) {
        public Stretch {
            if (start != null && start.overnight()) {
                throw new IllegalArgumentException("only an end can be overnight");
            }
        }

        public boolean isMapped() {
            return start != null;
        }

        boolean hasDays() {
            return (start != null && start.day() != null) || (end != null && end.day() != null);
        }
    }

    /**
     * The allow-list: a column that is not here is never read.
     *
     * @param kind what kind of event
     * @param worker the source's identifier of the worker
     * @param key its identifier of the event
     * @param team the team
     * @param label the label of internal time
     * @param service the service of a visit
     * @param structure the structure
     * @param adjustment the code of a corrected clocking
     * @param planned the planned times
     * @param clocked the clocked times
     * @param retained the retained times
     * @param date the date of a day's total
     * @param duration how long it took
     * @param trip how long the way to it took
     * @param nature how an absence is measured
     * @param cancelled whether it was cancelled
     * @param cancellation who bears it
     * @param unassigned whether nobody is assigned
     */
    public record Columns(
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
        public Columns {
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

        boolean hasDays() {
            return planned.hasDays() || clocked.hasDays() || retained.hasDays();
        }
    }
}
