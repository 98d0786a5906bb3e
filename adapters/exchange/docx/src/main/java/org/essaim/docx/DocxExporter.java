package org.essaim.docx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.essaim.formats.OfficePackage;
import org.essaim.report.Report;
import org.essaim.spi.Exporter;

/**
 * Writes a report as a text document (<i>document Word</i>) that its reader goes on working on: titles that make an
 * outline, tables whose heads repeat and that say what they are, the language, page numbers. Charts are not drawn: their
 * tables stand in their place. Texts are never fields, and nothing is fetched. Thread-safe.
 *
 * <p>The package goes to a temporary file, readable by the process's user alone and deleted at the end.
 */
public final class DocxExporter implements Exporter {
    /** For {@link java.util.ServiceLoader}. */
    public DocxExporter() {}

    @Override
    public String extension() {
        return "docx";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Path raw = Files.createTempFile("essaim", ".docx");
        try (XWPFDocument document = new XWPFDocument()) {
            Appearance.of(document, report.english());
            new ReportText(document, report).write();
            try (OutputStream file = Files.newOutputStream(raw)) {
                document.write(file);
            }
            OfficePackage.of(report).copy(raw, out);
        } finally {
            Files.deleteIfExists(raw);
        }
    }
}
