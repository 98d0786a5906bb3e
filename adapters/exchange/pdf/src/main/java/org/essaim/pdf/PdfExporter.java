package org.essaim.pdf;

import java.io.IOException;
import java.io.OutputStream;
import org.essaim.formats.HtmlReport;
import org.essaim.report.Report;
import org.essaim.spi.Exporter;

/**
 * Writes a report as a PDF that can be archived and read aloud (<i>PDF archivable et accessible</i>): PDF/A-2a and
 * PDF/UA-1 at once, with its own fonts and colour profile. The file carries no date, because the same report must always
 * give the same bytes. Thread-safe.
 */
public final class PdfExporter implements Exporter {
    /** For {@link java.util.ServiceLoader}. */
    public PdfExporter() {
        RendererLog.install();
    }

    @Override
    public String extension() {
        return "pdf";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        out.write(Print.of(HtmlReport.print(report), "Report [" + report.id() + "]"));
    }
}
