package org.essaim.docx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Reports written and read back. */
final class Written {
    private Written() {}

    static Block.Table table(List<List<Value>> rows, List<Value> totals) {
        return new Block.Table(
                "t", "Lignes", List.of(Column.of("a", "Nom"), Column.summed("b", "Nombre")), rows, totals);
    }

    static boolean isKept(XWPFParagraph paragraph) {
        return paragraph.getCTP().getPPr().isSetKeepNext();
    }

    static String look(XWPFTable table, int row, int cell) {
        XWPFParagraph paragraph = table.getRow(row).getCell(cell).getParagraphArray(0);
        return paragraph.getStyle() + " " + paragraph.getAlignment().name().toLowerCase(Locale.ROOT) + " "
                + paragraph.getText();
    }

    static int level(XWPFDocument document, String style) {
        return document.getStyles()
                .getStyle(style)
                .getCTStyle()
                .getPPr()
                .getOutlineLvl()
                .getVal()
                .intValue();
    }

    static List<String> texts(XWPFDocument document, String style) {
        return document.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(XWPFParagraph::getText)
                .toList();
    }

    static List<String> matches(String text, String pattern) {
        return java.util.regex.Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    static Report single(Block... blocks) {
        return reportOf(List.of(new Section("s", "Section", false, List.of(blocks))));
    }

    static Report reportOf(List<Section> sections) {
        return new Report("r", "Titre", "", Locale.FRANCE, Audience.RECIPIENT, false, null, sections);
    }

    static byte[] written(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DocxExporter().write(report, out);
        return out.toByteArray();
    }

    static XWPFDocument opened(Report report) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(written(report)));
    }

    static String part(Map<String, String> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    static Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
