package org.essaim.cli.simulation;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The days that are simulated (<i>période simulée</i>). Days count from 0; local times are seconds since the first day's
 * midnight on the clock on the wall, so that a day is 86,400 of them even when clocks change.
 */
final class Period {
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    static final int DAY = 86_400;
    // Those with a fixed date; the planning of the others is that of an ordinary weekday.
    private static final Set<MonthDay> HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 8),
            MonthDay.of(7, 14),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25));

    private final YearMonth from;
    private final LocalDate first;
    private final int[] monthStarts;
    private final List<ClockChange> changes = new ArrayList<>();

    Period(YearMonth from, int months) {
        this.from = from;
        this.first = from.atDay(1);
        this.monthStarts = new int[months + 1];
        for (int month = 0; month <= months; month++) {
            monthStarts[month] = Math.toIntExact(from.plusMonths(month).atDay(1).toEpochDay() - first.toEpochDay());
        }
        ZoneOffsetTransition change =
                ZONE.getRules().nextTransition(first.atStartOfDay(ZONE).toInstant());
        while (change != null && change.getDateTimeBefore().toLocalDate().isBefore(date(days()))) {
            changes.add(new ClockChange(
                    seconds(change.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC)),
                    seconds(change.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC))));
            change = ZONE.getRules().nextTransition(change.getInstant());
        }
    }

    /**
     * Clocks change (<i>changement d’heure</i>).
     *
     * @param before what the clock would have shown
     * @param after what it shows
     */
    record ClockChange(int before, int after) {
        boolean forward() {
            return after > before;
        }
    }

    private int seconds(long localEpochSecond) {
        return Math.toIntExact(localEpochSecond - first.toEpochDay() * DAY);
    }

    int days() {
        return monthStarts[months()];
    }

    int months() {
        return monthStarts.length - 1;
    }

    int monthStart(int month) {
        return monthStarts[month];
    }

    /** The month in which a day lies. */
    int monthOf(int day) {
        int month = 0;
        while (monthStarts[month + 1] <= day) {
            month++;
        }
        return month;
    }

    YearMonth month(int month) {
        return from.plusMonths(month);
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** 0 for Monday to 6 for Sunday. */
    int weekday(int day) {
        return Math.floorMod(first.toEpochDay() + day + 3, 7);
    }

    /** Weeks counted over all years, so that a rotation never stumbles. */
    int week(int day) {
        return Math.toIntExact(Math.floorDiv(first.toEpochDay() + day + 3, 7L));
    }

    boolean holiday(int day) {
        return HOLIDAYS.contains(MonthDay.from(date(day)));
    }

    boolean workday(int day) {
        return weekday(day) < 5 && !holiday(day);
    }

    List<ClockChange> changes() {
        return List.copyOf(changes);
    }

    /** Elapsed seconds between two local times; a doubled local time is taken as the first. */
    int elapsed(int start, int end) {
        int elapsed = end - start;
        for (ClockChange change : changes) {
            int later = Math.max(change.before, change.after);
            if (start < later && end >= later) {
                elapsed -= change.after - change.before;
            }
        }
        return elapsed;
    }
}
