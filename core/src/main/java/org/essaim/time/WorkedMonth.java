package org.essaim.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
 * counted again; the gap between two consecutive sequences may count as travel or waiting; what crosses the start of a day is
 * cut there. Totals of a day come last: they are placed into seconds of that day that nothing else takes.
 */
final class WorkedMonth {
    /** What the rule of an entry ends with whose times nobody knows. */
    static final String DAY_TOTAL = "/day-total";

    private static final int NO_FACT = -1;
    private static final long TWO_DAYS = 2 * 86_400;
    private final TimeSettings settings;
    private final DayTable days;
    private final Gaps gaps;
    private final MonthLookups lookups;
    private final List<Posting> facts;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Overlap> overlaps = new ArrayList<>();
    private final List<Overlap> surplus = new ArrayList<>();
    private final SortedMap<String, Told> toldTwice = new TreeMap<>();
    private final SortedMap<String, Long> unmapped = new TreeMap<>();
    private final SortedMap<String, Long> unknownServices = new TreeMap<>();
    private final Set<WorkerId> unknownFunctions = new TreeSet<>();
    private final SortedMap<Unassigned, Long> unassigned = new TreeMap<>();
    private long unassignedFacts;
    private long unassignedSeconds;
    private long unknownTrips;
    private long dayTotals;
    private long dayTotalSeconds;

    /** Seconds of one worker that do not count: those that two facts claim count once, those beyond a day not at all. */
    record Overlap(LocalDate date, long seconds, Posting later) {}

    /** How much a source tells that another tells too, which comes before it. */
    record Told(long count, long seconds) {
        private static Told plus(Told one, Told other) {
            return new Told(one.count + other.count, one.seconds + other.seconds);
        }
    }

    /** One worker's month, sorted into what is known by the clock, what is not, and what is never work. */
    private static final class Own {
        private final List<Sequence> sequences = new ArrayList<>();
        private final List<Sequence> totals = new ArrayList<>();
        private final TakenTime breaks = new TakenTime();

        boolean isEmpty() {
            return sequences.isEmpty() && totals.isEmpty();
        }

        boolean isOfOneRank() {
            int rank = -1;
            for (List<Sequence> part : List.of(sequences, totals)) {
                for (Sequence sequence : part) {
                    if (rank >= 0 && sequence.rank() != rank) {
                        return false;
                    }
                    rank = sequence.rank();
                }
            }
            return true;
        }
    }

    /** What the month before counts. */
    interface Earlier {
        /** At least the entries that end at this second or later. */
        List<Entry> from(long second);
    }

    private WorkedMonth(List<Posting> facts, TimeSettings settings) {
        this.facts = facts;
        this.settings = settings;
        this.lookups = new MonthLookups(settings);
        this.days = new DayTable(settings.zone());
        this.gaps = new Gaps(settings.zone(), days, settings.own()::isFinanced);
    }

    /**
     * Computes the entries of these facts.
     *
     * @param facts net facts in canonical order
     * @param before what the month before counts; it is not counted again
     */
    static WorkedMonth of(List<Posting> facts, List<Entry> before, TimeSettings settings) {
        return of(facts, from -> before, settings);
    }

    static WorkedMonth of(List<Posting> facts, Earlier before, TimeSettings settings) {
        return of(facts, before, settings, worker -> true);
    }

