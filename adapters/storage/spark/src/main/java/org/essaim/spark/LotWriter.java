package org.essaim.spark;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.CubeReader.Month;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.essaim.time.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of one export (<i>écriture des lots</i>), each with the months of many structures: some million rows make a file that a
 * cluster likes.
 *
 * <p>Not thread-safe. It holds one structure's month in memory at a time, and what Parquet holds back of one file.
 */
final class LotWriter implements Closeable {
    // The rows of a month of one structure stand together, whose time they are in long runs.
    private static final Comparator<Map.Entry<Cell, Long>> BY_WORKER = Comparator.comparing(
                    (Map.Entry<Cell, Long> row) -> row.getKey().team())
            .thenComparing(row -> row.getKey().worker().value())
            .thenComparing(row -> row.getKey().category().name())
            .thenComparing(row -> row.getKey().schemeName())
            .thenComparing(Map.Entry::getKey);

    private final Folder folder;
    private final long export;
    private final long most;
    private final SortedMap<Month, Catalogue.Entry> written = new TreeMap<>();
    private final SortedSet<String> lots = new TreeSet<>();
    private @Nullable Lot lot;
    private long rows;

    private record Lot(String name, YearMonth booking, ParquetWriter<CellRows.Row> writer) {}

    /**
     * Writes for an export.
     *
     * @param most after how many rows a new file begins
     */
    LotWriter(Folder folder, long export, long most) {
        this.folder = folder;
        this.export = export;
        this.most = most;
    }

    /** Writes a month; those of one booking month follow each other. */
    void write(Seal seal, SortedMap<Cell, Long> days) {
        try {
            if (days.isEmpty()) {
                put(seal, 0, null);
                return;
            }
            Lot into = lot;
            if (into == null || !into.booking().equals(seal.month()) || rows >= most) {
                into = next(seal.month());
            }
            List<Map.Entry<Cell, Long>> ordered = new ArrayList<>(days.entrySet());
            ordered.sort(BY_WORKER);
            Heads heads = new Heads(days);
            for (Map.Entry<Cell, Long> row : ordered) {
                into.writer().write(new CellRows.Row(row.getKey(), row.getValue(), heads.of(row.getKey())));
            }
            rows += ordered.size();
            put(seal, ordered.size(), into.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Seal seal, long own, @Nullable String name) {
        written.put(new Month(seal.structure(), seal.month()), Catalogue.Entry.of(seal, own, name));
    }

    private Lot next(YearMonth booking) throws IOException {
        close();
        String name = Folder.lot(booking, export, lots.size() + 1);
        lots.add(name);
        Lot next = new Lot(name, booking, new Building(folder, name).build());
        lot = next;
        rows = 0;
        return next;
    }

    /** What was written, once it is closed. */
    SortedMap<Month, Catalogue.Entry> written() {
        return written;
    }

    /** The files that were written, or begun. */
    SortedSet<String> lots() {
        return Collections.unmodifiableSortedSet(lots);
    }

    @Override
    public void close() throws IOException {
        Lot last = lot;
        if (last != null) {
            lot = null;
            last.writer().close();
        }
    }

    /** Counts each worker of a sum once, while all that they did in the month is at hand. */
    private static final class Heads {
        private final Map<Cell, Long> whole = new HashMap<>();
        private final Set<Head> counted = new HashSet<>();

        private record Head(
                YearMonth month,
                Category category,
                @Nullable Scheme scheme,
                WorkerId worker) {}

        Heads(SortedMap<Cell, Long> days) {
            days.forEach((cell, seconds) -> whole.merge(cell.whole(), seconds, Long::sum));
        }

        // Parts of a month that cancel each other out are no cell, and whoever has no other is no worker.
        int of(Cell cell) {
            return whole.getOrDefault(cell.whole(), 0L) != 0
                            && counted.add(new Head(cell.month(), cell.category(), cell.scheme(), cell.worker()))
                    ? 1
                    : 0;
        }
    }

    private static final class Building extends ParquetWriter.Builder<CellRows.Row, Building> {
        Building(Folder folder, String name) throws IOException {
            super(HadoopOutputFile.fromPath(folder.lot(name), folder.configuration()));
            withConf(folder.configuration());
            withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
            withCompressionCodec(CompressionCodecName.ZSTD);
        }

        @Override
        protected Building self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract there, and the only way
        protected WriteSupport<CellRows.Row> getWriteSupport(Configuration configuration) {
            return new CellRows();
        }
    }
}
