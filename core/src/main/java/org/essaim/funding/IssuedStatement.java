package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.essaim.time.Category;
import org.joda.money.Money;

/**
 * One issued version of a statement as a store keeps it (<i>relevé émis</i>): what a claim rests on.
 *
 * @param agreement the agreement's identifier
 * @param first the first booking month of its period
 * @param last the last booking month of its period
 * @param version its version, 1 for the first
 * @param digest the digest of its content
 * @param amount what the agreement pays; below 0 where corrections take back more than the period brings
 * @param structures the structures that it covers
 * @param open months of the period that hold facts and are not in it, because they were not sealed, as {@code S001:2025-03}
 * @param cells its lines
 */
public record IssuedStatement(
        String agreement,
        YearMonth first,
        YearMonth last,
        int version,
        Digest digest,
        Money amount,
        Set<String> structures,
        List<String> open,
        Set<CellReference> cells) {
    private static final String KIND = "statement";

    public IssuedStatement {
        structures = Set.copyOf(structures);
        open = List.copyOf(open);
        cells = Set.copyOf(cells);
    }

    /** The newest version that was issued of a period, if one was. */
    public static Optional<IssuedStatement> newest(Store store, String agreement, YearMonth first, YearMonth last) {
        return store.document(key(agreement, first, last)).map(issued -> read(store, agreement, first, last, issued));
    }

    /**
     * A version that was issued.
     *
     * @throws EssaimException if there is none of this number
     */
    public static IssuedStatement version(Store store, String agreement, YearMonth first, YearMonth last, int version) {
        List<Document> issued = store.history(key(agreement, first, last));
        if (version < 1 || version > issued.size()) {
            throw new EssaimException("Version [" + version + "] of the statement of agreement [" + agreement
                    + "] over [" + first + ".." + last + "] was never issued.\nMaybe one of 1 to " + issued.size()
                    + ".");
        }
        return read(store, agreement, first, last, issued.get(version - 1));
    }

    /** The number of the newest version that was issued of a period; 0 if none was. */
    public static int versions(Store store, String agreement, YearMonth first, YearMonth last) {
        return store.document(key(agreement, first, last))
                .map(document -> (int) document.version())
                .orElse(0);
    }

    /** The periods over which an agreement has issued statements, as {@code 2025-01..2025-03}. */
    public static List<String> periods(Store store, String agreement) {
        return store.documents(KIND).stream()
                .map(document -> document.key().id())
                .filter(id -> id.substring(0, id.lastIndexOf(':')).equals(agreement))
                .map(id -> id.substring(id.lastIndexOf(':') + 1))
                .toList();
    }

    private static DocumentKey key(String agreement, YearMonth first, YearMonth last) {
        return new DocumentKey(KIND, agreement + ":" + first + ".." + last);
    }

    private static IssuedStatement read(
            Store store, String agreement, YearMonth first, YearMonth last, Document issued) {
        // Both came with one commit, so as of that commit they belong together.
        Document content = store.document(
                        new DocumentKey("statement-content", issued.key().id()), issued.sequence())
                .orElseThrow(() -> damaged(issued.key()));
        String digest = reader(issued).text("digest");
        FieldReader reader = reader(content);
        List<Money> amount = new ArrayList<>();
        reader.one("totals", totals -> {
            amount.add(StatementFigures.euros(totals.whole("cents")));
            return Optional.of(totals);
        });
        Set<CellReference> cells = Set.copyOf(reader.each(
                "lines",
                line -> Optional.of(new CellReference(
                        line.text("structure"), line.oneOf("category", Category.class), line.month("month")))));
        if (amount.isEmpty() || !reader.isSound()) {
            throw damaged(content.key());
        }
        return new IssuedStatement(
                agreement,
                first,
                last,
                (int) issued.version(),
                new Digest(digest),
                amount.get(0),
                new TreeSet<>(reader.keysOf("structures")),
                reader.texts("open"),
                cells);
    }

    private static FieldReader reader(Document document) {
        Tree content = document.content();
        return FieldReader.of(
                new SourceTree(content, document.key().toString(), Map.of()), Optional.empty(), finding -> {});
    }

    private static StoreException damaged(DocumentKey key) {
        return new StoreException("Document [" + key + "] cannot be read.\nMaybe a newer Essaim wrote it.");
    }
}
