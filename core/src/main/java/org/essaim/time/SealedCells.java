package org.essaim.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Redaction;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;

/**
 * What a commit does to the cells of sealed months (<i>cellules scellées</i>), for a store that keeps them where queries can
 * add them up.
 *
 * <p>To a store, what it holds is opaque; this reads it for the store. What cannot be read counts as a month that is not
 * sealed: it has no figures rather than wrong ones.
 */
public final class SealedCells {
    private SealedCells() {}

    /** What happens to a structure's month. */
    public sealed interface Change {
        /** The structure's identifier. */
        String structure();

        /** The booking month. */
        YearMonth month();
    }

    /**
     * It is sealed, for the first time or anew.
     *
     * @param seal the seal
     * @param cells the cells booked in the month
     * @param erased true if some of them were erased since
     */
    public record Sealing(Seal seal, SortedMap<Cell, Long> cells, boolean erased) implements Change {
        @Override
        public String structure() {
            return seal.structure();
        }

        @Override
        public YearMonth month() {
            return seal.month();
        }
    }

    /** It is open again, or nobody can tell. */
    public record Opening(String structure, YearMonth month) implements Change {}

    /**
     * Some of its cells are erased.
     *
     * @param structure the structure's identifier
     * @param month the booking month
     * @param sequence the commit that brought the seal, which may not be the newest of the month
     * @param left the cells that are left
     */
    public record Erased(String structure, YearMonth month, long sequence, SortedMap<Cell, Long> left)
            implements Change {}

    /** What a commit changes, in the order of its parts. */
    public static List<Change> in(Commit commit) {
        List<Change> changes = new ArrayList<>();
        for (Commit.Put put : commit.puts()) {
            month(put.key()).ifPresent(opened -> changes.add(sealing(put.content(), opened, commit)));
        }
        for (Redaction redaction : commit.redactions()) {
            if (redaction instanceof Redaction.OfSegment segment && segment.kind() == SegmentKind.CELLS) {
                changes.add(cells(segment.bytes())
                        .<Change>map(left -> new Erased(segment.structure(), segment.month(), segment.sequence(), left))
                        .orElse(new Opening(segment.structure(), segment.month())));
            }
        }
        return changes;
    }

    private static Change sealing(Tree content, Opening otherwise, Commit commit) {
        Optional<Seal> seal = seal(content)
                .filter(found -> found.structure().equals(otherwise.structure())
                        && found.month().equals(otherwise.month()));
        if (seal.isEmpty()) {
            return otherwise;
        }
        return commit.appends().stream()
                .filter(append -> append.kind() == SegmentKind.CELLS
                        && append.structure().equals(otherwise.structure())
                        && append.month().equals(otherwise.month()))
                .findFirst()
                .flatMap(append -> cells(append.bytes()))
                .<Change>map(cells -> new Sealing(seal.get(), cells, false))
                .orElse(otherwise);
    }

    /** The month that a document is the seal of; for a document that is no seal, none. */
    private static Optional<Opening> month(DocumentKey key) {
        int colon = key.id().lastIndexOf(':');
        if (!key.kind().equals("seal") || colon < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Opening(
                    key.id().substring(0, colon), YearMonth.parse(key.id().substring(colon + 1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Seal> seal(Tree content) {
        boolean[] sound = {true};
        FieldReader reader = FieldReader.of(
                new SourceTree(content, "seal", Map.of()), Optional.empty(), finding -> sound[0] = false);
        boolean reopened = reader.truth("reopened", false);
        reader.text("reason", "");
        Optional<Seal> seal = reader.one("seal", Seal::read);
        return sound[0] && !reopened ? seal : Optional.empty();
    }

    private static Optional<SortedMap<Cell, Long>> cells(byte[] segment) {
        try {
            return Optional.of(Cells.of(segment));
        } catch (EssaimException
                | IllegalArgumentException
                | DateTimeException
                | ArithmeticException
                | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /**
     * A sealed month as a store holds it.
     *
     * @param sequence the commit that brought the seal
     * @param sealing the seal and what is left of its cells
     */
    public record Held(long sequence, Sealing sealing) {}

    /** The sealed months of a structure, in order. */
    public static List<Held> held(Store store, String structure) {
        Journal journal = new Journal(store, structure);
        List<Held> held = new ArrayList<>();
        for (YearMonth month : journal.sealedMonths()) {
            Journal.Sealed sealed = journal.sealed(month).orElseThrow();
            held.add(new Held(
                    sealed.sequence(),
                    new Sealing(
                            sealed.seal(),
                            Cells.of(journal.beside(sealed, SegmentKind.CELLS)),
                            journal.leaves(sealed).lacksCells())));
        }
        return held;
    }

    /** A structure's month. */
    public record Place(String structure, YearMonth month) {}

    /** The months of which a commit may seal, open or erase something, without looking at what it says of them. */
    public static Set<Place> places(Commit commit) {
        Set<Place> places = new HashSet<>();
        for (Commit.Put put : commit.puts()) {
            month(put.key()).ifPresent(opened -> places.add(new Place(opened.structure(), opened.month())));
        }
        for (Redaction redaction : commit.redactions()) {
            if (redaction instanceof Redaction.OfSegment segment) {
                places.add(new Place(segment.structure(), segment.month()));
            }
        }
        return places;
    }

    /** Takes the rows of a sealed month. */
    public interface Rows {
        /**
         * Takes a row.
         *
         * @param cell whose time it is, when and what for
         * @param day the day of the work
         * @param seconds its seconds; below 0 where a correction takes
         */
        void row(Cell cell, LocalDate day, long seconds);
    }

    /**
     * Tells what a sealed month booked, row by row: each entry, then what corrections change of a day.
     *
     * @return false if something of it was erased: then nothing is told
     * @throws EssaimException if the month is not sealed
     */
    public static boolean rows(Store store, String structure, YearMonth booking, Rows rows) {
        Journal journal = new Journal(store, structure);
        Journal.Sealed sealed = SealedTime.sealed(journal, structure, booking);
        Optional<SortedMap<Cell, Long>> cells = SealedTime.wholeCells(journal, sealed);
        if (cells.isEmpty()) {
            return false;
        }
        SortedMap<Cell, Long> rest = cells.get();
        for (Entry entry : journal.entries(sealed)) {
            Cell cell = Cells.of(structure, entry, entry.date().withDayOfMonth(1));
            rows.row(cell, entry.date(), entry.seconds());
            rest.merge(cell, -entry.seconds(), Long::sum);
        }
        rest.forEach((cell, seconds) -> {
            if (seconds != 0) {
                rows.row(cell.whole(), cell.from(), seconds);
            }
        });
        return true;
    }
}
