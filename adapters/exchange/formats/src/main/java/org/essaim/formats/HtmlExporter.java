package org.essaim.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.essaim.report.Report;
import org.essaim.spi.Exporter;

/**
 * Writes a report as one self-contained accessible web page (<i>page web</i>): no script, nothing fetched, made to be
 * read on a screen and printed on A4. Thread-safe.
 */
public final class HtmlExporter implements Exporter {

    /** For {@link java.util.ServiceLoader}. */
    public HtmlExporter() {}

    @Override
    public String extension() {
        return "html";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        out.write(HtmlReport.page(report).getBytes(StandardCharsets.UTF_8));
    }
}
