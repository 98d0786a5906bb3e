package org.essaim.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Block.ChartKind;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Exporter;
import org.essaim.tck.ExporterContract;
import org.essaim.tck.SampleReport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlExporterTest implements ExporterContract {
    @Override
    public Exporter exporter() {
        return new HtmlExporter();
    }

    @Override
    public String text(byte[] file) {
        return Jsoup.parse(new String(file, StandardCharsets.UTF_8)).body().wholeText();
    }

    static Stream<String> documents() {
        return Stream.of(Locale.FRANCE, Locale.UK)
                .map(locale -> SampleReport.of(locale, 5))
                .flatMap(report -> Stream.of(HtmlReport.page(report), HtmlReport.print(report)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isAccessible(String html) {
        assertThat(Accessibility.faults(Jsoup.parse(html))).isEmpty();
    }

    @Test
    void theAccessibilityRulesSeeFaults() {
        assertThat(
                        Accessibility.faults(
                                Jsoup.parse(
                                        "<html><body><h2>a</h2><table><tr><th>x</th></tr></table><svg></svg><img src='x'></body></html>")))
                .contains(
                        "no language",
                        "no title",
                        "0 h1",
                        "h2 after h0",
                        "no main",
                        "table without caption",
                        "th without scope",
                        "svg without role",
                        "svg without aria-label",
                        "something is fetched: src");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isWellFormedXml(String html) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        org.w3c.dom.Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/1999/xhtml");
    }

    @Test
    void saysWhatXmlCannotHold() throws Exception {
        Report report = report(new Block.Paragraph("a\u0000b\u000bc </p><script>x</script> & \ud83d\udc1d \ud800"));
        String html = HtmlReport.page(report);
        assertThat(Jsoup.parse(html).expectFirst("main p").text())
                .isEqualTo("a\ufffdb\ufffdc </p><script>x</script> & \ud83d\udc1d \ufffd");
        assertThat(Jsoup.parse(html).select("script")).isEmpty();
    }

    @Test
    void aTitleCannotLeaveItsStyleSheet() {
        String title = "x\"; } body { display: none } </style><script>alert(1)</script>\\";
        Report report = new Report("r", title, "", Locale.FRANCE, Audience.PUBLISHED, false, null, List.of());
        for (String html : List.of(HtmlReport.page(report), HtmlReport.print(report))) {
            Document document = Jsoup.parse(html);
            assertThat(document.select("script")).isEmpty();
            assertThat(document.expectFirst("style").data()).doesNotContain("display: none }");
            assertThat(document.expectFirst("h1").text()).isEqualTo(title);
        }
    }

    @Test
    void mentionsBulkDetailWithItsRows() {
        Document page = Jsoup.parse(HtmlReport.page(SampleReport.of(Locale.FRANCE, 1_234)));
        assertThat(page.expectFirst("#detail p").text())
                .isEqualTo("Le détail (1\u202f234 lignes) se trouve dans le classeur (XLSX) et dans le fichier JSON.");
        assertThat(page.select("#detail table")).isEmpty();
        assertThat(HtmlReport.print(SampleReport.of(Locale.FRANCE, 1_234))).doesNotContain("id=\"detail\"");
    }

    @Test
    void printsReasonsInItalicsAndTheDigestInGroups() {
        Document page = Jsoup.parse(HtmlReport.page(SampleReport.of(Locale.FRANCE, 5)));
        assertThat(page.select("td.absent em").eachText()).contains("coût non fourni", "incomplet");
        assertThat(page.expectFirst("footer code").text()).matches("([0-9a-f]{8} ){7}[0-9a-f]{8}");
    }

    @Test
    void saysThatDataAreFictitiousOnlyWhenTheyAre() {
        Report real = report(new Block.Paragraph("x"));
        assertThat(HtmlReport.page(real)).doesNotContain("ictives").doesNotContain("class=\"fictitious\"");
        assertThat(Jsoup.parse(HtmlReport.page(SampleReport.of(Locale.FRANCE, 5)))
                        .expectFirst("p.fictitious")
                        .text())
                .isEqualTo("Données fictives");
    }

    @Test
    void aDrawingNamesTheTableThatFollowsIt() {
        Document page = Jsoup.parse(HtmlReport.page(SampleReport.of(Locale.FRANCE, 5)));
        assertThat(page.select("figure")).hasSize(5);
        List<String> captions = page.select("figure + div caption").eachText();
        List<String> alternatives = page.select("figure svg").eachAttr("aria-label");
        assertThat(captions).hasSize(5);
        for (int i = 0; i < captions.size(); i++) {
            assertThat(alternatives.get(i)).contains(captions.get(i));
        }
    }

    @Test
    void aFunnelSaysHowManyWentAndWhatShareIsLeft() {
        Document page = Jsoup.parse(HtmlReport.page(SampleReport.of(Locale.FRANCE, 5)));
        assertThat(page.select("#programme svg text").eachText())
                .contains("21", "19", "14", "\u22122", "\u22125")
                // The parser reads spaces that do not break as ordinary ones.
                .contains("73,7 % de l’étape précédente", "66,7 % du départ");
    }

    @Test
    void aStackedBarShowsTheSumOfItsParts() {
        Document page = Jsoup.parse(HtmlReport.page(SampleReport.of(Locale.FRANCE, 5)));
        List<String> texts = page.select("#months svg text").eachText();
        // The total of the row, as the table's last column has it; the column of totals is no part itself.
        assertThat(texts)
                .contains(page.expectFirst("#months tbody tr td:last-child").text());
        assertThat(page.select("#months svg pattern")).hasSize(5);
    }

    @Test
    void aWaterfallEndsOnTheTotalRow() {
        Document page = Jsoup.parse(HtmlReport.page(SampleReport.of(Locale.FRANCE, 5)));
        Element table = page.expectFirst("#summary table");
        List<String> texts = page.select("#summary svg text").eachText();
        assertThat(texts.get(texts.size() - 1))
                .isEqualTo(table.expectFirst(".total td").text());
    }

    @Test
    void drawsWhatIsEmptyAbsentOrBelowZero() {
        for (ChartKind kind : ChartKind.values()) {
            for (List<List<Value>> rows : List.<List<List<Value>>>of(
                    List.of(),
                    List.of(List.of(Value.of("a"), new Value.Absent("inconnu"))),
                    List.of(List.of(Value.of("a"), Value.count(0)), List.of(Value.of("b"), Value.count(-3))),
                    List.of(List.of(Value.of("a"), Value.hours(Long.MAX_VALUE / 4))))) {
                Block.Table table = new Block.Table(
                        "t",
                        "T",
                        List.of(Column.of("a", "A"), Column.of("before", "B"), Column.of("after", "C")),
                        rows.stream()
                                .map(row -> List.of(row.get(0), row.get(1), row.get(1)))
                                .toList(),
                        List.of());
                String html = HtmlReport.page(report(new Block.Chart(kind, "Titre", table)));
                assertThat(Accessibility.faults(Jsoup.parse(html))).isEmpty();
                assertThat(html).doesNotContain("width=\"-");
            }
        }
    }

    @Test
    void leavesRoomToSign() {
        Document page = Jsoup.parse(HtmlReport.page(
                report(new Block.Facts(List.of(new Block.Facts.Fact("a", "Pour le financeur", Value.of("")))))));
        assertThat(page.select("dl.signatures dt").text()).isEqualTo("Pour le financeur");
    }

    @Test
    void writesUtf8() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlExporter().write(SampleReport.of(Locale.FRANCE, 5), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(HtmlReport.page(SampleReport.of(Locale.FRANCE, 5)));
    }

    private static Report report(Block block) {
        return new Report(
                "r",
                "Titre",
                "Sous-titre",
                Locale.FRANCE,
                Audience.PUBLISHED,
                false,
                null,
                List.of(new Section("s", "Section", false, List.of(block))));
    }

    // A statement has room to sign too, but no month of days: it stays as it is.
    @Test
    void aSignedMonthOfDaysIsASheetOfItsOwn() {
        assertThat(Jsoup.parse(HtmlReport.print(sheets(28))).select("section.sheet"))
                .hasSize(2);
        assertThat(Jsoup.parse(HtmlReport.print(sheets(27))).select("section.sheet"))
                .isEmpty();
        assertThat(Jsoup.parse(HtmlReport.print(SampleReport.of(Locale.FRANCE, 5)))
                        .select("section.sheet"))
                .isEmpty();
    }

    private static Report sheets(int days) {
        List<Section> sections = new ArrayList<>();
        for (String worker : List.of("a", "b")) {
            List<List<Value>> rows = new ArrayList<>();
            for (int day = 1; day <= days; day++) {
                rows.add(List.of(new Value.Day(LocalDate.of(2026, 3, day)), Value.hours(3600)));
            }
            sections.add(new Section(
                    worker,
                    worker,
                    false,
                    List.of(
                            new Block.Table(
                                    "days." + worker,
                                    "Heures",
                                    List.of(Column.of("date", "Date"), Column.of("seconds", "Heures")),
                                    rows,
                                    List.of()),
                            new Block.Facts(List.of(new Block.Facts.Fact("signature", "Signature", Value.of("")))))));
        }
        return new Report("timesheet", "Relevé", "", Locale.FRANCE, Audience.RECIPIENT, true, null, sections);
    }

    @Test
    void aTableWhoseLastColumnIsBlankLeavesRoomToSign() {
        List<Column> columns = List.of(Column.of("name", "Nom"), Column.of("signature", "Signature"));
        Block.Table blank = new Block.Table(
                "people", "Participants", columns, List.of(List.of(Value.of("A"), Value.of(""))), List.of());
        Block.Table filled = new Block.Table(
                "people", "Participants", columns, List.of(List.of(Value.of("A"), Value.of("vu"))), List.of());
        assertThat(classes(blank)).contains("signed");
        assertThat(classes(filled)).doesNotContain("signed");
        assertThat(classes(new Block.Table("people", "Participants", columns, List.of(), List.of())))
                .doesNotContain("signed");
    }

    private static List<String> classes(Block.Table table) {
        Report report = new Report(
                "sheet",
                "Feuille",
                "",
                Locale.FRANCE,
                Audience.RECIPIENT,
                false,
                null,
                List.of(new Section("s", "Feuille", false, List.of(table))));
        return List.copyOf(
                Jsoup.parse(HtmlReport.print(report)).select("table").get(0).classNames());
    }
}
