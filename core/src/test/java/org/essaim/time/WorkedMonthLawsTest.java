package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.WorkerId;
import org.junit.jupiter.api.Test;

class WorkedMonthLawsTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final Map<WorkingTimeRules, TimeSettings> SETTINGS = new ConcurrentHashMap<>();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void overlappedSecondsOfAWorkerCountOnce(
            @ForAll("lateJanuary") List<Fact> january,
            @ForAll("earlyFebruary") List<Fact> february,
            @ForAll("rules") WorkingTimeRules rules) {
        List<Entry> entries = entries(january, february, rules);
        List<Fact> all = new ArrayList<>(january);
        all.addAll(february);
        Map<WorkerId, Long> expected = new HashMap<>();
        Facts.counted(all, rules).forEach((worker, intervals) -> {
            long covered = Facts.union(intervals);
            if (covered > 0) {
                expected.put(worker, covered);
            }
        });
        Map<WorkerId, Long> counted = new HashMap<>();
        Map<WorkerId, Long> underTravel = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.category() != Category.TRAVEL) {
                counted.merge(entry.worker(), entry.seconds(), Long::sum);
            }
        }
        // What January counted as travel stays so, although February may tell what was done meanwhile.
        for (Entry travel : entries(january, List.of(), rules)) {
            if (travel.category() == Category.TRAVEL) {
                for (Interval interval : Facts.counted(february, rules).getOrDefault(travel.worker(), List.of())) {
                    long shared = Math.min(interval.end(), travel.end()) - Math.max(interval.start(), travel.start());
                    underTravel.merge(travel.worker(), Math.max(0, shared), Long::sum);
                }
            }
        }
        expected.forEach((worker, seconds) -> assertThat(counted.getOrDefault(worker, 0L))
                .isBetween(seconds - underTravel.getOrDefault(worker, 0L), seconds));
        assertThat(expected.keySet()).containsAll(counted.keySet());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void entriesNeverOverlap(
            @ForAll("lateJanuary") List<Fact> january,
            @ForAll("earlyFebruary") List<Fact> february,
            @ForAll("rules") WorkingTimeRules rules) {
        assertThat(Facts.disjoint(entries(january, february, rules))).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anEntryStaysWithinItsDateItsFactAndItsMonth(
            @ForAll("january") List<Fact> january, @ForAll("rules") WorkingTimeRules rules) {
        DayTable days = new DayTable(Desk.PARIS);
        List<Posting> facts = Desk.postings(january);
        for (Entry entry : WorkedMonth.of(facts, List.of(), settings(rules)).entries()) {
            assertThat(days.dayOf(entry.start())).isEqualTo(entry.date());
            assertThat(days.dayOf(entry.end() - 1)).isEqualTo(entry.date());
            Fact fact = facts.get(entry.fact()).fact();
            assertThat(fact.worker()).isEqualTo(entry.worker());
            Interval interval = rules.basis().of(fact);
            if (entry.category() == Category.TRAVEL) {
                assertThat(entry.end()).isLessThanOrEqualTo(interval.start());
            } else {
                assertThat(entry.start()).isGreaterThanOrEqualTo(interval.start());
                assertThat(entry.end()).isLessThanOrEqualTo(interval.end());
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void travelIsTheGapBetweenTwoThatTookPlace(
            @ForAll("january") List<Fact> january, @ForAll("rules") WorkingTimeRules rules) {
        // Naively: a second is travel if nothing counts in it, and the nearest that counts on both sides took place and
        // lie no further apart than the longest travel.
        List<Entry> entries = entries(january, List.of(), rules);
        Map<WorkerId, Long> expected = new HashMap<>();
        Map<WorkerId, List<Fact>> byWorker = new HashMap<>();
        january.forEach(fact -> byWorker.computeIfAbsent(
                        java.util.Objects.requireNonNull(fact.worker()), none -> new ArrayList<>())
                .add(fact));
        byWorker.forEach((worker, facts) -> expected.put(worker, naiveTravel(facts, rules)));
        Map<WorkerId, Long> counted = new HashMap<>();
        byWorker.keySet().forEach(worker -> counted.put(worker, 0L));
        entries.stream()
                .filter(entry -> entry.category() == Category.TRAVEL)
                .forEach(entry -> counted.merge(entry.worker(), entry.seconds(), Long::sum));
        assertThat(counted).isEqualTo(expected);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void unmappedSecondsAreReportedToTheSecond(@ForAll("january") List<Fact> january) {
        WorkedMonth month = WorkedMonth.of(Desk.postings(january), List.of(), settings(Desk.EVERYDAY));
        assertThat(month.unmapped().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(month.entries().stream()
                        .filter(entry -> entry.category() == Category.UNMAPPED)
                        .mapToLong(Entry::seconds)
                        .sum());
        assertThat(month.unknownServices().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(month.entries().stream()
                        .filter(entry -> entry.category() == Category.DIRECT_CARE && entry.scheme() == null)
                        .mapToLong(Entry::seconds)
                        .sum());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyCountedSecondIsAnEntryOrAnOverlap(
            @ForAll("lateJanuary") List<Fact> january, @ForAll("earlyFebruary") List<Fact> february) {
        WorkedMonth month = WorkedMonth.of(
                Desk.postings(february), entries(january, List.of(), Desk.EVERYDAY), settings(Desk.EVERYDAY));
        long told = Facts.counted(february, Desk.EVERYDAY).values().stream()
                .flatMap(List::stream)
                .mapToLong(Interval::seconds)
                .sum();
        long overlapped = month.overlaps().stream()
                .mapToLong(WorkedMonth.Overlap::seconds)
                .sum();
        long counted = month.entries().stream()
                .filter(entry -> entry.category() != Category.TRAVEL)
                .mapToLong(Entry::seconds)
                .sum();
        assertThat(counted + overlapped).isEqualTo(told);
    }

    @Test
    void aLateClockingOfJanuaryHidesOnlyWhatItCoversInFebruary() {
        WorkingTimeRules clocked = WorkingTimeRules.builder("clocked", TimeBasis.CLOCKED)
                .cancelledPaid(true)
                .build();
        Fact late = Fact.builder(Desk.STRUCTURE, "planning", FactKind.VISIT)
                .worker(Desk.ANYBODY)
                .planned(Desk.between("2026-01-31T22:00", "2026-01-31T23:00"))
                .clocked(Desk.between("2026-02-01T01:00", "2026-02-01T02:00"))
                .build();
        Fact before = Desk.visit(Desk.ANYBODY, "2026-02-01T00:00", "2026-02-01T00:30");
        Fact around = Desk.visit(Desk.ANYBODY, "2026-02-01T00:45", "2026-02-01T02:30");
        List<Entry> entries = entries(List.of(late), List.of(before, around), clocked);
        assertThat(Desk.seconds(entries)).isEqualTo(3600 + 1800 + 900 + 1800);
    }

    @SuppressWarnings("ReferenceEquality") // equal facts are two events, of which one comes first
    private static long naiveTravel(List<Fact> facts, WorkingTimeRules rules) {
        List<Fact> counted = facts.stream()
                .filter(fact -> fact.cancellation() == Cancellation.NONE
                        || (fact.cancellation().paid() && rules.cancelledPaid()))
                .filter(fact -> rules.basis().of(fact).seconds() > 0)
                .toList();
        long travel = 0;
        for (Fact next : counted) {
            long start = rules.basis().of(next).start();
            boolean covered = counted.stream()
                    .map(rules.basis()::of)
                    .anyMatch(interval -> interval.start() < start && interval.end() >= start);
            long reached = counted.stream()
                    .map(rules.basis()::of)
                    .filter(interval -> interval.end() <= start)
                    .mapToLong(Interval::end)
                    .max()
                    .orElse(Long.MIN_VALUE);
            Fact first = first(counted, start, rules);
            if (covered || reached == Long.MIN_VALUE || first != next || !rules.consecutiveTravel()) {
                continue;
            }
            boolean fromCancelled = first(
                            counted.stream()
                                    .filter(fact -> rules.basis().of(fact).end() == reached)
                                    .toList(),
                            Long.MIN_VALUE,
                            rules)
                    .cancellation()
                    .paid();
            if (start - reached <= rules.longestTravel() && !next.cancellation().paid() && !fromCancelled) {
                travel += start - reached;
            }
        }
        return travel;
    }

    // Of those that start at a second (or, at the minimum, of all), the one that comes first in order of time.
    private static Fact first(List<Fact> facts, long start, WorkingTimeRules rules) {
        List<Posting> canonical = Desk.postings(facts);
        List<Posting> inTime = new ArrayList<>(canonical);
        inTime.removeIf(posting ->
                start != Long.MIN_VALUE && rules.basis().of(posting.fact()).start() != start);
        inTime.sort(java.util.Comparator.comparingLong(
                        (Posting posting) -> rules.basis().of(posting.fact()).start())
                .thenComparingLong(posting -> rules.basis().of(posting.fact()).end())
                .thenComparingInt(canonical::indexOf));
        return inTime.get(0).fact();
    }

    private static List<Entry> entries(List<Fact> january, List<Fact> february, WorkingTimeRules rules) {
        List<Posting> first = Desk.postings(january);
        TimeSettings settings = settings(rules);
        List<Entry> entries =
                new ArrayList<>(WorkedMonth.of(first, List.of(), settings).entries());
        entries.addAll(WorkedMonth.of(Desk.postings(february), List.copyOf(entries), settings)
                .entries());
        return entries;
    }

    private static TimeSettings settings(WorkingTimeRules rules) {
        return SETTINGS.computeIfAbsent(rules, each -> {
            Desk desk = new Desk();
            desk.time.save(CollectiveAgreement.IDCC_2941, ByDate.always(each));
            return TimeSettings.of(desk.store, Desk.STRUCTURE, Long.MAX_VALUE);
        });
    }

    @Provide
    Arbitrary<List<Fact>> lateJanuary() {
        return Arbitraries.oneOf(Facts.lastEveningOf(JANUARY), Facts.of(JANUARY))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Fact>> earlyFebruary() {
        return Arbitraries.oneOf(Facts.firstMorningOf(FEBRUARY), Facts.of(FEBRUARY))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Fact>> january() {
        return Facts.of(JANUARY).list().ofMaxSize(10);
    }

    @Provide
    Arbitrary<WorkingTimeRules> rules() {
        return Arbitraries.of(
                Desk.EVERYDAY,
                WorkingTimeRules.builder("clocked", TimeBasis.CLOCKED)
                        .cancelledPaid(true)
                        .travel(900)
                        .build(),
                WorkingTimeRules.builder("strict", TimeBasis.CLOCKED).build(),
                WorkingTimeRules.builder("long", TimeBasis.RETAINED)
                        .cancelledPaid(true)
                        .travel(14_400)
                        .build());
    }
}
