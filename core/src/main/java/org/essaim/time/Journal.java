package org.essaim.time;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/** Reads the journal of one structure: its net facts, its seals, and its head, which every writer moves on by one. */
final class Journal {
    private final Store store;
    private final String structure;

    Journal(Store store, String structure) {
        this.store = store;
        this.structure = structure;
    }

    /**
     * Where the structure's journal stands. Two writers cannot both move it on, so one of them must read again.
     *
     * @param version the version of the head document
     * @param imports how many imports it took
     * @param erasures how many erasures took something of it
     * @param lastSeal the digest of the last seal made
     * @param reopened the months that were sealed and are open again
     */
    record Head(long version, long imports, long erasures, String lastSeal, SortedSet<YearMonth> reopened) {
        Tree toTree() {
            return Tree.fields()
                    .put("imports", imports)
                    .put("erasures", erasures)
                    .put("lastSeal", lastSeal)
                    .put(
                            "reopened",
                            Tree.texts(
                                    reopened.stream().map(YearMonth::toString).toList()))
                    .build();
        }

        Head withImport() {
            return new Head(version, imports + 1, erasures, lastSeal, reopened);
        }

        Head withErasure() {
            return new Head(version, imports, erasures + 1, lastSeal, reopened);
        }

        Head withSeal(Seal seal) {
            SortedSet<YearMonth> open = new TreeSet<>(reopened);
            open.remove(seal.month());
            return new Head(version, imports, erasures, seal.digest().hex(), open);
        }

        Head withReopened(YearMonth month) {
            SortedSet<YearMonth> open = new TreeSet<>(reopened);
            open.add(month);
            return new Head(version, imports, erasures, lastSeal, open);
        }
    }

    /** A seal as stored: it may have been reopened since. */
    record Sealed(Seal seal, boolean reopened, long version, long sequence) {}

    DocumentKey headKey() {
        return new DocumentKey("journal", structure);
    }

    DocumentKey sealKey(YearMonth month) {
        return new DocumentKey("seal", structure + ":" + month);
    }

    /** Where the journal stands; what cannot be read is never taken for a journal that has not begun. */
    Head head() {
        Optional<Document> stored = store.document(headKey());
        if (stored.isEmpty()) {
            if (!store.months(structure, SegmentKind.CELLS).isEmpty()) {
                throw damaged(headKey(), "it is gone, though months were sealed");
            }
            return new Head(0, 0, 0, Seal.NONE.hex(), new TreeSet<>());
        }
        // A list that is missing would read like one that is empty.
        if (!(stored.get().content() instanceof Tree.Fields fields
                && fields.get("reopened").orElse(null) instanceof Tree.Items)) {
            throw damaged(headKey(), "it does not say which months are open");
        }
        FieldReader reader = reader(stored.get());
        SortedSet<YearMonth> reopened = new TreeSet<>();
        String lastSeal;
        try {
            reader.texts("reopened").forEach(month -> reopened.add(YearMonth.parse(month)));
            lastSeal = new Digest(reader.text("lastSeal")).hex();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw damaged(headKey(), "a month or a seal in it is none");
        }
        return new Head(stored.get().version(), reader.whole("imports"), reader.whole("erasures"), lastSeal, reopened);
    }

    private static StoreException damaged(DocumentKey key, String how) {
        return new StoreException("Document [" + key + "] cannot be relied on: " + how
                + ".\nMaybe the store was cut or altered: restore it from a backup; until then nothing is changed.");
    }

    /** The facts told for a month, without corrections that were booked later. */
    List<Posting> net(YearMonth month) {
        return Posting.net(store.segments(structure, month, SegmentKind.FACTS));
    }

    /** True if anything was ever told for a month. */
    boolean hasFacts(YearMonth month) {
        return !store.segments(structure, month, SegmentKind.FACTS).isEmpty();
    }

    /** The newest seal of a month, reopened or not. A month that lost its seal is not open: nobody may change it. */
    Optional<Sealed> sealed(YearMonth month) {
        Optional<Document> document = store.document(sealKey(month));
        if (document.isEmpty() && store.months(structure, SegmentKind.CELLS).contains(month)) {
            throw damaged(sealKey(month), "it is gone, though the month was sealed");
        }
        return document.map(this::sealed).map(found -> {
            Seal seal = found.seal();
            if (!seal.structure().equals(structure) || !seal.month().equals(month)) {
                throw damaged(sealKey(month), "it is the seal of another month");
            }
            if (found.reopened() != head().reopened().contains(month)) {
                throw damaged(sealKey(month), "it and the head of the journal contradict each other");
            }
            return found;
        });
    }

