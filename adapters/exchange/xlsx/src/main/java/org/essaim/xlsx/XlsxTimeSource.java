package org.essaim.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.table.FactReader;
import org.essaim.table.Layout;
import org.essaim.table.Slots;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;

/**
 * Tells the facts that somebody typed into an entry template (<i>modèle de saisie</i>), row by row; {@link
 * #writeTemplate} makes an empty one.
 *
 * <p>Immutable and thread-safe; the file may be read any number of times. Only the template's columns are read, whatever stands
 * beside them. A formula is never computed: its row is refused. A workbook that unpacks to far more than a person types is
 * refused whole.
 *
 * <pre>{@code
 * essaim.time().load(XlsxTimeSource.of(Path.of("saisie.xlsx")), "S001");
 * }</pre>
 */
public final class XlsxTimeSource implements TimeSource {
    /** The profile of everything that is typed by hand. */
    public static final String PROFILE = "saisie";

    private static final long LONGEST_SECONDS = 36 * 3600L;
    private static final int HEADER_WITHIN = 20;
    private static final Set<EntryColumn> NEEDED = EnumSet.of(
            EntryColumn.WORKER,
            EntryColumn.LABEL,
            EntryColumn.DAY,
            EntryColumn.START,
            EntryColumn.END,
            EntryColumn.KEY);

    private final Path file;

    private XlsxTimeSource(Path file) {
        this.file = file;
    }

    /** The source of this workbook; nothing is opened yet. */
    public static XlsxTimeSource of(Path file) {
        return new XlsxTimeSource(Objects.requireNonNull(file, "file"));
    }

    /**
     * Writes a template: one sheet to fill in, one with the labels that are known, one that explains in French and English. The
     * same template always has the same bytes.
     *
     * @param structure the structure that is filled in beforehand
     * @param series what the marks of its rows begin with: another one for each template that is handed out, or rows of one would
     *     pass for corrections of another's
     * @param labels the labels that may be chosen, with their categories; others may be typed
     * @param locale the language of its sheets: French, unless English
     * @param out takes the workbook; it is not closed
     * @throws IOException if the stream fails
     */
    public static void writeTemplate(
            String structure, String series, Map<String, Category> labels, Locale locale, OutputStream out)
            throws IOException {
        new EntryTemplate(structure, series, labels, locale).write(out);
    }

    /** True if a workbook has the sheet of an entry template; false of any other file, and of one that cannot be read. */
    public static boolean isTemplate(Path file) {
        try {
            return SheetReader.names(file).stream().anyMatch(EntryTemplate.SHEETS::contains);
        } catch (IOException | SheetReader.Refused e) {
            return false;
        }
    }

    @Override
    public String profile() {
        return PROFILE;
    }

    @Override
    public String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public boolean identified() {
        return true;
    }

    @Override
    public Reading read(Context context, Sink sink) {
        Digest digest;
        try {
            digest = digest();
        } catch (IOException e) {
            sink.note(unreadable(e.getClass().getSimpleName()));
            return new Reading(Digest.ofFile(Digest.sha256()), 0);
        }
        Facts facts = new Facts(context, sink);
        boolean whole = walk(facts, sink);
        if (whole && !facts.isSound()) {
            facts.tellHeader();
        } else if (whole && facts.rows == 0) {
            sink.note(Finding.of(Code.EMPTY_FILE).file(name()).build());
        }
        return new Reading(digest, facts.rows);
    }

