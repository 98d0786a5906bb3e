package org.essaim.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Judges what counts between two sequences of one worker: the trip, the waiting beyond it, both or nothing. */
final class Gaps {
    private final ZoneId zone;
    private final DayTable days;
    private final Predicate<LocalDate> financed;
    private final Map<List<LocalTime>, Map<LocalDate, long[]>> halfDays = new HashMap<>();

    /**
     * @param financed on which days every funder finances reconstituted travel
     */
    Gaps(ZoneId zone, DayTable days, Predicate<LocalDate> financed) {
        this.zone = zone;
        this.days = days;
        this.financed = financed;
    }

    /**
     * What counts of a gap.
     *
     * @param travel the seconds of travel, the last ones of the gap
     * @param waiting the seconds of waiting, right before the travel
     * @param rule the rule that decided
     * @param unknown true if travel might count, but neither source nor profile tells which
     */
    record Counted(long travel, long waiting, String rule, boolean unknown) {
        private static final Counted NOTHING = new Counted(0, 0, "", false);
        private static final Counted UNKNOWN = new Counted(0, 0, "", true);
    }

    /**
     * Judges one gap.
     *
     * @param from the second at which the sequence before ended
     * @param to the first second of the sequence after
     * @param free what is left of the gap once breaks are taken out, in order of time
     * @param trip how long it took to get there, if the source tells
     */
    Counted judge(long from, long to, List<Span> free, @Nullable Long trip, WorkingTimeRules rules) {
        long gap = 0;
        for (Span span : free) {
            gap += span.seconds();
        }
        boolean knowsHalfDays = !rules.halfDays().isEmpty();
        // What ends exactly where a half-day begins belongs to the one before.
        if (gap == 0 || (knowsHalfDays && halfDay(from - 1, rules) != halfDay(to, rules))) {
            return Counted.NOTHING;
        }
        boolean consecutive = gap <= Math.max(rules.longestTravel(), trip == null ? 0 : trip + rules.longestWaiting());
        if (consecutive && rules.consecutiveTravel()) {
            boolean meal = isMeal(free, rules.meal());
            if (trip != null) {
                long travel = Math.min(trip, gap);
                boolean waits = !meal && gap - travel <= rules.longestWaiting();
                return new Counted(travel, waits ? gap - travel : 0, "consecutive-travel", false);
            }
            return meal ? reconstituted(from, to, gap, null, rules) : new Counted(gap, 0, "consecutive-travel", false);
        }
        if (consecutive) {
            return Counted.NOTHING;
        }
        return reconstituted(from, to, gap, trip, rules);
    }

    private Counted reconstituted(long from, long to, long gap, @Nullable Long trip, WorkingTimeRules rules) {
        boolean counts = switch (rules.reconstituted()) {
            case NO -> false;
            case WHEN_FINANCED -> financed.test(days.dayOf(to));
            case YES -> true;
        };
        boolean knowsHalfDays = !rules.halfDays().isEmpty();
        if (counts && knowsHalfDays && (trip != null || rules.standardTrip() > 0)) {
            return new Counted(
                    Math.min(trip == null ? rules.standardTrip() : trip, gap), 0, "reconstituted-travel", false);
        }
        boolean undecided = counts || (rules.consecutiveTravel() && rules.longestTravel() == 0);
        boolean within = knowsHalfDays || days.dayOf(from - 1).equals(days.dayOf(to));
        return undecided && within ? Counted.UNKNOWN : Counted.NOTHING;
    }

    /** The second at which the half-day of a second began. */
    private long halfDay(long second, WorkingTimeRules rules) {
        LocalDate day = days.dayOf(second);
        long[] starts = starts(day, rules.halfDays());
        while (second < starts[0]) {
            // Before the first of the day it is still the last of the day before; some days do not exist at all.
            day = day.minusDays(1);
            starts = starts(day, rules.halfDays());
        }
        int at = Arrays.binarySearch(starts, second);
        return starts[at >= 0 ? at : -at - 2];
    }

    private long[] starts(LocalDate day, List<LocalTime> times) {
        return halfDays.computeIfAbsent(times, none -> new HashMap<>())
                .computeIfAbsent(
                        day,
                        date -> times.stream()
                                .mapToLong(time -> second(date, time))
                                .sorted()
                                .toArray());
    }

    private long second(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toEpochSecond();
    }

    private boolean isMeal(List<Span> free, WorkingTimeRules.@Nullable Meal meal) {
        if (meal == null) {
            return false;
        }
        LocalDate last = days.dayOf(free.get(free.size() - 1).end() - 1);
        for (LocalDate day = days.dayOf(free.get(0).start()); !day.isAfter(last); day = day.plusDays(1)) {
            long opens = second(day, meal.from());
            long closes = second(day, meal.to());
            long shared = 0;
            for (Span span : free) {
                shared += Math.max(0, Math.min(closes, span.end()) - Math.max(opens, span.start()));
            }
            if (shared >= meal.shortest()) {
                return true;
            }
        }
        return false;
    }
}
