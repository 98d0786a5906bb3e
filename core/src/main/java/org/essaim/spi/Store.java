package org.essaim.spi;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Where everything is kept (<i>magasin</i>): versioned documents and an append-only journal, under one commit.
 *
 * <p>Stability: stable; new methods come only as {@code default}.
 *
 * <p>Thread-safe. Nothing is ever changed or deleted: a document gets a new version, the journal a new segment, and both carry
 * the sequence number of the commit that brought them. The one exception is a {@link Redaction}, which erases personal data and
 * leaves everything in its place. What a store holds is opaque to it, and what it answered does not change afterwards. Once
 * closed it refuses everything but another close. The contract to pass is {@code StoreContract} in {@code essaim-tck}.
 */
public interface Store extends AutoCloseable {

    /** The newest version of a document. */
    default Optional<Document> document(DocumentKey key) {
        return document(key, Long.MAX_VALUE);
    }

    /** The newest version of a document that a commit of at most this sequence number brought. */
    Optional<Document> document(DocumentKey key, long asOf);

    /** Every version of a document, oldest first. */
    List<Document> history(DocumentKey key);

    /** The newest version of every document of a kind, by identifier in the order of {@link String#compareTo}. */
    List<Document> documents(String kind);

    /** The segments of one structure, booking month and kind, in order of their sequence, then as appended. */
    List<Segment> segments(String structure, YearMonth month, SegmentKind kind);

    /** The booking months for which a structure has segments of a kind, in order. */
    List<YearMonth> months(String structure, SegmentKind kind);

    /**
     * Takes all of a commit or nothing.
     *
     * @return the sequence number of the commit, greater than any before
     * @throws LostUpdateException if a document has not the version that the commit expects; nothing is stored
     * @throws StoreException if the commit redacts what the store does not hold; nothing is stored. Or if what it is kept in
     *     fails: then all of it is stored or nothing, and reading again tells which
     */
    long commit(Commit commit);

    /** The sequence number of the newest commit; 0 for an empty store. */
    long sequence();

    /**
     * Tells states of the store apart: as long as it answers the same, nothing was committed. A store in which a commit can be taken back, with a
     * host's transaction, answers otherwise for another commit of the same number.
     */
    default String state() {
        return Long.toString(sequence());
    }

    @Override
    void close();

    /**
     * The sequence number of the newest commit that says it was made before an instant; 0 if there is none.
     *
     * @throws StoreException if the store cannot tell
     */
    default long sequenceBefore(Instant instant) {
        throw new StoreException("This store cannot tell what was known at [" + instant
                + "].\nMaybe a newer version of its adapter can: it lacks sequenceBefore(Instant).");
    }
}
