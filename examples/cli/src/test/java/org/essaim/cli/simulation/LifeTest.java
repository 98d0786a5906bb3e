package org.essaim.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.Function;
import org.essaim.time.Cancellation;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;

/** What holds in every simulated structure, whatever the seed. */
class LifeTest {
    private static final Period YEAR = new Period(YearMonth.of(2025, 1), 12);

    private static FictitiousStructure structure(long seed, int number) {
        return new FictitiousStructure(seed, number, YEAR);
    }

    @Property(tries = 12)
    void nobodyIsInTwoPlacesExceptOnPurpose(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int number, @ForAll @IntRange(max = 11) int month) {
        Map<String, List<Event>> byWorker = new HashMap<>();
        for (Event event : MonthOfLife.of(structure(seed, number), month)) {
            if (event.employee != null && !event.cancelled() && event.fault != SeededFault.Kind.OVERLAP) {
                byWorker.computeIfAbsent(event.employee.id(), none -> new ArrayList<>())
                        .add(event);
            }
        }
        assertThat(byWorker).isNotEmpty();
        byWorker.forEach((worker, events) -> {
            events.sort((one, other) -> Integer.compare(one.start, other.start));
            for (int i = 1; i < events.size(); i++) {
                assertThat(events.get(i).start).as(worker).isGreaterThanOrEqualTo(events.get(i - 1).end);
                assertThat(events.get(i).actualStart())
                        .as(worker)
                        .isGreaterThanOrEqualTo(events.get(i - 1).actualEnd());
            }
        });
    }

    @Property(tries = 30)
    void teamsHaveFiveToTwelveWorkersOnEveryDay(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int number, @ForAll @IntRange(max = 364) int day) {
        FictitiousStructure structure = structure(seed, number);
        assertThat(structure.teams).hasSizeBetween(3, 8);
        Set<String> everybody = new TreeSet<>();
        int seats = 0;
        for (int team = 0; team < structure.teams.size(); team++) {
            List<Employee> crew = structure.crew(team, day);
            assertThat(crew).hasSizeBetween(5, 12);
            seats += crew.size();
            crew.forEach(employee -> everybody.add(employee.id()));
        }
        assertThat(everybody).as("nobody is in two teams").hasSize(seats);
        assertThat(structure.employees.size()).isLessThan(FictitiousStructure.MOST_EMPLOYEES);
    }

    @Property(tries = 6)
    void everyMonthHasEverythingThatHappens(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int number, @ForAll @IntRange(max = 11) int month) {
        FictitiousStructure structure = structure(seed, number);
        Set<Category> categories = EnumSet.noneOf(Category.class);
        Set<Cancellation> cancellations = EnumSet.noneOf(Cancellation.class);
        BitSet nights = new BitSet();
        boolean unassigned = false;
        for (Event event : MonthOfLife.of(structure, month)) {
            categories.add(event.category);
            cancellations.add(event.cancellation);
            unassigned |= event.employee == null;
            if (event.end / Period.DAY > event.start / Period.DAY) {
                nights.set(event.day() - YEAR.monthStart(month));
            }
        }
        Set<Category> expected = EnumSet.copyOf(Vocabulary.SPELLINGS.keySet());
        expected.add(Category.DIRECT_CARE);
        // Who has nobody new and nobody to tutor this month has no mentoring.
        expected.remove(Category.MENTORING);
        expected.remove(Category.CONSULTATION);
        if (structure.vocabulary.unmapped() != null) {
            expected.add(Category.UNMAPPED);
        }
        assertThat(categories).containsAll(expected);
        assertThat(cancellations).containsExactlyInAnyOrder(Cancellation.values());
        assertThat(unassigned).isTrue();
        assertThat(nights.cardinality())
                .as("a watch on every night")
                .isEqualTo(YEAR.month(month).lengthOfMonth());
    }

    @Test
    void meetingsAreWeeklyForThreeMonthsAndThenFortnightly() {
        FictitiousStructure structure = structure(42, 1);
        Map<Integer, Set<Integer>> days = new HashMap<>();
        for (int month = 0; month < 12; month++) {
            for (Event event : MonthOfLife.of(structure, month)) {
                if (event.category == Category.TEAM_MEETING && event.team == 0) {
                    days.computeIfAbsent(month, none -> new TreeSet<>()).add(event.day());
                }
            }
        }
        assertThat(days.get(1)).hasSize(4);
        assertThat(days.get(5)).hasSizeBetween(2, 3);
        assertThat(days.get(9)).hasSizeBetween(2, 3);
    }

