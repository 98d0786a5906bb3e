package org.essaim.csv;

import java.io.IOException;
import java.io.OutputStream;
import org.essaim.report.Dataset;
import org.essaim.spi.DatasetExporter;

/**
 * Writes data as CSV for spreadsheets in France (<i>CSV français</i>): semicolons, decimal commas, {@code dd/MM/yyyy}, titles as people read them,
 * UTF-8 with a byte order mark, without which Excel takes it for another encoding.
 *
 * <p>A text that a spreadsheet would take for a formula has an apostrophe before it; numbers have none. Hours are decimals where they end, else
 * {@code h:mm:ss}. Thread-safe.
 */
public final class FrenchCsv implements DatasetExporter {
    /** For {@link java.util.ServiceLoader}. */
    public FrenchCsv() {}

    @Override
    public String format() {
        return "csv-fr";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        CsvCells.FRENCH.write(dataset, out);
    }
}
