package org.essaim.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** The first second of each local day in a zone, looked up once: some days have 23 or 25 hours, some no midnight. */
final class DayTable {
    private static final long TWO_DAYS = 2 * 86_400;
    private final ZoneId zone;
    private final Map<LocalDate, Long> starts = new HashMap<>();
    private LocalDate lastDay = LocalDate.EPOCH;
    private long lastStart = Long.MAX_VALUE;
    private long lastEnd = Long.MIN_VALUE;

    DayTable(ZoneId zone) {
        this.zone = zone;
    }

    /** The first second of a day. */
    long start(LocalDate day) {
        return starts.computeIfAbsent(day, date -> date.atStartOfDay(zone).toEpochSecond());
    }

    /** The day that holds a second. */
    LocalDate dayOf(long second) {
        if (lastEnd > Long.MIN_VALUE && second >= lastEnd && second - lastEnd < TWO_DAYS) {
            // Who asks goes on in time, mostly to the next day.
            while (second >= lastEnd) {
                lastDay = lastDay.plusDays(1);
                lastStart = lastEnd;
                lastEnd = start(lastDay.plusDays(1));
            }
        } else if (second < lastStart || second >= lastEnd) {
            lastDay = java.time.Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
            // Where clocks go back over midnight, the last hour of a day comes again after the next day began.
            while (second >= start(lastDay.plusDays(1))) {
                lastDay = lastDay.plusDays(1);
            }
            lastStart = start(lastDay);
            lastEnd = start(lastDay.plusDays(1));
        }
        return lastDay;
    }

    /** The first second of the day after the one that holds a second. */
    long endOfDayOf(long second) {
        dayOf(second);
        return lastEnd;
    }
}
