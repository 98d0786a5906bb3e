package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.essaim.document.SourceTable;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.recording.Recorded;
import org.essaim.recording.TableRule;
import org.essaim.spi.CubeReader;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.MeasureSource.Absence;
import org.essaim.spi.MeasureSource.Absent;
import org.essaim.spi.MeasureSource.Measured;
import org.essaim.spi.MeasureSource.Value;
import org.essaim.spi.MeasuredPart;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threeten.extra.LocalDateRange;

/** What measures tell of sealed months: the rules of {@code specs/measures/time}, and a naive count over whatever was worked. */
class TimeMeasuresTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final List<String> LABELS = List.of("", "Réunion", "Tutorat", "Formation", "Inconnu");

    static List<TableRule> rules() throws IOException, URISyntaxException {
        return TableRule.of("measures/time", "MTP");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void timeIsToldAsTheRuleShows(TableRule rule) {
        Bureau bureau = new Bureau();
        rule.play(new TableRule.Desk() {
            @Override
            public Recorded load(String table, SourceTable rows) {
                return bureau.load(table, rows);
            }

            @Override
            public MeasureSource measures() {
                return bureau.time.measures();
            }

            @Override
            public Store store() {
                return bureau.store;
            }

            @Override
            public boolean inOneCommit() {
                return false;
            }
        });
    }

    /** Work of one worker on a day of its own, so that nothing overlaps. */
    record Work(int structure, int worker, int label, int month, int minutes) {
        String id() {
            return "S00" + structure;
        }

        YearMonth in() {
            return JANUARY.plusMonths(month);
        }
    }

    @Provide
    Arbitrary<List<Work>> works() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, LABELS.size() - 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 400))
                .as(Work::new)
                .list()
                .ofMaxSize(14);
    }

    private static LocalDateRange months(YearMonth first, YearMonth last) {
        return LocalDateRange.of(first.atDay(1), last.plusMonths(1).atDay(1));
    }

    @Property(tries = 120)
    void eachMeasureIsANaiveSumAndEachPersonIsCountedOnce(
            @ForAll("works") List<Work> works,
            @ForAll @IntRange(max = 3) int first,
            @ForAll @IntRange(max = 3) int second,
            @ForAll Random random) {
        Bureau bureau = new Bureau();
        Map<String, Integer> sealed = Map.of("S001", first, "S002", second);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        for (int i : order) {
            Work each = works.get(i);
            bureau.load(
                    each.id(),
                    List.of(Bureau.fact(
                            each.id(),
                            each.worker(),
                            LABELS.get(each.label()),
                            each.in().atDay(i + 1).atTime(8, 0),
                            each.minutes())));
        }
        sealed.forEach((structure, number) -> {
            for (int i = 0; i < number; i++) {
                bureau.time.close(List.of(structure), JANUARY.plusMonths(i));
            }
        });
        Map<String, Predicate<Integer>> naive = new HashMap<>(Map.of(
                "time", label -> true,
                "time-coordination", label -> label == 1 || label == 2,
                "time-direct-care", label -> label == 0,
                "time-team-meeting", label -> label == 1,
                "time-mentoring", label -> label == 2,
                "time-training", label -> label == 3,
                "time-unmapped", label -> label == 4));
        naive.put("time-waiting", label -> false);
        List<Set<String>> scopes = List.of(Set.of(), Set.of("S001"), Set.of("S002"), Set.of("S001", "S002"));
        for (int from = 0; from < 3; from++) {
            for (int to = from; to < 3; to++) {
                LocalDateRange period = months(JANUARY.plusMonths(from), JANUARY.plusMonths(to));
                for (Map.Entry<String, Predicate<Integer>> measure : naive.entrySet()) {
                    List<Value> values = bureau.time
                            .measures()
                            .values(
                                    measure.getKey(),
                                    scopes.stream().map(Scope::new).toList(),
                                    period);
                    for (int i = 0; i < scopes.size(); i++) {
                        assertThat(values.get(i))
                                .isEqualTo(naive(
                                        works, sealed, measure.getValue(), new Scope(scopes.get(i)), period, from, to));
                    }
                }
            }
        }
    }

    private static Value naive(
            List<Work> works,
            Map<String, Integer> sealed,
            Predicate<Integer> label,
            Scope scope,
            LocalDateRange period,
            int from,
            int to) {
        int asked = 0;
        int told = 0;
        for (Map.Entry<String, Integer> each : sealed.entrySet()) {
            for (int month = from; month <= to && scope.contains(each.getKey()); month++) {
                asked++;
                told += month < each.getValue() ? 1 : 0;
            }
        }
        if (told < asked) {
            return new Absent(scope, period, told == 0 ? Absence.NO_DATA : Absence.INCOMPLETE);
        }
        long seconds = 0;
        Set<Integer> people = new HashSet<>();
        for (Work each : works) {
            if (scope.contains(each.id()) && each.month() >= from && each.month() <= to && label.test(each.label())) {
                seconds += each.minutes() * 60L;
                people.add(each.worker());
            }
        }
        return new Measured(scope, period, BigDecimal.valueOf(seconds), MeasureSource.Unit.SECONDS, people.size());
    }

    @Test
    void whatWasTakenBackInALaterMonthIsInTheMonthThatTookItBackAndNobodyStaysBehindIt() {
        Bureau bureau = new Bureau();
        Fact anne = Bureau.fact("S001", 1, "Réunion", JANUARY.atDay(5).atTime(9, 0), 60);
        Fact paul = Bureau.fact("S001", 2, "Réunion", JANUARY.atDay(5).atTime(9, 0), 30);
        bureau.load("S001", List.of(anne, paul));
        bureau.time.close(List.of("S001"), JANUARY);
        bureau.time.load(Telling.of(paul), "S001", Window.complete(JANUARY));
        bureau.load("S001", List.of());
        bureau.time.close(List.of("S001"), JANUARY.plusMonths(1));
        assertThat(value(bureau, JANUARY, JANUARY)).isEqualTo("5400 of 2");
        assertThat(value(bureau, JANUARY.plusMonths(1), JANUARY.plusMonths(1))).isEqualTo("-3600 of 1");
        assertThat(value(bureau, JANUARY, JANUARY.plusMonths(1))).isEqualTo("1800 of 1");
        assertThat(bureau.time.sealed().sums(List.of("S001"), JANUARY, JANUARY.plusMonths(1)).stream()
                        .mapToLong(CubeReader.Sum::seconds)
                        .sum())
                .as("what statements count")
                .isEqualTo(1800);
    }

    private static String value(Bureau bureau, YearMonth first, YearMonth last) {
        Measured measured = (Measured) bureau.time
                .measures()
                .values("time-coordination", List.of(new Scope(Set.of("S001"))), months(first, last))
                .get(0);
        return measured.amount() + " of " + measured.contributors();
    }

    @Test
    void eachCategoryHasAMeasureButBreaksWhichNobodyCounts() {
        assertThat(new Bureau().time.measures().measures())
                .extracting(MeasureSource.Measure::id)
                .doesNotHaveDuplicates()
                .hasSize(Category.values().length + 1)
                .contains("time", "time-coordination", "time-direct-care", "time-other-indirect")
                .doesNotContain("time-break");
        assertThat(Arrays.stream(Category.values()).filter(each -> each.family() == Category.Family.DIRECT_CARE))
                .as("one measure serves both the category and its family")
                .containsExactly(Category.DIRECT_CARE);
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> new Bureau()
                        .time
                        .measures()
                        .values("hours", List.of(Scope.federation()), months(JANUARY, JANUARY)))
                .withMessageContaining("time-coordination");
    }

    @Test
    void aPartOfAMonthIsIncompleteAndAPeriodWithoutEndIsNone() {
        Bureau bureau = new Bureau();
        bureau.time.close(List.of("S001", "S002"), JANUARY);
        assertThat(bureau.time
                        .measures()
                        .values(
                                "time",
                                List.of(Scope.federation()),
                                LocalDateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Absent.class, absent -> assertThat(absent.reason()).isEqualTo(Absence.INCOMPLETE));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> bureau.time
                        .measures()
                        .values(
                                "time",
                                List.of(Scope.federation()),
                                LocalDateRange.ofUnboundedEnd(LocalDate.of(2026, 1, 1))));
    }

    @Test
    void nothingIsToldOfStructuresThatAreNotAllTheActors() {
        Bureau bureau = new Bureau();
        bureau.time.close(List.of("S001", "S002"), JANUARY);
        bureau.actor = new Actor("una-001", Perimeter.of(Set.of("S001")));
        MeasureSource measures = bureau.time.measures();
        LocalDateRange january = months(JANUARY, JANUARY);
        assertThat(measures.values("time", List.of(new Scope(Set.of("S001"))), january))
                .hasSize(1)
                .allMatch(Measured.class::isInstance);
        for (Scope foreign :
                List.of(Scope.federation(), new Scope(Set.of("S002")), new Scope(Set.of("S001", "S002")))) {
            assertThatExceptionOfType(EssaimException.class)
                    .isThrownBy(() -> measures.values("time", List.of(new Scope(Set.of("S001")), foreign), january))
                    .withMessageContaining("una-001");
        }
    }

    private static Bureau march() {
        Bureau bureau = new Bureau();
        YearMonth march = JANUARY.plusMonths(2);
        bureau.load(
                "S001",
                List.of(
                        Bureau.fact("S001", 1, "", march.atDay(2).atTime(8, 0), 100),
                        Bureau.fact("S001", 1, "Réunion", march.atDay(3).atTime(8, 0), 60),
                        Bureau.fact("S001", 3, "Réunion", march.atDay(3).atTime(8, 0), 60),
                        Bureau.fact("S001", 3, "Tutorat", march.atDay(17).atTime(8, 0), 30),
                        Bureau.fact("S001", 4, "Formation", march.atDay(17).atTime(8, 0), 20)));
        bureau.load(
                "S002", List.of(Bureau.fact("S002", 2, "Réunion", march.atDay(3).atTime(8, 0), 45)));
        bureau.time.close(List.of("S001", "S002"), march);
        return bureau;
    }

    private static String told(MeasureSource source, String measure, Scope scope, YearMonth first, YearMonth last) {
        Value value =
                source.values(measure, List.of(scope), months(first, last)).get(0);
        return value instanceof Measured measured
                ? measured.amount() + " of " + measured.contributors()
                : ((Absent) value).reason().name();
    }

    @Test
    void aTeamTellsItsOwnStructuresHoursAndWhoMovedIsInBoth() {
        Bureau bureau = march();
        YearMonth march = JANUARY.plusMonths(2);
        MeasureSource measures = bureau.time.measures();
        Scope first = new Scope(Set.of("S001"));
        assertThat(measures.parts(MeasuredPart.Kind.TEAM, Scope.federation(), months(march, march)))
                .containsExactly(
                        MeasuredPart.team("S001", "T1"),
                        MeasuredPart.team("S001", "T2"),
                        MeasuredPart.team("S002", "T1"));
        MeasureSource one = measures.within(MeasuredPart.team("S001", "T1")).orElseThrow();
        MeasureSource two = measures.within(MeasuredPart.team("S001", "T2")).orElseThrow();
        assertThat(told(one, "time", first, march, march)).isEqualTo("13200 of 2");
        assertThat(told(one, "time-coordination", Scope.federation(), march, march))
                .isEqualTo("7200 of 2");
        assertThat(told(two, "time", first, march, march)).isEqualTo("3000 of 2");
        assertThat(told(two, "time-team-meeting", first, march, march))
                .as("a team that did other things")
                .isEqualTo("0 of 0");
        assertThat(told(one, "time", new Scope(Set.of("S002")), march, march))
                .as("the team is elsewhere")
                .isEqualTo("NO_DATA");
        assertThat(told(
                        measures.within(MeasuredPart.team("S002", "T2")).orElseThrow(),
                        "time",
                        Scope.federation(),
                        march,
                        march))
                .as("a team of which nothing was booked")
                .isEqualTo("NO_DATA");
        assertThat(told(one, "time", first, march, march.plusMonths(1))).isEqualTo("INCOMPLETE");
        assertThat(one.parts(MeasuredPart.Kind.TEAM, first, months(march, march)))
                .containsExactly(MeasuredPart.team("S001", "T1"));
        assertThat(one.parts(MeasuredPart.Kind.CATEGORY, first, months(march, march)))
                .containsExactly(MeasuredPart.category("DIRECT_CARE"), MeasuredPart.category("TEAM_MEETING"));
        assertThat(one.within(MeasuredPart.team("S001", "T2")))
                .as("no time is of two teams")
                .isEmpty();
    }

    @Test
    void aCategoryTellsWhatTheMeasureHasOfIt() {
        Bureau bureau = march();
        YearMonth march = JANUARY.plusMonths(2);
        MeasureSource measures = bureau.time.measures();
        assertThat(measures.parts(MeasuredPart.Kind.CATEGORY, Scope.federation(), months(march, march)))
                .containsExactly(
                        MeasuredPart.category("DIRECT_CARE"),
                        MeasuredPart.category("TEAM_MEETING"),
                        MeasuredPart.category("MENTORING"),
                        MeasuredPart.category("TRAINING"));
        MeasureSource meetings =
                measures.within(MeasuredPart.category("TEAM_MEETING")).orElseThrow();
        for (String measure : List.of("time", "time-coordination", "time-team-meeting")) {
            assertThat(told(meetings, measure, Scope.federation(), march, march))
                    .isEqualTo("9900 of 3");
        }
        assertThat(told(meetings, "time-training", Scope.federation(), march, march))
                .isEqualTo("0 of 0");
        MeasureSource training =
                measures.within(MeasuredPart.category("TRAINING")).orElseThrow();
        assertThat(told(training, "time-coordination", Scope.federation(), march, march))
                .isEqualTo("0 of 0");
        assertThat(meetings.parts(MeasuredPart.Kind.TEAM, Scope.federation(), months(march, march)))
                .containsExactly(MeasuredPart.team("S001", "T1"), MeasuredPart.team("S002", "T1"));
        assertThat(meetings.within(MeasuredPart.category("TRAINING"))).isEmpty();
        for (String none : List.of("BREAK", "Réunion")) {
            assertThatExceptionOfType(EssaimException.class)
                    .isThrownBy(() -> measures.within(MeasuredPart.category(none)))
                    .withMessageContaining("TEAM_MEETING");
        }
        bureau.actor = new Actor("una-001", Perimeter.of(Set.of("S001")));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> measures.parts(MeasuredPart.Kind.TEAM, Scope.federation(), months(march, march)));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> meetings.values("time", List.of(Scope.federation()), months(march, march)));
    }
}
