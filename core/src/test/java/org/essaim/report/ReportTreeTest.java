package org.essaim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.essaim.document.Tree;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** A report for software says the same as for people, and nothing is rounded. */
class ReportTreeTest {
    private static final Block.Table TABLE = new Block.Table(
            "temps",
            "Temps par structure",
            List.of(
                    Column.of("structure", "Structure"),
                    Column.summed("hours", "Heures"),
                    Column.summed("amount", "Montant"),
                    Column.of("share", "Part"),
                    Column.of("mean", "Moyenne")),
            List.of(
                    List.of(
                            Value.of("S001"),
                            Value.hours(4501),
                            Value.of(Money.of(CurrencyUnit.EUR, new BigDecimal("12.30"))),
                            new Value.Share(1, 3),
                            new Value.Decimal(new BigDecimal("3.3333"), 1, "")),
                    List.of(
                            Value.of("S002"),
                            new Value.Absent("secret"),
                            new Value.Absent("secret"),
                            new Value.Absent("secret"),
                            new Value.Decimal(new BigDecimal("2"), 1, "h"))),
            List.of(
                    Value.of("Total"),
                    Value.hours(4501),
                    Value.of(Money.of(CurrencyUnit.EUR, 12)),
                    Value.of(""),
                    Value.of("")));

    private static Tree.Fields tree(Block... blocks) {
        return new Report(
                        "r1",
                        "Titre",
                        "",
                        Locale.FRANCE,
                        Audience.PUBLISHED,
                        true,
                        null,
                        List.of(new Section("s", "Partie", true, List.of(blocks))))
                .toTree();
    }

    private static Tree block(Tree.Fields report) {
        Tree.Fields section = (Tree.Fields)
                ((Tree.Items) report.get("sections").orElseThrow()).items().get(0);
        return ((Tree.Items) section.get("blocks").orElseThrow()).items().get(0);
    }

    private static List<Tree> rows(Tree.Fields table) {
        return ((Tree.Items) table.get("rows").orElseThrow()).items();
    }

    @Test
    void aRowHasItsValuesUnderTheKeysOfItsColumnsAsTheyAre() {
        Tree.Fields table = (Tree.Fields) block(tree(TABLE));
        assertThat(rows(table).get(0))
                .isEqualTo(Tree.fields()
                        .put("structure", "S001")
                        .put("hours", Tree.fields().put("seconds", 4501).build())
                        .put(
                                "amount",
                                Tree.fields()
                                        .put("amount", "12.30")
                                        .put("currency", "EUR")
                                        .build())
                        .put(
                                "share",
                                Tree.fields()
                                        .put("numerator", 1)
                                        .put("denominator", 3)
                                        .build())
                        .put("mean", new Tree.Numeric(new BigDecimal("3.3333")))
                        .build());
        assertThat(table.get("totals")).isPresent();
    }

    @Test
    void whatIsAbsentIsAReasonAndNeverZero() {
        Tree.Fields row = (Tree.Fields) rows((Tree.Fields) block(tree(TABLE))).get(1);
        assertThat(row.get("hours"))
                .contains(Tree.fields().put("absent", "secret").build());
        assertThat(row.get("mean"))
                .contains(Tree.fields()
                        .put("number", new Tree.Numeric(new BigDecimal("2")))
                        .put("unit", "h")
                        .build());
    }

    @Test
    void everyKindOfBlockAndOfValueHasItsPlace() {
        assertThat(block(tree(new Block.Paragraph("Un mot."))).toString()).contains("Un mot.");
        assertThat(block(tree(new Block.Notice("Attention."))).toString()).contains("Attention.");
        Tree.Fields chart = (Tree.Fields) block(tree(new Block.Chart(Block.ChartKind.STACKED, "Barres", TABLE)));
        assertThat(chart.get("chart")).contains(Tree.of("STACKED"));
        assertThat(rows(chart)).hasSize(2);
        Tree.Fields check =
                (Tree.Fields) block(tree(new Block.Check("c", "Contrôle", Value.count(2), Value.count(3), false)));
        assertThat(check.get("holds")).contains(Tree.of(false));
        assertThat(check.get("found")).contains(Tree.of(3));
        assertThat(block(tree(new Block.Facts(List.of(
                                new Block.Facts.Fact("d", "Jour", new Value.Day(LocalDate.of(2026, 3, 1))),
                                new Block.Facts.Fact("m", "Mois", new Value.Month(YearMonth.of(2026, 3)))))))
                        .toString())
                .contains("2026-03-01", "2026-03");
    }

    @Test
    void whatIsPublishedAndInventedSaysSo() {
        Tree.Fields report = tree();
        assertThat(report.get("audience")).contains(Tree.of("PUBLISHED"));
        assertThat(report.get("fictitious")).contains(Tree.of(true));
        assertThat(report.get("subtitle")).isEmpty();
    }
}
