package org.essaim.ical;

import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import org.essaim.ical.RecurrenceText.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The occurrences of one event within some days (<i>occurrences</i>): its start, those of its rule and its further dates, without
 * the ones that are excepted or replaced.
 *
 * <p>A rule goes by the clock on the wall, so it is followed in local times, and each is resolved by itself: the library that
 * follows it never hears of a zone. It ends at the last day, or where somebody made a rule that goes on and on.
 */
final class Recurring {
    /** The occurrences of one event that are told. */
    static final int MOST_TOLD = 10_000;

    private static final int MOST_STEPS = 100_000;
    // Zones are at most 26 hours apart.
    private static final int BEYOND = 2;
    private static final TimeZone WALL = TimeZone.getTimeZone("UTC");

    private final CalendarTime start;
    private final ZoneId zone;
    private final Days days;
    private final Budget budget;
    private final List<CalendarTime> written;
    // What is excepted, and whether it hit anything.
    private final Map<Object, Boolean> exceptions = new HashMap<>();
    private final SortedMap<Long, CalendarTime> told = new TreeMap<>();
    private final List<LocalDateTime> gaps = new ArrayList<>();
    private boolean startOffRule;
    private boolean within;

    /** Says on which day of the structure a second is, and whether that day is read. */
    interface Days {
        LocalDate first();

        LocalDate last();

        LocalDate of(long second);

        default boolean contains(LocalDate day) {
            return !day.isBefore(first()) && !day.isAfter(last());
        }
    }

    /** The steps that are left for all events of one file. */
    static final class Budget {
        private long left;

        Budget(long steps) {
            this.left = steps;
        }

        boolean spend() {
            return left-- > 0;
        }
    }

    /** An event that recurs more often than is followed. */
    static final class TooMany extends Exception {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super(null, null, false, false);
        }
    }

    Recurring(CalendarTime start, ZoneId floating, List<CalendarTime> exceptions, Days days, Budget budget) {
        this.start = start;
        this.zone = start.zoneOr(floating);
        this.written = List.copyOf(exceptions);
        this.days = days;
        this.budget = budget;
        exceptions.forEach(exception -> this.exceptions.put(key(exception), false));
    }

    /** Follows the rule, if there is one, and takes the start and the further dates. */
    void follow(@Nullable Rule rule, List<CalendarTime> further) throws TooMany {
        take(start);
        for (CalendarTime date : further) {
            take(date.isDay() ? atTimeOfStart(date.day()) : date);
        }
        if (rule != null) {
            steps(rule);
        }
    }

    private CalendarTime atTimeOfStart(LocalDate day) {
        return new CalendarTime(day.atTime(start.local().toLocalTime()), start.form(), start.zone());
    }

    @SuppressWarnings("JavaUtilDate")
    private void steps(Rule rule) throws TooMany {
        LocalDate beyond = days.last().plusDays(BEYOND);
        DateIterator each = rule.steps().getDateIterator(Date.from(start.local().toInstant(ZoneOffset.UTC)), WALL);
        boolean first = true;
        int counted = 0;
        for (int step = 0; each.hasNext(); step++) {
            LocalDateTime local = LocalDateTime.ofInstant(each.next().toInstant(), ZoneOffset.UTC);
            if (first) {
                startOffRule = !local.equals(start.local());
                // RFC 5545, 3.3.10: the start always counts as the first.
                counted = startOffRule ? 1 : 0;
                first = false;
            }
            if (counted >= rule.count() || local.toLocalDate().isAfter(beyond) || isPast(rule.until(), local)) {
                return;
            }
            if (step > MOST_STEPS || !budget.spend()) {
                throw new TooMany();
            }
            CalendarTime time = new CalendarTime(local, start.form(), start.zone());
            // The same place: a time that the clocks leave out is not counted.
            counted += second(time).isPresent() ? 1 : 0;
            take(time);
        }
        startOffRule |= first;
    }

    private boolean isPast(@Nullable CalendarTime until, LocalDateTime local) {
        if (until == null) {
            return false;
        }
        return switch (until.form()) {
            case DAY -> local.toLocalDate().isAfter(until.day());
            case UTC ->
                start.isDay()
                        ? local.toLocalDate().isAfter(until.day())
                        : local.toEpochSecond(zone.getRules().getOffset(local))
                                > until.local().toEpochSecond(ZoneOffset.UTC);
            case FLOATING, ZONED -> local.isAfter(until.local());
        };
    }

    private void take(CalendarTime time) throws TooMany {
        Optional<Long> second = second(time);
        boolean excepted = isExcepted(time, second);
        LocalDate day = start.isDay() || second.isEmpty() ? time.day() : days.of(second.get());
        if (!days.contains(day)) {
            return;
        }
        within = true;
        if (excepted) {
            return;
        }
        if (second.isEmpty()) {
            gaps.add(time.local());
        } else {
            told.put(second.get(), time);
        }
        if (told.size() > MOST_TOLD) {
            throw new TooMany();
        }
    }

    private boolean isExcepted(CalendarTime time, Optional<Long> second) {
        boolean excepted = false;
        for (Object key : List.of(time.day(), start.isDay() || second.isEmpty() ? time.local() : second.get())) {
            if (exceptions.containsKey(key)) {
                exceptions.put(key, true);
                excepted = true;
            }
        }
        return excepted;
    }

    // A day excepts whatever begins on it; a time that the clocks leave out is known by what they would show.
    private Object key(CalendarTime exception) {
        if (exception.isDay() || start.isDay()) {
            return exception.day();
        }
        Optional<Long> second = second(exception);
        return second.isPresent() ? second.get() : exception.local();
    }

    /** The second of a time, the earlier one where the clocks show it twice. */
    Optional<Long> second(CalendarTime time) {
        return time.zoneOr(zone).getRules().getValidOffsets(time.local()).stream()
                .findFirst()
                .map(offset -> time.local().toEpochSecond(offset));
    }

    /** The zone by whose clock it recurs. */
    ZoneId zone() {
        return zone;
    }

    /** The first second of each occurrence, and how it would be written. */
    SortedMap<Long, CalendarTime> told() {
        return told;
    }

    /** Occurrences at times that the clocks leave out. */
    List<LocalDateTime> gaps() {
        return gaps;
    }

    /** True if it takes place within the days, or would if that were not excepted. */
    boolean isWithin() {
        return within;
    }

    /** True if all that takes place within the days is excepted. */
    boolean isTakenOut() {
        return within && told.isEmpty() && gaps.isEmpty();
    }

    /** True if the event’s own start is none of the dates of its rule. */
    boolean isStartOffRule() {
        return startOffRule;
    }

    /** How many exceptions within the days hit nothing. */
    long idleExceptions() {
        return written.stream()
                .filter(exception -> days.contains(exception.day()) && !exceptions.getOrDefault(key(exception), true))
                .count();
    }
}
