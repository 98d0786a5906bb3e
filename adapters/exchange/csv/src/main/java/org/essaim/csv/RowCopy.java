package org.essaim.csv;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.essaim.finding.EssaimException;

/** Copies chosen rows as bytes: the rows are found by parsing, their bytes by counting lines. */
final class RowCopy implements Rows.Visitor {
    private final SourceFile source;
    private final char separator;
    private final SortedSet<Long> wanted;
    private final List<Lines> parts = new ArrayList<>();
    private boolean headerFound;
    private long openSince;

    /** Lines from one, inclusive, to another, exclusive. */
    private record Lines(long from, long to) {}

    RowCopy(SourceFile source, char separator, SortedSet<Long> rows) {
        this.source = source;
        this.separator = separator;
        this.wanted = new TreeSet<>(rows);
    }

    void to(OutputStream out, String name) throws IOException {
        if (source.encoding().isPresent()) {
            Rows.walk(source, separator, new Row(), this);
        }
        close(Long.MAX_VALUE);
        if (!wanted.isEmpty()) {
            throw new EssaimException("File [" + name + "] has no row " + wanted
                    + ".\nMaybe it was changed since it was read, or a number is not that of a row's first line.");
        }
        OutputStream buffered = new BufferedOutputStream(out);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source.file()))) {
            copy(in, buffered);
        }
        buffered.flush();
    }

    @Override
    public boolean row(Row row) {
        close(row.number());
        if (!headerFound && !row.header().isEmpty()) {
            headerFound = true;
            openSince = row.number();
        } else {
            open(row.number());
        }
        return true;
    }

    @Override
    public void malformedRow(long line) {
        close(line);
        open(line);
        close(line + 1);
    }

    @Override
    public void malformedRest(long line) {
        close(line);
        open(line);
    }

    private void open(long line) {
        if (wanted.remove(line)) {
            openSince = line;
        }
    }

    private void close(long line) {
        if (openSince > 0) {
            parts.add(new Lines(openSince, line));
            openSince = 0;
        }
    }

    // The byte order mark stands on line 1, so it comes along with the header.
    private void copy(InputStream in, OutputStream out) throws IOException {
        long line = 1;
        int part = 0;
        boolean afterReturn = false;
        for (int b = in.read(); b >= 0 && part < parts.size(); b = in.read()) {
            if (afterReturn && b != '\n') {
                line++;
            }
            while (part < parts.size() && line >= parts.get(part).to()) {
                part++;
            }
            if (part < parts.size() && line >= parts.get(part).from()) {
                out.write(b);
            }
            afterReturn = b == '\r';
            if (b == '\n') {
                line++;
            }
        }
    }
}
