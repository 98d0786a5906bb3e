package org.essaim.time;

import java.util.Optional;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;

/**
 * How far a structure followed a source.
 *
 * @param key where it is kept
 * @param version the version of the document; 0 if there is none
 * @param text in the source's own words; empty if it was never followed
 */
record Mark(DocumentKey key, long version, String text) {
    static Mark of(Store store, String structure, TimeSource source) {
        DocumentKey key = new DocumentKey("mark:" + structure, source.profile());
        Optional<Document> known = source.following() ? store.document(key) : Optional.empty();
        return new Mark(
                key,
                known.map(Document::version).orElse(0L),
                known.map(document -> Journal.reader(document).text("mark")).orElse(""));
    }

    /** What a commit puts to move it on; nothing where it stays. */
    Optional<Commit.Put> moved(String next) {
        return next.isEmpty() || next.equals(text)
                ? Optional.empty()
                : Optional.of(new Commit.Put(
                        key, version, Tree.fields().put("mark", next).build()));
    }
}
