package org.essaim.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Staff;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Redaction;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything that one erasure takes, and makes one commit of it.
 *
 * <p>What goes are facts, entries, cells, proposals, staff assignments and aliases of the key, in every version. What stays are
 * the leaves of the seals in their positions, so that every seal can be checked, the seals' own totals, and issued statements.
 */
final class Erasing {
    private final Store store;
    private final String id;
    // Whose records of which months go; "" stands for a fact that was assigned to nobody.
    private final BiPredicate<String, YearMonth> which;
    private final List<Commit.Put> puts = new ArrayList<>();
    private final List<Redaction> redactions = new ArrayList<>();
    private final SortedSet<String> structures = new TreeSet<>();
    private final SortedSet<String> statements = new TreeSet<>();
    private long facts;
    private long entries;
    private long cells;
    private long proposals;
    private long seals;
    private long records;
    // Structures of which only records beside the journal went: nobody who imports or closes has to read again.
    private final SortedSet<String> beside = new TreeSet<>();

    private Erasing(Store store, String id, BiPredicate<String, YearMonth> which) {
        this.store = store;
        this.id = id;
        this.which = which;
    }

    static String nextId(Store store) {
        return id(store.documents(Erasure.KIND).size() + 1);
    }

    /** The identifier of an erasure of this number, which begins at 1. */
    static String id(int number) {
        return String.format(java.util.Locale.ROOT, "%06d", number);
    }

    /** Takes one worker out of all months up to one, in every structure that knows the worker. */
    static Erasing ofWorker(
            Store store,
            String id,
            WorkerId worker,
            YearMonth until,
            Iterable<String> known,
            List<PersonalRecords> personal) {
        Erasing erasing =
                new Erasing(store, id, (other, month) -> other.equals(worker.value()) && !month.isAfter(until));
        boolean stays = personal.stream()
                .flatMap(each -> each.known(store).stream())
                .anyMatch(each -> each.worker().equals(worker) && each.month().isAfter(until));
        for (String structure : known) {
            stays |= worksAfter(store, structure, worker, until);
        }
        for (String structure : known) {
            boolean found = erasing.take(structure);
            found |= erasing.redactStaff(
                    structure, worker, stays ? until.plusMonths(1).atDay(1) : null);
            if (!stays) {
                found |= erasing.redactAliases(structure, worker);
            }
            if (found) {
                erasing.structures.add(structure);
            }
        }
        erasing.take(personal, new PersonalRecords.Gone(worker, null, until, stays));
        return erasing;
    }

    /** Takes everybody out of one month of a structure. */
    static Erasing ofMonth(Store store, String id, String structure, YearMonth month, List<PersonalRecords> personal) {
        Erasing erasing = new Erasing(store, id, (worker, other) -> other.equals(month));
        if (erasing.take(structure)) {
            erasing.structures.add(structure);
        }
        erasing.take(personal, new PersonalRecords.Gone(null, structure, month, false));
        return erasing;
    }

    Erasure.Tally tally() {
        return new Erasure.Tally(facts, entries, cells, proposals, seals, records);
    }

    SortedSet<String> structures() {
        SortedSet<String> all = new TreeSet<>(structures);
        all.addAll(beside);
        return all;
    }

    SortedSet<String> statements() {
        return statements;
    }

    Commit commit(String actor, Instant at, Erasure erasure) {
        List<Commit.Put> all = new ArrayList<>(puts);
        // Whoever imports, closes or settles at the same time must read again.
        for (String structure : structures) {
            Journal journal = new Journal(store, structure);
            Journal.Head head = journal.head();
            all.add(new Commit.Put(
                    journal.headKey(), head.version(), head.withErasure().toTree()));
        }
        all.add(new Commit.Put(erasure.key(), 0, erasure.toTree()));
        return new Commit(actor, at, all, List.of(), redactions);
    }

    private void take(List<PersonalRecords> personal, PersonalRecords.Gone gone) {
        for (PersonalRecords each : personal) {
            for (PersonalRecords.Without without : each.without(store, gone)) {
                Document version = without.version();
                redactions.add(new Redaction.OfDocument(version.key(), version.version(), without.content()));
                beside.addAll(without.structures());
                boolean newest = store.document(version.key())
                        .filter(last -> last.version() == version.version())
                        .isPresent();
                if (newest) {
                    records += without.records();
                    // Whoever changes the document at the same time must read again, or would bring back who went.
                    puts.add(new Commit.Put(version.key(), version.version(), without.content()));
                }
            }
        }
    }

    private boolean take(String structure) {
        Journal journal = new Journal(store, structure);
        int before = redactions.size();
        requireNothingWaits(structure, journal);
        SortedSet<YearMonth> months = new TreeSet<>(store.months(structure, SegmentKind.FACTS));
        months.addAll(store.months(structure, SegmentKind.CELLS));
        for (YearMonth month : months) {
            int sofar = redactions.size();
            // Refuses where the month's seal and the journal's head contradict each other: nothing is erased on doubt.
            journal.isSealed(month);
            // The leaves are made from the facts as they are: so before these are rewritten.
            for (Journal.Sealed sealed : journal.sealings(month)) {
                take(structure, journal, sealed);
            }
            takeFacts(structure, month);
            if (redactions.size() > sofar) {
                store.document(Closing.relianceKey(structure, month))
                        .ifPresent(reliance ->
                                statements.add(Journal.reader(reliance).text("statement")));
            }
        }
        for (Document document : store.documents(Proposal.kind(structure))) {
            take(document);
        }
        return redactions.size() > before;
    }