    /** Computes the entries of some workers only. */
    static WorkedMonth of(List<Posting> facts, Earlier before, TimeSettings settings, Predicate<WorkerId> workers) {
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

    /** Totals of a day that no longer fit into it, with the seconds that do not count. */
    List<Overlap> surplus() {
        return surplus;
    }

    /** What each source tells that one before it tells too. */
    SortedMap<String, Told> toldTwice() {
        return toldTwice;
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

    /** The hours of events that nobody is assigned to, in order. */
    List<Unassigned> unassigned() {
        return unassigned.entrySet().stream()
                .map(sum -> new Unassigned(
                        sum.getKey().date(), sum.getKey().team(), sum.getKey().category(), sum.getValue()))
                .toList();
    }

    /** How many gaps might hold a trip of which nothing is known. */
    long unknownTrips() {
        return unknownTrips;
    }

    /** How many facts tell the total of a day only. */
    long dayTotals() {
        return dayTotals;
    }

    /** The seconds of such totals that count. */
    long dayTotalSeconds() {
        return dayTotalSeconds;
    }

    private void compute(Earlier before, Predicate<WorkerId> wanted) {
        SortedMap<WorkerId, Own> own = new TreeMap<>();
        WorkerId last = null;
        Own lastOwn = new Own();
        long first = Long.MAX_VALUE;
        for (int i = 0; i < facts.size(); i++) {
            Posting posting = facts.get(i);
            if (!posting.fact().counts(settings)) {
                continue;
            }
            Sequence sequence = sequence(i, posting);
            WorkerId worker = posting.fact().worker();
            if (sequence.category() == Category.BREAK) {
                if (worker != null && !sequence.isDayTotal()) {
                    own.computeIfAbsent(worker, none -> new Own())
                            .breaks
                            .take(
                                    sequence.interval().start(),
                                    sequence.interval().end());
                }
            } else if (worker == null) {
                keepApart(sequence);
            } else if (wanted.test(worker) && sequence.interval().seconds() > 0) {
                // Facts come worker by worker.
                Own each = worker.equals(last) ? lastOwn : own.computeIfAbsent(worker, none -> new Own());
                last = worker;
                lastOwn = each;
                (sequence.isDayTotal() ? each.totals : each.sequences).add(sequence);
                first = Math.min(
                        first,
                        sequence.interval().start()
                                - Math.max(TWO_DAYS, sequence.rules().longestTravel()));
            }
        }
        own.values().forEach(this::leaveOutRetold);
        own.values().removeIf(Own::isEmpty);
        Map<WorkerId, List<Stretch>> stretches =
                own.isEmpty() ? Map.of() : Stretch.of(before.from(first), own.keySet(), first);
        own.forEach((worker, each) -> {
            List<Stretch> earlier = stretches.getOrDefault(worker, List.of());
            int counted = entries.size();
            walk(worker, each, earlier);
            if (!each.totals.isEmpty()) {
                place(worker, each, earlier, List.copyOf(entries.subList(counted, entries.size())));
            }
        });
    }

    private void leaveOutRetold(Own own) {
        if (own.isOfOneRank()) {
            return;
        }
        List<Sequence> all = new ArrayList<>(own.sequences);
        all.addAll(own.totals);
        BitSet retold = Retold.among(all.stream().map(Sequence::told).toList());
        if (retold.isEmpty()) {
            return;
        }
        Set<Sequence> left = Collections.newSetFromMap(new IdentityHashMap<>());
        retold.stream().mapToObj(all::get).forEach(sequence -> {
            left.add(sequence);
            toldTwice.merge(
                    sequence.posting().fact().source(),
                    new Told(1, sequence.interval().seconds()),
                    Told::plus);
        });
        own.sequences.removeIf(left::contains);
        own.totals.removeIf(left::contains);
    }

    private void keepApart(Sequence sequence) {
        Interval interval = sequence.interval();
        unassignedFacts++;
        unassignedSeconds += interval.seconds();
        cut(
                interval.start(),
                interval.end(),
                (day, start, end) -> unassigned.merge(
                        new Unassigned(day, sequence.posting().fact().team(), sequence.category(), 0),
                        end - start,
                        Long::sum));
    }

    private Sequence sequence(int index, Posting posting) {
        WorkingTimeRules rules = lookups.rules(posting.fact());
        Interval interval = rules.basis().of(posting.fact());
        return new Sequence(index, posting, interval, category(posting.fact(), interval), rules);
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

    private void walk(WorkerId worker, Own own, List<Stretch> before) {
        own.sequences.sort(Sequence.IN_TIME);
        TakenTime blocked = own.breaks;
        for (Stretch stretch : before) {
            if (stretch.isDayTotal()) {
                blocked.take(stretch.start(), stretch.end());
            }
        }
        List<Stretch> known =
                before.stream().filter(stretch -> !stretch.isDayTotal()).toList();
        // Mostly nothing overlaps: then each has all its seconds for itself.
        boolean apart = areApart(own.sequences, before);
        Map<Integer, List<Span>> parts = apart ? Map.of() : parts(own.sequences, before);
        long coveredUntil = Long.MIN_VALUE;
        // Nobody travels to a visit that was cancelled, nor from it; nor to the first of all.
        boolean travels = false;
        int next = 0;
        for (Sequence sequence : own.sequences) {
            Interval interval = sequence.interval();
            for (; next < known.size() && known.get(next).start() <= interval.start(); next++) {
                if (known.get(next).end() > coveredUntil) {
                    coveredUntil = known.get(next).end();
                    travels = !known.get(next).isCancelled();
                }
            }
            if (travels && !sequence.isCancelled() && coveredUntil < interval.start()) {
                travel(worker, coveredUntil, sequence, blocked);
            }
            long counted = 0;
            List<Span> ownParts = apart
                    ? List.of(new Span(interval.start(), interval.end()))
                    : parts.getOrDefault(sequence.fact(), List.of());
            for (Span part : ownParts) {
                count(worker, sequence, part, sequence.rule());
                counted += part.seconds();
            }
            if (counted < interval.seconds()) {
                overlaps.add(new Overlap(interval.startDate(), interval.seconds() - counted, sequence.posting()));
            }
            if (interval.end() > coveredUntil) {
                coveredUntil = interval.end();
                travels = !sequence.isCancelled();
            }
        }
    }

    private static boolean areApart(List<Sequence> inTime, List<Stretch> before) {
        long until = Long.MIN_VALUE;
        for (Stretch stretch : before) {
            until = Math.max(until, stretch.end());
        }
        for (Sequence sequence : inTime) {
            if (sequence.interval().start() < until) {
                return false;
            }
            until = sequence.interval().end();
        }
        return true;
    }

    /** What each sequence has for itself: what was counted in the month before comes first, then the source before, then what began earlier. */
    private static Map<Integer, List<Span>> parts(List<Sequence> inTime, List<Stretch> before) {
        List<OverlapGroup.Claim<Integer>> claims = new ArrayList<>();
        for (Stretch stretch : before) {
            claims.add(new OverlapGroup.Claim<>(stretch.start(), stretch.end(), NO_FACT));
        }
        List<Sequence> inPrecedence = new ArrayList<>(inTime);
        inPrecedence.sort(Sequence.IN_PRECEDENCE);
        for (Sequence sequence : inPrecedence) {
            claims.add(new OverlapGroup.Claim<>(
                    sequence.interval().start(), sequence.interval().end(), sequence.fact()));
        }
        Map<Integer, List<Span>> parts = new HashMap<>();
        for (OverlapGroup<Integer> group : OverlapGroup.of(claims)) {
            group.shares().forEach(share -> parts.put(share.claim().event(), share.own()));
        }
        return parts;
    }

    /** Counts the trip to a sequence, right before it, and the waiting before the trip, around breaks. */
    private void travel(WorkerId worker, long from, Sequence next, TakenTime blocked) {
        long to = next.interval().start();
        List<Span> free = blocked.free(from, to);
        Gaps.Counted counted = gaps.judge(from, to, free, next.posting().fact().trip(), next.rules());
        unknownTrips += counted.unknown() ? 1 : 0;
        boolean joins = next.posting().fact().kind() == FactKind.INTERNAL
                && next.rules().meetingTrips() == WorkingTimeRules.MeetingTrips.EVENT;
        Category category = joins ? next.category() : Category.TRAVEL;
        List<Span> trip = last(free, counted.travel(), to);
        List<Span> waiting =
                last(free, counted.waiting(), trip.isEmpty() ? to : trip.get(0).start());
        for (Span part : waiting) {
            count(worker, next, part, Category.WAITING, "waiting");
        }
        for (Span part : trip) {
            count(worker, next, part, category, counted.rule());
        }
    }

    /** The last so many seconds of these spans before a second, in order of time. */
    private static List<Span> last(List<Span> spans, long seconds, long before) {
        if (seconds <= 0) {
            return List.of();
        }
        List<Span> taken = new ArrayList<>(1);
        long left = seconds;
        for (int i = spans.size() - 1; i >= 0 && left > 0; i--) {
            long end = Math.min(before, spans.get(i).end());
            long start = Math.max(spans.get(i).start(), end - left);
            if (start < end) {
                taken.add(new Span(start, end));
                left -= end - start;
            }
        }
        Collections.reverse(taken);
        return taken;
    }

    /** Places totals of a day into the seconds of that day that nothing takes, in canonical order. */
    private void place(WorkerId worker, Own own, List<Stretch> before, List<Entry> counted) {
        TakenTime taken = own.breaks;
        before.forEach(stretch -> taken.take(stretch.start(), stretch.end()));
        counted.forEach(entry -> taken.take(entry.start(), entry.end()));
        for (Sequence total : own.totals) {
            LocalDate day = total.interval().startDate();
            dayTotals++;
            long left = total.interval().seconds();
            for (Span part : taken.takeFirst(days.start(day), days.start(day.plusDays(1)), left)) {
                count(worker, total, part, total.rule() + DAY_TOTAL);
                dayTotalSeconds += part.seconds();
                left -= part.seconds();
            }
            if (left > 0) {
                surplus.add(new Overlap(day, left, total.posting()));
            }
        }
    }

    private void count(WorkerId worker, Sequence sequence, Span part, String rule) {
        count(worker, sequence, part, sequence.category(), rule);
    }

    private void count(WorkerId worker, Sequence sequence, Span part, Category category, String rule) {
        Fact fact = sequence.posting().fact();
        if (category == Category.UNMAPPED) {
            unmapped.merge(fact.label(), part.seconds(), Long::sum);
        }
        cut(part.start(), part.end(), (day, start, end) -> {
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
                    sequence.fact(),
                    lookups.name(sequence.rules(), rule)));
        });
    }

    private interface Part {
        void of(LocalDate day, long start, long end);
    }

    /** Cuts at each local start of day; no second is lost and none is added. */
    private void cut(long start, long end, Part part) {
        long from = start;
        while (from < end) {
            LocalDate day = days.dayOf(from);
            long to = Math.min(end, days.endOfDayOf(from));
            part.of(day, from, to);
            from = to;
        }
    }

    private String team(WorkerId worker, Fact fact, LocalDate day) {
        return fact.team().isEmpty()
                ? lookups.assignment(worker, day).map(Assignment::team).orElse("")
                : fact.team();
    }

    private Function function(WorkerId worker, LocalDate day) {
        return lookups.assignment(worker, day).map(Assignment::function).orElseGet(() -> {
            unknownFunctions.add(worker);
            return Function.CARE_WORKER;
        });
    }
}
