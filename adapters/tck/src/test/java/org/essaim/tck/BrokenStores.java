package org.essaim.tck;

import java.math.BigDecimal;
import java.text.Collator;
import java.text.Normalizer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/** Stores that are sound but for one fault, each the fault that one rule is there to find. */
final class BrokenStores {
    private BrokenStores() {}

    /** Sound; each fault below overrides one method. */
    abstract static class Wrapped implements Store {
        Store sound = new InMemoryStore();

        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            return sound.document(key, asOf);
        }

        @Override
        public List<Document> history(DocumentKey key) {
            return sound.history(key);
        }

        @Override
        public List<Document> documents(String kind) {
            return sound.documents(kind);
        }

        @Override
        public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
            return sound.segments(structure, month, kind);
        }

        @Override
        public List<YearMonth> months(String structure, SegmentKind kind) {
            return sound.months(structure, kind);
        }

        @Override
        public long commit(Commit commit) {
            return sound.commit(commit);
        }

        @Override
        public long sequence() {
            return sound.sequence();
        }

        @Override
        public void close() {
            sound.close();
        }

        @Override
        public long sequenceBefore(Instant instant) {
            return sound.sequenceBefore(instant);
        }
    }

    static Document with(Document document, long version, Instant at, Tree content) {
        return new Document(document.key(), version, document.sequence(), at, document.actor(), content);
    }

    static Commit expecting(Commit commit, Store store) {
        return new Commit(
                commit.actor(),
                commit.at(),
                commit.puts().stream()
                        .map(put -> new Commit.Put(
                                put.key(),
                                store.document(put.key()).map(Document::version).orElse(0L),
                                put.content()))
                        .toList(),
                commit.appends());
    }

    static final class RepeatsItsFirstNumber extends Wrapped {
        @Override
        public long commit(Commit commit) {
            return Math.min(1, super.commit(commit));
        }
    }

    static final class CountsFromZero extends Wrapped {
        @Override
        public List<Document> history(DocumentKey key) {
            return super.history(key).stream()
                    .map(d -> with(d, d.version() - 1, d.committedAt(), d.content()))
                    .toList();
        }
    }

    static final class MindsNoKind extends Wrapped {
        @Override
        public List<Document> documents(String kind) {
            return super.documents("agreement");
        }
    }

    static final class ReturnsTheOldest extends Wrapped {
        @Override
        public Optional<Document> document(DocumentKey key) {
            return super.history(key).stream().findFirst();
        }
    }

    static final class Forgetful extends Wrapped {
        @Override
        public List<Document> history(DocumentKey key) {
            List<Document> all = super.history(key);
            return all.subList(Math.max(0, all.size() - 10), all.size());
        }
    }

    static final class AsOfExclusive extends Wrapped {
        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            return super.document(key, asOf == Long.MAX_VALUE ? asOf : asOf - 1);
        }
    }

    static final class SortsLikeADictionary extends Wrapped {
        @Override
        public List<Document> documents(String kind) {
            Collator french = Collator.getInstance(Locale.FRENCH);
            return super.documents(kind).stream()
                    .sorted(Comparator.comparing(d -> d.key().id(), french::compare))
                    .toList();
        }
    }

    static final class IgnoresCase extends Wrapped {
        @Override
        public long commit(Commit commit) {
            return super.commit(new Commit(
                    commit.actor(),
                    commit.at(),
                    commit.puts().stream()
                            .map(put -> new Commit.Put(lower(put.key()), put.expectedVersion(), put.content()))
                            .toList(),
                    commit.appends()));
        }

        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            return super.document(lower(key), asOf);
        }

        private static DocumentKey lower(DocumentKey key) {
            return new DocumentKey(key.kind().toLowerCase(Locale.ROOT), key.id().toLowerCase(Locale.ROOT));
        }
    }

    static final class AcceptsLostUpdates extends Wrapped {
        @Override
        public long commit(Commit commit) {
            return super.commit(expecting(commit, sound));
        }
    }

    static final class CreatesAgain extends Wrapped {
        @Override
        public long commit(Commit commit) {
            boolean creates = commit.puts().stream().allMatch(put -> put.expectedVersion() == 0);
            return super.commit(creates ? expecting(commit, sound) : commit);
        }
    }

    static final class NotAtomic extends Wrapped {
        @Override
        public long commit(Commit commit) {
            for (Commit.Append append : commit.appends()) {
                super.commit(new Commit(commit.actor(), commit.at(), List.of(), List.of(append)));
            }
            return super.commit(new Commit(commit.actor(), commit.at(), commit.puts(), List.of()));
        }
    }

    static final class RefusesWithoutAWord extends Wrapped {
        @Override
        public long commit(Commit commit) {
            try {
                return super.commit(commit);
            } catch (LostUpdateException e) {
                throw new LostUpdateException(new DocumentKey("?", "?"), 0, 0);
            }
        }
    }

    static final class SwapsSegments extends Wrapped {
        @Override
        public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
            List<Segment> segments = new ArrayList<>(super.segments(structure, month, kind));
            if (segments.size() > 10) {
                Collections.swap(segments, 2, 10); // as a text column would: 10 before 2
            }
            return segments;
        }
    }

    static final class ListsMonthsTwice extends Wrapped {
        @Override
        public List<YearMonth> months(String structure, SegmentKind kind) {
            return super.months(structure, kind).stream()
                    .flatMap(month -> super.segments(structure, month, kind).stream())
                    .map(Segment::month)
                    .toList();
        }
    }

    static final class CutsSegments extends Wrapped {
        @Override
        public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
            return super.segments(structure, month, kind).stream()
                    .map(s -> new Segment(
                            s.structure(),
                            s.month(),
                            s.kind(),
                            s.sequence(),
                            Arrays.copyOf(s.bytes(), Math.min(s.bytes().length, 1 << 20))))
                    .toList();
        }
    }

    static final class SharesArrays extends Wrapped {
        private byte[] shared = {};

        @Override
        public long commit(Commit commit) {
            for (Commit.Append append : commit.appends()) {
                shared = append.bytes();
            }
            return super.commit(commit);
        }

        @Override
        public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
            return super.segments(structure, month, kind).stream()
                    .map(s -> new Segment(structure, month, kind, s.sequence(), shared))
                    .toList();
        }
    }

    static final class SplitsLargeCommits extends Wrapped {
        @Override
        public long commit(Commit commit) {
            if (commit.puts().size() < 500) {
                return super.commit(commit);
            }
            super.commit(new Commit(commit.actor(), commit.at(), commit.puts().subList(0, 500), List.of()));
            return super.commit(new Commit(
                    commit.actor(),
                    commit.at(),
                    commit.puts().subList(500, commit.puts().size()),
                    commit.appends()));
        }
    }

    static final class SkipsEmptyCommits extends Wrapped {
        @Override
        public long commit(Commit commit) {
            return commit.puts().isEmpty() && commit.appends().isEmpty() ? sequence() : super.commit(commit);
        }
    }

    static final class CutsToSeconds extends Wrapped {
        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            return super.document(key, asOf)
                    .map(d -> with(d, d.version(), d.committedAt().truncatedTo(ChronoUnit.SECONDS), d.content()));
        }
    }

    static final class ComposesAccents extends Wrapped {
        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            return super.document(key, asOf)
                    .map(d -> new Document(
                            new DocumentKey(
                                    d.key().kind(), Normalizer.normalize(d.key().id(), Normalizer.Form.NFC)),
                            d.version(),
                            d.sequence(),
                            d.committedAt(),
                            d.actor(),
                            d.content()));
        }
    }

    static final class EndsTextsAtNul extends Wrapped {
        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            return super.document(key, asOf)
                    .map(d -> new Document(
                            d.key(),
                            d.version(),
                            d.sequence(),
                            d.committedAt(),
                            d.actor().split("\u0000", 2)[0],
                            d.content()));
        }
    }

    static final class CountsInDoubles extends Wrapped {
        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            return super.document(key, asOf)
                    .map(d -> d.content() instanceof Tree.Numeric number
                            ? with(
                                    d,
                                    d.version(),
                                    d.committedAt(),
                                    new Tree.Numeric(
                                            new BigDecimal(number.value().doubleValue())))
                            : d);
        }
    }

    static final class SortsFields extends Wrapped {
        @Override
        public Optional<Document> document(DocumentKey key, long asOf) {
            return super.document(key, asOf)
                    .map(d -> d.content() instanceof Tree.Fields fields
                            ? with(d, d.version(), d.committedAt(), new Tree.Fields(new TreeMap<>(fields.fields())))
                            : d);
        }
    }

    static final class LooksBeforeItLeaps extends Wrapped {
        @Override
        public long commit(Commit commit) {
            for (Commit.Put put : commit.puts()) {
                long found = document(put.key()).map(Document::version).orElse(0L);
                if (found != put.expectedVersion()) {
                    throw new LostUpdateException(put.key(), put.expectedVersion(), found);
                }
            }
            Pause.of(5_000_000);
            synchronized (this) {
                return super.commit(expecting(commit, sound));
            }
        }
    }

    static final class OneWriterAtATime extends Wrapped {
        private final Semaphore free = new Semaphore(1);

        @Override
        public long commit(Commit commit) {
            if (!free.tryAcquire()) {
                throw new IllegalStateException("database is locked");
            }
            try {
                Pause.of(1_000_000);
                return super.commit(commit);
            } finally {
                free.release();
            }
        }
    }

    static final class ShowsHalves extends Wrapped {
        private long given;

        @Override
        public long commit(Commit commit) {
            synchronized (this) {
                given++;
            }
            Pause.of(2_000_000);
            return super.commit(commit);
        }

        @Override
        public synchronized long sequence() {
            return given;
        }
    }

    static final class HandsOutItsOwnList extends Wrapped {
        private final List<Segment> own = new ArrayList<>();

        @Override
        public List<Segment> segments(String structure, YearMonth month, SegmentKind kind) {
            List<Segment> now = super.segments(structure, month, kind);
            own.clear();
            own.addAll(now);
            return own;
        }

        @Override
        public long commit(Commit commit) {
            long sequence = super.commit(commit);
            if (!own.isEmpty()) {
                own.addAll(List.copyOf(own));
            }
            return sequence;
        }
    }

    static final class CountsTheInstantItself extends Wrapped {
        @Override
        public long sequenceBefore(Instant instant) {
            return super.sequenceBefore(instant.plusMillis(1));
        }
    }

    static final class AnswersWhenClosed extends Wrapped {
        @Override
        public void close() {
            // still open
        }
    }

    /** Hands every name to a database that cannot even be asked for some. */
    static final class FailsOnNul extends Wrapped {
        @Override
        public List<YearMonth> months(String structure, SegmentKind kind) {
            if (structure.indexOf('\0') >= 0) {
                throw new StoreException("The database answered [invalid byte sequence].");
            }
            return super.months(structure, kind);
        }
    }

    /** A store whose medium can be made to fail. */
    interface Fallible {
        void failAt(Faults faults);
    }

    private static StoreException failed() {
        return new StoreException("The medium failed.\nMaybe repeat.");
    }

    /** Sound: it fails before a commit or after it, when nobody was told yet. */
    static final class FailsAround extends Wrapped {
        private final Faults faults;

        FailsAround(Store sound, Faults faults) {
            this.sound = sound;
            this.faults = faults;
        }

        @Override
        public long commit(Commit commit) {
            faults.step(BrokenStores::failed);
            long sequence = super.commit(commit);
            faults.step(BrokenStores::failed);
            return sequence;
        }
    }

    static final class CommitsInTwoSteps extends Wrapped implements Fallible {
        private Faults faults = new Faults();

        @Override
        public void failAt(Faults faults) {
            this.faults = faults;
        }

        @Override
        public long commit(Commit commit) {
            super.commit(new Commit(commit.actor(), commit.at(), commit.puts(), List.of()));
            faults.step(BrokenStores::failed);
            return super.commit(
                    new Commit(commit.actor(), commit.at(), List.of(), commit.appends(), commit.redactions()));
        }
    }

    /** Takes a commit that it got no answer for once more, as a careless retry does. */
    static final class RepeatsWithoutLooking extends Wrapped implements Fallible {
        private Faults faults = new Faults();

        @Override
        public void failAt(Faults faults) {
            this.faults = faults;
        }

        @Override
        public long commit(Commit commit) {
            long sequence = super.commit(commit);
            try {
                faults.step(BrokenStores::failed);
                return sequence;
            } catch (StoreException e) {
                super.commit(new Commit(commit.actor(), commit.at(), List.of(), commit.appends()));
                throw e;
            }
        }
    }
}
