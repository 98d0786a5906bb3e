package org.essaim.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.essaim.docx.Written.level;
import static org.essaim.docx.Written.matches;
import static org.essaim.docx.Written.opened;
import static org.essaim.docx.Written.part;
import static org.essaim.docx.Written.parts;
import static org.essaim.docx.Written.reportOf;
import static org.essaim.docx.Written.single;
import static org.essaim.docx.Written.table;
import static org.essaim.docx.Written.texts;
import static org.essaim.docx.Written.written;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Exporter;
import org.essaim.tck.ExporterContract;
import org.essaim.tck.SampleReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHdrFtr;

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
        try (XWPFDocument document = opened(reportOf(sheets))) {
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
            assertThat(lines).extracting(Written::isKept).containsExactly(true, true, false);
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
        assertThat(text(written(empty))).contains("page\u00a01").doesNotContain("secret statistique");
        Report bare = single(new Block.Table("t", "Sans colonne", List.of(), List.of(), List.of()));
        assertThat(text(written(bare))).contains("Sans colonne");
    }
}
