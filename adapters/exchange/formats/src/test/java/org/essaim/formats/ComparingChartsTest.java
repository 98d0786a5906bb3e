package org.essaim.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Block.ChartKind;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparingChartsTest {
    private static final Value SECRET = new Value.Absent("s.");
    private static final Value UNTOLD = new Value.Absent("moins de la moitié des structures ont répondu");

    @Test
    void anItemIsDrawnFromWhatWasToWhatIs() {
        Element drawing = dumbbell(List.of(item("Parole", perCent("54.25"), perCent("71.75"), 112, 97)));
        assertThat(texts(drawing)).contains("54,3 %", "71,8 %", "n : 112 → 97");
        List<Element> dots = drawing.select("circle");
        // The legend's two, and the row's: an outline for what was, filled for what is.
        assertThat(dots).hasSize(4);
        assertThat(dots.get(2).attr("fill")).isEqualTo("#ffffff");
        assertThat(dots.get(3).attr("fill")).isNotEqualTo("#ffffff");
        assertThat(x(dots.get(2))).isLessThan(x(dots.get(3)));
        assertThat(hatches(drawing)).as("the legend’s").hasSize(1);
    }

    @Test
    void whatWentDownIsDrawnTheOtherWayRound() {
        List<Element> dots = dumbbell(List.of(item("Planning", perCent("48"), perCent("44"), 10, 9)))
                .select("circle");
        assertThat(x(dots.get(2))).isGreaterThan(x(dots.get(3)));
    }

    @Test
    void aSecretSideIsHatchedWithItsReasonAndTheOtherStandsAlone() {
        Element drawing = dumbbell(List.of(item("Isolement", SECRET, perCent("63.4"), 4, 41)));
        assertThat(texts(drawing)).contains("Avant : s.", "63,4 %").doesNotContain("0,0 %");
        assertThat(drawing.select("circle")).hasSize(3);
        assertThat(drawing.select("polygon")).as("a line from nowhere").isEmpty();
        assertThat(hatches(drawing)).hasSize(2);
    }

    @Test
    void whatIsAbsentOnBothSidesHasNoMarkOnTheAxis() {
        Element drawing = dumbbell(List.of(
                item("a", perCent("10"), perCent("20"), 9, 9),
                item("b", UNTOLD, SECRET, 0, 0),
                item("c", SECRET, perCent("30"), 2, 9)));
        assertThat(drawing.select("circle")).hasSize(2 + 2 + 1);
        assertThat(hatches(drawing)).hasSize(1 + 3);
        assertThat(String.join(" ", texts(drawing)))
                .contains("Avant : moins de la moitié des structures", "ont répondu")
                .contains(
                        "Lignes : 3\u202f; avec les deux valeurs : 1\u202f; avec une seule : 1\u202f; sans aucune : 1.");
        assertThat(drawing.expectFirst("desc").text()).contains("avec les deux valeurs : 1");
    }

    @Test
    void aFigureOfAnotherUnitIsPrintedAndHasNoPlaceOnTheAxis() {
        Element drawing = dumbbell(List.of(
                item("a", perCent("10"), perCent("20"), 9, 9), item("b", Value.hours(3600), perCent("20"), 9, 9)));
        assertThat(texts(drawing)).contains("Avant : 1,00 h (autre unité)");
        Value rate = new Value.Decimal(new BigDecimal("31.2"), 2, "€/h");
        assertThat(texts(dumbbell(List.of(item("a", perCent("10"), rate, 9, 9)))))
                .contains("Après : 31,20 €/h (autre unité)");
        assertThat(drawing.select("circle")).hasSize(2 + 3);
        assertThat(hatches(drawing)).hasSize(1);
    }

    @Test
    void howManyToldNothingIsPrintedBesideHowManyDid() {
        List<Column> columns = new ArrayList<>(columns());
        columns.add(Column.of("missing.before", "Manquants avant"));
        columns.add(Column.of("missing.after", "Manquants après"));
        List<Value> row = new ArrayList<>(item("a", perCent("10"), perCent("20"), 9, 12));
        row.add(Value.count(5));
        row.add(Value.count(2));
        Element drawing = page(ChartKind.DUMBBELL, columns, List.of(row)).expectFirst("svg");
        assertThat(texts(drawing)).contains("n : 9 → 12", "manquants : 5 → 2");
    }

    @Test
    void aChartSaysWhichColumnItLacks() {
        Block.Table none = new Block.Table("t", "T", List.of(Column.of("a", "A")), List.of(), List.of());
        assertThatThrownBy(() -> new Block.Chart(ChartKind.DUMBBELL, "T", none))
                .hasMessageContaining("[before]")
                .hasMessageContaining("[t]");
        Block.Table half = new Block.Table("t", "T", columns().subList(0, 4), List.of(), List.of());
        assertThatThrownBy(() -> new Block.Chart(ChartKind.DUMBBELL, "T", half)).hasMessageContaining("[n.after]");
    }

    @Test
    void aGapIsLeftWhereAPeriodHasNoFigure() {
        Element drawing = panels(
                List.of(List.of(Value.of("Brume"), perCent("10"), perCent("12"), SECRET, perCent("11"), perCent("9"))));
        // Two lines of two points each, and none over the gap.
        assertThat(drawing.select("line[stroke-width=2]")).hasSize(2);
        assertThat(drawing.select("circle")).hasSize(4);
        // One below the axis, one in the legend.
        assertThat(hatches(drawing)).hasSize(2);
        assertThat(texts(drawing)).contains("s.", "Sans valeur : s. (1)", "9,0 % (T5)");
    }

    @Test
    void aPointBetweenTwoGapsIsSeen() {
        Element drawing =
                panels(List.of(List.of(Value.of("Brume"), SECRET, SECRET, perCent("12"), UNTOLD, perCent("11"))));
        assertThat(drawing.select("circle")).hasSize(2);
        assertThat(drawing.select("line[stroke-width=2]")).isEmpty();
        // Two secrets side by side are one mark.
        assertThat(hatches(drawing)).hasSize(1 + 2);
        assertThat(texts(drawing))
                .contains("b", "Sans valeur : s. (2), b : moins de la moitié des structures ont répondu (1)");
    }

    @Test
    void noFigureAtAllIsSaidAndNothingIsDrawn() {
        Element drawing = panels(List.of(List.of(Value.of("Brume"), SECRET, SECRET, SECRET, SECRET, SECRET)));
        assertThat(drawing.select("circle")).isEmpty();
        assertThat(texts(drawing)).contains("Sans valeur");
    }

    @Test
    void panelsShareOneScale() {
        Element drawing = panels(List.of(
                List.of(Value.of("a"), perCent("10"), perCent("10"), perCent("10"), perCent("10"), perCent("10")),
                List.of(Value.of("b"), perCent("100"), perCent("100"), perCent("100"), perCent("100"), perCent("10"))));
        List<Element> dots = drawing.select("circle");
        assertThat(dots).hasSize(10);
        // The last of both panels is 10 %: as high in the one as in the other, and below the others of the second.
        assertThat(dots.get(4).attr("cy")).isEqualTo(dots.get(9).attr("cy"));
        assertThat(y(dots.get(5))).isLessThan(y(dots.get(4)));
    }

    @Test
    void whatIsBelowZeroIsDrawnBelowZero() {
        Element drawing = panels(List.of(
                List.of(Value.of("a"), perCent("-10"), perCent("0"), perCent("10"), perCent("0"), perCent("0"))));
        List<Element> dots = drawing.select("circle");
        assertThat(y(dots.get(0))).isGreaterThan(y(dots.get(1)));
        assertThat(y(dots.get(1))).isGreaterThan(y(dots.get(2)));
        Element below = dumbbell(List.of(item("a", perCent("-10"), perCent("5"), 1, 1)));
        assertThat(texts(below)).contains("−10,0 %", "0 %");
    }

    @Test
    void aColumnOfTotalsIsNoPeriod() {
        List<Column> columns = List.of(Column.of("a", "A"), Column.of("p", "P"), Column.of("total.year", "Année"));
        Element drawing = page(
                        ChartKind.SMALL_MULTIPLES,
                        columns,
                        List.of(List.of(Value.of("a"), perCent("1"), perCent("100"))))
                .expectFirst("svg");
        assertThat(drawing.select("circle")).hasSize(1);
        assertThat(texts(drawing)).contains("1,0 % (P)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 19, 60})
    void everyRowIsDrawnOnceAndNoDrawingIsTallerThanAPage(int rows) {
        List<List<Value>> items = IntStream.range(0, rows)
                .mapToObj(i -> item("Item " + i + " x", perCent("1" + i), i % 4 == 0 ? UNTOLD : perCent("2" + i), i, i))
                .toList();
        List<List<Value>> panels = IntStream.range(0, rows)
                .mapToObj(i -> List.of(
                        Value.of("Item " + i + " x"), perCent("1" + i), SECRET, perCent("3" + i), UNTOLD, perCent("1")))
                .toList();
        for (Document page : List.of(
                page(ChartKind.DUMBBELL, columns(), items), page(ChartKind.SMALL_MULTIPLES, periods(), panels))) {
            assertThat(Accessibility.faults(page)).isEmpty();
            List<String> texts = page.select("svg text").eachText();
            for (int i = 0; i < rows; i++) {
                assertThat(texts).containsOnlyOnce("Item " + i + " x");
            }
            for (Element drawing : page.select("svg")) {
                assertThat(new BigDecimal(drawing.attr("height")).intValue()).isLessThanOrEqualTo(520);
            }
            List<String> names = page.select("svg").eachAttr("aria-label");
            assertThat(names).doesNotHaveDuplicates();
            assertThat(page.select("figure + div table tbody tr")).hasSize(rows);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ChartKind.class,
            names = {"DUMBBELL", "SMALL_MULTIPLES"})
    void nothingStandsOutsideTheDrawing(ChartKind kind) {
        String name = "Association intercommunale d’aide et de soins à domicile du canton de " + "x".repeat(120);
        List<List<Value>> rows = List.of(
                item(name, perCent("1234567.5"), perCent("-7654321.5"), 1, 2),
                item(name, new Value.Absent("mot ".repeat(80)), perCent("1"), 1, 2),
                item("", Value.of(""), new Value.Absent("x".repeat(90)), 1, 2));
        for (Element drawing : page(kind, columns(), rows).select("svg")) {
            for (Element text : drawing.select("text")) {
                int size = text.hasAttr("font-size") ? tenths(text.attr("font-size")) : Canvas.TEXT;
                int width = TextWidth.of(text.text(), size);
                int left = tenths(text.attr("x"))
                        - switch (text.attr("text-anchor")) {
                            case "end" -> width;
                            case "middle" -> width / 2;
                            default -> 0;
                        };
                assertThat(left).as("left of [%s]", text.text()).isGreaterThanOrEqualTo(-40);
                assertThat(left + width).as("right of [%s]", text.text()).isLessThanOrEqualTo(Canvas.WIDTH + 40);
            }
        }
    }

    @Test
    void sharesAreDrawnInHundredths() {
        Element drawing = dumbbell(List.of(item("a", new Value.Share(1, 2), new Value.Share(2, 3), 2, 3)));
        assertThat(texts(drawing)).contains("50,0 %", "66,7 %", "0 %", "20 %", "60 %");
        assertThat(drawing.select("circle")).hasSize(4);
    }

    @Test
    void decimalsAreDrawnAsOtherFiguresAre() {
        List<Column> columns = List.of(Column.of("a", "A"), Column.of("b", "B"), Column.of("c", "C"));
        List<List<Value>> rows = List.of(List.of(Value.of("x"), perCent("1.25"), perCent("2.25")));
        assertThat(page(ChartKind.STACKED, columns, rows).select("svg text").eachText())
                .contains("3,5 %");
        assertThat(page(ChartKind.WATERFALL, columns, rows).select("svg text").eachText())
                .contains("1,3 %");
        assertThat(page(ChartKind.FUNNEL, columns, List.of(rows.get(0), List.of(Value.of("y"), perCent("1"), SECRET)))
                        .select("svg text")
                        .eachText())
                .contains("−0,3 %");
    }

    private static Element dumbbell(List<List<Value>> rows) {
        return page(ChartKind.DUMBBELL, columns(), rows).expectFirst("svg");
    }

    private static Element panels(List<List<Value>> rows) {
        return page(ChartKind.SMALL_MULTIPLES, periods(), rows).expectFirst("svg");
    }

    private static Document page(ChartKind kind, List<Column> columns, List<List<Value>> rows) {
        Block.Table table = new Block.Table("t", "Tableau", columns, rows, List.of());
        return Jsoup.parse(HtmlReport.page(new Report(
                "r",
                "Titre",
                "",
                Locale.FRANCE,
                Audience.PUBLISHED,
                false,
                null,
                List.of(new Section("s", "Section", false, List.of(new Block.Chart(kind, "Dessin", table)))))));
    }

    private static List<Column> columns() {
        return List.of(
                Column.of("item", "Item"),
                Column.of("before", "Avant"),
                Column.of("after", "Après"),
                Column.of("n.before", "n avant"),
                Column.of("n.after", "n après"));
    }

    private static List<Column> periods() {
        List<Column> columns = new ArrayList<>(List.of(Column.of("structure", "Structure")));
        for (int i = 1; i <= 5; i++) {
            columns.add(Column.of("t" + i, "T" + i));
        }
        return columns;
    }

    private static List<Value> item(String name, Value before, Value after, long nBefore, long nAfter) {
        return List.of(Value.of(name), before, after, Value.count(nBefore), Value.count(nAfter));
    }

    private static Value perCent(String number) {
        return new Value.Decimal(new BigDecimal(number), 1, "%");
    }

    private static List<String> texts(Element drawing) {
        return drawing.select("text").eachText().stream()
                .map(text -> text.replace('\u00a0', ' '))
                .toList();
    }

    private static List<Element> hatches(Element drawing) {
        return drawing.select("rect[fill*=hatched]");
    }

    private static BigDecimal x(Element dot) {
        return new BigDecimal(dot.attr("cx"));
    }

    private static BigDecimal y(Element dot) {
        return new BigDecimal(dot.attr("cy"));
    }

    private static int tenths(String px) {
        return new BigDecimal(px).movePointRight(1).intValueExact();
    }
}
