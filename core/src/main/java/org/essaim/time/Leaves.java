package org.essaim.time;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.essaim.document.Digest;
import org.essaim.document.MerkleTree;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of one seal: what its two roots are made from.
 *
 * <p>A leaf is the hash of a record under a salt of its own. The salts of a worker come from one secret, made from the
 * federation's key and all that the worker's month consists of: the same facts under the same key give the same seal, and
 * once the facts are gone nobody can find the secret again by trying out what a single one may have been. A salt says nothing
 * about another, so that one record can be shown without opening the rest of the worker's month.
 *
 * <p>The secrets are kept beside the seal as long as the records are, so checking a seal needs no key, not even after the key
 * was changed. Of an erased record the leaf stays in its position. Immutable; not thread-safe, because hashing is not.
 */
final class Leaves {
    private static final int VERSION = 1;

    /** What a leaf stands for. */
    enum Kind {
        FACT(1),
        ENTRY(2);

        private final int prefix;

        Kind(int prefix) {
            this.prefix = prefix;
        }
    }

    private final SortedMap<String, byte[]> secrets;
    private final SortedMap<Integer, Gone> facts;
    private final SortedMap<Integer, Gone> entries;
    private final SortedSet<String> erasures;
    private final MerkleTree hashing = new MerkleTree();
    private final MessageDigest sha = Digest.sha256();
    // Records come worker by worker: what the salts of the last one are made from, but for kind and position.
    private @Nullable String lastWorker;
    private ByteBuffer lastSeed = ByteBuffer.allocate(0);

    /** What is left of an erased record: its leaf, and which erasure took it. */
    @SuppressWarnings("ArrayRecordComponent") // a hash, never compared
    record Gone(byte[] leaf, String erasure) {}

    /**
     * Leaves as they stand.
     *
     * @param secrets what the salts of each worker's records are made from
     * @param facts what was erased of the facts, by position
     * @param entries what was erased of the entries, by position
     * @param erasures the erasures that took cells
     */
    private Leaves(
            SortedMap<String, byte[]> secrets,
            SortedMap<Integer, Gone> facts,
            SortedMap<Integer, Gone> entries,
            SortedSet<String> erasures) {
        this.secrets = new TreeMap<>(secrets);
        this.facts = new TreeMap<>(facts);
        this.entries = new TreeMap<>(entries);
        this.erasures = new TreeSet<>(erasures);
    }

