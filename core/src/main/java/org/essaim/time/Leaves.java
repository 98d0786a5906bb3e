package org.essaim.time;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
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
    private final MerkleTree hashing = new MerkleTree();
    private final MessageDigest sha = Digest.sha256();

    /** What is left of an erased record: its leaf, and which erasure took it. */
    @SuppressWarnings("ArrayRecordComponent") // a hash, never compared
    record Gone(byte[] leaf, String erasure) {}

    Leaves(SortedMap<String, byte[]> secrets, SortedMap<Integer, Gone> facts, SortedMap<Integer, Gone> entries) {
        this.secrets = new TreeMap<>(secrets);
        this.facts = new TreeMap<>(facts);
        this.entries = new TreeMap<>(entries);
    }

    /** The leaves of a month that is being sealed. */
    static Leaves of(String structure, YearMonth month, List<Posting> facts, Pseudonymiser key) {
        SortedMap<String, MessageDigest> months = new TreeMap<>();
        for (Posting posting : facts) {
            MessageDigest own = months.computeIfAbsent(worker(posting), none -> Digest.sha256());
            own.update(ByteBuffer.allocate(4).putInt(posting.bytes().length).array());
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
        return new Leaves(secrets, new TreeMap<>(), new TreeMap<>());
    }

    /** Who stands behind a fact; nobody for an unassigned one. */
    static String worker(Posting posting) {
        WorkerId worker = posting.fact().worker();
        return worker == null ? "" : worker.value();
    }

    Digest rootOfFacts(List<Posting> left) {
        return root(Kind.FACT, facts, left, Leaves::worker, Posting::bytes);
    }

    Digest rootOfEntries(List<Entry> left) {
        return root(Kind.ENTRY, entries, left, entry -> entry.worker().value(), Entry::bytes);
    }

    private <R> Digest root(
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
                tree.addLeaf(leaf(salt(kind, worker.apply(record), i), bytes.apply(record)));
            }
        }
        return tree.root();
    }

    /** The leaf of a record under its salt. */
    byte[] leaf(byte[] salt, byte[] record) {
        return hashing.leaf(salt, record);
    }

    /** The salt of a worker's record in this position. */
    byte[] salt(Kind kind, String worker, int position) {
        byte[] secret = secrets.get(worker);
        if (secret == null) {
            throw new StoreException("A seal has no secret for a worker whose records are there.\n"
                    + "Maybe the store was altered: restore it from a backup.");
        }
        sha.update((byte) kind.prefix);
        sha.update(secret);
        return sha.digest(ByteBuffer.allocate(4).putInt(position).array());
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

    /** What was erased of the facts, by position. */
    SortedMap<Integer, Gone> goneFacts() {
        return facts;
    }

    /** What was erased of the entries, by position. */
    SortedMap<Integer, Gone> goneEntries() {
        return entries;
    }

    byte[] bytes() {
        ByteWriter out = new ByteWriter().number(VERSION).number(secrets.size());
        secrets.forEach((worker, secret) -> out.text(worker).raw(secret));
        write(out, facts);
        write(out, entries);
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
        return new Leaves(secrets, gone(in), gone(in));
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
