package org.essaim.spi;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.essaim.cube.ColumnarJournal;

/**
 * A store that forgets everything when it is closed (<i>magasin en mémoire</i>): for tests, previews and trying things out.
 *
 * <p>Thread-safe. Trees and bytes are kept as given and never written anywhere; bytes are copied on their way in. Looking a
 * document or a segment up takes logarithmic time in the number of what is stored.
 *
 * <p>What sealed months booked is kept in columns besides, six bytes a row ({@link ColumnarJournal}), each month from the first time that it is
 * asked for.
 */
public final class InMemoryStore implements Store, CubeReader {
    // Guarded by this. The versions of a document and the segments of a month are in order of their sequence.
    private final Map<String, NavigableMap<String, List<Document>>> documents = new HashMap<>();
    private final Map<Journal, NavigableMap<YearMonth, List<Segment>>> journals = new HashMap<>();
    // When each commit says it was made, the first first.
    private final List<Instant> commits = new ArrayList<>();
    private final MonthsInColumns columns = new MonthsInColumns(this);
    private long sequence;
    private boolean closed;

    /** An empty store. */
    public InMemoryStore() {}

    private record Journal(String structure, SegmentKind kind) {}

    @Override
    public synchronized Optional<Document> document(DocumentKey key, long asOf) {
        requireOpen();
        List<Document> versions = versions(key);
        // How many versions came with a commit of at most this sequence number.
        int low = 0;
        int high = versions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (versions.get(middle).sequence() <= asOf) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(versions.get(low - 1));
    }

    @Override
    public synchronized List<Document> history(DocumentKey key) {
        requireOpen();
        return List.copyOf(versions(key));
    }

    @Override
    public synchronized List<Document> documents(String kind) {
        requireOpen();
        NavigableMap<String, List<Document>> byId = documents.get(kind);
        return byId == null
                ? List.of()
                : byId.values().stream()
                        .map(versions -> versions.get(versions.size() - 1))
                        .toList();
    }

    @Override
    public synchronized List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
        requireOpen();
        NavigableMap<YearMonth, List<Segment>> byMonth = journals.get(new Journal(structure, kind));
        return byMonth == null ? List.of() : List.copyOf(byMonth.getOrDefault(month, List.of()));
    }

    @Override
    public synchronized List<YearMonth> months(String structure, SegmentKind kind) {
        requireOpen();
        NavigableMap<YearMonth, List<Segment>> byMonth = journals.get(new Journal(structure, kind));
        return byMonth == null ? List.of() : List.copyOf(byMonth.keySet());
    }

    @Override
    public synchronized long commit(Commit commit) {
        requireOpen();
        long next = sequence + 1;
        // Everything that can fail comes before the first change, so that a commit is taken whole or not at all.
        Map<DocumentKey, Document> puts = new LinkedHashMap<>();
        for (Commit.Put put : commit.puts()) {
            long found = versions(put.key()).size();
            if (found != put.expectedVersion()) {
                throw new LostUpdateException(put.key(), put.expectedVersion(), found);
            }
            puts.put(put.key(), new Document(put.key(), found + 1, next, commit.at(), commit.actor(), put.content()));
        }
        List<Segment> appends = new ArrayList<>();
        for (Commit.Append append : commit.appends()) {
            appends.add(new Segment(
                    append.structure(),
                    append.month(),
                    append.kind(),
                    next,
                    append.bytes().clone()));
        }
        commit.redactions().forEach(this::requireThere);
        commit.redactions().forEach(this::redact);
        puts.forEach((key, document) -> documents
                .computeIfAbsent(key.kind(), kind -> new TreeMap<>())
                .computeIfAbsent(key.id(), id -> new ArrayList<>())
                .add(document));
        appends.forEach(segment -> journals.computeIfAbsent(
                        new Journal(segment.structure(), segment.kind()), journal -> new TreeMap<>())
                .computeIfAbsent(segment.month(), month -> new ArrayList<>())
                .add(segment));
        columns.changedBy(commit);
        commits.add(commit.at());
        sequence = next;
        return next;
    }

    private void requireThere(Redaction redaction) {
        if (redaction instanceof Redaction.OfDocument document) {
            if (document.version() < 1
                    || document.version() > versions(document.key()).size()) {
                throw redaction.missing();
            }
        } else if (redaction instanceof Redaction.OfSegment segment) {
            List<Segment> known = known(segment);
            if (segment.index() < 0
                    || segment.index() >= known.size()
                    || known.get(segment.index()).sequence() != segment.sequence()) {
                throw redaction.missing();
            }
        }
    }

    private void redact(Redaction redaction) {
        if (redaction instanceof Redaction.OfDocument document) {
            versions(document.key())
                    .replaceAll(former -> former.version() == document.version()
                            ? new Document(
                                    former.key(),
                                    former.version(),
                                    former.sequence(),
                                    former.committedAt(),
                                    former.actor(),
                                    document.content())
                            : former);
        } else if (redaction instanceof Redaction.OfSegment segment) {
            known(segment)
                    .set(
                            segment.index(),
                            new Segment(
                                    segment.structure(),
                                    segment.month(),
                                    segment.kind(),
                                    segment.sequence(),
                                    segment.bytes().clone()));
        }
    }

    private List<Segment> known(Redaction.OfSegment segment) {
        NavigableMap<YearMonth, List<Segment>> byMonth = journals.get(new Journal(segment.structure(), segment.kind()));
        return byMonth == null ? List.of() : byMonth.getOrDefault(segment.month(), List.of());
    }

    @Override
    public synchronized List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
        requireOpen();
        return columns.of(structures, first, last).sums(structures, first, last);
    }

    @Override
    public synchronized long sequence() {
        requireOpen();
        return sequence;
    }

    @Override
    public synchronized long sequenceBefore(Instant instant) {
        requireOpen();
        long newest = commits.size();
        while (newest > 0 && !commits.get((int) newest - 1).isBefore(instant)) {
            newest--;
        }
        return newest;
    }

    @Override
    public synchronized void close() {
        closed = true;
        documents.clear();
        journals.clear();
        columns.forget();
    }

    private List<Document> versions(DocumentKey key) {
        NavigableMap<String, List<Document>> byId = documents.get(key.kind());
        return byId == null ? List.of() : byId.getOrDefault(key.id(), List.of());
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException("The in-memory store is closed, and what it held is gone.\n"
                    + "Maybe keep it open until everything that uses it has ended.");
        }
    }
}
