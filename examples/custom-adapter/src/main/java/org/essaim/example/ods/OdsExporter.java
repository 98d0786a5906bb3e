package org.essaim.example.ods;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.spi.Exporter;

/** Writes a report as an OpenDocument spreadsheet (<i>tableur .ods</i>), a sheet for each section. Thread-safe. */
public final class OdsExporter implements Exporter {
    // The first moment that the format knows would be told with the zone of the machine.
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    @Override
    public String extension() {
        return "ods";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // The format asks for its name first, and plain, so that a program knows the file by its first bytes.
        put(zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", ZipEntry.STORED);
        put(zip, "META-INF/manifest.xml", resource("manifest.xml"), ZipEntry.DEFLATED);
        Sheets sheets = new Sheets(Figures.in(report.locale()), new StringBuilder());
        for (int i = 0; i < report.sections().size(); i++) {
            sheets.add(report, i + 1, report.sections().get(i));
        }
        put(zip, "content.xml", resource("content.xml").replace("<!-- sheets -->", sheets.xml), ZipEntry.DEFLATED);
        zip.finish();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OdsExporter.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void put(ZipOutputStream zip, String name, String text, int method) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CRC32 check = new CRC32();
        check.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        entry.setMethod(method);
        entry.setSize(bytes.length);
        entry.setCrc(check.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private record Sheets(Figures figures, StringBuilder xml) {
        void add(Report report, int number, Section section) {
            // Without what spreadsheets do not take in the name of a sheet.
            String name = number + " " + section.title().replaceAll("[\\[\\]*?:/\\\\'\\p{Cntrl}]", " ");
            xml.append("<t:table t:name=\"").append(escaped(name)).append("\"><t:table-column t:style-name=\"wide\"/>");
            row("head", Value.of(report.title()), Value.of(report.subtitle()));
            if (report.fictitious()) {
                row("head", Value.of(report.english() ? "Fictitious organisations." : "Organisations fictives."));
            }
            row("head", Value.of(section.title()));
            for (Block block : section.blocks()) {
                row("");
                add(block);
            }
            if (report.digest() != null) {
                row("", Value.of(report.digest().toString()));
            }
            xml.append("</t:table>\n");
        }

        private void add(Block block) {
            if (block instanceof Block.Paragraph paragraph) {
                row("", Value.of(paragraph.text()));
            } else if (block instanceof Block.Heading heading) {
                row("head", Value.of(heading.text()));
            } else if (block instanceof Block.Bullets bullets) {
                bullets.items().forEach(item -> row("", Value.of("• " + item)));
            } else if (block instanceof Block.Notice notice) {
                row("head", Value.of(notice.text()));
            } else if (block instanceof Block.Facts facts) {
                facts.facts().forEach(fact -> row("", Value.of(fact.title()), fact.value()));
            } else if (block instanceof Block.Check check) {
                Value sign = Value.of(check.holds() ? "=" : "≠");
                row("", Value.of(check.title()), check.expected(), sign, check.found());
            } else if (block instanceof Block.Chart chart) {
                add(chart.table());
            } else if (block instanceof Block.Table table) {
                row("head", Value.of(table.caption()));
                row(
                        "head",
                        table.columns().stream()
                                .map(each -> Value.of(each.title()))
                                .toArray(Value[]::new));
                table.rows().forEach(values -> row("", values.toArray(Value[]::new)));
                row("", table.totals().toArray(Value[]::new));
            }
        }

        private void row(String style, Value... values) {
            xml.append("<t:table-row>");
            for (Value value : values) {
                xml.append("<t:table-cell ").append(type(style, value)).append("><x:p>");
                xml.append(escaped(figures.text(value))).append("</x:p></t:table-cell>");
            }
            xml.append(values.length == 0 ? "<t:table-cell/>" : "").append("</t:table-row>");
        }
    }

    private static String type(String style, Value value) {
        if (value instanceof Value.Hours hours) {
            return number("float", "hours", BigDecimal.valueOf(hours.seconds()), 3600);
        } else if (value instanceof Value.Amount amount
                && amount.money().getCurrencyUnit().getCode().equals("EUR")) {
            return number("currency", "euros", amount.money().getAmount(), 1);
        } else if (value instanceof Value.Share share) {
            return number("percentage", "share", BigDecimal.valueOf(share.numerator()), share.denominator());
        } else if (value instanceof Value.Count count) {
            return number("float", "count", BigDecimal.valueOf(count.number()), 1);
        } else if (value instanceof Value.Day day) {
            return "o:value-type=\"date\" t:style-name=\"day\" o:date-value=\"" + day.date() + "\"";
        }
        return "o:value-type=\"string\"" + (style.isEmpty() ? "" : " t:style-name=\"" + style + "\"");
    }

    private static String number(String type, String style, BigDecimal numerator, long denominator) {
        BigDecimal exact = numerator.divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL128);
        return "o:value-type=\"%s\" t:style-name=\"%s\" o:value=\"%s\"".formatted(type, style, exact.toPlainString());
    }

    /** Without what XML has no way to write: control characters, half surrogate pairs. */
    private static String escaped(String text) {
        String known = text.replaceAll("[^\\t\\n\\r -\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
        return known.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
