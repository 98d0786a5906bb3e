package org.essaim.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.essaim.csv.CsvMapping;
import org.essaim.csv.CsvTimeSource;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.xlsx.ExportBook;
import org.essaim.xlsx.XlsxTimeSource;

/**
 * A file that is read.
 *
 * @param source tells its time
 * @param rows copies rows of it
 */
record Delivered(TimeSource source, RowCopy rows) {

    interface RowCopy {
        void copy(SortedSet<Long> rows, OutputStream out) throws IOException;
    }

    /** A file without rows that could stand alone. */
    static Delivered whole(TimeSource source) {
        return new Delivered(source, (rows, out) -> {
            throw new UnsupportedOperationException("Part of such a file is no such file.");
        });
    }

    static Delivered template(Path file) {
        XlsxTimeSource source = XlsxTimeSource.of(file);
        return new Delivered(source, source::copyRows);
    }

    /**
     * What reads files with columns, or nothing if a finding says why not. A workbook is read by the mapping of the text that the same program
     * writes.
     */
    static Optional<Function<Path, Delivered>> byColumns(
            List<Path> files, SourceTree document, Consumer<Finding> findings) {
        boolean texts = files.stream().anyMatch(file -> !isWorkbook(file));
        Optional<CsvMapping> mapping = texts ? CsvMapping.read(document, findings) : Optional.empty();
        boolean sound = texts
                ? mapping.isPresent()
                : ExportBook.of(files.get(0), document, findings).isPresent();
        if (!sound) {
            return Optional.empty();
        }
        return Optional.of(file -> isWorkbook(file) ? workbook(file, document) : text(file, mapping.orElseThrow()));
    }

    private static boolean isWorkbook(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    private static Delivered text(Path file, CsvMapping mapping) {
        CsvTimeSource source = CsvTimeSource.of(file, mapping);
        return new Delivered(source, source::copyRows);
    }

    // The document was found sound already.
    private static Delivered workbook(Path file, SourceTree document) {
        ExportBook source = ExportBook.of(file, document, finding -> {}).orElseThrow();
        return new Delivered(source, source::copyRows);
    }
}
