package org.essaim.tck;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;

/**
 * What a reader sees while others write.
 *
 * <p>Each writer puts the same version of two documents and appends one segment in each commit, so the three always show
 * the same number of commits; what a reader saw as of a sequence number must never change afterwards.
 */
final class Readings {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private Readings() {}

    static Commit commit(int writer, int version) {
        Tree content = Tree.fields().put("version", version + 1).build();
        return new Commit(
                "writer-" + writer,
                Instant.EPOCH,
                List.of(
                        new Commit.Put(new DocumentKey("first", "of-" + writer), version, content),
                        new Commit.Put(new DocumentKey("second", "of-" + writer), version, content)),
                List.of(new Commit.Append(
                        "S" + writer, MARCH, SegmentKind.FACTS, "x".getBytes(StandardCharsets.UTF_8))));
    }

    /** Reads everything up to the newest sequence number twice and says what is wrong with it, if anything. */
    static Optional<String> take(Store store, int writers) {
        long upTo = store.sequence();
        List<String> early = asOf(store, writers, upTo);
        for (int writer = 0; writer < writers; writer++) {
            // Read in this order, a later commit can only make the later answers larger.
            long first = store.document(new DocumentKey("first", "of-" + writer), upTo)
                    .map(Document::version)
                    .orElse(0L);
            long second = store.document(new DocumentKey("second", "of-" + writer), upTo)
                    .map(Document::version)
                    .orElse(0L);
            long segments = store.segments("S" + writer, MARCH, SegmentKind.FACTS).stream()
                    .mapToLong(Segment::sequence)
                    .filter(sequence -> sequence <= upTo)
                    .count();
            if (first != second || first != segments) {
                return Optional.of("as of " + upTo + ", writer " + writer + " had committed " + first
                        + " versions of one document, " + second + " of the other and " + segments
                        + " segments, though each commit brought one of each");
            }
        }
        List<String> late = asOf(store, writers, upTo);
        return early.equals(late)
                ? Optional.empty()
                : Optional.of("as of " + upTo + " there was first " + early + " and a moment later " + late
                        + ", though the store had given out that number before the first look");
    }

    private static List<String> asOf(Store store, int writers, long upTo) {
        List<String> seen = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            DocumentKey key = new DocumentKey("first", "of-" + writer);
            seen.add(key + " version "
                    + store.document(key, upTo).map(Document::version).orElse(0L));
        }
        return seen;
    }
}