    // A correction that was accepted has still to be booked; once its facts are gone, nobody can book it.
    private void requireNothingWaits(String structure, Journal journal) {
        for (Proposal proposal : journal.proposals()) {
            boolean waits = proposal.state() == Proposal.State.ACCEPTED
                    && proposal.booked() != null
                    && !journal.isSealed(proposal.booked());
            if (waits && proposal.concerns(fact -> which.test(worker(fact), proposal.month()))) {
                throw new EssaimException(
                        "An accepted correction of [" + proposal.month() + "] in structure [" + structure
                                + "] is to be booked in [" + proposal.booked()
                                + "], which is open: it would be lost.\nMaybe close that month first.");
            }
        }
    }

    private static String worker(Fact fact) {
        WorkerId worker = fact.worker();
        return worker == null ? "" : worker.value();
    }

    private void take(String structure, Journal journal, Journal.Sealed sealed) {
        YearMonth month = sealed.seal().month();
        SortedMap<Cell, Long> former = Cells.of(journal.beside(sealed, SegmentKind.CELLS));
        int all = former.size();
        // A correction of an erased month may be booked in a later one.
        former.keySet()
                .removeIf(cell -> which.test(cell.worker().value(), month)
                        || which.test(cell.worker().value(), cell.month()));
        boolean lacksCells = former.size() < all;
        List<Posting> covered = journal.net(sealed);
        List<Entry> counted = journal.entries(sealed);
        Leaves before = journal.leaves(sealed);
        Leaves after = before.without(covered, counted, worker -> which.test(worker, month), lacksCells, id);
        if (!lacksCells && after.gone() == before.gone()) {
            return;
        }
        seals++;
        redact(structure, month, SegmentKind.LEAVES, sealed.sequence(), after.bytes());
        if (lacksCells) {
            cells += all - former.size();
            redact(structure, month, SegmentKind.CELLS, sealed.sequence(), Cells.bytes(former));
        }
        ByteWriter left = new ByteWriter();
        long taken = 0;
        for (Entry entry : counted) {
            if (which.test(entry.worker().value(), month)) {
                taken++;
            } else {
                left.raw(entry.bytes());
            }
        }
        if (taken > 0) {
            entries += taken;
            redact(structure, month, SegmentKind.ENTRIES, sealed.sequence(), left.deflated());
        }
    }

    private void takeFacts(String structure, YearMonth month) {
        List<Segment> segments = store.segments(structure, month, SegmentKind.FACTS);
        int sofar = Posting.net(segments).size();
        List<Segment> left = new ArrayList<>(segments);
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            Optional<byte[]> rest = Posting.without(segment.bytes(), fact -> which.test(worker(fact), month));
            if (rest.isPresent()) {
                left.set(i, new Segment(structure, month, SegmentKind.FACTS, segment.sequence(), rest.get()));
                redactions.add(new Redaction.OfSegment(
                        structure, month, SegmentKind.FACTS, i, segment.sequence(), rest.get()));
            }
        }
        facts += sofar - Posting.net(left).size();
    }

    private void redact(String structure, YearMonth month, SegmentKind kind, long sequence, byte[] bytes) {
        List<Segment> segments = store.segments(structure, month, kind);
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).sequence() == sequence) {
                redactions.add(new Redaction.OfSegment(structure, month, kind, i, sequence, bytes));
            }
        }
    }

    private void take(Document newest) {
        Proposal proposal = Proposal.of(newest);
        if (!proposal.concerns(fact -> which.test(worker(fact), proposal.month()))) {
            return;
        }
        proposals++;
        for (Document version : store.history(newest.key())) {
            redactions.add(new Redaction.OfDocument(
                    version.key(),
                    version.version(),
                    Proposal.of(version).erased(id).toTree()));
        }
    }

    private static boolean worksAfter(Store store, String structure, WorkerId worker, YearMonth until) {
        Journal journal = new Journal(store, structure);
        return store.months(structure, SegmentKind.FACTS).stream()
                .filter(month -> month.isAfter(until))
                .anyMatch(month -> journal.net(month).stream()
                        .anyMatch(posting -> worker.equals(posting.fact().worker())));
    }

    /** Takes the worker out of every version of the staff; who still works keeps what holds from this day on. */
    private boolean redactStaff(String structure, WorkerId worker, @Nullable LocalDate keptFrom) {
        boolean found = false;
        for (Document version : store.history(SettingsForm.staffKey(structure))) {
            Staff staff =
                    SettingsForm.staff(store, structure, version.sequence()).value();
            ByDate<Assignment> own = staff.assignments().get(worker);
            if (own == null) {
                continue;
            }
            java.util.Map<WorkerId, ByDate<Assignment>> rest = new java.util.TreeMap<>(staff.assignments());
            rest.remove(worker);
            if (keptFrom != null) {
                List<ByDate.From<Assignment>> kept = new ArrayList<>();
                own.at(keptFrom).ifPresent(now -> kept.add(new ByDate.From<>(keptFrom, now)));
                own.changes().stream()
                        .filter(change -> change.date().isAfter(keptFrom))
                        .forEach(kept::add);
                if (kept.equals(own.changes())) {
                    continue;
                }
                if (!kept.isEmpty()) {
                    rest.put(worker, ByDate.of(kept));
                }
            }
            found = true;
            redactions.add(new Redaction.OfDocument(
                    version.key(), version.version(), SettingsForm.tree(new Staff(structure, rest))));
        }
        return found;
    }

    private boolean redactAliases(String structure, WorkerId worker) {
        boolean found = false;
        DocumentKey key = Aliases.key(structure);
        for (Document version : store.history(key)) {
            Optional<Tree> rest = Aliases.without(version, worker);
            if (rest.isPresent()) {
                found = true;
                redactions.add(new Redaction.OfDocument(key, version.version(), rest.get()));
            }
        }
        return found;
    }
}
