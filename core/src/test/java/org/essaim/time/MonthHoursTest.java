package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Staff;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Direct care and the rest of a month, out of facts, mapping, services and rules. */
class MonthHoursTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private final Desk desk = new Desk();

    private MonthHours hours() {
        return desk.time.known(Desk.STRUCTURE).hours(MARCH);
    }

    @Test
    void careIsToldBySchemeAndPublicAndUnknownServicesByName() {
        desk.time.save(ServiceMapping.empty()
                .with("Aide", LocalDate.MIN, new ServiceClass(Scheme.APA, true))
                .with("Ménage", LocalDate.MIN, new ServiceClass(Scheme.PRIVATE, false))
                .with("Ménage", LocalDate.of(2026, 3, 10), new ServiceClass(Scheme.PENSION_FUND, true)));
        desk.load(
                visit("Aide", "2026-03-02T08:00", "2026-03-02T10:00"),
                visit("Ménage", "2026-03-03T08:00", "2026-03-03T09:00"),
                visit("Ménage", "2026-03-10T08:00", "2026-03-10T09:30"),
                visit("Garde", "2026-03-11T08:00", "2026-03-11T08:30"));
        assertThat(hours().care())
                .extracting(MonthHours.Care::scheme, MonthHours.Care::fragile, MonthHours.Care::seconds)
                .containsExactly(
                        tuple(Scheme.APA, true, 7200L),
                        tuple(Scheme.PENSION_FUND, true, 5400L),
                        tuple(Scheme.PRIVATE, false, 3600L),
                        tuple(null, false, 1800L));
        assertThat(hours().unknownServices()).isEqualTo(Map.of("Garde", 1800L));
        assertThat(hours().carers())
                .extracting(MonthHours.Carer::hours, MonthHours.Carer::unknown)
                .containsExactly(tuple(new PeripheralHours(12600, 18000, 0), 1800L));
    }

    private static Fact visit(String service, String start, String end) {
        return Fact.builder(Desk.STRUCTURE, "planning", FactKind.VISIT)
                .worker(Desk.ANYBODY)
                .service(service)
                .planned(Desk.between(start, end))
                .build();
    }

    @Test
    void absencesHaveARatioOfTheirOwnAndTheOthersNeverCountThem() {
        desk.load(
                Desk.visit(Desk.ANYBODY, "2026-03-02T08:00", "2026-03-02T14:00"),
                absence(AbsenceNature.HOURLY, "2026-03-03T08:00", "2026-03-03T10:00"));
        assertThat(hours().attendance()).contains(Fraction.of(21_600, 28_800));
        assertThat(new Desk()
                        .time
                        .known(Desk.STRUCTURE, LocalDate.of(2026, 6, 1))
                        .hours(MARCH)
                        .attendance())
                .as("a source that tells no absences says nothing about them")
                .isEmpty();
        assertThat(hours().ratio(MonthHours.Ratio.PRESENCE)).contains(Fraction.of(21_600, 21_600));

        desk.load(absence(null, "2026-03-04T08:00", "2026-03-04T10:00"));
        assertThat(hours().absentUnknown()).isEqualTo(1);
        assertThat(hours().attendance()).as("nobody knows how long").isEmpty();
        assertThat(table(hours().report(Locale.FRENCH), "ratios").rows())
                .last()
                .asString()
                .contains("durée d’absences inconnue");
    }

    private static Fact absence(@Nullable AbsenceNature nature, String start, String end) {
        return Fact.builder(Desk.STRUCTURE, "absences", FactKind.ABSENCE)
                .worker(Desk.ANYBODY)
                .nature(nature)
                .planned(Desk.between(start, end))
                .build();
    }

    @Test
    void meetingsAndTravelArePeripheralAndCoordinationStaffStandsApart() {
        desk.time.save(new Staff(
                Desk.STRUCTURE,
                Map.of(
                        Desk.worker(1), ByDate.always(new Assignment("T1", Function.CARE_WORKER)),
                        Desk.worker(2), ByDate.always(new Assignment("T1", Function.AREA_MANAGER)))));
        desk.load(
                Desk.visit(Desk.worker(1), "2026-03-02T08:00", "2026-03-02T09:00"),
                Desk.visit(Desk.worker(1), "2026-03-02T09:20", "2026-03-02T10:20"),
                Desk.internal(Desk.worker(1), "Réunion", "2026-03-02T14:00", "2026-03-02T15:00"),
                Desk.internal(Desk.worker(2), "Réunion", "2026-03-02T14:00", "2026-03-02T15:00"),
                Desk.visit(Desk.worker(2), "2026-03-03T08:00", "2026-03-03T08:30"),
                // Nobody told what this one is employed as.
                Desk.visit(Desk.worker(8), "2026-03-03T08:00", "2026-03-03T08:45"));
        assertThat(hours().carers())
                .extracting(MonthHours.Carer::worker, MonthHours.Carer::hours)
                .containsExactly(tuple(Desk.worker(1), new PeripheralHours(7200, 7200, 1200 + 3600)));
        assertThat(hours().apart())
                .containsExactly(
                        new MonthHours.Apart(Desk.worker(2), Function.AREA_MANAGER, 1800, 3600, 0),
                        new MonthHours.Apart(Desk.worker(8), null, 2700, 0, 0));
        assertThat(hours().ratio(MonthHours.Ratio.PRESENCE)).contains(Fraction.of(11700, 20100));
        assertThat(hours().ratio(MonthHours.Ratio.COORDINATION)).contains(Fraction.of(7200, 20100));
        assertThat(hours().ratio(MonthHours.Ratio.TRAVEL)).contains(Fraction.of(1200, 20100));
    }

    @Test
    void whoChangesFunctionIsToldInTwoRows() {
        desk.time.save(new Staff(
                Desk.STRUCTURE,
                Map.of(
                        Desk.ANYBODY,
                        ByDate.always(new Assignment("T1", Function.CARE_WORKER))
                                .with(LocalDate.of(2026, 3, 16), new Assignment("T1", Function.AREA_MANAGER)))));
        desk.load(
                Desk.visit(Desk.ANYBODY, "2026-03-02T08:00", "2026-03-02T09:00"),
                Desk.internal(Desk.ANYBODY, "Réunion", "2026-03-16T08:00", "2026-03-16T10:00"));
        assertThat(hours().carers())
                .extracting(MonthHours.Carer::hours)
                .containsExactly(new PeripheralHours(3600, 3600, 0));
        assertThat(hours().apart())
                .containsExactly(new MonthHours.Apart(Desk.ANYBODY, Function.AREA_MANAGER, 0, 7200, 0));
    }

    @Test
    void aMonthWithoutVisitsHasNoProportionAndSaysWhy() {
        desk.load(Desk.internal(Desk.ANYBODY, "Réunion", "2026-03-02T14:00", "2026-03-02T15:00"));
        assertThat(hours().carers().get(0).hours().eligible()).isEmpty();
        List<Value> row =
                table(hours().report(Locale.FRENCH), "proration").rows().get(0);
        assertThat(row.get(5)).isEqualTo(new Value.Absent("aucune intervention"));
        assertThat(row.get(6)).isEqualTo(new Value.Absent("aucune intervention"));
        assertThat(row.get(4)).isEqualTo(Value.hours(3600));
    }

    @Test
    void eventsOfNobodyAreInNoOtherFigure() {
        desk.load(
                Desk.visit(Desk.ANYBODY, "2026-03-02T08:00", "2026-03-02T09:00"),
                Fact.builder(Desk.STRUCTURE, "planning", FactKind.VISIT)
                        .service("Aide")
                        .planned(Desk.between("2026-03-02T08:00", "2026-03-02T11:00"))
                        .build());
        assertThat(hours().unassigned()).isEqualTo(10800);
        assertThat(hours().worked()).isEqualTo(3600);
    }

    @Test
    void aSealedMonthIsToldAsSealedWhateverIsSaidAfterwards() {
        desk.load(
                Desk.visit(Desk.ANYBODY, "2026-03-02T08:00", "2026-03-02T09:00"),
                Desk.internal(Desk.ANYBODY, "Réunion", "2026-03-02T14:00", "2026-03-02T15:00"));
        desk.close(MARCH);
        MonthHours sealed = hours();
        desk.time.mapping().map("Réunion", Category.TRAINING).save();
        desk.time.save(Staff.none(Desk.STRUCTURE));
        desk.time.save(ServiceMapping.empty());
        assertThat(hours()).isEqualTo(sealed);
        assertThat(sealed.seal()).isNotNull();
    }

    @Test
    void correctionsOfEarlierMonthsStandApart() {
        YearMonth april = YearMonth.of(2026, 4);
        desk.load(MARCH, Desk.internal(Desk.ANYBODY, "Réunion", "2026-03-02T14:00", "2026-03-02T15:00"));
        desk.close(MARCH);
        desk.load(MARCH, Desk.internal(Desk.ANYBODY, "Réunion", "2026-03-02T14:00", "2026-03-02T15:30"));
        desk.acceptAll();
        desk.load(april, Desk.internal(Desk.ANYBODY, "Réunion", "2026-04-02T14:00", "2026-04-02T15:00"));
        desk.close(april);
        MonthHours hours = desk.time.known(Desk.STRUCTURE).hours(april);
        assertThat(hours.worked()).isEqualTo(3600);
        assertThat(hours.corrections()).isEqualTo(Map.of(Category.TEAM_MEETING, 1800L));
        assertThat(checks(hours.report(Locale.FRENCH))).hasSize(3).allMatch(Block.Check::holds);
    }

    @Test
    void whoWasErasedIsInNoFigureAndNobodyElseMoves() {
        Fact unknown = Fact.builder(Desk.STRUCTURE, "planning", FactKind.VISIT)
                .worker(Desk.worker(2))
                .service("Garde")
                .planned(Desk.between("2026-03-02T09:00", "2026-03-02T11:00"))
                .build();
        desk.load(
                MARCH,
                Desk.visit(Desk.worker(1), "2026-03-02T08:00", "2026-03-02T09:00"),
                Desk.visit(Desk.worker(1), "2026-03-03T08:00", "2026-03-03T09:00"),
                unknown);
        desk.close(MARCH);
        new Privacy(
                        desk.store,
                        () -> new Actor("dpo", Perimeter.all()),
                        () -> desk.pseudonyms,
                        Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC),
                        List.of())
                .erase(Desk.worker(1), MARCH, "demande du 2 mai");
        assertThat(hours().unknownServices()).isEqualTo(Map.of("Garde", 7200L));
        assertThat(hours().carers()).extracting(MonthHours.Carer::worker).containsExactly(Desk.worker(2));
        assertThat(desk.time.timeSheets(Desk.STRUCTURE, MARCH).sheets())
                .extracting(TimeSheet::worker)
                .containsExactly(Desk.worker(2));
        assertThat(desk.time
                        .compare(Desk.STRUCTURE, MARCH, Moment.seal(1), Moment.now())
                        .differences())
                .isEmpty();
        // What is left is not what was sealed, and the report says so.
        assertThat(checks(hours().report(Locale.FRENCH)))
                .filteredOn(check -> !check.holds())
                .extracting(Block.Check::id)
                .containsExactly("seal");
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        return Facts.of(MARCH).list().ofMaxSize(20);
    }

    @Property(tries = 60)
    void everySecondIsInOneRowAndTheChecksHold(@ForAll("facts") List<Fact> facts) {
        Desk own = new Desk();
        own.load(MARCH, facts);
        MonthHours hours = own.time.known(Desk.STRUCTURE).hours(MARCH);
        assertThat(hours.worked())
                .isEqualTo(Desk.seconds(own.time.entries(Desk.STRUCTURE, MARCH)))
                .isEqualTo(hours.carers().stream()
                        .mapToLong(carer -> carer.hours().worked())
                        .sum());
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(checks(hours.report(locale))).isNotEmpty().allMatch(Block.Check::holds);
        }
    }

    static Block.Table table(Report report, String id) {
        return report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(block ->
                        block instanceof Block.Table found && found.id().equals(id))
                .map(Block.Table.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Block.Check> checks(Report report) {
        return report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Check.class::isInstance)
                .map(Block.Check.class::cast)
                .toList();
    }
}
