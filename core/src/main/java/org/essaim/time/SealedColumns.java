package org.essaim.time;

import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.essaim.document.Digest;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what sealed months booked, in columns, as long as it holds: a question reads what no question asked before, and adds up the rest.
 *
 * <p>What is remembered is held against the store whenever a commit was made since: of a structure the head of its journal, which each closing and reopening
 * changes, then the seals of its months. An erasure, of whomever, makes it forget everything, so that nobody who was erased is kept here.
 *
 * <p>Thread-safe. It keeps at most so many numbers. Once it is full it reads the rest at each question; if that becomes more than it
 * saves, it forgets everything and begins anew with what is asked for now.
 */
final class SealedColumns {
    // What a month and a worker's name take beside the rows, in rows of two numbers and a count of seconds.
    private static final int PER_MONTH = 16;
    private static final int PER_WORKER = 16;
    private static final int BYTES = 16;
    private static final int PART_OF_MEMORY = 8;
    private static final int NOT_COUNTED = -1;

    private final Store store;
    private final SealedTime sealed;
    private final long room;
    private volatile Kept kept;
    // Guarded by this.
    private String state = "";
    private long states;

    /** Remembers what takes at most an eighth of the memory there is. */
    SealedColumns(Store store) {
        this(store, new SealedTime(store));
    }

    /** Remembers what takes at most an eighth of the memory there is, as it is read by whoever reads this store. */
    SealedColumns(Store store, SealedTime sealed) {
        this(store, sealed, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY / BYTES);
    }

    /**
     * Remembers so much.
     *
     * @param room how many rows
     */
    SealedColumns(Store store, long room) {
        this(store, new SealedTime(store), room);
    }

    private SealedColumns(Store store, SealedTime sealed, long room) {
        this.store = store;
        this.sealed = sealed;
        this.room = room;
        this.kept = new Kept(NOT_COUNTED, Optional.empty());
    }

    /** Numbers for things, each its own, in the order in which they came. */
    private static final class Numbers<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> things = new ArrayList<>();

        synchronized int of(T thing) {
            Integer known = numbers.putIfAbsent(thing, things.size());
            if (known == null) {
                things.add(thing);
                return things.size() - 1;
            }
            return known;
        }

        synchronized int known(T thing) {
            return numbers.getOrDefault(thing, MonthColumns.NONE);
        }

        synchronized T at(int number) {
            return things.get(number);
        }

