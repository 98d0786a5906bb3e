package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Commit;
import org.essaim.spi.CubeReader;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * Sealed months as funding and indicators read them (<i>temps scellé</i>): seals and cells, never open facts.
 *
 * <p>Thread-safe as far as its store is.
 */
public final class SealedTime {
    private final Store store;
    private final @Nullable CubeReader cubes;

    /** Reads this store. */
    public SealedTime(Store store) {
        this(store, null);
    }

    private SealedTime(Store store, @Nullable CubeReader cubes) {
        this.store = store;
        this.cubes = cubes;
    }

    /**
     * The same, with a reader that adds up, and tells the cells of many months at once. Seals stay with the store, and what the reader tells
     * is held against them; a single month is read from the journal.
     */
    public SealedTime with(CubeReader cubes) {
        return new SealedTime(store, cubes);
    }

    /** The seal that holds for a structure's month, unless the month is open or reopened. */
    public Optional<Seal> seal(String structure, YearMonth month) {
        return new Journal(store, structure)
                .sealed(month)
                .filter(found -> !found.reopened())
                .map(Journal.Sealed::seal);
    }

    /** Every seal that a structure ever made, those of months that were reopened since included. */
    public List<Seal> made(String structure) {
        Journal journal = new Journal(store, structure);
        return store.months(structure, SegmentKind.CELLS).stream()
                .flatMap(month -> journal.made(month).stream())
                .toList();
    }

    /** The structures that are known, in order. */
    public List<String> structures() {
        return SettingsForm.knownStructures(store);
    }

    /**
     * A sealed month as it stands.
     *
     * @param seal the seal that holds
     * @param erased true if something of it was erased since: its cells are told no more
     */
    public record Standing(Seal seal, boolean erased) {}

    /** The sealed months of a structure as they stand, in order; a reopened one is not among them. */
    public List<Standing> standing(String structure) {
        Journal journal = new Journal(store, structure);
        List<Standing> standing = new ArrayList<>();
        for (YearMonth month : journal.sealedMonths()) {
            journal.sealed(month)
                    // Reopened since the months were listed.
                    .filter(found -> !found.reopened())
                    .ifPresent(found -> standing.add(new Standing(found.seal(), journal.lacksCells(found))));
        }
        return standing;
    }

    /** The months for which a structure has facts or corrections, sealed or not, in order. */
    public List<YearMonth> months(String structure) {
        return List.copyOf(new Journal(store, structure).months());
    }

    /** The months of a structure that are sealed, in order; a reopened one is not. */
    public List<YearMonth> sealedMonths(String structure) {
        return List.copyOf(new Journal(store, structure).sealedMonths());
    }

    /**
     * The cells booked in a sealed month.
     *
     * @param cuts days on which a new part of a month begins; entries are scanned only where one of them falls
     */
    public SortedMap<Cell, Long> cells(String structure, YearMonth booking, NavigableSet<LocalDate> cuts) {
        Journal journal = new Journal(store, structure);
        return cells(journal, sealed(journal, structure, booking), cuts);
    }

    private static SortedMap<Cell, Long> cells(Journal journal, Journal.Sealed sealed, NavigableSet<LocalDate> cuts) {
        String structure = sealed.seal().structure();
        YearMonth booking = sealed.seal().month();
        SortedMap<Cell, Long> stored = stored(journal, sealed);
        boolean cut = cuts.stream().anyMatch(day -> day.getDayOfMonth() != 1 && nearly(booking, YearMonth.from(day)));
        if (!cut) {
            return isWhole(stored) ? stored : Cells.cutAt(stored, cuts);
        }
        List<Entry> entries = journal.entries(sealed);
        return withEntries(structure, entries, corrections(structure, stored, entries), cuts);
    }

    /**
     * The cells booked in a sealed month, cut day by day: brought together at whatever cuts, they are what {@link #cells} tells.
     *
     * @throws EssaimException if the month is not sealed, or something of it was erased
     */
    public SortedMap<Cell, Long> days(String structure, YearMonth booking) {
        Journal journal = new Journal(store, structure);
        Journal.Sealed sealed = sealed(journal, structure, booking);
        List<Entry> entries = journal.entries(sealed);
        SortedMap<Cell, Long> corrections = corrections(structure, stored(journal, sealed), entries);
        // Every day on which something is booked, however long ago.
        NavigableSet<LocalDate> days = new TreeSet<>();
        entries.forEach(entry -> days.add(entry.date()));
        corrections.keySet().forEach(cell -> days.add(cell.from()));
        return withEntries(structure, entries, corrections, days);
    }

    private static SortedMap<Cell, Long> stored(Journal journal, Journal.Sealed sealed) {
        if (journal.leaves(sealed).lacksCells()) {
            throw CubeReader.erased(sealed.seal().structure(), sealed.seal().month());
        }
        return Cells.of(journal.beside(sealed, SegmentKind.CELLS));
    }

