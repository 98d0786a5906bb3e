package org.essaim.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedSet;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.table.FactReader;
import org.essaim.table.HeaderColumns;
import org.essaim.table.Layout;
import org.jspecify.annotations.Nullable;

/**
 * Tells the facts of one exported file (<i>export de planning</i>), row by row, by a mapping of its columns.
 *
 * <p>Immutable and thread-safe; the file may be read any number of times. A row's number is the line on which it starts,
 * as an editor shows it. A row with several problems is refused with each of them, so that it is mended once.
 *
 * <pre>{@code
 * TimeSource source = CsvTimeSource.of(Path.of("S001.csv"), CsvPresets.find("compani").orElseThrow());
 * }</pre>
 */
public final class CsvTimeSource implements TimeSource {
    private final Path file;
    private final CsvMapping mapping;

    private CsvTimeSource(Path file, CsvMapping mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /** The source of this file, read by this mapping; nothing is opened yet. */
    public static CsvTimeSource of(Path file, CsvMapping mapping) {
        return new CsvTimeSource(Objects.requireNonNull(file, "file"), Objects.requireNonNull(mapping, "mapping"));
    }

    @Override
    public String profile() {
        return mapping.profile();
    }

    @Override
    public String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public boolean identified() {
        return mapping.identified();
    }

    @Override
    public Reading read(Context context, Sink sink) {
        CsvLayout layout = mapping.layout();
        SourceFile source;
        try {
            source = SourceFile.examine(file, layout.form().encodings());
        } catch (IOException e) {
            sink.note(unreadable(e));
            return new Reading(Digest.ofFile(Digest.sha256()), 0);
        }
        if (source.encoding().isEmpty()) {
            sink.note(Finding.of(Code.UNREADABLE_ENCODING)
                    .file(name())
                    .with(
                            "expected",
                            String.join(
                                    ", ",
                                    layout.form().encodings().stream()
                                            .map(Object::toString)
                                            .toList()))
                    .build());
            return new Reading(source.digest(), 0);
        }
        Walk walk = new Walk(layout.table(), context, sink);
        try {
            Rows.walk(source, layout.form().separator(), new Row(), walk);
        } catch (IOException e) {
            walk.refused = true;
            sink.note(unreadable(e));
        }
        return new Reading(source.digest(), walk.end());
    }

    /**
     * Copies the header and these rows, byte for byte in the file's own encoding, so that a person mends and imports them.
     *
     * <p>A row that ends the readable part of the file, because its quote is never closed, is copied with all that follows.
     *
     * @param rows numbers of rows that {@link #read} told of
     * @param out takes the copy; it is not closed
     * @throws IOException if the file cannot be read or the copy not be written
     * @throws EssaimException if the file has no such row
     */
    public void copyRows(SortedSet<Long> rows, OutputStream out) throws IOException {
        SourceFile source = SourceFile.examine(file, mapping.layout().form().encodings());
        new RowCopy(source, mapping.layout().form().separator(), rows).to(out, name());
    }

    private Finding unreadable(IOException e) {
        // Its message may repeat a path of this machine.
        return Finding.of(Code.UNREADABLE_SOURCE)
                .file(name())
                .with("problem", e.getClass().getSimpleName())
                .build();
    }

    /** One reading of the file. */
    private final class Walk implements Rows.Visitor {
        private final Layout layout;
        private final Context context;
        private final Sink sink;
        private @Nullable FactReader facts;
        private boolean refused;
        private long rows;

        Walk(Layout layout, Context context, Sink sink) {
            this.layout = layout;
            this.context = context;
            this.sink = sink;
        }

        @Override
        public boolean row(Row row) {
            if (row.header().isEmpty()) {
                return true;
            }
            if (facts == null) {
                return header(row);
            }
            if (!row.isBlank()) {
                rows++;
                facts.read(row);
            }
            return true;
        }

        private boolean header(Row row) {
            HeaderColumns bound = new HeaderColumns(name(), row.number(), row.header(), layout.columns());
            if (!bound.findings().isEmpty()) {
                bound.findings().forEach(sink::note);
                refused = true;
                return false;
            }
            int columns = row.header().size();
            int fewest = mapping.layout().form().shortRows() ? 1 : columns;
            facts = new FactReader(name(), layout, bound, fewest, columns, context, sink);
            row.keep(bound.kept());
            return true;
        }

        @Override
        public void malformedRow(long line) {
            rows++;
            sink.reject(
                    line, Finding.of(Code.MALFORMED_ROW).file(name()).row(line).build());
        }

        @Override
        public void malformedRest(long line) {
            Finding finding = Finding.of(Code.MALFORMED_FILE)
                    .file(name())
                    .row(line)
                    .with("problem", "guillemet jamais refermé / quote never closed")
                    .build();
            if (facts == null) {
                refused = true;
                sink.note(finding);
            } else {
                rows++;
                sink.reject(line, finding);
            }
        }

        long end() {
            if (rows == 0 && !refused) {
                sink.note(Finding.of(Code.EMPTY_FILE).file(name()).build());
            }
            return rows;
        }
    }
}
