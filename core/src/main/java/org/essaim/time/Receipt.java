package org.essaim.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.spi.Document;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * What one import or push left (<i>reçu d’import</i>): who brought what, and what became of it.
 *
 * @param id its identifier, which traces name
 * @param structure the structure's identifier
 * @param at when it was taken in
 * @param actor who brought it
 * @param source the name of the file, or of the source
 * @param rows the rows that were read
 * @param added facts that were not known
 * @param amended facts that changed
 * @param withdrawn facts that a complete window no longer told
 * @param proposed changes to sealed months
 * @param rejected rows that were refused
 */
public record Receipt(
        String id,
        String structure,
        Instant at,
        String actor,
        String source,
        long rows,
        long added,
        long amended,
        long withdrawn,
        long proposed,
        long rejected) {
    static final String KIND = "receipt";
    static final Comparator<Receipt> NEWEST_FIRST =
            Comparator.comparing(Receipt::at).thenComparing(Receipt::id).reversed();

    /** The structure of a receipt of this identifier. */
    static String structure(String id) {
        return id.substring(0, id.lastIndexOf(':'));
    }

    /**
     * The receipts of a store, whoever may see them, newest first; for who watches over a program.
     *
     * @throws StoreException if one cannot be read
     */
    public static List<Receipt> allIn(Store store) {
        return store.documents(KIND).stream()
                .map(Receipt::of)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    static Receipt of(Document document) {
        FieldReader reader = FieldReader.of(
                new SourceTree(document.content(), document.key().toString(), Map.of()), Optional.empty(), finding -> {
                    throw new StoreException(
                            "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it.");
                });
        String id = document.key().id();
        return new Receipt(
                id,
                structure(id),
                document.committedAt(),
                document.actor(),
                reader.text("file"),
                reader.whole("rows"),
                reader.whole("new"),
                reader.whole("amended"),
                reader.whole("withdrawn"),
                reader.whole("proposed"),
                reader.whole("rejected"));
    }
}
