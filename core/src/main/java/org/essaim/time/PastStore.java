package org.essaim.time;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/** A store as it was after one of its commits, to be read only: whoever reads it cannot tell it from a store of that time. */
final class PastStore implements Store {
    private final Store store;
    private final long asOf;

    PastStore(Store store, long asOf) {
        this.store = store;
        this.asOf = asOf;
    }

    @Override
    public Optional<Document> document(DocumentKey key, long sequence) {
        return store.document(key, Math.min(sequence, asOf));
    }

    @Override
    public List<Document> history(DocumentKey key) {
        return store.history(key).stream()
                .filter(document -> document.sequence() <= asOf)
                .toList();
    }

    @Override
    public List<Document> documents(String kind) {
        return store.documents(kind).stream()
                .flatMap(newest -> newest.sequence() <= asOf
                        ? Optional.of(newest).stream()
                        : store.document(newest.key(), asOf).stream())
                .toList();
    }

    @Override
    public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
        return store.segments(structure, month, kind).stream()
                .filter(segment -> segment.sequence() <= asOf)
                .toList();
    }

    @Override
    public List<YearMonth> months(String structure, SegmentKind kind) {
        return store.months(structure, kind).stream()
                .filter(month -> !segments(structure, month, kind).isEmpty())
                .toList();
    }

    @Override
    public long commit(Commit commit) {
        throw new StoreException("The past cannot be changed.");
    }

    @Override
    public long sequence() {
        return Math.min(store.sequence(), asOf);
    }

    @Override
    public void close() {
        // It belongs to who opened it.
    }

    @Override
    public long sequenceBefore(Instant instant) {
        return Math.min(store.sequenceBefore(instant), asOf);
    }
}