    // What entries do not tell are corrections, which the journal keeps day by day.
    private static SortedMap<Cell, Long> corrections(
            String structure, SortedMap<Cell, Long> stored, List<Entry> entries) {
        SortedMap<Cell, Long> rest = new TreeMap<>(stored);
        Cells.of(structure, entries, new TreeSet<>()).forEach((cell, seconds) -> rest.merge(cell, -seconds, Long::sum));
        rest.values().removeIf(seconds -> seconds == 0);
        return rest;
    }

    private static SortedMap<Cell, Long> withEntries(
            String structure, List<Entry> entries, SortedMap<Cell, Long> corrections, NavigableSet<LocalDate> cuts) {
        SortedMap<Cell, Long> cells = new TreeMap<>(Cells.of(structure, entries, cuts));
        Cells.cutAt(corrections, cuts).forEach((part, seconds) -> cells.merge(part, seconds, Long::sum));
        cells.values().removeIf(seconds -> seconds == 0);
        return cells;
    }

    /**
     * Months of one structure of which the cells are wanted.
     *
     * @param structure the structure's identifier
     * @param months the booking months, each sealed
     * @param cuts days on which a new part of a month begins
     */
    public record Wanted(String structure, SortedSet<YearMonth> months, NavigableSet<LocalDate> cuts) {
        public Wanted {
            months = Collections.unmodifiableSortedSet(new TreeSet<>(months));
            cuts = Collections.unmodifiableNavigableSet(new TreeSet<>(cuts));
        }
    }

    /** Takes what sealed months booked. */
    @FunctionalInterface
    public interface Taking {
        /** Takes a month by its seal. */
        void month(Seal seal, SortedMap<Cell, Long> cells);
    }

    /**
     * Tells the cells of many sealed months, in order of structures and months: with a reader that tells cells one question for all of them,
     * otherwise month by month from the journal.
     *
     * @param wanted what is wanted of each structure, each structure once
     * @throws EssaimException if a month is not sealed or something of it was erased, or if what the reader tells is not what was sealed
     */
    public void cells(Collection<Wanted> wanted, Taking taking) {
        List<Wanted> ordered = wanted.stream()
                .filter(each -> !each.months().isEmpty())
                .sorted(Comparator.comparing(Wanted::structure))
                .toList();
        if (ordered.isEmpty() || (cubes != null && new CellsBeside(store, cubes).tell(ordered, taking))) {
            return;
        }
        for (Wanted each : ordered) {
            Journal journal = new Journal(store, each.structure());
            for (YearMonth month : each.months()) {
                Journal.Sealed sealed = sealed(journal, each.structure(), month);
                taking.month(sealed.seal(), cells(journal, sealed, each.cuts()));
            }
        }
    }

    /** True if there is somebody beside the journal who may tell many months at once. */
    boolean hasCubes() {
        return cubes != null;
    }

    /** The cells booked in a sealed month; nothing unless all that was sealed is still there. */
    static Optional<SortedMap<Cell, Long>> wholeCells(Journal journal, Journal.Sealed sealed) {
        return journal.leaves(sealed).lacksCells()
                ? Optional.empty()
                : Optional.of(Cells.of(journal.beside(sealed, SegmentKind.CELLS)));
    }

