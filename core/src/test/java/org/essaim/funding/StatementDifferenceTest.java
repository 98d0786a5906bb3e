package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.funding.StatementDifference.Cause;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Value;
import org.essaim.time.Category;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The difference between statements that were issued for real, as documents that somebody kept. */
class StatementDifferenceTest {
    private static final List<String> STRUCTURES = List.of("S1", "S2", "S3");

    /** Version 1 with March of one structure open, version 2 after it was closed, a correction, and an amendment. */
    private static List<FundingStatement> versions() {
        Office office = Statements.office()
                .close(List.of("S1", "S2"), Statements.JANUARY, Statements.MARCH)
                .close(List.of("S3"), Statements.JANUARY, Statements.JANUARY.plusMonths(1));
        office.deliver("S3", Statements.MARCH);
        FundingStatement first = office.funding.issue("DEP", Statements.JANUARY, Statements.JUNE);
        office.works("m1", "S1", 1, Category.TEAM_MEETING, "2025-01-06T09:00", 3_000)
                .corrects("S1", Statements.JANUARY)
                .close(List.of("S3"), Statements.MARCH, Statements.MARCH)
                .close(List.of("S1"), Statements.APRIL, Statements.APRIL);
        office.deliver("S2", Statements.APRIL);
        office.agrees(Terms.like(office.funding.agreement("DEP"))
                .title("Convention fictive, avenant 1")
                .ceilingCents(70_000L)
                .agreement());
        return List.of(first, office.funding.issue("DEP", Statements.JANUARY, Statements.JUNE));
    }

    private static SourceTree document(FundingStatement statement, String file) {
        return document(statement.toTree(), file);
    }

    private static SourceTree document(Tree tree, String file) {
        return new SourceTree(tree, file, Map.of());
    }

    private static StatementDifference between(FundingStatement from, FundingStatement to) {
        List<Finding> findings = new ArrayList<>();
        Optional<StatementDifference> difference =
                StatementDifference.between(document(from, "a.json"), document(to, "b.json"), findings::add);
        assertThat(findings).isEmpty();
        return difference.orElseThrow();
    }

    private static List<StatementDifference.Line> lines(StatementDifference difference, Cause cause) {
        return difference.lines().stream().filter(line -> line.cause() == cause).toList();
    }

    @Test
    void aNewVersionIsExplainedByWhatWasTakenInCorrectedAndAmended() {
        List<FundingStatement> versions = versions();
        StatementDifference difference = between(versions.get(0), versions.get(1));

        assertThat(difference.from().version()).isEqualTo(1);
        assertThat(difference.to().version()).isEqualTo(2);
        assertThat(lines(difference, Cause.CORRECTION)).singleElement().satisfies(line -> {
            assertThat(line.cell()).isEqualTo(CellReference.parse("S1:TEAM_MEETING:2025-01"));
            assertThat(line.secondsBefore()).isEqualTo(7_201);
            assertThat(line.secondsAfter()).isEqualTo(3_000);
            // 60 % of 24.61 €/h: 29.54 € became 12.305 €, of which its issue pays 12.30 €.
            assertThat(line.centsBefore()).isEqualTo(2_954);
            assertThat(line.centsAfter()).isEqualTo(1_230);
        });
        assertThat(lines(difference, Cause.TAKEN_IN))
                .extracting(line -> String.valueOf(line.cell()))
                .contains("S3:TEAM_MEETING:2025-03", "S1:TEAM_MEETING:2025-04", "S1:MENTORING:2025-04")
                .doesNotContain("S1:TEAM_MEETING:2025-01", "S2:FACILITATION:2025-04");
        assertThat(difference.changes())
                .containsExactly(
                        new StatementDifference.Change(
                                "agreement.title",
                                Tree.of("Convention fictive"),
                                Tree.of("Convention fictive, avenant 1")),
                        new StatementDifference.Change("agreement.ceilingCents", Tree.of(58_000), Tree.of(70_000)));
        assertThat(difference.from().open()).containsExactly("S3:2025-03");
        assertThat(difference.to().open()).containsExactly("S2:2025-04");
        assertThat(difference.sharedSeals()).isEqualTo(8);
        assertThat(difference.difference().recorded())
                .isEqualTo(versions.get(1).recordedSeconds() - versions.get(0).recordedSeconds());
    }

