package org.essaim.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.document.SourceTable;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.people.PeopleFigure.Survey;
import org.essaim.people.PeopleFigure.Workforce;
import org.essaim.recording.OriginLaw;
import org.essaim.recording.TableRule;
import org.essaim.spi.MeasureSource;
import org.junit.jupiter.api.Test;
import org.threeten.extra.LocalDateRange;

class PeopleLawsTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final LocalDateRange QUARTER = LocalDateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1));

    private static Map<String, String> row(Workforce figure) {
        return Map.of(
                "Structure", figure.structure(),
                "Mois", figure.month().toString(),
                "Fonction", figure.function().name(),
                "Contrat", figure.contract().name(),
                "Personnes", Long.toString(figure.persons()),
                "ETP", figure.fullTime().toPlainString().replace('.', ','));
    }

    private static SourceTable table(List<Workforce> figures) {
        return TableRule.table(figures.stream().map(PeopleLawsTest::row).toList());
    }

    @Property(tries = 200)
    void neitherTheOrderOfRowsNorASecondTimeMatters(@ForAll("figures") List<Workforce> figures, @ForAll Random random) {
        Registry registry = new Registry();
        assertThat(registry.people.load(PeopleTable.WORKFORCE, table(figures)).stored())
                .isEqualTo(figures.size());
        List<Workforce> shuffled = new ArrayList<>(figures);
        Collections.shuffle(shuffled, random);
        long sequence = registry.store.sequence();
        assertThat(registry.people.load(PeopleTable.WORKFORCE, table(shuffled)).unchanged())
                .isEqualTo(figures.size());
        assertThat(registry.store.sequence()).isEqualTo(sequence);
        Registry other = new Registry();
        other.people.load(PeopleTable.WORKFORCE, table(shuffled));
        for (String structure : List.of("S001", "S002")) {
            assertThat(other.people.figures(structure, JANUARY, JANUARY.plusMonths(2)))
                    .isEqualTo(registry.people.figures(structure, JANUARY, JANUARY.plusMonths(2)))
                    .containsExactlyInAnyOrderElementsOf(figures.stream()
                            .filter(figure -> figure.structure().equals(structure))
                            .toList());
        }
    }

    @Property(tries = 200)
    void aMeasureIsWhatAddingUpGivesIfEverybodySaidSomething(@ForAll("figures") List<Workforce> figures) {
        Registry registry = new Registry();
        figures.forEach(registry.people::record);
        MeasureSource.Value value = registry.people
                .measures()
                .values("person-months", List.of(Scope.federation()), QUARTER)
                .get(0);
        for (MeasureSource.Measure each : registry.people.measures().measures()) {
            OriginLaw.require(
                    registry.people.measures(),
                    each.id(),
                    registry.people
                            .measures()
                            .values(each.id(), List.of(new Scope(Set.of("S001"))), QUARTER)
                            .get(0));
        }
        Set<String> said = figures.stream()
                .map(figure -> figure.structure() + figure.month())
                .collect(Collectors.toSet());
        if (said.isEmpty()) {
            assertThat(value)
                    .isEqualTo(new MeasureSource.Absent(value.scope(), QUARTER, MeasureSource.Absence.NO_DATA));
        } else if (said.size() < 6) {
            assertThat(value)
                    .isEqualTo(new MeasureSource.Absent(value.scope(), QUARTER, MeasureSource.Absence.INCOMPLETE));
        } else {
            long all = figures.stream().mapToLong(Workforce::persons).sum();
            assertThat(((MeasureSource.Measured) value).amount()).isEqualByComparingTo(BigDecimal.valueOf(all));
        }
    }

    @Property(tries = 200)
    void surveysAreKnownOnceEveryStructureToldOfOneAndAreAddedUpInAnyOrder(
            @ForAll("surveys") List<Survey> surveys, @ForAll Random random) {
        Registry registry = new Registry();
        List<Survey> shuffled = new ArrayList<>(surveys);
        Collections.shuffle(shuffled, random);
        registry.people.load(PeopleTable.SURVEYS, surveyTable(shuffled));
        long sequence = registry.store.sequence();
        assertThat(registry.people
                        .load(PeopleTable.SURVEYS, surveyTable(surveys))
                        .unchanged())
                .isEqualTo(surveys.size());
        assertThat(registry.store.sequence()).isEqualTo(sequence);
        MeasureSource measures = registry.people.measures();
        Set<String> names = surveys.stream().map(Survey::questionnaire).collect(Collectors.toSet());
        assertThat(measures.measures().stream().map(MeasureSource.Measure::id))
                .doesNotHaveDuplicates()
                .filteredOn(id -> id.startsWith("survey-answered-"))
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(name -> "survey-answered-" + name).toList());
        for (String name : names) {
            List<Survey> asked = surveys.stream()
                    .filter(survey -> survey.questionnaire().equals(name))
                    .toList();
            told(measures, "survey-answered-" + name, asked, Survey::answered);
            told(measures, "survey-invited-" + name, asked, Survey::invited);
            List<Survey> scored =
                    asked.stream().filter(survey -> survey.points() != null).toList();
            told(measures, "survey-points-" + name, scored, survey -> survey.points() == null ? 0 : survey.points());
        }
        told(measures, "survey-answered", surveys, Survey::answered);
    }

    private static void told(
            MeasureSource measures, String measure, List<Survey> surveys, ToLongFunction<Survey> number) {
        MeasureSource.Value value =
                measures.values(measure, List.of(Scope.federation()), QUARTER).get(0);
        long structures = surveys.stream().map(Survey::structure).distinct().count();
        if (structures < 2) {
            assertThat(value)
                    .isInstanceOfSatisfying(
                            MeasureSource.Absent.class,
                            absent -> assertThat(absent.reason())
                                    .isEqualTo(
                                            structures == 0
                                                    ? MeasureSource.Absence.NO_DATA
                                                    : MeasureSource.Absence.INCOMPLETE));
            return;
        }
        // Who answers two surveys, or one in two months, may be one person.
        long people = surveys.stream()
                .collect(Collectors.groupingBy(
                        survey -> survey.month() + survey.questionnaire(), Collectors.summingLong(Survey::answered)))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        assertThat(value).isInstanceOfSatisfying(MeasureSource.Measured.class, measured -> {
            assertThat(measured.amount())
                    .isEqualByComparingTo(BigDecimal.valueOf(
                            surveys.stream().mapToLong(number).sum()));
            assertThat(measured.contributors()).isEqualTo(people);
        });
    }

    private static SourceTable surveyTable(List<Survey> surveys) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Survey survey : surveys) {
            rows.add(Map.of(
                    "Structure", survey.structure(),
                    "Mois", survey.month().toString(),
                    "Questionnaire", survey.questionnaire().toUpperCase(Locale.ROOT),
                    "Personnes sollicitées", Long.toString(survey.invited()),
                    "Personnes ayant répondu", Long.toString(survey.answered()),
                    "Points obtenus",
                            survey.points() == null ? "" : survey.points().toString(),
                    "Points possibles",
                            survey.possible() == null ? "" : survey.possible().toString()));
        }
        return TableRule.table(rows);
    }

    /** At most one of each questionnaire in a month of a structure. */
    @Provide
    Arbitrary<List<Survey>> surveys() {
        return Combinators.combine(
                        Arbitraries.of("S001", "S002"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("qvt", "qvt-2026", "points"),
                        Arbitraries.longs().between(1, 40),
                        Arbitraries.longs().between(0, 40),
                        Arbitraries.of(true, false))
                .as((structure, month, name, answered, silent, scored) -> new Survey(
                        structure,
                        JANUARY.plusMonths(month),
                        name,
                        answered + silent,
                        answered,
                        scored ? answered * 3 : null,
                        scored ? answered * 5 : null))
                .list()
                .uniqueElements(survey -> survey.structure() + survey.month() + survey.what())
                .ofMinSize(1)
                .ofMaxSize(18);
    }

    @Test
    void whatIsAtTheEndOfAMonthIsWhatTheNextBeginsWith() {
        Registry registry = new Registry();
        for (String structure : List.of("S001", "S002")) {
            registry.people.record(workforce(structure, JANUARY, Function.DIRECTOR, 3));
        }
        LocalDateRange january =
                LocalDateRange.of(JANUARY.atDay(1), JANUARY.plusMonths(1).atDay(1));
        LocalDateRange february = LocalDateRange.of(
                JANUARY.plusMonths(1).atDay(1), JANUARY.plusMonths(2).atDay(1));
        MeasureSource measures = registry.people.measures();
        List<Scope> all = List.of(Scope.federation());
        assertThat(((MeasureSource.Measured)
                                measures.values("headcount", all, january).get(0))
                        .amount())
                .isEqualByComparingTo("6");
        assertThat(((MeasureSource.Measured) measures.values("headcount-before", all, february)
                                .get(0))
                        .amount())
                .isEqualByComparingTo("6");
        assertThat(measures.values("headcount-before", all, january).get(0)).isInstanceOf(MeasureSource.Absent.class);
    }

    @Test
    void aPeriodThatIsNotOfWholeMonthsIsIncomplete() {
        Registry registry = new Registry();
        assertThat(registry.people
                        .measures()
                        .values(
                                "headcount",
                                List.of(Scope.federation()),
                                LocalDateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31)))
                        .get(0))
                .isInstanceOfSatisfying(
                        MeasureSource.Absent.class,
                        absent -> assertThat(absent.reason()).isEqualTo(MeasureSource.Absence.INCOMPLETE));
    }

    @Test
    void whatIsNotMeasuredIsNamedWithWhatIs() {
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() ->
                        new Registry().people.measures().values("happiness", List.of(Scope.federation()), QUARTER))
                .withMessageContaining("no measure [happiness]")
                .withMessageContaining("headcount");
    }

    @Test
    void whoMaySeeOneStructureRecordsAndReadsNoOther() {
        Registry registry = new Registry();
        registry.actor = new Actor("S001", Perimeter.of(Set.of("S001")));
        Workforce other = workforce("S002", JANUARY, Function.DIRECTOR, 1);
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> registry.people.record(other));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> registry.people.figures("S002", JANUARY, JANUARY));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> registry.people.measures().values("headcount", List.of(Scope.federation()), QUARTER))
                .withMessageContaining("name the structures");
        assertThat(registry.people
                        .load(
                                PeopleTable.WORKFORCE,
                                table(List.of(other, workforce("S001", JANUARY, Function.DIRECTOR, 1))))
                        .stored())
                .isEqualTo(1);
        assertThat(registry.store.documents("people")).hasSize(1);
    }

    private static Workforce workforce(String structure, YearMonth month, Function function, long persons) {
        return new Workforce(structure, month, function, Contract.PERMANENT, persons, BigDecimal.valueOf(persons));
    }

    /** At most one figure of each kind. */
    @Provide
    Arbitrary<List<Workforce>> figures() {
        return Combinators.combine(
                        Arbitraries.of("S001", "S002"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(Function.values()),
                        Arbitraries.of(Contract.values()),
                        Arbitraries.longs().between(0, 40),
                        Arbitraries.integers().between(0, 100))
                .as((structure, month, function, contract, persons, percent) -> new Workforce(
                        structure,
                        JANUARY.plusMonths(month),
                        function,
                        contract,
                        persons,
                        BigDecimal.valueOf(persons * percent, 2)))
                .list()
                .uniqueElements(figure -> figure.structure() + figure.month() + figure.what())
                .ofMaxSize(40);
    }
}
