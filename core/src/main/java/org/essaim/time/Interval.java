package org.essaim.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * A half-open stretch of time (<i>intervalle</i>), with the local offsets that were resolved once, when it came in.
 *
 * <p>Elapsed time counts: the night of 27 October 2024 from 22:00 to 06:00 in Paris lasts 9 hours.
 *
 * @param start the first second, since 1970-01-01T00:00Z
 * @param startOffset the local offset at the start, in seconds
 * @param end the second after the last
 * @param endOffset the local offset at the end, in seconds
 */
public record Interval(long start, int startOffset, long end, int endOffset) {
    public Interval {
        if (end < start) {
            throw new IllegalArgumentException("The end [" + end + "] is before the start [" + start + "].");
        }
    }

    /** A stretch of this length from the local start of a day on, whatever the clocks do meanwhile. */
    static Interval fromStartOf(LocalDate day, long seconds, ZoneId zone) {
        ZonedDateTime start = day.atStartOfDay(zone);
        ZonedDateTime end = start.plusSeconds(seconds);
        return new Interval(
                start.toEpochSecond(),
                start.getOffset().getTotalSeconds(),
                end.toEpochSecond(),
                end.getOffset().getTotalSeconds());
    }

    /** Its length in seconds. */
    public long seconds() {
        return end - start;
    }

    /** The local date on which it starts. */
    public LocalDate startDate() {
        return LocalDate.ofEpochDay(Math.floorDiv(start + startOffset, 86_400L));
    }

    /** The local time at which it starts. */
    public LocalDateTime localStart() {
        return LocalDateTime.ofEpochSecond(start, 0, ZoneOffset.ofTotalSeconds(startOffset));
    }

    /** The local time at which it ends. */
    public LocalDateTime localEnd() {
        return LocalDateTime.ofEpochSecond(end, 0, ZoneOffset.ofTotalSeconds(endOffset));
    }

    /** The seconds that both share. */
    public long overlap(Interval other) {
        return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
    }
}