    @Test
    void whatIsExplainedAddsUpBothWaysAndNothingDiffersFromItself() {
        List<FundingStatement> all = new ArrayList<>(versions());
        Office office = Statements.office();
        FundingStatement first = Statements.firstQuarter(office);
        FundingStatement second = Statements.secondQuarter(office);
        FundingStatement half = office.funding.issue("DEP", Statements.JANUARY, Statements.JUNE);
        for (List<FundingStatement> pair :
                List.of(List.of(all.get(0), all.get(1)), List.of(first, second), List.of(first, half))) {
            StatementDifference there = between(pair.get(0), pair.get(1));
            StatementDifference back = between(pair.get(1), pair.get(0));
            StatementSums total = StatementSums.zero(true);
            StatementSums reverse = StatementSums.zero(true);
            for (StatementDifference.Line line : there.lines()) {
                total = total.plus(line.difference());
            }
            for (StatementDifference.Line line : back.lines()) {
                reverse = reverse.plus(line.difference());
            }
            assertThat(total).isEqualTo(there.difference());
            assertThat(reverse).isEqualTo(StatementSums.zero(true).minus(total));
            assertThat(back.changes())
                    .isEqualTo(there.changes().stream()
                            .map(change -> new StatementDifference.Change(change.path(), change.to(), change.from()))
                            .toList());
            assertThat(there.isEmpty()).isFalse();
            assertThat(between(pair.get(0), pair.get(0)).isEmpty()).isTrue();
        }
        // The half year holds what both quarters say.
        assertThat(between(first, half).difference().cents())
                .isEqualTo(second.amount().getAmountMinorLong());
        assertThat(between(first, second).sharedSeals()).isZero();
    }

    @Test
    void statementsOfDifferentAgreementsAreRefused() {
        Office office = Statements.office();
        FundingStatement one = Statements.firstQuarter(office);
        FundingStatement other = office.funding.issue("CARSAT", Statements.JANUARY, Statements.MARCH);
        assertThatThrownBy(() -> between(one, other))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[a.json] is a statement for agreement [DEP], [b.json] one for [CARSAT]")
                .hasMessageContaining("\nMaybe ");
    }

    @Test
    void statementsOfDifferentStoresAreRefused() {
        FundingStatement one = Statements.firstQuarter(Statements.office());
        Office elsewhere = Statements.office().works("m1", "S1", 1, Category.TEAM_MEETING, "2025-01-06T09:00", 60);
        FundingStatement other = Statements.firstQuarter(elsewhere);
        assertThatThrownBy(() -> between(one, other))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("do not come from one store: two seals are called [S1:2025-01#1]")
                .hasMessageContaining("\nMaybe ");
    }

    @Test
    void anIssueThatSaysTwoThingsOfOneLineIsNotOneStores() {
        // The same sealed months under another ceiling: the seals agree, what was frozen does not.
        Office elsewhere = Statements.office();
        elsewhere.agrees(Terms.like(elsewhere.funding.agreement("DEP"))
                .ceilingCents(1_000L)
                .agreement());
        FundingStatement one = Statements.firstQuarter(Statements.office());
        FundingStatement other = Statements.firstQuarter(elsewhere);
        assertThatThrownBy(() -> between(one, other))
                .hasMessageContaining("issue [1] says two things of [S")
                .hasMessageContaining("store that was founded anew");
    }

    @Test
    void aDocumentThatDoesNotHoldIsSaidAndNothingIsCompared() {
        List<FundingStatement> versions = versions();
        Tree.Fields forged = new Forger(versions.get(1))
                .leaf(0, leaf -> leaf.with(new java.util.TreeMap<>(Map.of("DEP", 999_999L))))
                .document();
        List<Finding> findings = new ArrayList<>();
        assertThat(StatementDifference.between(
                        document(versions.get(0), "a.json"), document(forged, "b.json"), findings::add))
                .isEmpty();
        assertThat(findings).isNotEmpty().allMatch(finding -> "b.json".equals(finding.file()));
        findings.clear();
        assertThat(StatementDifference.between(
                        document(Tree.of("nothing"), "a.json"), document(versions.get(0), "b.json"), findings::add))
                .isEmpty();
        assertThat(findings).singleElement().matches(finding -> "a.json".equals(finding.file()));
    }

    @Test
    void aCostThatOneSideDoesNotKnowIsNotExplained() {
        Office office = new Office("S1").agrees(Terms.of("A").agreement());
        office.works("a", "S1", 1, Category.TEAM_MEETING, "2025-01-10T09:00", 3_600)
                .works("b", "S1", 1, Category.TEAM_MEETING, "2025-02-10T09:00", 3_600);
        office.funding.save(EmployerCost.unknown()
                .with(
                        "",
                        org.essaim.organisation.Function.CARE_WORKER,
                        java.time.LocalDate.of(2025, 1, 1),
                        new java.math.BigDecimal("25.00")));
        office.close(List.of("S1"), Statements.JANUARY, Statements.JANUARY);
        FundingStatement one = office.funding.issue("A", Statements.JANUARY, Statements.MARCH);
        office.funding.save(EmployerCost.unknown());
        office.close(List.of("S1"), Statements.JANUARY.plusMonths(1), Statements.MARCH);
        FundingStatement other = office.funding.issue("A", Statements.JANUARY, Statements.MARCH);

        StatementDifference difference = between(one, other);

        assertThat(difference.difference().costCents()).isNull();
        assertThat(difference.difference().remainingCents()).isEmpty();
        assertThat(difference.difference().cents()).isEqualTo(2_460);
        assertThat(notices(difference.report(Locale.ENGLISH)))
                .anyMatch(notice -> notice.contains("not known on both sides"));
    }

