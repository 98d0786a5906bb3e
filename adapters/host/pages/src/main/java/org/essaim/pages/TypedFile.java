package org.essaim.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.essaim.csv.CsvMapping;
import org.essaim.document.SourceTable;
import org.essaim.document.TableForm;
import org.essaim.finding.Finding;
import org.essaim.xlsx.XlsxTable;

/** Small tables as files: empty ones to fill in, filled ones read, refused rows handed back. */
final class TypedFile {
    static final String CSV = "csv";
    static final String XLSX = "xlsx";

    private TypedFile() {}

    /** The formats whose adapters are there. */
    static List<String> formats() {
        List<String> formats = new ArrayList<>();
        if (Desk.hasTables()) {
            formats.add(CSV);
        }
        if (EntryWorkbook.isKnown()) {
            formats.add(XLSX);
        }
        return formats;
    }

    static Answer.Download template(Visit visit, TableForm form, String format) {
        Locale locale = visit.language().locale();
        return new Answer.Download(
                visit.say("modele-", "template-") + form.name() + "." + format, Downloads.type(format), out -> {
                    if (format.equals(XLSX)) {
                        XlsxTable.template(form, locale, out);
                    } else {
                        csv(
                                form.columns().stream()
                                        .map(each -> each.title(locale))
                                        .toList(),
                                List.of(),
                                out);
                    }
                });
    }

    /** Reads what somebody sent; it lies in a private folder for as long as that takes. */
    static Optional<SourceTable> read(InputStream content, String name, Consumer<? super Finding> findings)
            throws IOException {
        Path folder = Files.createTempDirectory("essaim");
        Path file = folder.resolve(Downloads.safe(name));
        try {
            Files.copy(content, file);
            return isWorkbook(name) ? XlsxTable.read(file, findings) : CsvMapping.table(file, findings);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    static boolean isWorkbook(String name) {
        return EntryWorkbook.isKnown() && name.toLowerCase(Locale.ROOT).endsWith("." + XLSX);
    }

    /** Hands rows back as they were, in the format that they came in. */
    static void write(SourceTable table, String format, OutputStream out) throws IOException {
        if (format.equals(XLSX)) {
            XlsxTable.write(table, out);
        } else {
            csv(table.header(), table.rows(), out);
        }
    }

    private static void csv(List<String> header, List<SourceTable.Row> rows, OutputStream out) throws IOException {
        // With the mark without which spreadsheets take UTF-8 for something else.
        StringBuilder text = new StringBuilder("\ufeff").append(line(header));
        rows.forEach(row -> text.append(line(row.cells())));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> cell.matches("(?s).*[;\"\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                        .collect(Collectors.joining(";"))
                + "\r\n";
    }
}
