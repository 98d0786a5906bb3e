package org.essaim.pages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.SortedSet;
import org.essaim.document.SourceTree;
import org.essaim.spi.TimeSource;
import org.essaim.xlsx.ExportBook;

/** What a program exports as a workbook, by the mapping of the text that it writes; the mapping was found sound. */
record ExportWorkbook(SourceTree mapping) implements FileColumns {
    @Override
    public TimeSource source(Path file) {
        return book(file);
    }

    @Override
    public void copyRows(Path file, SortedSet<Long> rows, OutputStream out) throws IOException {
        book(file).copyRows(rows, out);
    }

    private ExportBook book(Path file) {
        return ExportBook.of(file, mapping, finding -> {}).orElseThrow();
    }

    @Override
    public String extension() {
        return EntryWorkbook.EXTENSION;
    }
}
