package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Value;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What a person reads is what the figures say: walks every table, fact and check of a statement's report. */
class StatementReportTest {
    private static final List<FundingStatement> STATEMENTS = statements();

    private static List<FundingStatement> statements() {
        Office office = Statements.office();
        Office withoutCost = Statements.office();
        withoutCost.funding.save(EmployerCost.unknown());
        return List.of(
                Statements.firstQuarter(office),
                Statements.secondQuarter(office),
                office.funding.issue("CARSAT", Statements.APRIL, Statements.JUNE),
                office.funding.draft("DEP", Statements.JANUARY, Statements.JUNE),
                Statements.firstQuarter(withoutCost));
    }

    private static Stream<Block> blocks(Report report) {
        return report.sections().stream().flatMap(section -> section.blocks().stream());
    }

    private static List<Block.Table> tables(Report report) {
        return blocks(report)
                .map(block -> block instanceof Block.Chart chart ? chart.table() : block)
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .toList();
    }

    private static Map<String, Value> facts(Report report) {
        Map<String, Value> facts = new TreeMap<>();
        blocks(report)
                .filter(Block.Facts.class::isInstance)
                .flatMap(block -> ((Block.Facts) block).facts().stream())
                .forEach(fact -> assertThat(facts.put(fact.key(), fact.value())).isNull());
        return facts;
    }

    private static Value sum(List<Value> column, Value total) {
        if (column.stream().anyMatch(Value.Absent.class::isInstance)) {
            assertThat(column).allMatch(Value.Absent.class::isInstance);
            return column.get(0);
        } else if (total instanceof Value.Amount) {
            Money sum = Money.zero(CurrencyUnit.EUR);
            for (Value value : column) {
                sum = sum.plus(((Value.Amount) value).money());
            }
            return Value.of(sum);
        }
        return Value.hours(column.stream()
                .mapToLong(value -> ((Value.Hours) value).seconds())
                .sum());
    }

