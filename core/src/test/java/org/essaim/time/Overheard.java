package org.essaim.time;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Redaction;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;

/** A store that remembers the names of all that it was ever told, so that nothing in it can hide from a search. */
final class Overheard implements Store {
    private record Place(String structure, YearMonth month, SegmentKind kind) {}

    private final Store store;
    private final Set<DocumentKey> keys = new LinkedHashSet<>();
    private final Set<Place> places = new LinkedHashSet<>();

    Overheard() {
        this(new InMemoryStore());
    }

    Overheard(Store store) {
        this.store = store;
    }

    /** Everything: names and contents of every version of every document, and what every segment says. */
    String everything(String... butKinds) {
        StringBuilder all = new StringBuilder();
        for (DocumentKey key : keys) {
            if (!List.of(butKinds).contains(key.kind())) {
                store.history(key).forEach(version -> all.append(version).append('\n'));
            }
        }
        for (Place place : places) {
            for (Segment segment : store.segments(place.structure(), place.month(), place.kind())) {
                all.append(place)
                        .append(new String(inflated(segment.bytes()), StandardCharsets.ISO_8859_1))
                        .append('\n');
            }
        }
        return all.toString();
    }

    static byte[] inflated(byte[] bytes) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts other bytes into a segment, as somebody would who has access to the database. */
    void alter(String structure, YearMonth month, SegmentKind kind, int index, byte[] bytes) {
        long sequence = store.segments(structure, month, kind).get(index).sequence();
        commit(new Commit(
                "somebody",
                Instant.EPOCH,
                List.of(),
                List.of(),
                List.of(new Redaction.OfSegment(structure, month, kind, index, sequence, bytes))));
    }

    /** Puts another content into the newest version of a document. */
    void alter(DocumentKey key, org.essaim.document.Tree content) {
        long version = store.document(key).orElseThrow().version();
        commit(new Commit(
                "somebody",
                Instant.EPOCH,
                List.of(),
                List.of(),
                List.of(new Redaction.OfDocument(key, version, content))));
    }

    @Override
    public Optional<Document> document(DocumentKey key, long asOf) {
        return store.document(key, asOf);
    }

    @Override
    public List<Document> history(DocumentKey key) {
        return store.history(key);
    }

    @Override
    public List<Document> documents(String kind) {
        return store.documents(kind);
    }

    @Override
    public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
        return store.segments(structure, month, kind);
    }

    @Override
    public List<YearMonth> months(String structure, SegmentKind kind) {
        return store.months(structure, kind);
    }

    @Override
    public long commit(Commit commit) {
        long sequence = store.commit(commit);
        commit.puts().forEach(put -> keys.add(put.key()));
        commit.appends().forEach(append -> places.add(new Place(append.structure(), append.month(), append.kind())));
        return sequence;
    }

    @Override
    public long sequence() {
        return store.sequence();
    }

    @Override
    public long sequenceBefore(Instant instant) {
        return store.sequenceBefore(instant);
    }

    @Override
    public void close() {
        store.close();
    }
}
