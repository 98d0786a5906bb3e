package org.essaim.spring;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.essaim.spi.Commit;
import org.essaim.spi.CubeReader;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.time.SealedTime;

/** A store around another: all that is asked passes {@link #reading}, all that is told {@link #committing}. */
abstract class WrappedStore implements Store, CubeReader {
    private final Store store;

    WrappedStore(Store store) {
        this.store = store;
    }

    /** Called before anything is asked. */
    abstract void reading();

    /** Hands a commit on, or refuses it. */
    abstract long committing(Commit commit, Store store);

    @Override
    public final long commit(Commit commit) {
        return committing(commit, store);
    }

    @Override
    public final Optional<Document> document(DocumentKey key) {
        reading();
        return store.document(key);
    }

    @Override
    public final Optional<Document> document(DocumentKey key, long asOf) {
        reading();
        return store.document(key, asOf);
    }

    @Override
    public final List<Document> history(DocumentKey key) {
        reading();
        return store.history(key);
    }

    @Override
    public final List<Document> documents(String kind) {
        reading();
        return store.documents(kind);
    }

    @Override
    public final List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
        reading();
        return store.segments(structure, month, kind);
    }

    @Override
    public final List<YearMonth> months(String structure, SegmentKind kind) {
        reading();
        return store.months(structure, kind);
    }

    @Override
    public final long sequence() {
        reading();
        return store.sequence();
    }

    @Override
    public final String state() {
        reading();
        return store.state();
    }

    @Override
    public final long sequenceBefore(Instant instant) {
        reading();
        return store.sequenceBefore(instant);
    }

    // What lies below adds up where its data lies, or core does it cell by cell; the answer is the same.
    @Override
    public final List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
        reading();
        return new SealedTime(store).sums(structures, first, last);
    }

    @Override
    public final void close() {
        store.close();
    }

    @Override
    public final String toString() {
        return store.toString();
    }
}
