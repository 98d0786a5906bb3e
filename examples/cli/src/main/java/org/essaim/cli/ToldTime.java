package org.essaim.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Cancellation;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Time on one date as a file tells it: a visit or an internal hour, cut where a local day begins.
 *
 * @param worker the worker under a pseudonym of this run; absent if nobody is assigned
 * @param date the local date
 * @param start the first second, since 1970-01-01T00:00Z
 * @param end the second after the last
 * @param label the label of an internal hour, the service of a visit
 * @param cancelled true if it did not take place
 * @param counts true if it is paid: it took place, or was cancelled too late
 */
record ToldTime(
        @Nullable WorkerId worker,
        LocalDate date,
        long start,
        long end,
        String label,
        boolean cancelled,
        boolean counts) {

    /** What a fact tells, day by day; nothing for absences, which are nobody's business here. */
    static List<ToldTime> of(Fact fact, ZoneId zone) {
        if (fact.kind() == FactKind.ABSENCE || fact.kind() == FactKind.UNAVAILABILITY) {
            return List.of();
        }
        Interval interval = fact.reference();
        List<ToldTime> parts = new ArrayList<>();
        long start = interval.start();
        LocalDate day = interval.startDate();
        while (true) {
            long next = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
            if (next >= interval.end()) {
                parts.add(part(fact, day, start, interval.end()));
                return parts;
            }
            // Where clocks go back over midnight, a day may begin before the hour that is told ends the day before.
            if (next > start) {
                parts.add(part(fact, day, start, next));
                start = next;
            }
            day = day.plusDays(1);
        }
    }

    private static ToldTime part(Fact fact, LocalDate day, long start, long end) {
        Cancellation cancellation = fact.cancellation();
        return new ToldTime(
                fact.worker(),
                day,
                start,
                end,
                fact.kind() == FactKind.VISIT ? fact.service() : fact.label(),
                cancellation != Cancellation.NONE,
                cancellation == Cancellation.NONE || cancellation.paid());
    }

    long seconds() {
        return end - start;
    }
}
