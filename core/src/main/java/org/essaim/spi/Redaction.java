package org.essaim.spi;

import java.time.YearMonth;
import org.essaim.document.Tree;

/**
 * The erasure of something stored (<i>effacement</i>): the one exception to “nothing is ever changed”, for personal data whose
 * time is over.
 *
 * <p>What is redacted keeps its place: version, sequence number, instant and actor stay as they were, and readers find what
 * replaces it wherever they found the former. The former must be gone from whatever the store holds.
 */
public sealed interface Redaction {

    /** What is redacted, so that one commit does not redact it twice. */
    Record target();

    /**
     * Replaces the content of one version of a document.
     *
     * @param key its name
     * @param version the version, which an earlier commit brought
     * @param content what stands in its place
     */
    record OfDocument(DocumentKey key, long version, Tree content) implements Redaction {
        private record Version(DocumentKey key, long version) {}

        @Override
        public Record target() {
            return new Version(key, version);
        }
    }

    /**
     * Replaces the bytes of one segment of the journal.
     *
     * @param structure the structure's identifier
     * @param month the booking month
     * @param kind what it holds
     * @param index its place among the segments of these, from 0 in their order
     * @param sequence the commit that brought it, as a check that the right one is meant
     * @param bytes what stands in their place
     */
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
    record OfSegment(String structure, YearMonth month, SegmentKind kind, int index, long sequence, byte[] bytes)
            implements Redaction {
        private record Place(String structure, YearMonth month, SegmentKind kind, int index) {}

        @Override
        public Record target() {
            return new Place(structure, month, kind, index);
        }
    }

    /** What a store throws that holds no such thing. */
    default StoreException missing() {
        return new StoreException("What is to be redacted is not in the store: [" + target()
                + "].\nMaybe another process wrote meanwhile: read again and repeat.");
    }
}
