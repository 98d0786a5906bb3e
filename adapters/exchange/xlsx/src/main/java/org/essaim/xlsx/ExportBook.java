package org.essaim.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.table.FactReader;
import org.essaim.table.HeaderColumns;
import org.essaim.table.Layout;
import org.essaim.table.LayoutReader;
import org.essaim.table.Naming;
import org.jspecify.annotations.Nullable;

/**
 * Tells the facts of a workbook that another program wrote (<i>export XLSX</i>), by the same mapping as a CSV file of it: a sheet with a header,
 * below at most {@value #HEADER_WITHIN} rows of titles.
 *
 * <p>Dates and times of day are read as the workbook counts them, whatever their cells look like, and texts as the mapping says. Only the columns
 * of the mapping are read. A formula is never computed: its row is refused. A workbook that unpacks to more than a sheet can hold is refused
 * whole. Immutable and thread-safe; the file may be read any number of times.
 */
public final class ExportBook implements TimeSource {
    private static final int HEADER_WITHIN = 20;

    private final Path file;
    private final Layout layout;

    private ExportBook(Path file, Layout layout) {
        this.file = file;
        this.layout = layout;
    }

    /**
     * The source of this workbook, by a mapping of columns; what that says of encodings and separators is for other files. Nothing is opened yet.
     *
     * @param findings takes what is wrong with the mapping
     * @return the source, or nothing if a finding says why not
     */
    public static Optional<ExportBook> of(Path file, SourceTree mapping, Consumer<? super Finding> findings) {
        Objects.requireNonNull(file, "file");
        FieldReader document = FieldReader.of(mapping, Optional.empty(), findings);
        document.texts("encodings");
        document.text("separator", "");
        document.truth("shortRows", false);
        return LayoutReader.read(document, Naming.CELL, columns -> {}).map(layout -> new ExportBook(file, layout));
    }

    @Override
    public String profile() {
        return layout.profile();
    }

    @Override
    public String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public boolean identified() {
        return layout.columns().key() != null;
    }

    @Override
    public Reading read(Context context, Sink sink) {
        MessageDigest sha = Digest.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                sha.update(block, 0, read);
            }
        } catch (IOException e) {
            sink.note(unreadable(e.getClass().getSimpleName()));
            return new Reading(Digest.ofFile(Digest.sha256()), 0);
        }
        Facts facts = new Facts(context, sink);
        if (walk(facts, sink)) {
            facts.end();
        }
        return new Reading(Digest.ofFile(sha), facts.rows);
    }

    private boolean walk(Facts facts, Sink sink) {
        try {
            SheetReader.walk(file, List.of(), facts);
            return true;
        } catch (SheetReader.Refused e) {
            sink.note(
                    facts.last == 0
                            ? unreadable(e.problem())
                            : Finding.of(Code.MALFORMED_FILE)
                                    .file(name())
                                    .row(facts.last)
                                    .with("problem", e.problem())
                                    .build());
        } catch (IOException e) {
            // Its message may repeat a path of this machine.
            sink.note(unreadable(e.getClass().getSimpleName()));
        }
        return false;
    }

    private Finding unreadable(String problem) {
        return Finding.of(Code.UNREADABLE_SOURCE)
                .file(name())
                .with("problem", problem)
                .build();
    }

    /** Finds the header, and reads each row below it as a fact. */
    private final class Facts implements SheetReader.Visitor {
        private final Context context;
        private final Sink sink;
        private List<Finding> best = List.of();
        private @Nullable HeaderColumns columns;
        private @Nullable FactReader facts;
        private @Nullable ExportRow row;
        private long rows;
        private long last;

        Facts(Context context, Sink sink) {
            this.context = context;
            this.sink = sink;
        }

        @Override
        public boolean row(long number, List<SheetReader.Cell> cells) {
            HeaderColumns found = columns;
            ExportRow taken = row;
            FactReader reader = facts;
            if (found == null || taken == null || reader == null) {
                header(number, cells);
                return columns != null || number < HEADER_WITHIN;
            }
            last = number;
            List<Integer> formulas = taken.take(number, cells);
            if (taken.isBlank()) {
                return true;
            }
            rows++;
            for (int slot : formulas) {
                sink.reject(
                        number,
                        Finding.of(Code.FORMULA_CELL)
                                .file(name())
                                .row(number)
                                .column(found.name(slot))
                                .build());
            }
            if (formulas.isEmpty()) {
                reader.read(taken);
            }
            return true;
        }

        private void header(long number, List<SheetReader.Cell> cells) {
            HeaderColumns found = new HeaderColumns(name(), number, texts(cells), layout.columns());
            if (!found.findings().isEmpty()) {
                // Of several rows of titles, the one that lacks least was meant.
                if (best.isEmpty() || found.findings().size() < best.size()) {
                    best = List.copyOf(found.findings());
                }
                return;
            }
            columns = found;
            facts = new FactReader(name(), layout, found, ExportRow.WIDTH, context, sink);
            row = new ExportRow(layout, found);
        }

        void end() {
            if (columns == null && !best.isEmpty()) {
                best.forEach(sink::note);
            } else if (rows == 0) {
                sink.note(Finding.of(Code.EMPTY_FILE).file(name()).build());
            }
        }
    }

    private static List<String> texts(List<SheetReader.Cell> cells) {
        List<String> texts = new ArrayList<>();
        for (SheetReader.Cell cell : cells) {
            while (texts.size() < cell.column()) {
                texts.add("");
            }
            texts.add(cell.kind() == SheetReader.Kind.TEXT ? cell.value() : "");
        }
        return texts;
    }

    /**
     * Writes the header and these rows into a new workbook, as they are, so that a person mends and imports them; a formula comes out as its text.
     *
     * @param rows numbers of rows that {@link #read} told of
     * @param out takes the workbook; it is not closed
     * @throws IOException if the file cannot be read or the copy not be written
     * @throws EssaimException if the file has no such row
     */
    public void copyRows(SortedSet<Long> rows, OutputStream out) throws IOException {
        Set<Long> missing = new TreeSet<>(rows);
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("1");
            boolean[] headed = {false};
            SheetReader.walk(file, List.of(), (number, cells) -> {
                boolean header = !headed[0]
                        && new HeaderColumns(name(), number, texts(cells), layout.columns())
                                .findings()
                                .isEmpty();
                headed[0] |= header;
                if (header || missing.remove(number)) {
                    copy(cells, sheet.createRow(sheet.getPhysicalNumberOfRows()));
                }
                return !missing.isEmpty();
            });
            if (!missing.isEmpty()) {
                throw new EssaimException(
                        "File [" + name() + "] has no row " + missing + ".\nMaybe it was changed since it was read.");
            }
            book.write(out);
        } catch (SheetReader.Refused e) {
            throw new EssaimException("File [" + name() + "] cannot be copied: " + e.problem()
                    + ".\nMaybe it is not the one that was read.");
        }
    }

    private static void copy(List<SheetReader.Cell> cells, Row row) {
        for (SheetReader.Cell cell : cells) {
            org.apache.poi.ss.usermodel.Cell copied = row.createCell(cell.column());
            if (cell.kind() == SheetReader.Kind.NUMBER) {
                copied.setCellValue(Double.parseDouble(cell.value()));
            } else {
                copied.setCellValue(cell.value());
            }
        }
    }

    @Override
    public String toString() {
        return "ExportBook[" + name() + "]";
    }
}
