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

/** A store whose process may die at a commit: just before it is taken, or just after, when nobody was told yet. */
final class CrashingStore implements Store {
    /** When the process dies. */
    enum Crash {
        BEFORE,
        AFTER
    }

    /** What whoever works sees of it; not an {@code EssaimException}, because the program has no say in it. */
    static final class Crashed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final transient Crash when;

        Crashed(Crash when) {
            super("crashed " + when);
            this.when = when;
        }
    }

    private final Store whole;
    private Optional<Crash> next = Optional.empty();
    private int before;

    CrashingStore(Store whole) {
        this.whole = whole;
    }

    /** The next commit is the last one of its process. */
    void crashAtNextCommit(Crash when) {
        crashAtCommit(1, when);
    }

    /** This commit, counted from 1 on, is the last one of its process. */
    void crashAtCommit(int number, Crash when) {
        next = Optional.of(when);
        before = number - 1;
    }

    /** Nothing crashes any more; true if nothing did. */
    boolean calm() {
        boolean pending = next.isPresent();
        next = Optional.empty();
        return pending;
    }

    @Override
    public long commit(Commit commit) {
        if (next.isPresent() && before > 0) {
            before--;
            return whole.commit(commit);
        }
        Optional<Crash> crash = next;
        next = Optional.empty();
        if (crash.isEmpty()) {
            return whole.commit(commit);
        }
        if (crash.get() == Crash.AFTER) {
            whole.commit(commit);
        }
        throw new Crashed(crash.get());
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
