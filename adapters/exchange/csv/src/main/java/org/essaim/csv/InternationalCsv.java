package org.essaim.csv;

import java.io.IOException;
import java.io.OutputStream;
import org.essaim.report.Dataset;
import org.essaim.spi.DatasetExporter;

/**
 * Writes data as CSV for programs (<i>CSV international</i>), after RFC 4180: commas, decimal points, ISO 8601 dates, names of columns that never change
 * with the language, UTF-8 without a byte order mark.
 *
 * <p>A text that a spreadsheet would take for a formula has an apostrophe before it; numbers have none. Hours are decimals where they end, else
 * {@code h:mm:ss}. Thread-safe.
 */
public final class InternationalCsv implements DatasetExporter {
    /** For {@link java.util.ServiceLoader}. */
    public InternationalCsv() {}

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        CsvCells.INTERNATIONAL.write(dataset, out);
    }
}