    /**
     * What these structures booked in sealed months from the first to the last, in canonical order; a month that is open is
     * left out. A reader that was given adds them up, or a store that can do so itself.
     *
     * @throws EssaimException if something of one of these months was erased, or the reader is behind the store
     */
    public List<CubeReader.Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
        if (cubes != null) {
            return new CellsBeside(store, cubes).sums(structures, first, last);
        }
        if (store instanceof CubeReader cube) {
            return cube.sums(structures, first, last);
        }
        List<CubeReader.Sum> sums = new ArrayList<>();
        for (String structure : new TreeSet<>(structures)) {
            for (YearMonth booking : sealedMonths(structure)) {
                if (!booking.isBefore(first) && !booking.isAfter(last)) {
                    sums.addAll(sums(structure, booking));
                }
            }
        }
        Collections.sort(sums);
        return List.copyOf(sums);
    }

    private List<CubeReader.Sum> sums(String structure, YearMonth booking) {
        record Place(
                YearMonth month,
                Category category,
                @Nullable Scheme scheme) {}
        Map<Place, Set<WorkerId>> workers = new HashMap<>();
        Map<Place, Long> seconds = new HashMap<>();
        cells(structure, booking, new TreeSet<>()).forEach((cell, own) -> {
            Place place = new Place(cell.month(), cell.category(), cell.scheme());
            workers.computeIfAbsent(place, none -> new HashSet<>()).add(cell.worker());
            seconds.merge(place, own, Long::sum);
        });
        return workers.entrySet().stream()
                .map(found -> new CubeReader.Sum(
                        structure,
                        booking,
                        found.getKey().month(),
                        found.getKey().category(),
                        found.getKey().scheme(),
                        found.getValue().size(),
                        seconds.getOrDefault(found.getKey(), 0L)))
                .toList();
    }

    static Journal.Sealed sealed(Journal journal, String structure, YearMonth booking) {
        return journal.sealed(booking)
                .filter(found -> !found.reopened())
                .orElseThrow(() -> new EssaimException("Month [" + booking + "] of [" + structure
                        + "] is not sealed.\nMaybe seal it with \"essaim close\"."));
    }

    // Nothing is left to bring together.
    private static boolean isWhole(SortedMap<Cell, Long> stored) {
        for (Map.Entry<Cell, Long> cell : stored.entrySet()) {
            if (cell.getKey().from().getDayOfMonth() != 1 || cell.getValue() == 0) {
                return false;
            }
        }
        return true;
    }

    // A night of the last day reaches into the next month, and a clocking before midnight of the first into the one
    // before.
    private static boolean nearly(YearMonth booking, YearMonth cut) {
        return !cut.isBefore(booking.minusMonths(1)) && !cut.isAfter(booking.plusMonths(1));
    }

    /** The digest that a seal holds over the cells of one category, months in one piece. */
    public static Digest digest(SortedMap<Cell, Long> cells) {
        return Cells.digest(Cells.whole(cells));
    }

    /** The entries behind a cell, with the facts and the receipts that they come from. */
    public List<Trace> trace(String structure, YearMonth booking, YearMonth month, Category category) {
        Journal journal = new Journal(store, structure);
        Journal.Sealed sealed = sealed(journal, structure, booking);
        // Facts as they were when the seal was made: what came later is not what it rests on.
        List<@Nullable Posting> facts = journal.leaves(sealed).facts(journal.net(sealed));
        List<Trace> traces = new ArrayList<>();
        for (Entry entry : journal.entries(sealed)) {
            if (entry.category() == category && YearMonth.from(entry.date()).equals(month)) {
                Posting posting = Objects.requireNonNull(facts.get(entry.fact()));
                traces.add(new Trace(
                        entry,
                        posting.fact(),
                        posting.receipt(),
                        posting.row(),
                        sealed.seal().settings()));
            }
        }
        return traces;
    }

    /**
     * Lays open what lies behind a seal.
     *
     * @param categories whose entries are shown, with their facts; of everything else only hashes
     * @throws EssaimException if the month is sealed otherwise by now, or records were erased
     */
    public Tree evidence(Seal seal, Set<Category> categories) {
        return SealEvidence.of(store, seal, categories);
    }

    /** The erasures that took something of what a sealed month covers, oldest first. */
    public List<Erasure> erasures(String structure, YearMonth booking) {
        Journal journal = new Journal(store, structure);
        return journal.leaves(sealed(journal, structure, booking)).erasures().stream()
                .map(id -> Erasure.of(
                        store.document(new DocumentKey(Erasure.KIND, id)).orElseThrow()))
                .toList();
    }

    /** The workers whose cells of a category and month of work are still there in a sealed month. */
    public Set<WorkerId> workers(String structure, YearMonth booking, YearMonth month, Category category) {
        Journal journal = new Journal(store, structure);
        Set<WorkerId> workers = new HashSet<>();
        for (Cell cell : Cells.of(journal.beside(sealed(journal, structure, booking), SegmentKind.CELLS))
                .keySet()) {
            if (cell.month().equals(month) && cell.category() == category) {
                workers.add(cell.worker());
            }
        }
        return workers;
    }

    /** The accepted corrections to a month of work that were booked in another, each with its reason. */
    public List<String> corrections(String structure, YearMonth booking, YearMonth month) {
        return new Journal(store, structure)
                .proposals().stream()
                        .filter(proposal -> booking.equals(proposal.booked())
                                && proposal.month().equals(month))
                        .map(proposal -> proposal.id() + ", receipt " + proposal.receipt() + ", row " + proposal.row()
                                + ": " + proposal.reason())
                        .toList();
    }

    /** What an import's receipt says. */
    public Optional<Tree> receipt(String id) {
        return store.document(new DocumentKey("receipt", id)).map(Document::content);
    }

    /**
     * Where an entry comes from (<i>trace</i>).
     *
     * @param entry the entry
     * @param fact its fact
     * @param receipt the import that brought the fact
     * @param row the row in the file
     * @param settings the versions of mapping, services, rules and staff
     */
    public record Trace(Entry entry, Fact fact, String receipt, long row, String settings) {}

    /**
     * What an issue commits so that these months cannot be reopened behind its back: a reliance for each month, and the
     * journal's head, which a reopening at the same time would move on too.
     */
    public List<Commit.Put> reliances(String structure, Collection<YearMonth> months, String statement) {
        List<Commit.Put> puts = new ArrayList<>();
        for (YearMonth month : months) {
            DocumentKey key = Closing.relianceKey(structure, month);
            if (store.document(key).isEmpty()) {
                puts.add(new Commit.Put(
                        key, 0, Tree.fields().put("statement", statement).build()));
            }
        }
        if (!puts.isEmpty()) {
            Journal journal = new Journal(store, structure);
            Journal.Head head = journal.head();
            puts.add(new Commit.Put(journal.headKey(), head.version(), head.toTree()));
        }
        return puts;
    }
}
