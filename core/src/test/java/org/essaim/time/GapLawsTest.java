package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/** Laws of travel, waiting, breaks and day totals around a night of 23 hours, against an oracle that counts in steps of 5 min. */
class GapLawsTest {
    private static final long STEP = 300;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 28);
    private static final Map<WorkingTimeRules, TimeSettings> SETTINGS = new ConcurrentHashMap<>();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatCountsBetweenSequencesIsWhatAnybodyWouldCountByHand(
            @ForAll("facts") List<Fact> facts, @ForAll("rules") WorkingTimeRules rules) {
        Map<Category, NavigableSet<Long>> counted = new HashMap<>();
        WorkedMonth worked = worked(facts, rules);
        for (Entry entry : worked.entries()) {
            if (!entry.rule().endsWith(WorkedMonth.DAY_TOTAL)) {
                counted.computeIfAbsent(entry.category(), none -> new TreeSet<>())
                        .addAll(steps(entry.start(), entry.end()));
            }
        }
        Oracle oracle = new Oracle(facts, rules);
        assertThat(counted.getOrDefault(Category.TRAVEL, new TreeSet<>())).isEqualTo(oracle.travel);
        assertThat(counted.getOrDefault(Category.WAITING, new TreeSet<>())).isEqualTo(oracle.waiting);
        assertThat(worked.unknownTrips()).isEqualTo(oracle.unknown);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noSecondOfAWorkerCountsTwiceAndNoneOfABreakUnlessItWasWorked(
            @ForAll("facts") List<Fact> facts, @ForAll("rules") WorkingTimeRules rules) {
        List<Entry> entries = worked(facts, rules).entries();
        assertThat(Facts.disjoint(entries)).isTrue();
        Set<Long> breaks = new TreeSet<>();
        Set<Long> work = new TreeSet<>();
        for (Fact fact : facts) {
            if (!fact.dayTotal()) {
                (fact.label().equals("Pause") ? breaks : work)
                        .addAll(steps(fact.reference().start(), fact.reference().end()));
            }
        }
        breaks.removeAll(work);
        for (Entry entry : entries) {
            assertThat(Collections.disjoint(steps(entry.start(), entry.end()), breaks))
                    .as("%s", entry)
                    .isTrue();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void totalsOfADayCountAsFarAsTheDayHoldsThem(
            @ForAll("facts") List<Fact> facts, @ForAll("rules") WorkingTimeRules rules) {
        WorkedMonth worked = worked(facts, rules);
        Map<LocalDate, Long> told = new TreeMap<>();
        Map<LocalDate, Long> counted = new TreeMap<>();
        Map<LocalDate, Set<Long>> taken = new TreeMap<>();
        Map<LocalDate, Long> surplus = new TreeMap<>();
        for (Fact fact : facts) {
            if (fact.dayTotal() && fact.reference().seconds() > 0) {
                told.merge(fact.reference().startDate(), fact.reference().seconds(), Long::sum);
            } else if (fact.label().equals("Pause") && !fact.dayTotal()) {
                for (long step :
                        steps(fact.reference().start(), fact.reference().end())) {
                    taken.computeIfAbsent(day(step), none -> new TreeSet<>()).add(step);
                }
            }
        }
        for (Entry entry : worked.entries()) {
            if (entry.rule().endsWith(WorkedMonth.DAY_TOTAL)) {
                counted.merge(entry.date(), entry.seconds(), Long::sum);
            } else {
                taken.computeIfAbsent(entry.date(), none -> new TreeSet<>()).addAll(steps(entry.start(), entry.end()));
            }
        }
        worked.surplus().forEach(total -> surplus.merge(total.date(), total.seconds(), Long::sum));
        told.forEach((day, seconds) -> {
            long hours = day.equals(LocalDate.of(2026, 3, 29)) ? 23 : 24;
            long free = hours * 3600 - STEP * taken.getOrDefault(day, Set.of()).size();
            assertThat(counted.getOrDefault(day, 0L)).isEqualTo(Math.min(seconds, free));
            assertThat(surplus.getOrDefault(day, 0L)).isEqualTo(seconds - Math.min(seconds, free));
        });
        assertThat(told.keySet()).containsAll(counted.keySet());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theOrderInWhichFactsAreToldMakesNoDifference(
            @ForAll("facts") List<Fact> facts, @ForAll("rules") WorkingTimeRules rules, @ForAll Random random) {
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);
        assertThat(worked(shuffled, rules).entries())
                .isEqualTo(worked(facts, rules).entries());
    }

    /** Counts by hand: which steps of 5 minutes are travel or waiting. */
    private static final class Oracle {
        private final WorkingTimeRules rules;
        private final NavigableSet<Long> travel = new TreeSet<>();
        private final NavigableSet<Long> waiting = new TreeSet<>();
        private long unknown;

        Oracle(List<Fact> facts, WorkingTimeRules rules) {
            this.rules = rules;
            List<Posting> canonical = Desk.postings(facts);
            List<Posting> work = new ArrayList<>(canonical);
            work.removeIf(posting -> posting.fact().dayTotal()
                    || posting.fact().label().equals("Pause")
                    || posting.fact().reference().seconds() == 0);
            work.sort(Comparator.comparingLong(
                            (Posting posting) -> posting.fact().reference().start())
                    .thenComparingLong(posting -> posting.fact().reference().end())
                    .thenComparingInt(canonical::indexOf));
            Set<Long> breaks = new TreeSet<>();
            NavigableSet<Long> worked = new TreeSet<>();
            canonical.stream()
                    .map(Posting::fact)
                    .filter(fact -> fact.label().equals("Pause") && !fact.dayTotal())
                    .forEach(fact -> breaks.addAll(
                            steps(fact.reference().start(), fact.reference().end())));
            work.forEach(posting -> worked.addAll(steps(
                    posting.fact().reference().start(),
                    posting.fact().reference().end())));
            Set<Long> judged = new TreeSet<>();
            for (Posting next : work) {
                long start = next.fact().reference().start();
                Long before = worked.lower(start);
                if (before != null && before + STEP < start && judged.add(start)) {
                    NavigableSet<Long> free = new TreeSet<>(steps(before + STEP, start));
                    free.removeAll(breaks);
                    judge(next.fact(), before, start, free);
                }
            }
        }

        private void judge(Fact next, long lastWorked, long start, NavigableSet<Long> free) {
            long gap = STEP * free.size();
            boolean halves = !rules.halfDays().isEmpty();
            if (gap == 0 || (halves && !halfDay(lastWorked).equals(halfDay(start)))) {
                return;
            }
            Long trip = next.trip();
            boolean consecutive =
                    gap <= rules.longestTravel() || (trip != null && gap <= trip + rules.longestWaiting());
            boolean meal = isMeal(free);
            boolean reconstituted = rules.reconstituted() == WorkingTimeRules.Reconstitution.YES
                    || (rules.reconstituted() == WorkingTimeRules.Reconstitution.WHEN_FINANCED
                            && !day(start).isBefore(LocalDate.of(2026, 3, 29)));
            boolean joins =
                    next.kind() == FactKind.INTERNAL && rules.meetingTrips() == WorkingTimeRules.MeetingTrips.EVENT;
            long way = 0;
            long wait = 0;
            if (consecutive && rules.consecutiveTravel() && (trip != null || !meal)) {
                way = trip == null ? gap : Math.min(gap, trip);
                wait = !meal && gap - way <= rules.longestWaiting() ? gap - way : 0;
            } else if (!consecutive || (rules.consecutiveTravel() && meal)) {
                if (reconstituted && halves && (trip != null || rules.standardTrip() > 0)) {
                    way = Math.min(gap, trip == null ? rules.standardTrip() : trip);
                } else if ((reconstituted || (rules.consecutiveTravel() && rules.longestTravel() == 0))
                        && (halves || day(lastWorked).equals(day(start)))) {
                    unknown++;
                }
            }
            NavigableSet<Long> left = free.descendingSet();
            int step = 0;
            for (long second : left) {
                if (step < way / STEP && !joins) {
                    travel.add(second);
                } else if (step >= way / STEP && step < (way + wait) / STEP) {
                    waiting.add(second);
                }
                step++;
            }
        }

        private String halfDay(long second) {
            ZonedDateTime local = Instant.ofEpochSecond(second).atZone(Desk.PARIS);
            LocalTime begun = null;
            for (LocalTime each : rules.halfDays()) {
                begun = each.isAfter(local.toLocalTime()) ? begun : each;
            }
            return begun == null
                    ? local.toLocalDate().minusDays(1) + " "
                            + rules.halfDays().get(rules.halfDays().size() - 1)
                    : local.toLocalDate() + " " + begun;
        }

        private boolean isMeal(Set<Long> free) {
            WorkingTimeRules.Meal meal = rules.meal();
            Map<LocalDate, Long> shared = new TreeMap<>();
            for (long second : free) {
                LocalTime time =
                        Instant.ofEpochSecond(second).atZone(Desk.PARIS).toLocalTime();
                if (meal != null && !time.isBefore(meal.from()) && time.isBefore(meal.to())) {
                    shared.merge(day(second), STEP, Long::sum);
                }
            }
            return meal != null && shared.values().stream().anyMatch(seconds -> seconds >= meal.shortest());
        }
    }

    private static LocalDate day(long second) {
        return Instant.ofEpochSecond(second).atZone(Desk.PARIS).toLocalDate();
    }

    private static List<Long> steps(long start, long end) {
        List<Long> steps = new ArrayList<>();
        for (long second = start; second < end; second += STEP) {
            steps.add(second);
        }
        return steps;
    }

    private static WorkedMonth worked(List<Fact> facts, WorkingTimeRules rules) {
        return WorkedMonth.of(Desk.postings(facts), List.of(), settings(rules));
    }

    private static TimeSettings settings(WorkingTimeRules rules) {
        return SETTINGS.computeIfAbsent(rules, each -> {
            Desk desk = new Desk();
            desk.time.mapping().map("Pause", Category.BREAK).save();
            desk.time.save(CollectiveAgreement.IDCC_2941, ByDate.always(each));
            desk.time.save(Desk.STRUCTURE, OwnRules.none().withFinancing(LocalDate.of(2026, 3, 29), true));
            return TimeSettings.of(desk.store, Desk.STRUCTURE, Long.MAX_VALUE);
        });
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<@Nullable Long> trips = Arbitraries.of(0L, STEP, 2 * STEP, 4 * STEP, 9 * STEP, 30 * STEP)
                .map(seconds -> seconds == 30 * STEP ? null : seconds);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 287),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.integers().between(0, 18)),
                                Tuple.of(1, Arbitraries.integers().between(18, 150))),
                        Arbitraries.of("", "", "", "Réunion", "Pause", "Pause"),
                        Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true)),
                        trips)
                .as(GapLawsTest::fact)
                .list()
                .ofMaxSize(12);
    }

    private static Fact fact(int day, int start, int length, String label, boolean total, @Nullable Long trip) {
        WorkerId worker = Desk.ANYBODY;
        Fact.Builder fact = Fact.builder(
                        Desk.STRUCTURE, "planning", label.isEmpty() ? FactKind.VISIT : FactKind.INTERNAL)
                .worker(worker)
                .label(label)
                .service(label.isEmpty() ? "Aide" : "")
                .trip(trip);
        if (total) {
            return fact.label("Réunion")
                    .duration(FIRST.plusDays(day), 2 * STEP * length, Desk.PARIS)
                    .build();
        }
        ZonedDateTime from = FIRST.plusDays(day).atStartOfDay(Desk.PARIS).plusSeconds(start * STEP);
        return fact.planned(Desk.between(from, from.plusSeconds(length * STEP))).build();
    }

    @Provide
    Arbitrary<WorkingTimeRules> rules() {
        WorkingTimeRules.Meal meal = new WorkingTimeRules.Meal(LocalTime.of(11, 30), LocalTime.of(14, 0), 6 * STEP);
        return Arbitraries.of(
                WorkingTimeRules.builder("plain", TimeBasis.PLANNED)
                        .travel(6 * STEP)
                        .build(),
                WorkingTimeRules.builder("branch", TimeBasis.PLANNED)
                        .travel(6 * STEP)
                        .halfDays(LocalTime.of(6, 0), LocalTime.of(13, 0), LocalTime.of(21, 0))
                        .reconstituted(WorkingTimeRules.Reconstitution.WHEN_FINANCED, 4 * STEP)
                        .meal(meal)
                        .build(),
                WorkingTimeRules.builder("waiting", TimeBasis.PLANNED)
                        .travel(8 * STEP)
                        .halfDays(LocalTime.of(0, 0), LocalTime.of(12, 0))
                        .longestWaiting(3 * STEP)
                        .meal(meal)
                        .meetingTrips(WorkingTimeRules.MeetingTrips.EVENT)
                        .build(),
                WorkingTimeRules.builder("companies", TimeBasis.PLANNED)
                        .travel(0)
                        .halfDays(LocalTime.MIDNIGHT)
                        .reconstituted(WorkingTimeRules.Reconstitution.YES, 0)
                        .longestWaiting(3 * STEP)
                        .build(),
                WorkingTimeRules.builder("undecided", TimeBasis.PLANNED)
                        .travel(0)
                        .reconstituted(WorkingTimeRules.Reconstitution.YES, 4 * STEP)
                        .build(),
                WorkingTimeRules.builder("strict", TimeBasis.PLANNED).build());
    }
}
