package org.essaim.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * A structure's month of facts as working time: a pure function of facts, mapping, services, rules and staff.
 *
 * <p>Each worker's facts are walked in order of time. Seconds that an earlier one covers are not counted again; the gap
 * between two consecutive sequences may count as travel; what crosses the start of a day is cut there.
 */
final class WorkedMonth {
    private final TimeSettings settings;
    private final DayTable days;
    private final List<Posting> facts;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Overlap> overlaps = new ArrayList<>();
    private final SortedMap<String, Long> unmapped = new TreeMap<>();
    private final SortedMap<String, Long> unknownServices = new TreeMap<>();
    private final Set<WorkerId> unknownFunctions = new TreeSet<>();
    private long unassignedFacts;
    private long unassignedSeconds;

    /** Seconds of one worker that two facts claim; they count once. */
    record Overlap(LocalDate date, long seconds, Posting later) {}

    private record Sequence(int fact, Posting posting, Interval interval, Category category, WorkingTimeRules rules) {}

    private static final Comparator<Sequence> IN_TIME = Comparator.comparingLong(
                    (Sequence sequence) -> sequence.interval.start())
            .thenComparingLong(sequence -> sequence.interval.end())
            .thenComparingInt(Sequence::fact);

    private WorkedMonth(List<Posting> facts, TimeSettings settings) {
        this.facts = facts;
        this.settings = settings;
        this.days = new DayTable(settings.zone());
    }

    /**
     * Computes the entries of these facts.
     *
     * @param facts net facts in canonical order
     * @param covered until when the month before covers each worker's time; it is not counted again
     */
    static WorkedMonth of(List<Posting> facts, Map<WorkerId, Long> covered, TimeSettings settings) {
        return of(facts, covered, settings, worker -> true);
    }

