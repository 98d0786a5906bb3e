package org.essaim.spi;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.essaim.document.Tree;

/**
 * What is to be stored together or not at all (<i>lot</i>).
 *
 * @param actor who commits
 * @param at when, cut to the millisecond
 * @param puts new versions of documents
 * @param appends new journal segments, kept in this order
 * @param redactions what is erased of what earlier commits brought
 */
public record Commit(String actor, Instant at, List<Put> puts, List<Append> appends, List<Redaction> redactions) {
    public Commit {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        puts = List.copyOf(puts);
        appends = List.copyOf(appends);
        redactions = List.copyOf(redactions);
        if (puts.stream().map(Put::key).distinct().count() != puts.size()) {
            throw new IllegalArgumentException(
                    "A commit puts one document twice.\nMaybe merge the two versions first.");
        }
        if (redactions.stream().map(Redaction::target).distinct().count() != redactions.size()) {
            throw new IllegalArgumentException(
                    "A commit redacts one thing twice.\nMaybe leave out what both have in common first.");
        }
    }

    /** A commit that erases nothing, as nearly all are. */
    public Commit(String actor, Instant at, List<Put> puts, List<Append> appends) {
        this(actor, at, puts, appends, List.of());
    }

    /**
     * A new version of a document.
     *
     * @param key its name
     * @param expectedVersion the newest version that the writer saw; 0 if it must not exist yet
     * @param content the new content
     */
    public record Put(DocumentKey key, long expectedVersion, Tree content) {}

    /**
     * A new journal segment.
     *
     * @param structure the structure's identifier
     * @param month the booking month
     * @param kind what it holds
     * @param bytes its records
     */
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
    public record Append(String structure, YearMonth month, SegmentKind kind, byte[] bytes) {}
}
