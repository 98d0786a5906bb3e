package org.essaim.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import org.essaim.table.MomentReader.Digits;
import org.essaim.table.MomentReader.Moment;
import org.essaim.table.MomentReader.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Resolves local times in a zone, once. The offset of a day on which no clock is changed is looked up once per day; on the
 * others every time is looked up by itself.
 */
final class ZoneDays {
    private static final int REMEMBERED = 1 << 11;

    private final ZoneRules rules;
    private final @Nullable Day[] days = new @Nullable Day[REMEMBERED];

    /**
     * A date that was met.
     *
     * @param start the second at which its local midnight is, if the offset holds all day
     * @param even true if no clock is changed on it
     */
    private record Day(int key, long start, int offset, boolean even) {}

    ZoneDays(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** Resolves what digits were read; 24:00 is no time of day. */
    Outcome resolve(int[] fields, Moment into) {
        int year = fields[Digits.YEAR];
        int month = fields[Digits.MONTH];
        int date = fields[Digits.DAY];
        int hour = fields[Digits.HOUR];
        int minute = fields[Digits.MINUTE];
        int second = fields[Digits.SECOND];
        if (month < 1 || month > 12 || date < 1 || date > 31 || hour > 23 || minute > 59 || second > 59) {
            return Outcome.UNPARSABLE;
        }
        int key = (year * 12 + month - 1) * 31 + date - 1;
        Day day = days[key & (REMEMBERED - 1)];
        if (day == null || day.key() != key) {
            if (date > YearMonth.of(year, month).lengthOfMonth()) {
                return Outcome.UNPARSABLE;
            }
            day = day(key, LocalDate.of(year, month, date));
            days[key & (REMEMBERED - 1)] = day;
        }
        int ofDay = (hour * 60 + minute) * 60 + second;
        if (day.even()) {
            into.second = day.start() + ofDay;
            into.offset = day.offset();
            into.twice = false;
            return Outcome.READ;
        }
        return resolve(LocalDateTime.of(LocalDate.of(year, month, date), LocalTime.ofSecondOfDay(ofDay)), into);
    }

    Outcome resolve(LocalDateTime local, Moment into) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            return Outcome.MISSING;
        }
        // The earlier of two equal local times is the one before the clocks go back.
        ZoneOffset offset = offsets.get(0);
        into.second = local.toEpochSecond(offset);
        into.offset = offset.getTotalSeconds();
        into.twice = offsets.size() > 1;
        return Outcome.READ;
    }

    /** Takes an instant as it is; the zone only says what the local clocks showed. */
    Outcome resolve(OffsetDateTime exact, Moment into) {
        into.second = exact.toEpochSecond();
        into.offset = offsetAt(into.second);
        into.twice = false;
        return Outcome.READ;
    }

    int offsetAt(long second) {
        return rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    // In no zone known, from 1900 to 2060, do two changes of one day cancel out: what holds at both ends holds all day.
    private Day day(int key, LocalDate date) {
        LocalDateTime midnight = date.atStartOfDay();
        List<ZoneOffset> offsets = rules.getValidOffsets(midnight);
        boolean even = offsets.size() == 1
                && rules.getValidOffsets(date.atTime(LocalTime.MAX)).equals(offsets);
        return even
                ? new Day(
                        key,
                        midnight.toEpochSecond(offsets.get(0)),
                        offsets.get(0).getTotalSeconds(),
                        true)
                : new Day(key, 0, 0, false);
    }
}
