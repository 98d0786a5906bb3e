package org.essaim.spi;

import java.io.IOException;
import java.io.OutputStream;
import org.essaim.report.Report;

/**
 * Writes a report in one file format (<i>export</i>).
 *
 * <p>Stability: stable; new methods come only as {@code default}.
 *
 * <p>Found by {@link java.util.ServiceLoader}. Thread-safe. The same report always gives the same bytes: no clock, no machine
 * name, no default locale, charset or zone. The contract to pass is {@code ExporterContract} in {@code essaim-tck}.
 */
public interface Exporter {

    /** The file extension it writes, lower case without the dot. */
    String extension();

    /**
     * Writes the report; the stream stays open.
     *
     * @throws IOException if the stream fails: what the stream threw, or with that as its cause
     */
    void write(Report report, OutputStream out) throws IOException;
}
