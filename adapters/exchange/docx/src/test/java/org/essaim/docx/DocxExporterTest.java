package org.essaim.docx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Exporter;
import org.essaim.tck.ExporterContract;
import org.essaim.tck.SampleReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHdrFtr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

class DocxExporterTest implements ExporterContract {
    @Override
    public Exporter exporter() {
        return new DocxExporter();
    }

    @Override
    public String text(byte[] file) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file));
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }

    @Test
    void titlesMakeAnOutline() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.FRANCE, 5))) {
            assertThat(texts(document, "Title")).containsExactly("Relevé du temps de coordination");
            assertThat(texts(document, "Heading1"))
                    .containsExactly(
                            "L’essentiel",
                            "Temps de coordination par mois et catégorie",
                            "Par structure",
                            "Parcours du programme",
                            "Indicateurs",
                            "Méthode",
                            "Contrôles",
                            "Détail");
            assertThat(texts(document, "Heading2")).containsExactly("Ce qui compte", "Observations");
            assertThat(document.getStyles().getStyle("Heading1").getName()).isEqualTo("heading 1");
            assertThat(level(document, "Heading1")).isEqualTo(0);
            assertThat(level(document, "Heading2")).isEqualTo(1);
        }
    }

    @Test
    void everyStyleThatIsUsedIsDefined() throws IOException {
        Map<String, String> parts = parts(written(SampleReport.of(Locale.FRANCE, 5)));
        List<String> defined = matches(part(parts, "word/styles.xml"), "w:styleId=\"(\\w+)\"");
        for (String part : parts.keySet()) {
            assertThat(defined).as(part).containsAll(matches(part(parts, part), "w:(?:p|r|tbl)Style w:val=\"(\\w+)\""));
        }
        for (Style style : Style.values()) {
            if (style != Style.PLAIN) {
                assertThat(defined).contains(style.id());
            }
        }
        assertThat(defined).contains(Style.CELL.dense(), Style.CELL_HEAD.dense(), Style.CELL_TOTAL.dense());
    }

    @ParameterizedTest
    @CsvSource({"fr-FR, fr-FR, fr, ','", "en-GB, en-GB, en, '.'", "en-US, en-GB, en, '.'", "fr-BE, fr-FR, fr, ','"})
    void theDocumentSaysItsLanguage(String locale, String language, String core, String decimal) throws IOException {
        Report report = SampleReport.of(Locale.forLanguageTag(locale), 5);
        Map<String, String> parts = parts(written(report));
        assertThat(part(parts, "word/styles.xml")).contains("<w:lang w:val=\"" + language + "\"");
        assertThat(part(parts, "word/settings.xml"))
                .contains("<w:themeFontLang w:val=\"" + language + "\"", "<w:decimalSymbol w:val=\"" + decimal + "\"");
        assertThat(part(parts, "docProps/core.xml")).contains("<dc:language>" + core + "</dc:language>");
        assertThat(parts.values()).noneMatch(part -> part.contains("{language}"));
    }

    @Test
    void theDocumentSaysWhatItIsAndNothingOfWhenAndByWhom() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.FRANCE, 5))) {
            var properties = document.getProperties().getCoreProperties();
            assertThat(properties.getTitle()).isEqualTo("Relevé du temps de coordination");
            assertThat(properties.getSubject()).startsWith("Convention C-2026-07");
            assertThat(properties.getCreator()).isEqualTo("Essaim");
            assertThat(properties.getLastModifiedByUser()).isNull();
            assertThat(properties.getCreated()).isNull();
            assertThat(properties.getModified()).isNull();
        }
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(written(SampleReport.of(Locale.FRANCE, 5))))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal().getYear()).as(entry.getName()).isEqualTo(1980);
            }
        }
    }

    @Test
    void tablesSayWhatTheyAreAndRepeatTheirHeads() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.FRANCE, 5))) {
            assertThat(document.getTables()).hasSize(7);
            for (XWPFTable table : document.getTables()) {
                CTTblPr properties = table.getCTTbl().getTblPr();
                String caption = properties.getTblCaption().getVal();
                assertThat(texts(document, "Caption")).contains(caption);
                assertThat(properties.getTblDescription().getVal())
                        .as(caption)
                        .contains(table.getRow(0).getCell(0).getText());
                assertThat(table.getRow(0).isRepeatHeader()).as(caption).isTrue();
                assertThat(table.getRows().stream().skip(1).filter(XWPFTableRow::isRepeatHeader))
                        .as(caption)
                        .isEmpty();
                assertThat(table.getRows()).as(caption).allMatch(XWPFTableRow::isCantSplitRow);
            }
            assertThat(texts(document, "Caption").get(0)).isEqualTo("Temps constaté, financé et non financé");
            assertThat(document.getTables()
                            .get(0)
                            .getCTTbl()
                            .getTblPr()
                            .getTblDescription()
                            .getVal())
                    .isEqualTo("Colonnes\u00a0: Étape, Heures. Lignes\u00a0: 3.");
        }
    }

    @Test
    void figuresStandToTheRightAndTheTotalIsMarked() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.FRANCE, 5))) {
            XWPFTable table = document.getTables().get(0);
            assertThat(look(table, 0, 1)).isEqualTo("CellHead right Heures");
            assertThat(look(table, 1, 0)).isEqualTo("Cell left Temps constaté");
            assertThat(look(table, 1, 1)).startsWith("Cell right ").endsWith("\u00a0h");
            assertThat(look(table, 4, 0)).isEqualTo("CellTotal left Reste non financé");
            assertThat(look(table, 4, 1)).startsWith("CellTotal right ");
        }
    }

    @Test
    void anUnnamedTotalIsCalledOneAndStaysWithItsTable() throws IOException {
        List<List<Value>> rows = IntStream.range(0, 60)
                .mapToObj(i -> List.of(Value.of("Ligne " + i), Value.count(1)))
                .toList();
        try (XWPFDocument document = opened(single(table(rows, List.of(Value.of(" "), Value.count(60)))))) {
            XWPFTable table = document.getTables().get(0);
            assertThat(look(table, 61, 0)).isEqualTo("CellTotal left Total");
            assertThat(IntStream.range(1, 62)
                            .filter(row -> isKept(table.getRow(row).getCell(0).getParagraphArray(0))))
                    .as("rows kept with the next: too long for one page, so only the one before the total")
                    .containsExactly(60);
        }
    }

    @Test
    void whatFitsOnePageIsNotTorn() throws IOException {
        List<List<Value>> rows = IntStream.range(0, 15)
                .mapToObj(i -> List.of(Value.of("Ligne " + i), Value.count(1)))
                .toList();
        try (XWPFDocument document = opened(single(table(rows, List.of())))) {
            XWPFTable table = document.getTables().get(0);
            assertThat(IntStream.range(1, 16)
                            .filter(row -> !isKept(table.getRow(row).getCell(0).getParagraphArray(0))))
                    .containsExactly(15);
        }
    }

    @Test
    void aWideTableTurnsThePageAndWhatFollowsTurnsItBack() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.FRANCE, 5))) {
            List<CTPageSz> pages = new ArrayList<>();
            for (XWPFParagraph paragraph : document.getParagraphs()) {
                if (paragraph.getCTP().isSetPPr() && paragraph.getCTP().getPPr().isSetSectPr()) {
                    pages.add(paragraph.getCTP().getPPr().getSectPr().getPgSz());
                }
            }
            pages.add(document.getDocument().getBody().getSectPr().getPgSz());
            assertThat(pages.stream()
                            .map(page -> page.getW() + " × " + page.getH() + " "
                                    + (page.getOrient() == STPageOrientation.LANDSCAPE)))
                    .containsExactly("11906 × 16838 false", "16838 × 11906 true", "11906 × 16838 false");
        }
    }

    @Test
    void everyTableIsAsWideAsThePage() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.UK, 5))) {
            assertThat(document.getTables())
                    .extracting(table -> table.getCTTbl().getTblGrid().getGridColList().stream()
                            .mapToInt(column -> Integer.parseInt(String.valueOf(column.getW())))
                            .sum())
                    .containsExactly(9638, 9638, 14570, 9638, 9638, 9638, 9638);
        }
    }

    @Test
    void aTableTooWideForAnyPageIsCutBetweenColumnsAndEachPartHasItsRowsNamed() throws IOException {
        List<Column> columns = IntStream.range(0, 150)
                .mapToObj(i -> Column.of("c" + i, "Colonne" + i))
                .toList();
        List<Value> row = IntStream.range(0, 150)
                .mapToObj(i -> i == 0 ? Value.of("Val de Brume") : Value.count(i))
                .toList();
        try (XWPFDocument document =
                opened(single(new Block.Table("t", "Large", columns, List.of(row, row), List.of())))) {
            List<String> seen = new ArrayList<>();
            for (XWPFTable table : document.getTables()) {
                assertThat(table.getRow(0).getTableCells()).hasSizeBetween(2, 63);
                assertThat(look(table, 1, 0)).endsWith("Val de Brume");
                table.getRow(0).getTableCells().stream().skip(1).forEach(cell -> seen.add(cell.getText()));
            }
            assertThat(seen)
                    .containsExactlyElementsOf(
                            columns.stream().skip(1).map(Column::title).toList());
            assertThat(texts(document, "Caption"))
                    .hasSize(document.getTables().size())
                    .first()
                    .asString()
                    .startsWith("Large (partie 1 sur ");
        }
    }

    @Test
    void addressesLeadThere() throws IOException {
        Report report = single(new Block.Facts(List.of(
                new Block.Facts.Fact("a", "Site", new Value.Link(URI.create("https://example.org/é?a=1&b=%22"))),
                new Block.Facts.Fact("b", "Courriel", new Value.Link(URI.create("mailto:contact@example.org"))))));
        try (XWPFDocument document = opened(report)) {
            var links = document.getParagraphs().stream()
                    .flatMap(paragraph -> paragraph.getCTP().getHyperlinkList().stream())
                    .toList();
            assertThat(links.stream()
                            .map(link -> document.getHyperlinkByID(link.getId()).getURL() + " | " + link.getTooltip()
                                    + " | " + link.getRArray(0).getTArray(0).getStringValue()))
                    .containsExactly(
                            "https://example.org/%C3%A9?a=1&b=%22 | https://example.org/%C3%A9?a=1&b=%22 | https://example.org/é?a=1&b=%22",
                            "mailto:contact@example.org | mailto:contact@example.org | contact@example.org");
        }
    }

    @Test
    void aNameAndItsValueShareALineIfBothFit() throws IOException {
        Report report = single(new Block.Facts(List.of(
                new Block.Facts.Fact("a", "Financeur", Value.of("Département de Haute-Sénoise")),
                new Block.Facts.Fact("b", "Un nom ".repeat(12).strip(), Value.of("valeur")),
                new Block.Facts.Fact("c", "Page", Value.of("https://example.org/" + "x".repeat(80))))));
        try (XWPFDocument document = opened(report)) {
            assertThat(texts(document, "Fact"))
                    .containsExactly(
                            "Financeur\tDépartement de Haute-Sénoise",
                            "Un nom ".repeat(12).strip() + "\nvaleur",
                            "Page\nhttps://example.org/" + "x".repeat(80));
        }
    }

    @Test
    void figuresThatMatterStandLargeAndWhatIsAbsentSaysWhy() throws IOException {
        Report report = single(new Block.Facts(List.of(
                new Block.Facts.Fact("a", "Temps constaté", Value.hours(3_600)),
                new Block.Facts.Fact("b", "Coût", new Value.Absent("coûts non fournis")))));
        try (XWPFDocument document = opened(report)) {
            assertThat(document.getParagraphs().stream()
                            .filter(paragraph -> "Fact".equals(paragraph.getStyle()))
                            .map(paragraph -> paragraph.getRuns().get(2))
                            .map(run -> run.getStyle() + " " + run.text()))
                    .containsExactly("KeyFigure 1,00\u00a0h", "Emphasis coûts non fournis");
        }
    }

    @Test
    void aDigestIsWrittenSmallSoThatItStaysOnOneLine() throws IOException {
        Report report = single(new Block.Table(
                "t",
                "Scellés",
                List.of(Column.of("a", "Mois"), Column.of("b", "Scellé")),
                List.of(List.of(Value.of("janvier 2026"), Value.of("0123456789abcdef".repeat(4)))),
                List.of()));
        try (XWPFDocument document = opened(report)) {
            XWPFTable table = document.getTables().get(0);
            assertThat(look(table, 1, 0)).startsWith("Cell left ");
            assertThat(look(table, 1, 1)).startsWith("CellDense left ");
        }
    }

    @Test
    void aColumnToSignInIsWideAndItsRowsAreHigh() throws IOException {
        Report report = single(new Block.Table(
                "t",
                "Présence",
                List.of(Column.of("a", "Nom"), Column.of("b", "Structure"), Column.of("c", "Signature")),
                List.of(List.of(Value.of("Participante"), Value.of("Val de Brume"), Value.of(""))),
                List.of()));
        try (XWPFDocument document = opened(report)) {
            XWPFTable table = document.getTables().get(0);
            assertThat(table.getRow(1).getHeight()).isGreaterThanOrEqualTo(600);
            assertThat(table.getRow(0).getCell(2).getWidth()).isGreaterThanOrEqualTo(9_638 * 3 / 10);
        }
    }

    @Test
    void bulletsAreAListAndNoTypedDots() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.FRANCE, 5))) {
            assertThat(texts(document, "ListBullet"))
                    .containsExactly("Les réunions d’équipe", "L’accompagnement des nouveaux");
            assertThat(document.getStyles()
                            .getStyle("ListBullet")
                            .getCTStyle()
                            .getPPr()
                            .getNumPr()
                            .getNumId()
                            .getVal())
                    .isEqualTo(1);
            assertThat(document.getNumbering()
                            .getAbstractNum(document.getNumbering().getAbstractNumID(java.math.BigInteger.ONE))
                            .getCTAbstractNum()
                            .getLvlArray(0)
                            .getNumFmt()
                            .getVal())
                    .hasToString("bullet");
        }
    }

    @Test
    void chartsAreToldAndTheirFiguresShown() throws IOException {
        try (XWPFDocument document = opened(SampleReport.of(Locale.FRANCE, 5))) {
            assertThat(texts(document, "Chart"))
                    .hasSize(5)
                    .contains(
                            "Graphique «\u00a0Structures d’une étape à la suivante\u00a0»\u00a0: voir le tableau\u202f; il est dessiné dans les versions HTML et PDF.");
            assertThat(document.getAllPictures()).isEmpty();
            assertThat(document.getDocument().xmlText()).doesNotContain("<w:drawing", "docPr");
        }
    }

    @Test
    void everyPageHasItsNumberAndSaysWhatIsInvented() throws IOException {
        Map<String, String> parts = parts(written(SampleReport.of(Locale.FRANCE, 5)));
        assertThat(parts.keySet().stream().filter(part -> part.matches("word/(header|footer)\\d\\.xml")))
                .containsExactly("word/footer1.xml", "word/footer2.xml", "word/header1.xml");
        for (String footer : List.of("word/footer1.xml", "word/footer2.xml")) {
            assertThat(part(parts, footer))
                    .contains("w:instr=\" PAGE \"", "w:instr=\" NUMPAGES \"", "Relevé du temps de coordination");
        }
        assertThat(part(parts, "word/header1.xml")).contains("Données fictives");
        int sections = matches(part(parts, "word/document.xml"), "(<w:sectPr)").size();
        assertThat(sections).isEqualTo(3);
        assertThat(matches(part(parts, "word/document.xml"), "<w:headerReference w:type=\"(default)\""))
                .hasSize(sections);
        assertThat(matches(part(parts, "word/document.xml"), "<w:footerReference w:type=\"(default)\""))
                .hasSize(sections);
    }

    @Test
    void whatIsRealHasNoHeader() throws IOException {
        try (XWPFDocument document = opened(single(new Block.Paragraph("Texte")))) {
            assertThat(document.getHeaderList()).isEmpty();
            assertThat(document.getHeaderFooterPolicy().getFooter(STHdrFtr.DEFAULT))
                    .isNotNull();
        }
    }

    @Test
    void thereIsRoomToSignUnderEachName() throws IOException {
        Report report = single(new Block.Facts(Stream.of("Intervenante", "Responsable", "Présidence", "Financeur")
                .map(name -> new Block.Facts.Fact(name, name, Value.of("")))
                .toList()));
        try (XWPFDocument document = opened(report)) {
            assertThat(document.getTables())
                    .extracting(table -> table.getRow(0).getTableCells().size())
                    .containsExactly(3, 1);
            assertThat(document.getTables().get(0).getRow(1).getHeight()).isGreaterThan(1_000);
            // Two tables that touch are shown as one.
            assertThat(document.getBodyElements().stream()
                            .map(IBodyElement::getElementType)
                            .map(Enum::name))
                    .containsSubsequence("TABLE", "PARAGRAPH", "TABLE");
            assertThat(document.getTables()
                            .get(1)
                            .getCTTbl()
                            .getTblPr()
                            .getTblDescription()
                            .getVal())
                    .isEqualTo("Place pour signer\u00a0: Financeur.");
        }
    }

    @Test
    void timeSheetsAreHandedOverPageByPage() throws IOException {
        List<Section> sheets = new ArrayList<>();
        for (String worker : List.of("W-1", "W-2", "W-3")) {
            List<List<Value>> days = IntStream.range(0, 30)
                    .mapToObj(i -> List.<Value>of(new Value.Day(LocalDate.of(2026, 4, 1 + i)), Value.hours(3_600)))
                    .toList();
            sheets.add(new Section(
                    worker,
                    worker,
                    false,
                    List.of(
                            table(days, List.of()),
                            new Block.Facts(List.of(new Block.Facts.Fact("s", "Signature", Value.of("")))))));
        }
        try (XWPFDocument document = opened(report(sheets))) {
            assertThat(document.getParagraphs().stream()
                            .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
                            .map(title -> title.getCTP().getPPr().isSetPageBreakBefore()))
                    .containsExactly(false, true, true);
        }
    }

    @Test
    void linesToWriteOnGoToTheMarginAndStayTogether() throws IOException {
        try (XWPFDocument document = opened(single(new Block.Lines(3)))) {
            List<XWPFParagraph> lines = document.getParagraphs().stream()
                    .filter(paragraph -> "WritingLine".equals(paragraph.getStyle()))
                    .toList();
            assertThat(lines).extracting(DocxExporterTest::isKept).containsExactly(true, true, false);
            assertThat(lines.get(0).getCTP().getPPr().getTabs().getTabArray(0).getLeader())
                    .hasToString("dot");
        }
    }

    @Test
    void textStaysTextWithItsSpacesAndItsLines() throws IOException {
        String text = "«\u00a0Oui\u202f!\u00a0»  deux\tfois\r\n<w:br/> { PAGE } &amp; ]]> =1+1\u0000\ud800";
        try (XWPFDocument document = opened(single(new Block.Paragraph(text)))) {
            assertThat(texts(document, "Normal"))
                    .containsExactly(
                            "«\u00a0Oui\u202f!\u00a0»  deux\tfois\n<w:br/> { PAGE } &amp; ]]> =1+1\ufffd\ufffd");
        }
    }

    @Test
    void aReportOfNothingIsADocument() throws IOException {
        Report empty = new Report("x", "", "", Locale.FRANCE, Audience.PUBLISHED, false, null, List.of());
        assertThat(text(written(empty))).contains("secret statistique");
        Report bare = single(new Block.Table("t", "Sans colonne", List.of(), List.of(), List.of()));
        assertThat(text(written(bare))).contains("Sans colonne");
    }

    @Test
    void aLongTableHasAllItsRowsAndOneHead() throws IOException {
        List<List<Value>> rows = IntStream.range(0, 1_200)
                .mapToObj(i -> List.of(Value.of("Ligne " + i), Value.count(i)))
                .toList();
        try (XWPFDocument document = opened(single(table(rows, List.of())))) {
            assertThat(document.getTables()).hasSize(1);
            assertThat(document.getTables().get(0).getNumberOfRows()).isEqualTo(1_201);
            assertThat(look(document.getTables().get(0), 1_200, 0)).endsWith("Ligne 1199");
        }
    }

    private static Block.Table table(List<List<Value>> rows, List<Value> totals) {
        return new Block.Table(
                "t", "Lignes", List.of(Column.of("a", "Nom"), Column.summed("b", "Nombre")), rows, totals);
    }

    private static boolean isKept(XWPFParagraph paragraph) {
        return paragraph.getCTP().getPPr().isSetKeepNext();
    }

    private static String look(XWPFTable table, int row, int cell) {
        XWPFParagraph paragraph = table.getRow(row).getCell(cell).getParagraphArray(0);
        return paragraph.getStyle() + " " + paragraph.getAlignment().name().toLowerCase(Locale.ROOT) + " "
                + paragraph.getText();
    }

    private static int level(XWPFDocument document, String style) {
        return document.getStyles()
                .getStyle(style)
                .getCTStyle()
                .getPPr()
                .getOutlineLvl()
                .getVal()
                .intValue();
    }

    private static List<String> texts(XWPFDocument document, String style) {
        return document.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(XWPFParagraph::getText)
                .toList();
    }

    private static List<String> matches(String text, String pattern) {
        return java.util.regex.Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Report single(Block... blocks) {
        return report(List.of(new Section("s", "Section", false, List.of(blocks))));
    }

    private static Report report(List<Section> sections) {
        return new Report("r", "Titre", "", Locale.FRANCE, Audience.RECIPIENT, false, null, sections);
    }

    private static byte[] written(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DocxExporter().write(report, out);
        return out.toByteArray();
    }

    private static XWPFDocument opened(Report report) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(written(report)));
    }

    private static String part(Map<String, String> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    private static Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