    /** Computes the entries of some workers only. */
    static WorkedMonth of(
            List<Posting> facts, Map<WorkerId, Long> covered, TimeSettings settings, Predicate<WorkerId> workers) {
        WorkedMonth month = new WorkedMonth(facts, settings);
        month.compute(covered, workers);
        return month;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Overlap> overlaps() {
        return overlaps;
    }

    /** Seconds of each label that has no category. */
    SortedMap<String, Long> unmapped() {
        return unmapped;
    }

    /** Seconds of each service that has no scheme. */
    SortedMap<String, Long> unknownServices() {
        return unknownServices;
    }

    Set<WorkerId> unknownFunctions() {
        return unknownFunctions;
    }

    long unassignedFacts() {
        return unassignedFacts;
    }

    long unassignedSeconds() {
        return unassignedSeconds;
    }

    /** Until when each worker's facts of the month before cover time; what they cover is not counted again. */
    static Map<WorkerId, Long> covered(List<Posting> before, TimeSettings settings) {
        WorkedMonth month = new WorkedMonth(before, settings);
        Map<WorkerId, Long> covered = new HashMap<>();
        for (Posting posting : before) {
            WorkerId worker = posting.fact().worker();
            if (worker != null && month.counts(posting.fact())) {
                Interval interval = month.rules(posting.fact()).basis().of(posting.fact());
                covered.merge(worker, interval.end(), Math::max);
            }
        }
        return covered;
    }

    private void compute(Map<WorkerId, Long> covered, Predicate<WorkerId> wanted) {
        List<Sequence> ofWorker = new ArrayList<>();
        @Nullable WorkerId current = null;
        for (int i = 0; i < facts.size(); i++) {
            Posting posting = facts.get(i);
            Fact fact = posting.fact();
            WorkerId worker = fact.worker();
            if (!counts(fact)) {
                continue;
            }
            if (worker == null) {
                unassignedFacts++;
                unassignedSeconds += rules(fact).basis().of(fact).seconds();
                continue;
            }
            if (!wanted.test(worker)) {
                continue;
            }
            if (!worker.equals(current)) {
                walk(current, ofWorker, covered);
                ofWorker.clear();
                current = worker;
            }
            WorkingTimeRules rules = rules(fact);
            Interval interval = rules.basis().of(fact);
            if (interval.seconds() > 0) {
                ofWorker.add(new Sequence(i, posting, interval, category(fact, interval), rules));
            }
        }
        walk(current, ofWorker, covered);
    }

    private boolean counts(Fact fact) {
        if (fact.kind() == FactKind.ABSENCE || fact.kind() == FactKind.UNAVAILABILITY) {
            return false;
        }
        if (fact.cancellation() == Cancellation.NONE) {
            return true;
        }
        return fact.cancellation().paid() && rules(fact).cancelledPaid();
    }

    private WorkingTimeRules rules(Fact fact) {
        return settings.rulesOn(fact.reference().startDate());
    }

    private Category category(Fact fact, Interval interval) {
        if (fact.cancellation() != Cancellation.NONE) {
            return Category.CANCELLED_PAID;
        }
        if (fact.kind() == FactKind.VISIT) {
            return Category.DIRECT_CARE;
        }
        return settings.mapping().at(fact.label(), interval.startDate()).orElse(Category.UNMAPPED);
    }

    private void walk(@Nullable WorkerId worker, List<Sequence> sequences, Map<WorkerId, Long> covered) {
        if (worker == null) {
            return;
        }
        sequences.sort(IN_TIME);
        long coveredUntil = covered.getOrDefault(worker, Long.MIN_VALUE);
        @Nullable Sequence previous = null;
        for (Sequence sequence : sequences) {
            Interval interval = sequence.interval;
            if (interval.start() < coveredUntil) {
                long overlap = Math.min(coveredUntil, interval.end()) - interval.start();
                overlaps.add(new Overlap(interval.startDate(), overlap, sequence.posting));
            } else if (previous != null) {
                travel(worker, previous, sequence, coveredUntil);
            }
            if (interval.end() > coveredUntil) {
                count(worker, sequence, Math.max(interval.start(), coveredUntil), interval.end());
                coveredUntil = interval.end();
                previous = sequence;
            }
        }
    }

    private void travel(WorkerId worker, Sequence previous, Sequence next, long coveredUntil) {
        WorkingTimeRules rules = next.rules;
        long gap = next.interval.start() - coveredUntil;
        // Nobody travels to a visit that was cancelled, nor from it.
        boolean present = previous.category != Category.CANCELLED_PAID && next.category != Category.CANCELLED_PAID;
        if (rules.consecutiveTravel() && present && gap > 0 && gap <= rules.longestTravel()) {
            cut(
                    coveredUntil,
                    next.interval.start(),
                    (day, start, end) -> entries.add(new Entry(
                            worker,
                            team(worker, next.posting.fact(), day),
                            function(worker, day),
                            day,
                            start,
                            end,
                            Category.TRAVEL,
                            null,
                            false,
                            next.fact,
                            rules.id() + "/consecutive-travel")));
        }
    }

    private void count(WorkerId worker, Sequence sequence, long from, long to) {
        Fact fact = sequence.posting.fact();
        Category category = sequence.category;
        if (category == Category.UNMAPPED) {
            unmapped.merge(fact.label(), to - from, Long::sum);
        }
        cut(from, to, (day, start, end) -> {
            @Nullable ServiceClass service = null;
            if (category == Category.DIRECT_CARE) {
                service = settings.services().at(fact.service(), day).orElse(null);
                if (service == null) {
                    unknownServices.merge(fact.service(), end - start, Long::sum);
                }
            }
            entries.add(new Entry(
                    worker,
                    team(worker, fact, day),
                    function(worker, day),
                    day,
                    start,
                    end,
                    category,
                    service == null ? null : service.scheme(),
                    service != null && service.fragile(),
                    sequence.fact,
                    sequence.rules.id() + "/" + rule(sequence)));
        });
    }

    private static String rule(Sequence sequence) {
        return switch (sequence.category) {
            case CANCELLED_PAID -> "cancelled-paid";
            case DIRECT_CARE -> "visit-" + sequence.rules.basis().name().toLowerCase(java.util.Locale.ROOT);
            default -> "internal-" + sequence.rules.basis().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private interface Part {
        void of(LocalDate day, long start, long end);
    }

    /** Cuts at each local start of day; no second is lost and none is added. */
    private void cut(long start, long end, Part part) {
        long from = start;
        while (from < end) {
            LocalDate day = days.dayOf(from);
            long to = Math.min(end, days.start(day.plusDays(1)));
            part.of(day, from, to);
            from = to;
        }
    }

    private String team(WorkerId worker, Fact fact, LocalDate day) {
        return fact.team().isEmpty()
                ? settings.staff().at(worker, day).map(Assignment::team).orElse("")
                : fact.team();
    }

    private Function function(WorkerId worker, LocalDate day) {
        return settings.staff().at(worker, day).map(Assignment::function).orElseGet(() -> {
            unknownFunctions.add(worker);
            return Function.CARE_WORKER;
        });
    }
}
