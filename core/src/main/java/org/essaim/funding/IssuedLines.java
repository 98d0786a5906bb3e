package org.essaim.funding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.essaim.time.Category;

/**
 * The lines of issued statements, kept for whoever asks next: what a version of a statement says never changes. Thread-safe; what was
 * asked for longest ago is let go.
 */
final class IssuedLines {
    // Of some hundred bytes each.
    private static final long MOST = 300_000;

    private final Store store;
    // Guarded by this; the one asked for longest ago is first.
    private final Map<Version, List<IssuedTime>> known = new LinkedHashMap<>(16, 0.75f, true);
    private long lines;

    /**
     * A version of a statement, by what it says: a number may be taken again, if a host's transaction came to nothing.
     *
     * @param statement its identifier
     * @param digest the digest of its content
     */
    record Version(String statement, String digest) {
        static Version of(Document issued) {
            String digest = reader(issued).text("digest");
            if (digest.isEmpty()) {
                throw damaged(issued.key());
            }
            return new Version(issued.key().id(), digest);
        }
    }

    IssuedLines(Store store) {
        this.store = store;
    }

    /** What a version of a statement says, which this commit brought. */
    List<IssuedTime> of(Version version, long sequence) {
        synchronized (this) {
            List<IssuedTime> before = known.get(version);
            if (before != null) {
                return before;
            }
        }
        List<IssuedTime> read = read(version.statement(), sequence);
        synchronized (this) {
            if (known.putIfAbsent(version, read) == null) {
                lines += read.size();
            }
            var oldest = known.values().iterator();
            while (lines > MOST && known.size() > 1) {
                lines -= oldest.next().size();
                oldest.remove();
            }
        }
        return read;
    }

    private List<IssuedTime> read(String statement, long sequence) {
        DocumentKey key = new DocumentKey("statement-content", statement);
        FieldReader reader = reader(store.document(key, sequence).orElseThrow(() -> damaged(key)));
        List<IssuedTime> read = reader.each(
                "lines",
                line -> Optional.of(new IssuedTime(
                        line.text("structure"),
                        line.month("month"),
                        line.oneOf("category", Category.class),
                        line.whole("recorded"),
                        line.whole("funded") + line.whole("others"),
                        line.whole("cents") + line.whole("othersCents"),
                        line.whole("covered") + line.whole("othersCovered"),
                        line.has("costCents") ? line.whole("costCents") : null)));
        if (!reader.isSound()) {
            throw damaged(key);
        }
        return List.copyOf(read);
    }

    private static FieldReader reader(Document document) {
        return FieldReader.of(
                new SourceTree(document.content(), document.key().toString(), Map.of()),
                Optional.empty(),
                finding -> {});
    }

    private static StoreException damaged(DocumentKey key) {
        return new StoreException("Document [" + key + "] cannot be read.\nMaybe a newer Essaim wrote it.");
    }
}