    private static List<Block> blocks(Report report) {
        return report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .toList();
    }

    private static List<String> notices(Report report) {
        return blocks(report).stream()
                .filter(Block.Notice.class::isInstance)
                .map(Object::toString)
                .toList();
    }

    private static Stream<Block.Table> tables(Report report) {
        return blocks(report).stream()
                .map(block -> block instanceof Block.Chart chart ? chart.table() : block)
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast);
    }

    @Test
    void theReportSaysEveryCauseWithSumsThatHold() {
        List<FundingStatement> versions = versions();
        StatementDifference difference = between(versions.get(0), versions.get(1));
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            Report report = difference.report(locale);
            assertThat(report.fictitious()).isTrue();
            assertThat(tables(report))
                    .extracting(Block.Table::id)
                    .containsExactly("totals.hours", "totals.euros", "waterfall.euros", "causes", "changes", "lines");
            tables(report).forEach(StatementDifferenceTest::sums);
            assertThat(blocks(report).stream()
                            .filter(Block.Check.class::isInstance)
                            .map(Block.Check.class::cast))
                    .hasSize(7)
                    .allMatch(Block.Check::holds);
        }
        assertThat(notices(difference.report(Locale.FRENCH)))
                .singleElement()
                .asString()
                .contains("Mois encore ouverts", "avril\u00a02025 (S2)");
        String french = difference.report(Locale.FRENCH).toString();
        assertThat(french)
                .contains("Convention, plafond en euros", "Convention, intitulé", "mars\u00a02025 (S3)", "EUR 700.00")
                .doesNotContain("'");
        assertThat(between(versions.get(0), versions.get(0))
                        .report(Locale.ENGLISH)
                        .toString())
                .contains("Both statements say the same", "No figure differs");
    }

    private static void sums(Block.Table table) {
        if (table.totals().isEmpty()) {
            return;
        }
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            if (!table.columns().get(i).summed()) {
                continue;
            }
            Value total = table.totals().get(i);
            if (total instanceof Value.Amount amount) {
                Money sum = table.rows().stream()
                        .map(row -> ((Value.Amount) row.get(column)).money())
                        .reduce(StatementFigures.euros(0), Money::plus);
                assertThat(sum).as("%s", table.columns().get(i)).isEqualTo(amount.money());
            } else {
                assertThat(table.rows().stream()
                                .mapToLong(row -> ((Value.Hours) row.get(column)).seconds())
                                .sum())
                        .as("%s", table.columns().get(i))
                        .isEqualTo(((Value.Hours) total).seconds());
            }
        }
    }

    @Test
    void otherAgreementsNamesAndPeriodsAreSaidByTheirPath() {
        Office office = Statements.office();
        FundingStatement first = Statements.firstQuarter(office);
        office.agrees(
                Terms.like(office.funding.agreement("CARSAT"))
                        .funder("Autre financeur fictif")
                        .agreement(),
                Terms.of("FONDS").priority(3).agreement());
        office.time.save(new org.essaim.organisation.Structure(
                "S3",
                "Structure renommée",
                null,
                null,
                null,
                Office.PARIS,
                org.essaim.organisation.ByDate.always(org.essaim.organisation.CollectiveAgreement.IDCC_2941)));
        office.close(STRUCTURES, Statements.APRIL, Statements.JUNE);
        FundingStatement half = office.funding.issue("DEP", Statements.JANUARY, Statements.JUNE);

        StatementDifference difference = between(first, half);

        assertThat(difference.changes())
                .extracting(StatementDifference.Change::path)
                .containsExactly("others.CARSAT.funder", "others.FONDS", "period.last", "structures.S3");
        String report = difference.report(Locale.FRENCH).toString();
        assertThat(report)
                .contains("Autre convention CARSAT, financeur", "Dernier mois du relevé", "Structure S3", "absent");
        Tree.Fields document = difference.toTree();
        assertThat(document.get("changes").orElseThrow().toString()).contains("Structure renommée");
        assertThat(document.get("lines").orElseThrow().toString()).contains("TAKEN_IN", "secondsAfter");
    }
}
