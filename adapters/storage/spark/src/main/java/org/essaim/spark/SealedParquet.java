package org.essaim.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.essaim.finding.EssaimException;
import org.essaim.progress.Operation;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.spi.CubeReader.Month;
import org.essaim.spi.Store;
import org.essaim.time.Cell;
import org.essaim.time.Seal;
import org.essaim.time.SealedCells;
import org.essaim.time.SealedTime;

/**
 * Writes sealed months as Parquet into a folder (<i>export des mois scellés</i>), for {@link SparkCubeReader}, where months lie by booking month and rows are
 * cells cut day by day.
 *
 * <pre>{@code
 * SealedParquet.in("hdfs:///essaim/cells").export(store);
 * }</pre>
 *
 * <p>An export writes what was sealed since the last one, and takes away what was reopened or erased; workers are pseudonyms. It
 * counts from its last step on, as a whole: until then, whoever reads finds what the former one left, and so it stays if this one is killed.
 *
 * <p>Immutable. One export to a folder at a time: of two, one is refused, or both do the same work.
 */
public final class SealedParquet {
    private static final long ROWS_OF_A_FILE = 2_000_000;
    private static final int MOST_SMALL_FILES = 8;

    private final Folder folder;
    private final long rowsOfAFile;

    private SealedParquet(Folder folder, long rowsOfAFile) {
        this.folder = folder;
        this.rowsOfAFile = rowsOfAFile;
    }

    /** Writes into a folder: a path, or a URI of any file system that Hadoop knows. */
    public static SealedParquet in(String folder) {
        return in(folder, new Configuration());
    }

    /**
     * Writes into a folder.
     *
     * @param configuration how Hadoop reaches its file system
     */
    public static SealedParquet in(String folder, Configuration configuration) {
        return new SealedParquet(new Folder(folder, configuration), ROWS_OF_A_FILE);
    }

    /** The same, with smaller files. */
    SealedParquet withRowsOfAFile(long rows) {
        return new SealedParquet(folder, rows);
    }

    /**
     * What an export did.
     *
     * @param number its number
     * @param written how many months of structures it wrote, those among them that lay in one file with others that had to go
     * @param removed how many months are not in the folder any more, because they were reopened or something of them was erased
     * @param rows how many rows it wrote
     * @param files how many files it wrote
     */
    public record Exported(long number, long written, long removed, long rows, long files) {}

    /** Writes what was sealed in a store since the last export, and takes away what is sealed no more. */
    public Exported export(Store store) {
        return Work.on(Operation.EXPORT, () -> exportNow(store));
    }

    private Exported exportNow(Store store) {
        SealedTime sealed = new SealedTime(store);
        Catalogue before = folder.catalogue().orElseGet(Catalogue::empty);
        SortedMap<Month, Catalogue.Entry> kept = new TreeMap<>();
        SortedMap<Month, Catalogue.Entry> erased = new TreeMap<>();
        SortedSet<Month> write = inOrderOfWriting();
        for (String structure : sealed.structures()) {
            for (SealedTime.Standing standing : sealed.standing(structure)) {
                Month month = new Month(structure, standing.seal().month());
                Catalogue.Entry known = before.entries().get(month);
                if (standing.erased()) {
                    erased.put(month, Catalogue.Entry.ofErased(standing.seal()));
                } else if (known != null
                        && !known.erased()
                        && known.digest().equals(standing.seal().digest())) {
                    kept.put(month, known);
                } else {
                    write.add(month);
                }
            }
        }
        SortedMap<Month, Catalogue.Entry> gone = new TreeMap<>(before.entries());
        gone.keySet().removeAll(kept.keySet());
        boolean same = write.isEmpty() && gone.equals(erased);
        if (same && before.number() > 0) {
            // What a killed export left behind, or had no time to take away.
            folder.clean(before);
            return new Exported(before.number(), 0, 0, 0, 0);
        }
        rewritten(kept, gone, write).forEach(month -> {
            kept.remove(month);
            write.add(month);
        });
        Map<Month, Catalogue.Entry> now = new TreeMap<>(kept);
        now.putAll(erased);
        gone.keySet().removeAll(write);
        gone.values().removeIf(Catalogue.Entry::erased);
        Iterator<Month> months = write.iterator();
        int total = write.size();
        return write(before, now, gone.size(), writer -> {
            for (int done = 0; months.hasNext(); done++) {
                Month month = months.next();
                Work.at(Stage.WRITING, month.structure() + " " + month.booking(), done, total);
                write(sealed, month, writer);
            }
        });
    }

    private static SortedSet<Month> inOrderOfWriting() {
        return new TreeSet<>(Comparator.comparing(Month::booking).thenComparing(Month::structure));
    }

