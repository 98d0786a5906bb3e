package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.document.Tree;
import org.essaim.organisation.Function;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.time.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and programs read of an outlook and of a simulation. */
class OutlookReportTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);

    /** Meetings 10 h and coaching 10 h; A takes both and ends at 10 h, B takes meetings alone and ends at 10 h. */
    private static FundingOutlook outlook() {
        return outlook(
                Set.of(Category.TEAM_MEETING),
                new TreeMap<>(Map.of(Category.TEAM_MEETING, 36_000L, Category.MENTORING, 36_000L)));
    }

    private static FundingOutlook outlook(Set<Category> ofB, SortedMap<Category, Long> time) {
        Office office = new Office("S1")
                .employs("S1", 1, Function.CARE_WORKER)
                .agrees(
                        Terms.of("A")
                                .title("Convention A")
                                .categories(Set.of(Category.TEAM_MEETING, Category.MENTORING))
                                .ceilingSeconds(36_000L)
                                .agreement(),
                        Terms.of("B")
                                .priority(2)
                                .categories(ofB)
                                .ceilingSeconds(36_000L)
                                .agreement());
        time.forEach((category, seconds) -> office.worksIn(JANUARY, "S1", 1, category, seconds));
        office.funding.save(
                EmployerCost.unknown().with("", Function.CARE_WORKER, LocalDate.of(2025, 1, 1), new BigDecimal("24")));
        return office.close(List.of("S1"), JANUARY, JANUARY).funding.outlook("A", JANUARY, JANUARY);
    }

    private static List<String> paragraphs(Report report) {
        return report.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).text())
                .toList();
    }

    private static List<Block.Table> tables(Report report) {
        List<Block.Table> tables = new ArrayList<>();
        for (Section section : report.sections()) {
            section.blocks().stream()
                    .filter(Block.Table.class::isInstance)
                    .forEach(block -> tables.add((Block.Table) block));
        }
        return tables;
    }

    private static Block.Table table(Report report, String id) {
        return tables(report).stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhatAnotherOrderFundsAndThatALimitIsNoPromise() {
        Report french = outlook().report(Locale.FRENCH, Category.MENTORING);
        assertThat(french.title()).isEqualTo("Perspectives de financement");
        assertThat(french.subtitle()).isEqualTo("Convention A · 2025-01 – 2025-01");
        assertThat(french.audience()).isEqualTo(Audience.RECIPIENT);
        assertThat(french.fictitious()).isTrue();
        assertThat(paragraphs(french))
                .containsExactly(
                        "Au plus 5,00\u00a0h de plus, quel que soit l’ordre\u00a0: une limite, pas une promesse.",
                        "Autres ordres essayés\u00a0: 1. L’ordre B, A a été essayé et finance 5,00\u00a0h de plus.",
                        "Tutorat\u00a0: 5,00\u00a0h sans financement. Chaque avenant a été réparti en entier.");
        assertThat(paragraphs(outlook().report(Locale.ENGLISH, Category.MENTORING)))
                .containsExactly(
                        "At most 5.00\u00a0h more, whatever the order: a limit, not a promise.",
                        "Other orders tried: 1. The order B, A was tried and funds 5.00\u00a0h more.",
                        "Mentoring: 5.00\u00a0h unfunded. Each amendment was allocated in full.");
    }

    @Test
    void aLimitThatNoOrderReachedIsNeverToldAsIfOneDid() {
        // Each divides its 10 h among 5 h and 10 h of coaching: 18 h 20 in either order, 20 h on paper.
        FundingOutlook outlook = outlook(
                Set.of(Category.MENTORING, Category.PRACTICE_ANALYSIS),
                new TreeMap<>(Map.of(
                        Category.TEAM_MEETING,
                        18_000L,
                        Category.MENTORING,
                        36_000L,
                        Category.PRACTICE_ANALYSIS,
                        18_000L)));
        assertThat(outlook.mostMoreSeconds()).isEqualTo(6_000);
        assertThat(paragraphs(outlook.report(Locale.FRENCH)))
                .containsExactly(
                        "Au plus 1,67\u00a0h de plus, quel que soit l’ordre\u00a0: une limite, pas une promesse.",
                        "Autres ordres essayés\u00a0: 1. Aucun ne finance davantage.");
        assertThat(outlook.toTree(Locale.FRENCH).toString()).doesNotContain("better", "amendments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyTotalIsTheSumOfItsColumn(String language) {
        Locale locale = Locale.forLanguageTag(language);
        FundingOutlook outlook = outlook();
        List<Block.Table> tables =
                new ArrayList<>(tables(outlook.report(locale, Category.MENTORING, Category.TEAM_MEETING)));
        WhatIf whatIf =
                outlook.whatIf(List.of("A.ceiling-hours=15"), finding -> {}).orElseThrow();
        tables.addAll(tables(whatIf.report(locale)));
        assertThat(tables).hasSizeGreaterThanOrEqualTo(11);
        for (Block.Table table : tables) {
            for (int i = 0; i < table.columns().size(); i++) {
                if (table.columns().get(i).summed()) {
                    int column = i;
                    assertThat(figure(table.totals().get(i)))
                            .as("%s %s", table.id(), table.columns().get(i).key())
                            .isEqualTo(table.rows().stream()
                                    .mapToLong(row -> figure(row.get(column)))
                                    .sum());
                }
            }
        }
    }

    private static long figure(Value value) {
        return value instanceof Value.Hours hours
                ? hours.seconds()
                : ((Value.Amount) value).money().getAmountMinorLong();
    }

    @Test
    void aSimulationShowsBeforeAfterAndDifference() {
        WhatIf whatIf =
                outlook().whatIf(List.of("A.ceiling-hours=15"), finding -> {}).orElseThrow();
        Report report = whatIf.report(Locale.FRENCH);
        assertThat(table(report, "changes").rows())
                .containsExactly(List.of(
                        Value.of("A"),
                        Value.of("plafond en heures"),
                        Value.of("10,00\u00a0h"),
                        Value.of("15,00\u00a0h")));
        assertThat(table(report, "compared.hours").rows())
                .containsExactly(
                        List.of(Value.of("A"), Value.hours(36_000), Value.hours(54_000), Value.hours(18_000)),
                        List.of(Value.of("B"), Value.hours(18_000), Value.hours(9_000), Value.hours(-9_000)));
        assertThat(table(report, "compared.reasons").totals())
                .containsExactly(Value.of("Total"), Value.hours(18_000), Value.hours(9_000), Value.hours(-9_000));
        assertThat(paragraphs(report))
                .containsExactly("Simulation\u00a0: rien n’est enregistré, et ce qui est émis reste tel quel.");
    }

    @Test
    void aProgramReadsSecondsCentsAndSettings() {
        FundingOutlook outlook = outlook();
        Tree.Fields tree = outlook.toTree(Locale.ENGLISH, Category.MENTORING);
        assertThat(number(tree, "today", "funded")).isEqualTo(54_000);
        assertThat(number(tree, "today", "agreements", "A", "cents")).isEqualTo(24_600);
        assertThat(number(tree, "today", "reasons", "CEILING")).isEqualTo(18_000);
        assertThat(number(tree, "today", "unfundedCents")).isEqualTo(12_000);
        assertThat(number(tree, "bound", "more")).isEqualTo(18_000);
        assertThat(number(tree, "orders", "better", "more")).isEqualTo(18_000);
        Tree.Fields amendments = (Tree.Fields)
                ((Tree.Items) tree.get("amendments").orElseThrow()).items().get(0);
        assertThat(number(amendments, "unfunded")).isEqualTo(18_000);
        Tree.Fields best = (Tree.Fields)
                ((Tree.Items) amendments.get("ranked").orElseThrow()).items().get(0);
        assertThat(best.get("changes")).contains(Tree.texts(List.of("B.categories+=MENTORING")));
        assertThat(number(best, "left")).isZero();

        Tree.Fields whatIf = outlook.whatIf(List.of("B.categories+=MENTORING"), finding -> {})
                .orElseThrow()
                .toTree(Locale.ENGLISH);
        assertThat(number(whatIf, "after", "funded")).isEqualTo(72_000);
        assertThat(whatIf.toString()).contains("eligible categories: Team meeting → Mentoring, Team meeting");
    }

    private static long number(Tree.Fields tree, String... path) {
        Tree at = tree;
        for (String each : path) {
            at = ((Tree.Fields) at).get(each).orElseThrow();
        }
        return ((Tree.Numeric) at).value().longValueExact();
    }
}
