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
 * <p>Each worker's facts are walked in order of time. Seconds that an earlier one covers, or one of the month before, are not
 * counted again; the gap between two consecutive sequences may count as travel; what crosses the start of a day is cut there.
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

    private record Sequence(int fact, Posting posting, Interval interval, Category category, WorkingTimeRules rules) {
        boolean isCancelled() {
            return category == Category.CANCELLED_PAID;
        }
    }

    /** Time without a gap that the month before counts. */
    private record Stretch(long start, long end, boolean isCancelled) {}

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
     * @param before what the month before counts; it is not counted again
     */
    static WorkedMonth of(List<Posting> facts, List<Entry> before, TimeSettings settings) {
        return of(facts, before, settings, worker -> true);
    }

    /** Computes the entries of some workers only. */
    static WorkedMonth of(List<Posting> facts, List<Entry> before, TimeSettings settings, Predicate<WorkerId> workers) {
        WorkedMonth month = new WorkedMonth(facts, settings);
        month.compute(before, workers);
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

    private void compute(List<Entry> before, Predicate<WorkerId> wanted) {
        SortedMap<WorkerId, List<Sequence>> own = new TreeMap<>();
        long first = Long.MAX_VALUE;
        for (int i = 0; i < facts.size(); i++) {
            Posting posting = facts.get(i);
            if (!counts(posting.fact())) {
                continue;
            }
            Sequence sequence = sequence(i, posting);
            WorkerId worker = posting.fact().worker();
            if (worker == null) {
                unassignedFacts++;
                unassignedSeconds += sequence.interval.seconds();
            } else if (wanted.test(worker) && sequence.interval.seconds() > 0) {
                own.computeIfAbsent(worker, none -> new ArrayList<>()).add(sequence);
                first = Math.min(first, sequence.interval.start() - sequence.rules.longestTravel());
            }
        }
        Map<WorkerId, List<Stretch>> stretches = stretches(before, own.keySet(), first);
        own.forEach((worker, sequences) -> walk(worker, sequences, stretches.getOrDefault(worker, List.of())));
    }

    /** What the month before counts for these workers from this second on, in order of time. */
    private static Map<WorkerId, List<Stretch>> stretches(List<Entry> before, Set<WorkerId> workers, long from) {
        List<Entry> inTime = new ArrayList<>();
        for (Entry entry : before) {
            if (entry.end() >= from && workers.contains(entry.worker())) {
                inTime.add(entry);
            }
        }
        inTime.sort(Comparator.comparingLong(Entry::start));
        Map<WorkerId, List<Stretch>> stretches = new HashMap<>();
        for (Entry entry : inTime) {
            List<Stretch> own = stretches.computeIfAbsent(entry.worker(), none -> new ArrayList<>());
            int last = own.size() - 1;
            boolean joins = last >= 0 && own.get(last).end() == entry.start();
            long start = joins ? own.remove(last).start() : entry.start();
            own.add(new Stretch(start, entry.end(), entry.category() == Category.CANCELLED_PAID));
        }
        return stretches;
    }

    private Sequence sequence(int index, Posting posting) {
        WorkingTimeRules rules = rules(posting.fact());
        Interval interval = rules.basis().of(posting.fact());
        return new Sequence(index, posting, interval, category(posting.fact(), interval), rules);
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

    private void walk(WorkerId worker, List<Sequence> own, List<Stretch> before) {
        own.sort(IN_TIME);
        long coveredUntil = Long.MIN_VALUE;
        // Nobody travels to a visit that was cancelled, nor from it; nor to the first of all.
        boolean travels = false;
        int next = 0;
        for (Sequence sequence : own) {
            Interval interval = sequence.interval;
            for (; next < before.size() && before.get(next).start() <= interval.start(); next++) {
                if (before.get(next).end() > coveredUntil) {
                    coveredUntil = before.get(next).end();
                    travels = !before.get(next).isCancelled();
                }
            }
            if (travels && !sequence.isCancelled()) {
                travel(worker, coveredUntil, sequence);
            }
            long counted = count(
                    worker, sequence, Math.max(interval.start(), coveredUntil), before.subList(next, before.size()));
            if (counted < interval.seconds()) {
                overlaps.add(new Overlap(interval.startDate(), interval.seconds() - counted, sequence.posting));
            }
            if (interval.end() > coveredUntil) {
                coveredUntil = interval.end();
                travels = !sequence.isCancelled();
            }
        }
    }

    private void travel(WorkerId worker, long from, Sequence next) {
        WorkingTimeRules rules = next.rules;
        long gap = next.interval.start() - from;
        if (rules.consecutiveTravel() && gap > 0 && gap <= rules.longestTravel()) {
            cut(
                    from,
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

    /** Counts what is not covered: neither up to here nor by what the month before counts later on. */
    private long count(WorkerId worker, Sequence sequence, long from, List<Stretch> before) {
        long counted = 0;
        long at = from;
        for (Stretch stretch : before) {
            if (stretch.start() >= sequence.interval.end()) {
                break;
            }
            counted += count(worker, sequence, at, stretch.start());
            at = Math.max(at, stretch.end());
        }
        return counted + count(worker, sequence, at, sequence.interval.end());
    }

    private long count(WorkerId worker, Sequence sequence, long from, long to) {
        if (to <= from) {
            return 0;
        }
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
        return to - from;
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
