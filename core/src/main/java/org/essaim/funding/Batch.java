package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Tree;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.StoreException;

/**
 * One frozen allocation of a pool: the sealed months that it took in, and their leaves.
 *
 * @param pool the funding pool
 * @param number 1, then one more each time
 * @param months the structures' months that it took in, as {@code S001:2025-03}, with the digest of their seals
 * @param cuts the days besides the first on which a part of a month began
 * @param leaves the leaves in canonical order
 */
record Batch(String pool, int number, SortedMap<String, String> months, SortedSet<LocalDate> cuts, List<Leaf> leaves) {
    static final String KIND = "allocation";

    Batch {
        leaves = leaves.stream().sorted(Leaf.CANONICAL).toList();
    }

    DocumentKey key() {
        return key(pool, number);
    }

    static DocumentKey key(String pool, int number) {
        return new DocumentKey(KIND, pool + ":" + String.format(java.util.Locale.ROOT, "%06d", number));
    }

    /** The structure of a month named as {@code S001:2025-03}. */
    static String structure(String month) {
        return month.substring(0, month.lastIndexOf(':'));
    }

    /** The month of a month named as {@code S001:2025-03}. */
    static YearMonth month(String month) {
        return YearMonth.parse(month.substring(month.lastIndexOf(':') + 1));
    }

    /** What an agreement pays in this batch, in cents. */
    long cents(String agreement) {
        return leaves.stream().mapToLong(leaf -> leaf.cents(agreement)).sum();
    }

    /** What an agreement counts in this batch, in seconds. */
    long claimed(String agreement) {
        return leaves.stream().mapToLong(leaf -> leaf.claimed(agreement)).sum();
    }

    Tree toTree() {
        Tree.Builder taken = Tree.fields();
        months.forEach(taken::put);
        return Tree.fields()
                .put("pool", pool)
                .put("number", number)
                .put("months", taken.build())
                .put("cuts", Tree.texts(cuts.stream().map(LocalDate::toString).toList()))
                .put("columns", Tree.texts(Leaf.COLUMNS))
                .put("leaves", leaves.stream().map(Leaf::toRow).toList())
                .build();
    }

    static Batch of(Document document) {
        Map<String, Tree> fields = ((Tree.Fields) document.content()).fields();
        SortedMap<String, String> months = new TreeMap<>();
        ((Tree.Fields) field(fields, "months", document))
                .fields()
                .forEach((month, seal) -> months.put(month, ((Tree.Text) seal).value()));
        SortedSet<LocalDate> cuts = new TreeSet<>();
        for (Tree day : ((Tree.Items) field(fields, "cuts", document)).items()) {
            cuts.add(LocalDate.parse(((Tree.Text) day).value()));
        }
        List<Leaf> leaves = new ArrayList<>();
        for (Tree row : ((Tree.Items) field(fields, "leaves", document)).items()) {
            leaves.add(Leaf.ofRow(row).orElseThrow(() -> damaged(document)));
        }
        return new Batch(
                ((Tree.Text) field(fields, "pool", document)).value(),
                ((Tree.Numeric) field(fields, "number", document)).value().intValueExact(),
                months,
                cuts,
                leaves);
    }

    private static Tree field(Map<String, Tree> fields, String name, Document document) {
        Tree field = fields.get(name);
        if (field == null) {
            throw damaged(document);
        }
        return field;
    }

    private static StoreException damaged(Document document) {
        return new StoreException("Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it.");
    }
}