    private static void write(SealedTime sealed, Month month, LotWriter writer) {
        Seal seal = seal(sealed, month);
        SortedMap<Cell, Long> days = sealed.days(month.structure(), month.booking());
        // Sealed anew in between, it is read once more.
        for (Seal now = seal(sealed, month); !now.equals(seal); now = seal(sealed, month)) {
            seal = now;
            days = sealed.days(month.structure(), month.booking());
        }
        writer.write(seal, days);
    }

    private static Seal seal(SealedTime sealed, Month month) {
        return sealed.seal(month.structure(), month.booking())
                .orElseThrow(() -> new EssaimException("Month [" + month.booking() + "] of [" + month.structure()
                        + "] was reopened while it was exported.\nMaybe export again."));
    }

    /** What stays as it is and is written once more: beside what goes in a file, or in one small file of many. */
    private Set<Month> rewritten(
            SortedMap<Month, Catalogue.Entry> kept, SortedMap<Month, Catalogue.Entry> gone, Set<Month> write) {
        Set<String> lots = new TreeSet<>();
        for (Catalogue.Entry entry : gone.values()) {
            if (entry.lot() != null) {
                lots.add(entry.lot());
            }
        }
        Map<String, Long> rows = new TreeMap<>();
        Map<String, YearMonth> bookings = new HashMap<>();
        kept.forEach((month, entry) -> {
            if (entry.lot() != null) {
                rows.merge(entry.lot(), entry.rows(), Long::sum);
                bookings.put(entry.lot(), month.booking());
            }
        });
        rows.values().removeIf(own -> own >= rowsOfAFile / 4);
        Map<YearMonth, Integer> small = new HashMap<>();
        rows.keySet().forEach(lot -> small.merge(booking(bookings, lot), 1, Integer::sum));
        Set<YearMonth> written = new TreeSet<>();
        write.forEach(month -> written.add(month.booking()));
        for (String lot : rows.keySet()) {
            YearMonth booking = booking(bookings, lot);
            if (written.contains(booking) && small.getOrDefault(booking, 0) >= MOST_SMALL_FILES) {
                lots.add(lot);
            }
        }
        Set<Month> rewritten = new TreeSet<>();
        kept.forEach((month, entry) -> {
            if (entry.lot() != null && lots.contains(entry.lot())) {
                rewritten.add(month);
            }
        });
        return rewritten;
    }

    private static YearMonth booking(Map<String, YearMonth> bookings, String lot) {
        YearMonth booking = bookings.get(lot);
        if (booking == null) {
            throw new IllegalStateException("File [" + lot + "] is of no month.");
        }
        return booking;
    }

    /**
     * Writes months that come from elsewhere than a store, such as a simulation, into a folder that is empty.
     *
     * <p>It needs Parquet and Hadoop, and no class of Spark: {@code essaim simulate --parquet} calls it by its name.
     *
     * @param months by booking month; cells are cut day by day
     * @throws EssaimException if the folder holds months already
     */
    public Exported write(Iterator<SealedCells.Sealing> months) {
        return Work.on(Operation.EXPORT, () -> writeNow(months));
    }

    private Exported writeNow(Iterator<SealedCells.Sealing> months) {
        if (folder.catalogue().isPresent()) {
            throw new EssaimException("Folder [" + folder + "] holds sealed months already.\nMaybe name an empty one.");
        }
        return write(Catalogue.empty(), Map.of(), 0, writer -> {
            for (long done = 0; months.hasNext(); done++) {
                SealedCells.Sealing month = months.next();
                Work.at(Stage.WRITING, month.structure() + " " + month.month(), done);
                writer.write(month.seal(), month.cells());
            }
        });
    }

    private interface Writing {
        void to(LotWriter writer);
    }

    private static void writeAll(Writing writing, LotWriter writer) {
        try (writer) {
            writing.to(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Nobody's catalogue names them, but each would look whole to a program that reads Parquet and no catalogue.
    private void takeAway(LotWriter writer, Throwable ended) {
        try {
            folder.remove(writer.lots());
        } catch (RuntimeException e) {
            ended.addSuppressed(e);
        }
    }

    private Exported write(Catalogue before, Map<Month, Catalogue.Entry> kept, long removed, Writing writing) {
        long number = before.number() + 1;
        LotWriter writer = new LotWriter(folder, number, rowsOfAFile);
        try {
            writeAll(writing, writer);
        } catch (RuntimeException | Error e) {
            takeAway(writer, e);
            throw e;
        }
        SortedMap<Month, Catalogue.Entry> entries = new TreeMap<>(kept);
        entries.putAll(writer.written());
        folder.publish(new Catalogue(number, entries));
        long rows = writer.written().values().stream()
                .mapToLong(Catalogue.Entry::rows)
                .sum();
        return new Exported(
                number, writer.written().size(), removed, rows, writer.lots().size());
    }
}
