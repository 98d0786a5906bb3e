package org.essaim.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
import org.essaim.people.PeopleFigure.Workforce;
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
