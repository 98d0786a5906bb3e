package org.essaim.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Segment;
import org.essaim.spi.StoreException;

/**
 * A fact as the journal holds it, with where it came from.
 *
 * @param fact the fact
 * @param bytes its canonical bytes
 * @param receipt the receipt of the import that brought it
 * @param row its row in the file
 */
@SuppressWarnings("ArrayRecordComponent") // compared by canonical order only
record Posting(Fact fact, byte[] bytes, String receipt, long row) {
    /** Canonical order: by worker, then time, then everything else; never by file or row. */
    static final Comparator<Posting> CANONICAL = Posting::inOrder;

    // Written out: a million facts are sorted at each closing of a year.
    private static int inOrder(Posting one, Posting other) {
        String worker = worker(one);
        String otherWorker = worker(other);
        // Mostly one and the same text, which equals sees at once and compareTo reads to its end.
        if (!worker.equals(otherWorker)) {
            return worker.compareTo(otherWorker);
        }
        int order = Long.compare(
                one.fact.reference().start(), other.fact.reference().start());
        return order != 0 ? order : Arrays.compareUnsigned(one.bytes, other.bytes);
    }

    private static String worker(Posting posting) {
        WorkerId worker = posting.fact.worker();
        return worker == null ? "" : worker.value();
    }

    private static final int ADD = 1;
    private static final int REMOVE = 2;

    /** Writes one record of a facts segment. */
    static void writeAdded(ByteWriter out, byte[] fact, long row) {
        out.number(ADD).number(row).raw(fact);
    }

    /** Writes one record of a facts segment: the fact that was written there. */
    static void writeAdded(ByteWriter out, ByteWriter fact, long row) {
        out.number(ADD).number(row).raw(fact);
    }

    /** Writes the removal of one equal fact. */
    static void writeRemoved(ByteWriter out, byte[] fact, long row) {
        out.number(REMOVE).number(row).raw(fact);
    }

    /** Starts a facts segment. */
    static ByteWriter segment(String receipt) {
        return new ByteWriter().text(receipt);
    }

    /** The facts that remain when every segment was replayed in order: a multiset, in canonical order. */
    static List<Posting> net(List<Segment> segments) {
        FactForm form = new FactForm();
        List<Posting> added = new ArrayList<>();
        Map<Digestible, Integer> removed = new HashMap<>();
        for (Segment segment : segments) {
            ByteReader in = ByteReader.inflating(segment.bytes());
            String receipt = in.text();
            while (in.hasMore()) {
                int operation = in.whole();
                long row = in.number();
                byte[] bytes = in.raw();
                if (operation == ADD) {
                    added.add(new Posting(form.fact(bytes), bytes, receipt, row));
                } else {
                    removed.merge(new Digestible(bytes), 1, Integer::sum);
                }
            }
        }
        if (!removed.isEmpty()) {
            added = without(added, removed);
        }
        return inOrder(added);
    }

    /** The same in canonical order. Worker by worker: a source mostly tells of each in order of time, so there is little left to sort. */
    private static List<Posting> inOrder(List<Posting> facts) {
        SortedMap<String, List<Posting>> byWorker =
                new TreeMap<>(facts.stream().collect(Collectors.groupingBy(Posting::worker)));
        List<Posting> sorted = new ArrayList<>(facts.size());
        for (List<Posting> own : byWorker.values()) {
            own.sort(CANONICAL);
            sorted.addAll(own);
        }
        return sorted;
    }

    /** A facts segment without some of its facts; nothing if none of them is in it. */
    static Optional<byte[]> without(byte[] deflated, Predicate<Fact> which) {
        FactForm form = new FactForm();
        ByteReader in = ByteReader.inflating(deflated);
        ByteWriter out = segment(in.text());
        boolean changed = false;
        while (in.hasMore()) {
            int operation = in.whole();
            long row = in.number();
            byte[] bytes = in.raw();
            if (which.test(form.fact(bytes))) {
                changed = true;
            } else {
                out.number(operation).number(row).raw(bytes);
            }
        }
        return changed ? Optional.of(out.deflated()) : Optional.empty();
    }

    // The oldest of equal facts is the one that is removed: what came last explains what stands.
    static List<Posting> without(List<Posting> added, Map<Digestible, Integer> removed) {
        List<Posting> left = new ArrayList<>(added.size());
        for (Posting posting : added) {
            Digestible key = new Digestible(posting.bytes);
            Integer count = removed.get(key);
            if (count == null || count == 0) {
                left.add(posting);
            } else {
                removed.put(key, count - 1);
            }
        }
        if (removed.values().stream().anyMatch(count -> count > 0)) {
            throw new StoreException(
                    "The journal removes a fact that it does not hold.\nMaybe the store was cut or mixed: "
                            + "restore it from a backup.");
        }
        return left;
    }

    /** Bytes as a key of a map. */
    @SuppressWarnings("ArrayRecordComponent") // equals and hashCode look into the array
    record Digestible(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Digestible that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
