package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Document;
import org.junit.jupiter.api.Test;

/** The monthly sheet of hours that a worker and a supervisor sign. */
class TimeSheetTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private final Desk desk = new Desk();

    private List<TimeSheet> sheets(YearMonth month) {
        return desk.time.timeSheets(Desk.STRUCTURE, month).sheets();
    }

    private Timekeeping named() {
        return new Timekeeping(
                desk.store,
                () -> new Actor("responsable", Perimeter.all()),
                () -> desk.pseudonyms,
                Clock.systemUTC(),
                worker -> worker.equals(Desk.worker(1)) ? Optional.of("Zoé Inventée") : Optional.empty());
    }

    @Test
    void aSheetHasEveryDayOfTheMonthAndTheNightThatReachesBeyond() {
        desk.load(
                Desk.internal(Desk.ANYBODY, "Réunion", "2026-03-02T09:00", "2026-03-02T10:00"),
                Desk.visit(Desk.ANYBODY, "2026-03-31T22:00", "2026-04-01T06:00"));
        TimeSheet sheet = sheets(MARCH).get(0);
        assertThat(sheet.days())
                .isEqualTo(Map.of(
                        LocalDate.of(2026, 3, 2), Map.of(Category.TEAM_MEETING, 3600L),
                        LocalDate.of(2026, 3, 31), Map.of(Category.DIRECT_CARE, 7200L),
                        LocalDate.of(2026, 4, 1), Map.of(Category.DIRECT_CARE, 21600L)));
        Block.Table days = tables(render(desk.time)).get(0);
        assertThat(days.rows()).hasSize(32);
        assertThat(days.rows().get(31).get(0)).isEqualTo(new Value.Day(LocalDate.of(2026, 4, 1)));
        assertThat(days.rows().get(0))
                .filteredOn(value -> value.equals(Value.of("")))
                .hasSize(3);
        assertThat(days.totals())
                .containsExactly(
                        Value.of("Total"), Value.of(""), Value.hours(28800), Value.hours(3600), Value.hours(32400));
    }

    private static Report render(Timekeeping time) {
        return time.timeSheets(Desk.STRUCTURE, MARCH).render(Locale.FRENCH);
    }

    private static List<Block.Table> tables(Report report) {
        return report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .toList();
    }

    @Provide
    Arbitrary<List<Fact>> march() {
        return Facts.of(MARCH).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Fact>> april() {
        return Facts.of(APRIL).list().ofMaxSize(12);
    }

    @Property(tries = 50)
    void allSheetsTogetherAreWhatTheSealsSay(
            @ForAll("march") List<Fact> first, @ForAll("april") List<Fact> second, @ForAll("march") List<Fact> late) {
        Desk own = new Desk();
        own.load(MARCH, first);
        own.close(MARCH);
        own.load(MARCH, late);
        own.acceptAll();
        own.load(APRIL, second);
        own.close(APRIL);
        for (YearMonth month : List.of(MARCH, APRIL)) {
            SortedMap<Category, Long> sums = new TreeMap<>();
            for (TimeSheet sheet : own.time.timeSheets(Desk.STRUCTURE, month).sheets()) {
                for (var days : List.of(sheet.days(), sheet.corrections())) {
                    days.values()
                            .forEach(day ->
                                    day.forEach((category, seconds) -> sums.merge(category, seconds, Long::sum)));
                }
            }
            sums.values().removeIf(seconds -> seconds == 0);
            SortedMap<Category, Long> sealed = new TreeMap<>();
            own.time
                    .sealed()
                    .cells(Desk.STRUCTURE, month, new TreeSet<>())
                    .forEach((cell, seconds) -> sealed.merge(cell.category(), seconds, Long::sum));
            sealed.values().removeIf(seconds -> seconds == 0);
            assertThat(sums).isEqualTo(sealed);
        }
    }

    @Test
    void absencesAreDaysWithoutAMotive() {
        desk.load(
                Desk.visit(Desk.ANYBODY, "2026-03-02T09:00", "2026-03-02T10:00"),
                absence("2026-02-27T00:00", "2026-03-02T00:00"),
                absence("2026-03-30T08:00", "2026-04-02T18:00"));
        TimeSheet sheet = sheets(MARCH).get(0);
        assertThat(sheet.absences())
                .extracting(Absence::date)
                .contains(LocalDate.of(2026, 3, 30), LocalDate.of(2026, 3, 31))
                .doesNotContain(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 4, 1));
        assertThat(render(desk.time).toString())
                .contains("30\u00a0mars\u00a02026 – 31\u00a0mars\u00a02026 (durée inconnue)");
    }

    @Test
    void anAbsenceThatBeganTheMonthBeforeStandsOnTheSheetWithItsHours() {
        desk.load(
                Desk.visit(Desk.ANYBODY, "2026-02-02T09:00", "2026-02-02T10:00"),
                hourly("2026-02-28T20:00", "2026-03-01T04:00"),
                hourly("2026-03-05T08:00", "2026-03-05T11:30"));
        assertThat(sheets(MARCH).get(0).absences())
                .containsExactly(
                        new Absence(Desk.ANYBODY, LocalDate.of(2026, 3, 1), 14_400L, null),
                        new Absence(Desk.ANYBODY, LocalDate.of(2026, 3, 5), 12_600L, null));
        assertThat(render(desk.time).toString())
                .contains("1er\u00a0mars\u00a02026 (4,00\u00a0h), 5\u00a0mars\u00a02026 (3,50\u00a0h)");
    }

    private static Fact hourly(String start, String end) {
        return Fact.builder(Desk.STRUCTURE, "absences", FactKind.ABSENCE)
                .worker(Desk.ANYBODY)
                .nature(AbsenceNature.HOURLY)
                .planned(Desk.between(start, end))
                .build();
    }

    private static Fact absence(String start, String end) {
        return Fact.builder(Desk.STRUCTURE, "absences", FactKind.ABSENCE)
                .worker(Desk.ANYBODY)
                .planned(Desk.between(start, end))
                .build();
    }

    @Test
    void eachWorkerHasASectionWithTheNameOfTheHostAndRoomToSign() {
        desk.load(
                Desk.visit(Desk.worker(1), "2026-03-02T09:00", "2026-03-02T10:00"),
                Desk.visit(Desk.worker(2), "2026-03-02T09:00", "2026-03-02T10:00"));
        Report report = named().timeSheets(Desk.STRUCTURE, MARCH)
                .project("Projet fictif", "P-1")
                .workPackage("WP2")
                .render(Locale.FRENCH);
        assertThat(report.audience()).isEqualTo(Audience.RECIPIENT);
        assertThat(report.subtitle()).isEqualTo("Structure fictive · mars\u00a02026 · provisoire");
        // Who has no name keeps the pseudonym.
        assertThat(report.sections()).extracting(Section::title).containsExactly("00000000", "Zoé Inventée");
        Section zoe = report.sections().get(1);
        assertThat(zoe.toString()).contains("Projet fictif (P-1)", "WP2", "Intervenant à domicile", "S001");
        assertThat(zoe.blocks().get(zoe.blocks().size() - 1))
                .isInstanceOfSatisfying(
                        Block.Facts.class,
                        signatures -> assertThat(signatures.facts())
                                .extracting(Block.Facts.Fact::value)
                                .containsExactly(Value.of(""), Value.of("")));
    }

    @Test
    void aSealedSheetCarriesTheSeal() {
        desk.load(Desk.visit(Desk.ANYBODY, "2026-03-02T09:00", "2026-03-02T10:00"));
        Seal seal = desk.close(MARCH);
        Report report = desk.time.timeSheets(Desk.STRUCTURE, MARCH).render(Locale.ENGLISH);
        assertThat(report.digest()).isEqualTo(seal.digest());
        assertThat(report.subtitle()).endsWith("seal no. 1");
        assertThat(report.toString()).doesNotContain("Provisional");
    }

    @Test
    void aRenderingLeavesAReceiptWithoutNamesAndReadingLeavesNone() {
        desk.load(
                Desk.visit(Desk.worker(1), "2026-03-02T09:00", "2026-03-02T10:00"),
                Desk.visit(Desk.worker(2), "2026-03-02T09:00", "2026-03-02T10:00"));
        sheets(MARCH);
        assertThat(desk.time.renderings(Desk.STRUCTURE, MARCH)).isEmpty();
        named().timeSheets(Desk.STRUCTURE, MARCH).worker(Desk.worker(1)).render(Locale.FRENCH);
        Seal seal = desk.close(MARCH);
        render(desk.time);
        assertThat(desk.time.renderings(Desk.STRUCTURE, MARCH))
                .extracting(TimeSheets.Rendering::actor, TimeSheets.Rendering::sheets, TimeSheets.Rendering::seal)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("responsable", 1L, null),
                        org.assertj.core.api.Assertions.tuple(
                                "tests", 2L, seal.digest().hex()));
        List<String> kept = new ArrayList<>();
        for (Document document : desk.store.documents("rendering")) {
            kept.add(document.content().toString());
        }
        assertThat(kept)
                .hasSize(1)
                .allSatisfy(content -> assertThat(content)
                        .doesNotContain("Zoé")
                        .doesNotContain(Desk.worker(1).value())
                        .doesNotContain(Desk.worker(1).display()));
    }

    @Test
    void nobodysSheetIsRefused() {
        assertThatThrownBy(() -> render(desk.time)).isInstanceOf(EssaimException.class);
        assertThat(desk.time.renderings(Desk.STRUCTURE, MARCH)).isEmpty();
    }
}
