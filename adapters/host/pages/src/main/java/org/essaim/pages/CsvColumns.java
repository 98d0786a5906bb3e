package org.essaim.pages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.SortedSet;
import org.essaim.csv.CsvMapping;
import org.essaim.csv.CsvTimeSource;
import org.essaim.spi.TimeSource;

/** CSV, by a mapping of its columns. */
record CsvColumns(CsvMapping mapping) implements FileColumns {
    @Override
    public TimeSource source(Path file) {
        return CsvTimeSource.of(file, mapping);
    }

    @Override
    public void copyRows(Path file, SortedSet<Long> rows, OutputStream out) throws IOException {
        CsvTimeSource.of(file, mapping).copyRows(rows, out);
    }

    @Override
    public String extension() {
        return "csv";
    }
}
