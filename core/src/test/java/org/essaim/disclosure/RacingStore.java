package org.essaim.disclosure;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;

/** A store in which somebody else is faster, once. */
final class RacingStore implements Store {
    private final Store store;
    private final Runnable other;
    private boolean raced;

    RacingStore(Store store, Runnable other) {
        this.store = store;
        this.other = other;
    }

    @Override
    public long commit(Commit commit) {
        if (!raced) {
            raced = true;
            other.run();
        }
        return store.commit(commit);
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
    public long sequence() {
        return store.sequence();
    }

    @Override
    public void close() {
        store.close();
    }
}
