package org.essaim.sql;

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

/** A store whose process dies at a commit, before it is taken or just after. */
final class Dying implements Store {
    private static final int NEVER = 0;
    private static final int BEFORE = 1;
    private static final int AFTER = 2;

    /** What whoever works sees of it. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Store whole;
    private int next = NEVER;

    Dying(Store whole) {
        this.whole = whole;
    }

    void dieAtNextCommit(boolean taken) {
        next = taken ? AFTER : BEFORE;
    }

    @Override
    public long commit(Commit commit) {
        int when = next;
        next = NEVER;
        if (when == BEFORE) {
            throw new Died();
        }
        long sequence = whole.commit(commit);
        if (when == AFTER) {
            throw new Died();
        }
        return sequence;
    }

    @Override
    public Optional<Document> document(DocumentKey key, long asOf) {
        return whole.document(key, asOf);
    }

    @Override
    public List<Document> history(DocumentKey key) {
        return whole.history(key);
    }

    @Override
    public List<Document> documents(String kind) {
        return whole.documents(kind);
    }

    @Override
    public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
        return whole.segments(structure, month, kind);
    }

    @Override
    public List<YearMonth> months(String structure, SegmentKind kind) {
        return whole.months(structure, kind);
    }

    @Override
    public long sequence() {
        return whole.sequence();
    }

    @Override
    public long sequenceBefore(Instant instant) {
        return whole.sequenceBefore(instant);
    }

    @Override
    public void close() {
        whole.close();
    }
}
