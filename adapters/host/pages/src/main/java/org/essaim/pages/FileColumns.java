package org.essaim.pages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.SortedSet;
import org.essaim.spi.TimeSource;

/** How a file that was sent is read, and how its refused rows are handed back. */
interface FileColumns {

    /** The source of this file. */
    TimeSource source(Path file);

    /** Copies the header and these rows, to be mended and sent again. */
    void copyRows(Path file, SortedSet<Long> rows, OutputStream out) throws IOException;

    /** The extension of such a copy. */
    String extension();

    /** False if a refused row cannot stand in a file without the others: then nothing is handed back. */
    default boolean hasRows() {
        return true;
    }
}