    @Test
    void everyTotalIsTheSumOfItsColumnInBothLanguages() {
        for (FundingStatement statement : STATEMENTS) {
            for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                List<Block.Table> tables = tables(statement.report(locale));
                assertThat(tables)
                        .extracting(Block.Table::id)
                        .contains("waterfall.hours", "reasons", "detail")
                        .doesNotHaveDuplicates();
                for (Block.Table table : tables) {
                    if (table.totals().isEmpty()) {
                        continue;
                    }
                    assertThat(table.rows()).isNotEmpty();
                    for (int i = 0; i < table.columns().size(); i++) {
                        int column = i;
                        if (table.columns().get(i).summed()) {
                            List<Value> values = table.rows().stream()
                                    .map(row -> row.get(column))
                                    .toList();
                            assertThat(sum(values, table.totals().get(i)))
                                    .as(
                                            "%s %s",
                                            table.id(), table.columns().get(i).key())
                                    .isEqualTo(table.totals().get(i));
                        }
                    }
                }
            }
        }
    }

    @Test
    void theKeyFiguresAreThoseOfTheStatement() {
        for (FundingStatement statement : STATEMENTS) {
            Map<String, Value> facts = facts(statement.report(Locale.FRENCH));
            assertThat(facts)
                    .containsEntry("seconds.recorded", Value.hours(statement.recordedSeconds()))
                    .containsEntry("seconds.eligible", Value.hours(statement.eligibleSeconds()))
                    .containsEntry("seconds.claimed", Value.hours(statement.claimedSeconds()))
                    .containsEntry("seconds.funded", Value.hours(statement.fundedSeconds()))
                    .containsEntry("seconds.others", Value.hours(statement.fundedByOthersSeconds()))
                    .containsEntry("seconds.unfunded", Value.hours(statement.unfundedSeconds()))
                    .containsEntry("amount", Value.of(statement.amount()));
            assertThat(facts.get("cost") instanceof Value.Amount)
                    .isEqualTo(statement.cost().isPresent());
            statement.cost().ifPresent(cost -> assertThat(facts).containsEntry("cost", Value.of(cost)));
            statement.remaining().ifPresent(rest -> assertThat(facts).containsEntry("remaining", Value.of(rest)));
            long reasons = 0;
            for (Reason reason : Reason.values()) {
                reasons += statement.unfundedSeconds(reason);
            }
            assertThat(reasons).isEqualTo(statement.unfundedSeconds());
        }
    }

    @Test
    void everyCheckThatAReaderCanRedoHolds() {
        for (FundingStatement statement : STATEMENTS) {
            List<Block.Check> checks = blocks(statement.report(Locale.FRENCH))
                    .filter(Block.Check.class::isInstance)
                    .map(Block.Check.class::cast)
                    .toList();
            assertThat(checks).hasSizeGreaterThanOrEqualTo(4).allMatch(Block.Check::holds);
            assertThat(checks)
                    .extracting(Block.Check::id)
                    .contains("hours", "detail.hours", "detail.amount", "seals.hours");
        }
    }

    @Test
    void bothLanguagesShowTheSameFigures() {
        for (FundingStatement statement : STATEMENTS) {
            assertThat(figures(statement.report(Locale.ENGLISH))).isEqualTo(figures(statement.report(Locale.FRENCH)));
        }
    }

    private static List<Object> figures(Report report) {
        List<Object> figures = new ArrayList<>();
        tables(report).forEach(table -> {
            figures.add(table.id());
            Stream.concat(table.rows().stream(), Stream.of(table.totals()))
                    .flatMap(List::stream)
                    .filter(value -> !(value instanceof Value.Text) && !(value instanceof Value.Absent))
                    .forEach(figures::add);
        });
        facts(report).forEach((key, value) -> {
            figures.add(key);
            if (!(value instanceof Value.Text) && !(value instanceof Value.Absent)) {
                figures.add(value);
            }
        });
        return figures;
    }

    @Test
    void adjustmentsToEarlierPeriodsAreShownLineByLineOnceTheyAreThere() {
        assertThat(tables(STATEMENTS.get(0).report(Locale.FRENCH)))
                .extracting(Block.Table::id)
                .doesNotContain("regularisations", "regularisations.fresh");
        Block.Table table = table(STATEMENTS.get(1).report(Locale.FRENCH), "regularisations");
        assertThat(table.caption()).isEqualTo("Régularisations sur périodes antérieures");
        // January 7 201 s became 3 000 s and 10 003 s became 12 000 s; 5 399 s of February are withdrawn.
        assertThat(table.rows())
                .extracting(row -> row.subList(0, 6))
                .containsExactly(
                        List.of(
                                new Value.Month(Statements.JANUARY),
                                Value.of("Animation d’équipe"),
                                Value.of("S2"),
                                Value.hours(10_003),
                                Value.hours(12_000),
                                Value.hours(1_997)),
                        List.of(
                                new Value.Month(Statements.JANUARY),
                                Value.of("Réunion d’équipe"),
                                Value.of("S1"),
                                Value.hours(7_201),
                                Value.hours(3_000),
                                Value.hours(-4_201)),
                        List.of(
                                new Value.Month(Statements.JANUARY.plusMonths(1)),
                                Value.of("Tutorat"),
                                Value.of("S1"),
                                Value.hours(5_399),
                                Value.hours(0),
                                Value.hours(-5_399)));
        assertThat(table.totals().get(5)).isEqualTo(Value.hours(-4_201 + 1_997 - 5_399));
        // What was taken back is what the first quarter paid: 60 % of 24.61 €/h.
        assertThat(table.rows().get(1).get(6)).isEqualTo(Value.of(StatementFigures.euros(2_954)));
        assertThat(table(STATEMENTS.get(1).report(Locale.ENGLISH), "regularisations")
                        .caption())
                .isEqualTo("Adjustments to earlier periods");
    }

    private static Block.Table table(Report report, String id) {
        return tables(report).stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMonthThatWasIssuedTogetherWithItsCorrectionShowsItApart() {
        Office office = new Office("S1").agrees(Terms.of("A").agreement());
        office.works("a", "S1", 1, org.essaim.time.Category.TEAM_MEETING, "2025-01-10T09:00", 3_600)
                .close(List.of("S1"), Statements.JANUARY, Statements.JANUARY)
                .works("a", "S1", 1, org.essaim.time.Category.TEAM_MEETING, "2025-01-10T09:00", 3_000)
                .corrects("S1", Statements.JANUARY)
                .close(List.of("S1"), Statements.JANUARY.plusMonths(1), Statements.MARCH);

        Report report =
                office.funding.issue("A", Statements.JANUARY, Statements.MARCH).report(Locale.FRENCH);

        assertThat(tables(report)).extracting(Block.Table::id).doesNotContain("regularisations");
        assertThat(table(report, "regularisations.fresh").rows())
                .containsExactly(List.of(
                        new Value.Month(Statements.JANUARY),
                        Value.of("Réunion d’équipe"),
                        Value.of("S1"),
                        Value.hours(3_600),
                        Value.hours(3_000),
                        Value.hours(-600)));
    }

    @Test
    void ratesAreNamedWithTheDayFromWhichTheyHold() {
        Map<String, Value> facts = facts(STATEMENTS.get(0).report(Locale.FRENCH));
        assertThat(facts)
                .containsEntry("rate", Value.of("24,61\u00a0€/h"))
                .containsEntry("rate.2025-02-15", Value.of("25,30\u00a0€/h"));
        assertThat(blocks(STATEMENTS.get(0).report(Locale.FRENCH)).toList().toString())
                .contains("Taux horaire à compter du 15\u00a0février\u00a02025")
                .doesNotContain("-999999999");
        assertThat(facts(STATEMENTS.get(0).report(Locale.ENGLISH))).containsEntry("rate", Value.of("24.61\u00a0€/h"));
    }

    @Test
    void aDraftAndAnOpenMonthAreSaid() {
        assertThat(STATEMENTS.get(3).report(Locale.FRENCH).subtitle()).contains("projet");
        Office office = Statements.office().close(List.of("S1", "S2", "S3"), Statements.JANUARY, Statements.MARCH);
        office.close(List.of("S2"), Statements.APRIL, Statements.APRIL).deliver("S1", Statements.APRIL);
        Report report = office.funding
                .draft("DEP", Statements.JANUARY, Statements.APRIL)
                .report(Locale.FRENCH);
        assertThat(blocks(report).filter(Block.Notice.class::isInstance))
                .containsExactly(new Block.Notice(
                        "Absent de ce relevé, car le mois n’est pas clos\u00a0: avril\u00a02025 (S1)"));
        assertThat(table(report, "coverage").rows())
                .containsExactly(List.of(
                        new Value.Month(Statements.APRIL), Value.of("1 sur 3"), Value.of("S1"), Value.of("S3")));
        assertThat(tables(STATEMENTS.get(0).report(Locale.FRENCH)))
                .extracting(Block.Table::id)
                .doesNotContain("coverage");
    }

    @Test
    void monthsOutsideTheTermAreNobodysGapAndManyStructuresAreCounted() {
        String[] structures = java.util.stream.IntStream.rangeClosed(1, 14)
                .mapToObj(i -> "S" + i)
                .toArray(String[]::new);
        Office office = new Office(structures)
                .agrees(Terms.of("A")
                        .from(java.time.LocalDate.of(2025, 2, 1))
                        .to(java.time.LocalDate.of(2025, 4, 30))
                        .agreement());
        office.close(List.of("S1"), Statements.JANUARY, Statements.APRIL);

        List<MonthCoverage> gaps = MonthCoverage.gaps(
                office.funding.draft("A", Statements.JANUARY, Statements.JUNE).parts());

        assertThat(gaps)
                .extracting(MonthCoverage::month)
                .containsExactly(Statements.JANUARY.plusMonths(1), Statements.MARCH, Statements.APRIL);
        Report report =
                office.funding.draft("A", Statements.JANUARY, Statements.JUNE).report(Locale.ENGLISH);
        assertThat(table(report, "coverage").rows().get(0))
                .containsExactly(
                        new Value.Month(Statements.JANUARY.plusMonths(1)),
                        Value.of("1 of 14"),
                        Value.of("–"),
                        Value.of("S10, S11, S12, S13, S14, S2, S3, S4, S5, S6, S7, S8 and 1 more"));
        assertThat(blocks(report).filter(Block.Notice.class::isInstance)).isEmpty();
        assertThat(table(
                                new Office("S1", "S2")
                                        .agrees(Terms.of("A").agreement())
                                        .funding
                                        .draft("A", Statements.JANUARY, Statements.JANUARY)
                                        .report(Locale.FRENCH),
                                "coverage")
                        .rows())
                .containsExactly(List.of(
                        new Value.Month(Statements.JANUARY),
                        Value.of("0 sur 2"),
                        Value.of("–"),
                        Value.of("toutes les structures")));
    }
}
