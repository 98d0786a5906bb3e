package org.essaim.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/** Facts for laws: few workers, few days and a coarse clock, so that everything collides with everything. */
final class Facts {
    private Facts() {}

    /** Facts of a month, most of them close to its ends, some reaching over them. */
    static Arbitrary<Fact> of(YearMonth month) {
        return of(
                Arbitraries.of(
                        month.atDay(1),
                        month.atDay(2),
                        month.atDay(15),
                        month.atEndOfMonth().minusDays(1),
                        month.atEndOfMonth()),
                Arbitraries.integers().between(0, 287),
                2);
    }

    /** Facts of one worker's last evening of a month, some clocked in the next. */
    static Arbitrary<Fact> lastEveningOf(YearMonth month) {
        return of(Arbitraries.just(month.atEndOfMonth()), Arbitraries.integers().between(264, 287), 1);
    }

    /** Facts of one worker's first morning of a month, some clocked in the month before. */
    static Arbitrary<Fact> firstMorningOf(YearMonth month) {
        return of(Arbitraries.just(month.atDay(1)), Arbitraries.integers().between(0, 24), 1);
    }

    // Multiples of 5 minutes: gaps below, at and above the longest travel.
    private static Arbitrary<Fact> of(Arbitrary<LocalDate> days, Arbitrary<Integer> starts, int workers) {
        Arbitrary<Integer> lengths = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(0, 12)),
                Tuple.of(2, Arbitraries.integers().between(12, 36)),
                Tuple.of(1, Arbitraries.integers().between(100, 200)));
        Arbitrary<Interval> planned = Combinators.combine(days, starts, lengths).as((day, start, length) -> {
            ZonedDateTime from =
                    day.atTime(LocalTime.MIN.plusMinutes(start * 5L)).atZone(Desk.PARIS);
            return Desk.between(from, from.plusMinutes(length * 5L));
        });
        Arbitrary<Integer> shifts = Arbitraries.integers().between(-24, 24);
        return Combinators.combine(
                        planned,
                        shifts.tuple2(),
                        Arbitraries.integers().between(1, workers),
                        Arbitraries.of("Réunion", "Tutorat", "Inconnu", ""),
                        Arbitraries.frequency(
                                Tuple.of(8, Cancellation.NONE),
                                Tuple.of(1, Cancellation.BILLED_AND_PAID),
                                Tuple.of(1, Cancellation.NEITHER)),
                        Arbitraries.of("", "", "Aide"))
                .as((interval, shift, worker, label, cancellation, service) -> {
                    Fact.Builder fact = Fact.builder(
                                    Desk.STRUCTURE, "planning", label.isEmpty() ? FactKind.VISIT : FactKind.INTERNAL)
                            .worker(Desk.worker(worker))
                            .label(label)
                            .service(label.isEmpty() ? service : "")
                            .planned(interval)
                            .cancellation(cancellation);
                    if (shift.get1() > -8) {
                        fact.clocked(shifted(interval, shift.get1() * 300L, shift.get2() * 300L));
                    }
                    return fact.build();
                });
    }

    private static Interval shifted(Interval interval, long start, long end) {
        long from = interval.start() + start;
        return new Interval(from, interval.startOffset(), Math.max(from, interval.end() + end), interval.endOffset());
    }

    /** The seconds that one worker's facts cover, by a naive union of intervals. */
    static long union(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(java.util.Comparator.comparingLong(Interval::start));
        long total = 0;
        long reached = Long.MIN_VALUE;
        for (Interval interval : sorted) {
            total += Math.max(0, interval.end() - Math.max(interval.start(), reached));
            reached = Math.max(reached, interval.end());
        }
        return total;
    }

    static Map<WorkerId, List<Interval>> counted(List<Fact> facts, WorkingTimeRules rules) {
        Map<WorkerId, List<Interval>> intervals = new HashMap<>();
        for (Fact fact : facts) {
            boolean counts = fact.cancellation() == Cancellation.NONE
                    || (fact.cancellation().paid() && rules.cancelledPaid());
            if (fact.worker() != null && counts) {
                intervals
                        .computeIfAbsent(fact.worker(), none -> new ArrayList<>())
                        .add(rules.basis().of(fact));
            }
        }
        return intervals;
    }

    /** True if no second of a worker lies in two of these entries. */
    static boolean disjoint(List<Entry> entries) {
        Map<WorkerId, NavigableMap<Long, Long>> seen = new HashMap<>();
        for (Entry entry : entries) {
            NavigableMap<Long, Long> own = seen.computeIfAbsent(entry.worker(), none -> new TreeMap<>());
            Map.@Nullable Entry<Long, Long> below = own.lowerEntry(entry.end());
            if (below != null && below.getValue() > entry.start()) {
                return false;
            }
            own.put(entry.start(), entry.end());
        }
        return true;
    }
}
