package org.essaim.markdown;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.essaim.report.Report;
import org.essaim.spi.Exporter;

/**
 * Writes a report as Markdown (<i>texte balisé</i>), CommonMark with the tables of GFM, in UTF-8 with {@code \n} at line ends: to be
 * read as it is, put into a wiki, or compared line by line. Drawings are not drawn; their tables are there. {@link MarkdownReader}
 * reads it back. Thread-safe.
 */
public final class MarkdownExporter implements Exporter {

    /** For {@link java.util.ServiceLoader}. */
    public MarkdownExporter() {}

    @Override
    public String extension() {
        return "md";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        out.write(Markdown.write(ReportNodes.of(report)).getBytes(StandardCharsets.UTF_8));
    }
}
