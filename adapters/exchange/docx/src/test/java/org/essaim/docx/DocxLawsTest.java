package org.essaim.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlOptions;
import org.essaim.formats.ReportLayout.Room;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Whatever people typed. */
class DocxLawsTest {

    @Property(tries = 60)
    void everyPartIsValidAndEveryTextIsReadBack(@ForAll @Size(16) List<@From("texts") String> texts) throws Exception {
        byte[] file = written(report(texts));
        DocumentBuilderFactory xml = DocumentBuilderFactory.newDefaultInstance();
        xml.setNamespaceAware(true);
        xml.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        xml.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        List<String> parts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readAllBytes();
                parts.add(entry.getName());
                assertThatCode(() -> xml.newDocumentBuilder().parse(new ByteArrayInputStream(part)))
                        .as(entry.getName())
                        .doesNotThrowAnyException();
            }
        }
        assertThat(parts).contains("word/document.xml", "word/footer1.xml", "docProps/core.xml");
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            List<XmlError> errors = new ArrayList<>();
            document.getDocument().validate(new XmlOptions().setErrorListener(errors));
            document.getFooterList()
                    .forEach(footer -> footer._getHdrFtr().validate(new XmlOptions().setErrorListener(errors)));
            assertThat(errors).as("what the schema of documents does not allow").isEmpty();
            assertThat(read(document, "Title")).containsExactly(legible(texts.get(0)));
            assertThat(read(document, "Heading1")).containsExactly(legible(texts.get(2)));
            assertThat(read(document, "Normal")).containsExactly(legible(texts.get(3)));
            assertThat(read(document, "Heading2")).containsExactly(legible(texts.get(4)));
            assertThat(read(document, "ListBullet")).containsExactly(legible(texts.get(5)), legible(texts.get(6)));
            assertThat(read(document, "Notice")).containsExactly("À noter\u00a0: " + legible(texts.get(7)));
            assertThat(document.getTables().get(0).getRow(1).getCell(0).getText())
                    .isEqualTo(legible(texts.get(13)));
        }
    }

    @Property(tries = 10)
    void whereAndWhenItIsWrittenIsNotToBeSeen(@ForAll @Size(16) List<@From("texts") String> texts) throws IOException {
        byte[] here = written(report(texts));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(written(report(texts))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Property
    void columnsShareTheWidthToTheLastUnit(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 30_000) Integer> least,
            @ForAll @IntRange(max = 20_000) int more,
            @ForAll @IntRange(min = 9_638, max = 14_570) int width) {
        List<Room> rooms = IntStream.range(0, least.size())
                .mapToObj(i -> new Room(least.get(i), least.get(i) + more * (i % 3)))
                .toList();
        for (List<Room> each : List.of(rooms, ColumnWidths.evened(rooms, width))) {
            int[] widths = ColumnWidths.of(each, width);
            assertThat(IntStream.of(widths).sum()).isEqualTo(width);
            assertThat(IntStream.of(widths).min().orElseThrow()).isNotNegative();
            if (each.stream().mapToLong(Room::least).sum() <= width) {
                for (int i = 0; i < widths.length; i++) {
                    assertThat(widths[i])
                            .as("column %s", i)
                            .isGreaterThanOrEqualTo(each.get(i).least());
                }
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.integers()
                .between(0, 0xFFFF)
                .map(c -> String.valueOf((char) (int) c))
                .list()
                .ofMaxSize(12)
                .map(each -> String.join("", each));
        Arbitrary<String> nasty = Arbitraries.of(
                        "\u0000",
                        "\u0007",
                        "\u001b[31m",
                        "\t",
                        "\n",
                        "\r\n",
                        "\r",
                        "\u0085",
                        "\u2028",
                        "\ud83d",
                        "\ude00",
                        "🐝",
                        "\ufffe",
                        "\uffff",
                        "\u202f!",
                        "\u00a0:",
                        "<w:p>",
                        "</w:t>",
                        "&",
                        "&#0;",
                        "]]>",
                        "<!--",
                        "<?xml?>",
                        "\"'",
                        "{ PAGE }",
                        "=1+1",
                        "_x0000_",
                        "  ",
                        "é",
                        "\u202e")
                .list()
                .ofMaxSize(8)
                .map(each -> String.join("", each));
        return Arbitraries.oneOf(any, nasty);
    }

    private static Report report(List<String> texts) {
        List<Column> columns = List.of(Column.of("a", texts.get(11)), Column.of("b", texts.get(12)));
        List<Block> blocks = List.of(
                new Block.Paragraph(texts.get(3)),
                new Block.Heading(texts.get(4)),
                new Block.Bullets(List.of(texts.get(5), texts.get(6))),
                new Block.Notice(texts.get(7)),
                new Block.Facts(List.of(
                        new Fact("a", texts.get(8), Value.of("x" + texts.get(9))),
                        new Fact("b", texts.get(9), new Value.Absent(texts.get(8))))),
                new Block.Chart(
                        Block.ChartKind.STACKED,
                        texts.get(15),
                        new Block.Table(
                                "t",
                                texts.get(10),
                                columns,
                                List.of(List.of(Value.of(texts.get(13)), new Value.Absent(texts.get(14)))),
                                List.of(Value.of(texts.get(14)), Value.count(1)))),
                new Block.Facts(List.of(new Fact("s", texts.get(9), Value.of(" ")))),
                new Block.Check("c", texts.get(10), Value.of(texts.get(11)), Value.of(texts.get(12)), true));
        return new Report(
                "r",
                texts.get(0),
                texts.get(1),
                Locale.FRANCE,
                Audience.RECIPIENT,
                true,
                null,
                List.of(new Section("s", texts.get(2), false, blocks)));
    }

    /** What a document can hold of a text: an XML 1.0 character that is no control, or U+FFFD in its place. */
    private static String legible(String text) {
        StringBuilder legible = new StringBuilder();
        for (int c : text.replace("\r\n", "\n").replace("\r", "\n").codePoints().toArray()) {
            boolean lone = c >= 0xD800 && c <= 0xDFFF;
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            legible.appendCodePoint(lone || control || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
        }
        return legible.toString();
    }

    private static List<String> read(XWPFDocument document, String style) {
        return document.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(XWPFParagraph::getText)
                .toList();
    }

    private static byte[] written(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DocxExporter().write(report, out);
        return out.toByteArray();
    }
}