    /** The leaves of a month that is being sealed. */
    static Leaves of(String structure, YearMonth month, List<Posting> facts, Pseudonymiser key) {
        SortedMap<String, MessageDigest> months = new TreeMap<>();
        ByteBuffer length = ByteBuffer.allocate(4);
        String last = "";
        MessageDigest own = null;
        for (Posting posting : facts) {
            String worker = worker(posting);
            if (own == null || !worker.equals(last)) {
                own = months.computeIfAbsent(worker, none -> Digest.sha256());
                last = worker;
            }
            own.update(length.putInt(0, posting.bytes().length).array());
            own.update(posting.bytes());
        }
        SortedMap<String, byte[]> secrets = new TreeMap<>();
        months.forEach((worker, all) -> secrets.put(
                worker,
                key.secret(
                        "seal",
                        structure.getBytes(StandardCharsets.UTF_8),
                        month.toString().getBytes(StandardCharsets.UTF_8),
                        worker.getBytes(StandardCharsets.UTF_8),
                        all.digest())));
        return new Leaves(secrets, new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
    }

    /** Who stands behind a fact; nobody for an unassigned one. */
    static String worker(Posting posting) {
        WorkerId worker = posting.fact().worker();
        return worker == null ? "" : worker.value();
    }

    Digest rootOfFacts(List<Posting> left) {
        return treeOfFacts(left).root();
    }

    Digest rootOfEntries(List<Entry> left) {
        return treeOfEntries(left).root();
    }

    /** The root over entries of which none is erased, whose canonical bytes are written to a segment on the way. */
    Digest rootOfEntries(List<Entry> whole, ByteWriter segment) {
        MerkleTree tree = new MerkleTree();
        ByteWriter one = ByteWriter.ofMany();
        for (int i = 0; i < whole.size(); i++) {
            Entry entry = whole.get(i);
            one.clear();
            entry.write(one);
            byte[] bytes = one.toBytes();
            segment.raw(bytes);
            tree.add(salt(Kind.ENTRY, entry.worker().value(), i), bytes);
        }
        return tree.root();
    }

    MerkleTree treeOfFacts(List<Posting> left) {
        return tree(Kind.FACT, facts, left, Leaves::worker, Posting::bytes);
    }

    MerkleTree treeOfEntries(List<Entry> left) {
        return tree(Kind.ENTRY, entries, left, entry -> entry.worker().value(), Entry::bytes);
    }

    private <R> MerkleTree tree(
            Kind kind,
            SortedMap<Integer, Gone> gone,
            List<R> left,
            Function<R, String> worker,
            Function<R, byte[]> bytes) {
        MerkleTree tree = new MerkleTree();
        List<@Nullable R> placed = placed(left, gone);
        for (int i = 0; i < placed.size(); i++) {
            Gone erased = gone.get(i);
            if (erased != null) {
                tree.addLeaf(erased.leaf());
            } else {
                R record = Objects.requireNonNull(placed.get(i));
                tree.add(salt(kind, worker.apply(record), i), bytes.apply(record));
            }
        }
        return tree;
    }

    /** The leaf of a record under its salt. */
    byte[] leaf(byte[] salt, byte[] record) {
        return hashing.leaf(salt, record);
    }

    /** The salt of a worker's record in this position. */
    byte[] salt(Kind kind, String worker, int position) {
        if (!worker.equals(lastWorker)) {
            byte[] secret = secrets.get(worker);
            if (secret == null) {
                throw new StoreException("A seal has no secret for a worker whose records are there.\n"
                        + "Maybe the store was altered: restore it from a backup.");
            }
            lastSeed = ByteBuffer.allocate(1 + secret.length + Integer.BYTES).put(1, secret);
            lastWorker = worker;
        }
        lastSeed.put(0, (byte) kind.prefix).putInt(lastSeed.capacity() - Integer.BYTES, position);
        return sha.digest(lastSeed.array());
    }

    /** The facts in the positions that the seal gave them; nothing where one was erased. */
    List<@Nullable Posting> facts(List<Posting> left) {
        return placed(left, facts);
    }

    /** The entries in the positions that the seal gave them; nothing where one was erased. */
    List<@Nullable Entry> entries(List<Entry> left) {
        return placed(left, entries);
    }

    private static <R> List<@Nullable R> placed(List<R> left, SortedMap<Integer, Gone> gone) {
        if (gone.isEmpty()) {
            return Collections.unmodifiableList(left);
        }
        List<@Nullable R> placed = new ArrayList<>(left.size() + gone.size());
        int next = 0;
        for (int i = 0; i < left.size() + gone.size(); i++) {
            if (gone.containsKey(i)) {
                placed.add(null);
            } else if (next < left.size()) {
                placed.add(left.get(next++));
            } else {
                throw new StoreException("A seal names erased records in positions that it does not have.\n"
                        + "Maybe the store was altered: restore it from a backup.");
            }
        }
        return placed;
    }

    /** How many facts and entries were erased. */
    int gone() {
        return facts.size() + entries.size();
    }

    /** The erasures that took something of what the seal covers: facts, entries or cells. */
    SortedSet<String> erasures() {
        SortedSet<String> all = new TreeSet<>(erasures);
        facts.values().forEach(gone -> all.add(gone.erasure()));
        entries.values().forEach(gone -> all.add(gone.erasure()));
        return all;
    }

    /** True if cells were erased: then they cannot be held against the seal any more. */
    boolean lacksCells() {
        return !erasures.isEmpty();
    }

    /**
     * What stays once the records of some workers are erased: their leaves, without the secrets that would let anybody try
     * out what they were.
     *
     * @param factsLeft the facts that the seal covers, before the erasure
     * @param entriesLeft its entries, before the erasure
     * @param gone whose records go
     * @param cells true if cells go
     */
    Leaves without(
            List<Posting> factsLeft, List<Entry> entriesLeft, Predicate<String> gone, boolean cells, String erasure) {
        SortedMap<Integer, Gone> goneFacts = new TreeMap<>(facts);
        List<@Nullable Posting> postings = placed(factsLeft, facts);
        for (int i = 0; i < postings.size(); i++) {
            Posting posting = postings.get(i);
            if (posting != null && gone.test(worker(posting))) {
                goneFacts.put(i, new Gone(leaf(salt(Kind.FACT, worker(posting), i), posting.bytes()), erasure));
            }
        }
        SortedMap<Integer, Gone> goneEntries = new TreeMap<>(entries);
        List<@Nullable Entry> counted = placed(entriesLeft, entries);
        for (int i = 0; i < counted.size(); i++) {
            Entry entry = counted.get(i);
            if (entry != null && gone.test(entry.worker().value())) {
                byte[] salt = salt(Kind.ENTRY, entry.worker().value(), i);
                goneEntries.put(i, new Gone(leaf(salt, entry.bytes()), erasure));
            }
        }
        SortedMap<String, byte[]> kept = new TreeMap<>(secrets);
        kept.keySet().removeIf(gone);
        SortedSet<String> all = new TreeSet<>(erasures);
        if (cells) {
            all.add(erasure);
        }
        return new Leaves(kept, goneFacts, goneEntries, all);
    }

    byte[] bytes() {
        ByteWriter out = new ByteWriter().number(VERSION).number(secrets.size());
        secrets.forEach((worker, secret) -> out.text(worker).raw(secret));
        write(out, facts);
        write(out, entries);
        out.number(erasures.size());
        erasures.forEach(out::text);
        return out.deflated();
    }

    private static void write(ByteWriter out, SortedMap<Integer, Gone> gone) {
        out.number(gone.size());
        gone.forEach((position, erased) ->
                out.number(position).text(erased.erasure()).raw(erased.leaf()));
    }

    static Leaves of(byte[] deflated) {
        ByteReader in = ByteReader.inflating(deflated);
        int version = in.whole();
        if (version != VERSION) {
            throw new StoreException("The leaves of a seal have the form [" + version + "], this version reads ["
                    + VERSION + "].\nMaybe a newer Essaim wrote them.");
        }
        SortedMap<String, byte[]> secrets = new TreeMap<>();
        for (int left = in.whole(); left > 0; left--) {
            secrets.put(in.text(), in.raw());
        }
        SortedMap<Integer, Gone> facts = gone(in);
        SortedMap<Integer, Gone> entries = gone(in);
        SortedSet<String> erasures = new TreeSet<>();
        for (int left = in.whole(); left > 0; left--) {
            erasures.add(in.text());
        }
        return new Leaves(secrets, facts, entries, erasures);
    }

    private static SortedMap<Integer, Gone> gone(ByteReader in) {
        SortedMap<Integer, Gone> gone = new TreeMap<>();
        for (int left = in.whole(); left > 0; left--) {
            int position = in.whole();
            String erasure = in.text();
            gone.put(position, new Gone(in.raw(), erasure));
        }
        return gone;
    }
}