    private Digest digest() throws IOException {
        MessageDigest sha = Digest.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                sha.update(block, 0, read);
            }
        }
        return Digest.ofFile(sha);
    }

    private boolean walk(Rows rows, Sink sink) {
        try {
            SheetReader.walk(file, EntryTemplate.SHEETS, rows);
            return true;
        } catch (SheetReader.Refused e) {
            // What stands before it was told.
            sink.note(
                    rows.last == 0
                            ? unreadable(e.problem())
                            : Finding.of(Code.MALFORMED_FILE)
                                    .file(name())
                                    .row(rows.last)
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

    /**
     * Writes these rows into a new template, as they were typed, so that a person mends and imports them; a formula comes out as
     * its text.
     *
     * @param rows numbers of rows that {@link #read} told of
     * @param out takes the workbook; it is not closed
     * @throws IOException if the file cannot be read or the copy not be written
     * @throws EssaimException if the file has no such row
     */
    public void copyRows(SortedSet<Long> rows, OutputStream out) throws IOException {
        List<Map<EntryColumn, SheetReader.Cell>> copied = new ArrayList<>();
        Set<Long> missing = new TreeSet<>(rows);
        Rows copying = new Rows() {
            @Override
            void entry(long row, Map<EntryColumn, SheetReader.Cell> cells) {
                if (missing.remove(row)) {
                    copied.add(cells);
                }
            }
        };
        try {
            SheetReader.walk(file, EntryTemplate.SHEETS, copying);
        } catch (SheetReader.Refused e) {
            missing.clear();
        }
        if (!missing.isEmpty()) {
            throw new EssaimException(
                    "File [" + name() + "] has no row " + missing + ".\nMaybe it was changed since it was read.");
        }
        new EntryTemplate("", "", new java.util.TreeMap<>(), Locale.FRENCH).write(copied, out);
    }

    /** Finds the header, and hands on the rows below it. */
    private abstract static class Rows implements SheetReader.Visitor {
        private final Map<Integer, EntryColumn> columns = new HashMap<>();
        long last;

        abstract void entry(long row, Map<EntryColumn, SheetReader.Cell> cells);

        final boolean isSound() {
            return columns.values().containsAll(NEEDED);
        }

        final List<EntryColumn> missing() {
            return NEEDED.stream()
                    .filter(column -> !columns.containsValue(column))
                    .toList();
        }

        @Override
        public final boolean row(long number, List<SheetReader.Cell> cells) {
            if (!isSound()) {
                columns.clear();
                for (SheetReader.Cell cell : cells) {
                    if (cell.kind() == SheetReader.Kind.TEXT) {
                        EntryColumn.of(cell.value())
                                .filter(column -> !columns.containsValue(column))
                                .ifPresent(column -> columns.put(cell.column(), column));
                    }
                }
                return isSound() || number < HEADER_WITHIN;
            }
            last = number;
            Map<EntryColumn, SheetReader.Cell> typed = new EnumMap<>(EntryColumn.class);
            for (SheetReader.Cell cell : cells) {
                EntryColumn column = columns.get(cell.column());
                if (column != null && !EntryRow.stripped(cell.value()).isEmpty()) {
                    typed.put(column, cell);
                }
            }
            // Structure and mark are filled in beforehand, and say nothing alone.
            if (typed.keySet().stream()
                    .anyMatch(column -> column != EntryColumn.STRUCTURE && column != EntryColumn.KEY)) {
                entry(number, typed);
            }
            return true;
        }
    }

    /** Reads each row as a fact. */
    private final class Facts extends Rows {
        private final Sink sink;
        private final EntryRow row;
        private final FactReader timed;
        private final FactReader totals;
        private long rows;

        Facts(Context context, Sink sink) {
            this.sink = sink;
            this.row = new EntryRow(context.structure());
            this.timed = new FactReader(name(), layout(false), new Placed(), EntryRow.WIDTH, context, sink);
            this.totals = new FactReader(name(), layout(true), new Placed(), EntryRow.WIDTH, context, sink);
        }

        @Override
        void entry(long number, Map<EntryColumn, SheetReader.Cell> cells) {
            rows++;
            boolean formula = false;
            for (Map.Entry<EntryColumn, SheetReader.Cell> cell : cells.entrySet()) {
                if (cell.getValue().kind() == SheetReader.Kind.FORMULA) {
                    formula = true;
                    sink.reject(
                            number,
                            Finding.of(Code.FORMULA_CELL)
                                    .file(name())
                                    .row(number)
                                    .column(cell.getKey().title(false))
                                    .build());
                }
            }
            if (!formula) {
                row.take(number, cells);
                (row.isTotal() ? totals : timed).read(row);
            }
        }

        void tellHeader() {
            for (EntryColumn column : missing()) {
                sink.note(Finding.of(Code.MISSING_COLUMN)
                        .file(name())
                        .row(1)
                        .column(column.title(false))
                        .build());
            }
        }
    }

    private static Layout layout(boolean total) {
        Layout.Stretch none = new Layout.Stretch(null, null);
        List<String> written = List.of("yyyy-MM-dd'T'HH:mm:ss");
        return new Layout(
                PROFILE,
                null,
                Locale.FRANCE,
                LONGEST_SECONDS,
                List.of("yyyy-MM-dd"),
                new Layout.Columns(
                        new Layout.Coded(
                                place(EntryRow.Slot.KIND), Map.of("INTERNAL", "INTERNAL", "VISIT", "VISIT"), null),
                        place(EntryRow.Slot.WORKER),
                        place(EntryRow.Slot.KEY),
                        place(EntryRow.Slot.TEAM),
                        place(EntryRow.Slot.LABEL),
                        place(EntryRow.Slot.SERVICE),
                        place(EntryRow.Slot.STRUCTURE),
                        null,
                        total
                                ? none
                                : new Layout.Stretch(
                                        new Layout.Timed(place(EntryRow.Slot.START), written),
                                        new Layout.Timed(place(EntryRow.Slot.END), written)),
                        none,
                        none,
                        total ? place(EntryRow.Slot.DAY) : null,
                        total ? new Layout.Lasting(place(EntryRow.Slot.DURATION), Layout.Unit.SECONDS) : null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private static Layout.Place place(EntryRow.Slot slot) {
        return new Layout.Place(slot.name(), 0, 0);
    }

    /** Slots by their names; findings name the template's columns. */
    private static final class Placed implements Slots {
        @Override
        public int slot(Layout.@Nullable Place place) {
            return place == null ? UNMAPPED : EntryRow.Slot.valueOf(place.header()).place;
        }

        @Override
        public String name(int slot) {
            return switch (EntryRow.Slot.at(slot)) {
                case KIND -> EntryColumn.LABEL.title(false) + " / " + EntryColumn.SERVICE.title(false);
                case WORKER -> EntryColumn.WORKER.title(false);
                case LABEL -> EntryColumn.LABEL.title(false);
                case SERVICE -> EntryColumn.SERVICE.title(false);
                case STRUCTURE -> EntryColumn.STRUCTURE.title(false);
                case TEAM -> EntryColumn.TEAM.title(false);
                case START -> EntryColumn.START.title(false);
                case END -> EntryColumn.END.title(false);
                case DAY -> EntryColumn.DAY.title(false);
                case DURATION -> EntryColumn.DURATION.title(false);
                case KEY -> EntryColumn.KEY.title(false);
            };
        }
    }
}