    @Test
    void coordinationIsFourToEightPerCentOfPaidHours() {
        Map<Category.Family, Long> seconds = new EnumMap<>(Category.Family.class);
        long travel = 0;
        FictitiousStructure structure = structure(42, 5);
        for (int month = 0; month < 12; month++) {
            Map<String, Integer> busyUntil = new HashMap<>();
            List<Event> events = MonthOfLife.of(structure, month);
            events.sort((one, other) -> Integer.compare(one.start, other.start));
            for (Event event : events) {
                if (event.employee != null && !event.cancelled()) {
                    seconds.merge(event.category.family(), (long) event.end - event.start, Long::sum);
                    int gap = event.start - busyUntil.getOrDefault(event.employee.id(), Integer.MIN_VALUE / 2);
                    travel += gap <= 1800 ? gap : 0;
                    busyUntil.put(event.employee.id(), event.end);
                }
            }
        }
        long paid =
                travel + seconds.values().stream().mapToLong(Long::longValue).sum();
        long coordination = seconds.getOrDefault(Category.Family.COORDINATION, 0L);
        assertThat(coordination * 1000 / paid).as("per mille").isBetween(40L, 80L);
    }

    @Test
    void someChangeTeamsAndOneBecomesFacilitator() {
        FictitiousStructure structure = structure(42, 1);
        Map<String, Map<Integer, Assignment>> assignments = structure.assignments();
        assertThat(assignments).hasSameSizeAs(structure.employees);
        assertThat(assignments.values().stream()
                        .filter(own -> own.values().stream()
                                        .map(Assignment::team)
                                        .distinct()
                                        .count()
                                > 1))
                .isNotEmpty();
        assertThat(assignments.values().stream()
                        .map(own -> own.get(YEAR.monthStart(6)))
                        .filter(change -> change != null && change.function() == Function.TEAM_FACILITATOR))
                .hasSize(1);
    }

    @Test
    void everyEventIsOfTheTeamThatTheWorkerIsAssignedToThatDay() {
        FictitiousStructure structure = structure(42, 2);
        Map<String, Map<Integer, Assignment>> assignments = structure.assignments();
        for (int month = 0; month < 12; month++) {
            for (Event event : MonthOfLife.of(structure, month)) {
                if (event.employee != null) {
                    Map<Integer, Assignment> own = assignments.getOrDefault(event.employee.id(), Map.of());
                    String team = own.entrySet().stream()
                            .filter(change -> change.getKey() <= event.day())
                            .max(Map.Entry.comparingByKey())
                            .map(change -> change.getValue().team())
                            .orElse("nowhere");
                    assertThat(structure.teamName(event.team)).isEqualTo(team);
                }
            }
        }
    }

    @Test
    void daysOfClockChangesHaveTwentyThreeAndTwentyFiveHours() {
        int march = Math.toIntExact(
                        LocalDate.of(2025, 3, 30).toEpochDay() - YEAR.date(0).toEpochDay())
                * Period.DAY;
        int october = Math.toIntExact(
                        LocalDate.of(2025, 10, 26).toEpochDay() - YEAR.date(0).toEpochDay())
                * Period.DAY;
        assertThat(YEAR.elapsed(march, march + Period.DAY)).isEqualTo(23 * 3600);
        assertThat(YEAR.elapsed(october, october + Period.DAY)).isEqualTo(25 * 3600);
        assertThat(YEAR.elapsed(october + 4 * 3600, october + Period.DAY)).isEqualTo(20 * 3600);
        assertThat(YEAR.elapsed(october + 9000, october + 12_600))
                .as("half past two, the first one, to half past three")
                .isEqualTo(7200);
    }

    @Test
    void weeksBeginOnMondayAndNeverStumble() {
        for (int day = 0; day < YEAR.days(); day++) {
            DayOfWeek weekday = YEAR.date(day).getDayOfWeek();
            assertThat(YEAR.weekday(day)).isEqualTo(weekday.getValue() - 1);
            assertThat(YEAR.week(day + 1) - YEAR.week(day)).isEqualTo(weekday == DayOfWeek.SUNDAY ? 1 : 0);
        }
    }
}