        synchronized int size() {
            return things.size();
        }
    }

    /** The structures that are known, as of a state. */
    private record Ids(long checked, List<String> ids) {}

    /** Everything that is remembered; who began a question with it ends with it. */
    private static final class Kept {
        final Numbers<WorkerId> workers = new Numbers<>();
        final Numbers<String> teams = new Numbers<>();
        final Map<String, Standing> structures = new ConcurrentHashMap<>();
        final AtomicLong rows = new AtomicLong();
        // How much more was read again for want of room than was saved by remembering.
        final AtomicLong wanting = new AtomicLong();
        volatile Ids ids = new Ids(-1, List.of());
        // The erasures that there were before anything was read, and the state in which there is no other.
        final int erasures;
        final Optional<Document> lastErasure;
        volatile long checked = -1;

        Kept(int erasures, Optional<Document> lastErasure) {
            this.erasures = erasures;
            this.lastErasure = lastErasure;
        }
    }

    /**
     * A sealed month of which nothing was erased.
     *
     * @param seal the digest of its seal
     */
    record Whole(YearMonth month, Digest seal, MonthColumns columns) {}

    /** A month as it was read: what it booked, unless something of it was erased. */
    private record Month(@Nullable Whole whole) {}

    /** How a structure's journal stands: what holds as long as nothing was sealed or reopened. */
    private static final class Standing {
        final String lastSeal;
        final SortedSet<YearMonth> reopened;
        final SortedSet<YearMonth> sealed;
        // By their number: YearMonth hashes all months of a year alike.
        private final Map<Long, Month> months = new ConcurrentHashMap<>();
        volatile long checked;

        Standing(Journal.Head head, SortedSet<YearMonth> sealed, long checked) {
            this.lastSeal = head.lastSeal();
            this.reopened = head.reopened();
            this.sealed = sealed;
            this.checked = checked;
        }

        @Nullable
        Month known(YearMonth month) {
            return months.get(month.getLong(ChronoField.PROLEPTIC_MONTH));
        }

        boolean remember(YearMonth month, Month read) {
            return months.put(month.getLong(ChronoField.PROLEPTIC_MONTH), read) == null;
        }

        boolean isOf(Journal.Head head) {
            return lastSeal.equals(head.lastSeal()) && reopened.equals(head.reopened());
        }
    }

    /** Begins a question. */
    Question question() {
        // Before anything else is read: what comes later is noticed by the next question.
        long now = now();
        Kept mine = kept;
        if (mine.checked != now && isOutdated(mine)) {
            mine = anew();
            kept = mine;
        }
        mine.checked = now;
        return new Question(mine, now);
    }

    /** A number for the state of the store, another one whenever it is not as the last question found it. */
    private synchronized long now() {
        String found = store.state();
        if (!found.equals(state)) {
            state = found;
            states++;
        }
        return states;
    }

    // Erasures have consecutive numbers: if the next one is not there, none is. The last one may have been taken back,
    // and
    // another made since.
    private boolean isOutdated(Kept mine) {
        return mine.erasures == NOT_COUNTED
                || !erasure(mine.erasures).equals(mine.lastErasure)
                || erasure(mine.erasures + 1).isPresent();
    }

    private Optional<Document> erasure(int number) {
        return store.document(new DocumentKey(Erasure.KIND, Erasing.id(number)));
    }

    private Kept anew() {
        int erasures = store.documents(Erasure.KIND).size();
        return new Kept(erasures, erasure(erasures));
    }

    /** What a structure told of some months: how many are sealed, and what those booked of which nothing was erased. */
    record Booked(int sealed, List<Whole> whole) {}

    /** The state of the store as one question sees it. */
    final class Question {
        private final Kept mine;
        private final long now;

        private Question(Kept mine, long now) {
            this.mine = mine;
            this.now = now;
        }

        /** The structures that are known, in order. */
        List<String> structures() {
            Ids ids = mine.ids;
            if (ids.checked() != now) {
                ids = new Ids(now, SettingsForm.knownStructures(store));
                mine.ids = ids;
            }
            return ids.ids();
        }

        /**
         * Says what will be asked of whom: where somebody beside the journal tells many months at once, what is not remembered yet
         * is read by one question.
         */
        void ahead(Collection<String> structures, List<YearMonth> months) {
            if (!sealed.hasCubes()) {
                return;
            }
            List<SealedTime.Wanted> wanted = new ArrayList<>();
            for (String structure : new TreeSet<>(structures)) {
                Standing standing = standing(structure);
                Journal journal = new Journal(store, structure);
                SortedSet<YearMonth> unread = new TreeSet<>(months);
                unread.retainAll(standing.sealed);
                unread.removeIf(month -> standing.known(month) != null
                        || journal.sealed(month)
                                .filter(found -> !found.reopened() && !journal.lacksCells(found))
                                .isEmpty());
                wanted.add(new SealedTime.Wanted(structure, unread, new TreeSet<>()));
            }
            sealed.cells(
                    wanted,
                    (seal, cells) -> remember(standing(seal.structure()), seal.month(), new Month(whole(seal, cells))));
        }

        /** What a structure booked in these months. */
        Booked booked(String structure, List<YearMonth> months) {
            Standing standing = standing(structure);
            List<Whole> whole = new ArrayList<>(months.size());
            int sealed = 0;
            long saved = 0;
            for (YearMonth month : months) {
                Month known = standing.known(month);
                if (known != null) {
                    saved += weight(known);
                } else if (standing.sealed.contains(month)) {
                    known = read(structure, standing, month);
                }
                if (known != null) {
                    sealed++;
                    if (known.whole() != null) {
                        whole.add(known.whole());
                    }
                }
            }
            if (saved > 0 && mine.wanting.get() > 0) {
                mine.wanting.addAndGet(-saved);
            }
            return new Booked(sealed, whole);
        }

        /** Tells who put what into the months from the first to the last. */
        void contributions(Collection<String> structures, YearMonth first, YearMonth last, Contributions told) {
            List<YearMonth> all = Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                    .toList();
            ahead(structures, all);
            for (String structure : new TreeSet<>(structures)) {
                for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                    List<Whole> whole = booked(structure, List.of(month)).whole();
                    if (whole.isEmpty()) {
                        told.missing(structure, month);
                    } else {
                        contributions(structure, month, whole.get(0).columns(), told);
                    }
                }
            }
        }

        private void contributions(String structure, YearMonth month, MonthColumns columns, Contributions told) {
            for (Category category : Category.values()) {
                SortedMap<WorkerId, Long> seconds = new TreeMap<>();
                columns.rows(
                        MonthColumns.place(category),
                        MonthColumns.ANY,
                        (worker, own) -> seconds.merge(mine.workers.at(worker), own, Math::addExact));
                seconds.values().removeIf(own -> own == 0);
                seconds.forEach((worker, own) -> told.booked(structure, month, category, worker, own));
            }
        }

        /** The team of a number. */
        String team(int number) {
            return mine.teams.at(number);
        }

        /** The number of a team, once its months were read; one of no team if they do not know it. */
        int number(String team) {
            return mine.teams.known(team);
        }

        private Standing standing(String structure) {
            Standing known = mine.structures.get(structure);
            if (known != null && known.checked == now) {
                return known;
            }
            Journal journal = new Journal(store, structure);
            Journal.Head head = journal.head();
            if (known != null && known.isOf(head)) {
                known.checked = now;
                return known;
            }
            Standing standing = new Standing(head, journal.sealedMonths(), now);
            if (known != null) {
                known.sealed.forEach(month -> keep(known, standing, month, journal));
            }
            mine.structures.put(structure, standing);
            return standing;
        }

        // A month that was sealed anew has another seal.
        private void keep(Standing former, Standing now, YearMonth month, Journal journal) {
            Month known = former.known(month);
            if (known != null) {
                Whole whole = known.whole();
                boolean same = whole != null
                        && journal.sealed(month)
                                .filter(found -> !found.reopened()
                                        && found.seal().digest().equals(whole.seal()))
                                .isPresent();
                if (same) {
                    now.remember(month, known);
                } else {
                    mine.rows.addAndGet(-weight(known));
                }
            }
        }

        private Month read(String structure, Standing standing, YearMonth month) {
            Journal journal = new Journal(store, structure);
            Month read = journal.sealed(month)
                    .filter(found -> !found.reopened())
                    .map(found -> new Month(whole(journal, found)))
                    // It was reopened since the question began: the next one will know.
                    .orElse(new Month(null));
            remember(standing, month, read);
            return read;
        }

        private void remember(Standing standing, YearMonth month, Month read) {
            if (mine.rows.get() + mine.workers.size() * (long) PER_WORKER + weight(read) <= room) {
                if (standing.remember(month, read)) {
                    mine.rows.addAndGet(weight(read));
                }
            } else if (mine.wanting.addAndGet(weight(read)) > room) {
                kept = anew();
            }
        }

        private @Nullable Whole whole(Journal journal, Journal.Sealed sealed) {
            return SealedTime.wholeCells(journal, sealed)
                    .map(cells -> whole(sealed.seal(), cells))
                    .orElse(null);
        }

        private Whole whole(Seal seal, SortedMap<Cell, Long> cells) {
            return new Whole(seal.month(), seal.digest(), MonthColumns.of(cells, mine.teams::of, mine.workers::of));
        }
    }

    private static long weight(Month month) {
        return (long) PER_MONTH
                + (month.whole() == null ? 0 : month.whole().columns().size());
    }
}