    /** True if the month is sealed and was not reopened. */
    boolean isSealed(YearMonth month) {
        return sealed(month).map(found -> !found.reopened()).orElse(false);
    }

    /** The seal of this number of a month. */
    Optional<Sealed> sealed(YearMonth month, int number) {
        return store.history(sealKey(month)).stream()
                .map(this::sealed)
                .filter(found -> found.seal().number() == number && !found.reopened())
                .findFirst();
    }

    /** Every seal that was made of a month, as it was made: what is beside it can be found. */
    List<Sealed> sealings(YearMonth month) {
        return store.history(sealKey(month)).stream()
                .map(this::sealed)
                .filter(found -> !found.reopened())
                .toList();
    }

    /** Every seal that was made of a month. */
    List<Seal> made(YearMonth month) {
        return store.history(sealKey(month)).stream()
                .map(this::sealed)
                .map(Sealed::seal)
                .distinct()
                .toList();
    }

    private Sealed sealed(Document document) {
        FieldReader reader = reader(document);
        boolean reopened = reader.truth("reopened", false);
        reader.text("reason", "");
        Seal seal = reader.one("seal", Seal::read).orElseThrow(() -> damaged(document.key(), "it holds no seal"));
        return new Sealed(seal, reopened, document.version(), document.sequence());
    }

    /** What was stored beside a seal. */
    byte[] beside(Sealed sealed, SegmentKind kind) {
        YearMonth month = sealed.seal().month();
        return store.segments(structure, month, kind).stream()
                .filter(segment -> segment.sequence() == sealed.sequence())
                .findFirst()
                .orElseThrow(() -> new StoreException("The seal of [" + structure + " " + month + "] has no " + kind
                        + " beside it.\nMaybe the store was cut: restore it from a backup."))
                .bytes();
    }

    /** The leaves of a seal. */
    Leaves leaves(Sealed sealed) {
        return Leaves.of(beside(sealed, SegmentKind.LEAVES));
    }

    /** True if some of the cells of a seal were erased; leaves are read only where there was an erasure at all. */
    boolean lacksCells(Sealed sealed) {
        return head().erasures() > 0 && leaves(sealed).lacksCells();
    }

    /** The net facts that a seal covers, as they were when it was made, in canonical order; those erased are left out. */
    List<Posting> net(Sealed sealed) {
        return Posting.net(store.segments(structure, sealed.seal().month(), SegmentKind.FACTS).stream()
                .filter(segment -> segment.sequence() <= sealed.sequence())
                .toList());
    }

    /** The entries that a seal covers, in canonical order; those erased are left out. */
    List<Entry> entries(Sealed sealed) {
        return entries(sealed, Long.MIN_VALUE);
    }

    /** Those of the entries that a seal covers which end at this second or later, in canonical order; those erased are left out. */
    List<Entry> entries(Sealed sealed, long from) {
        List<Entry> entries = new ArrayList<>();
        Entry.Reader reader = new Entry.Reader();
        ByteReader in = ByteReader.inflating(beside(sealed, SegmentKind.ENTRIES));
        while (in.hasMore()) {
            ByteReader entry = in.part();
            if (from == Long.MIN_VALUE || Entry.Reader.end(entry.again()) >= from) {
                entries.add(reader.of(entry));
            }
        }
        return entries;
    }

    /** The months of the structure that hold facts or corrections: all that there is to seal. */
    SortedSet<YearMonth> months() {
        SortedSet<YearMonth> months = new TreeSet<>(store.months(structure, SegmentKind.FACTS));
        for (Proposal proposal : proposals()) {
            if (proposal.booked() != null) {
                months.add(proposal.booked());
            }
        }
        return months;
    }

    /** The months that are sealed, and were not reopened. */
    SortedSet<YearMonth> sealedMonths() {
        SortedSet<YearMonth> months = new TreeSet<>(store.months(structure, SegmentKind.CELLS));
        months.removeAll(head().reopened());
        return months;
    }

    /** Proposals of the structure, in order of their identifiers. */
    List<Proposal> proposals() {
        List<Proposal> own = new ArrayList<>();
        for (Document document : store.documents(Proposal.kind(structure))) {
            own.add(Proposal.of(document));
        }
        return own;
    }

    static FieldReader reader(Document document) {
        return FieldReader.of(
                new SourceTree(document.content(), document.key().toString(), Map.of()), Optional.empty(), finding -> {
                    throw new StoreException("Document [" + document.key() + "] cannot be read: " + finding.code()
                            + " at [" + finding.path() + "].\nMaybe a newer Essaim wrote it.");
                });
    }
}
