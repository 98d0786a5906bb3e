package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * One frozen allocation of a pool: the sealed months that it took in, and their leaves.
 *
 * @param pool the funding pool
 * @param number 1, then one more each time
 * @param months the structures' months that it took in, as {@code S001:2025-03}, with the digest of their seals
 * @param cuts the days besides the first on which a part of a month began
 * @param terms the pool's agreements as they were then, with the days on which structures took part in their programmes
 * @param leaves the leaves in canonical order
 * @param due what lump sums are due, by agreement and day, in cents
 * @param assigned the euros that are not paid by the hour, assigned to what cells cost
 */
record Batch(
        String pool,
        int number,
        SortedMap<String, String> months,
        SortedSet<LocalDate> cuts,
        List<FundingAgreement> terms,
        List<Leaf> leaves,
        SortedMap<String, SortedMap<LocalDate, Long>> due,
        List<CostAssignment> assigned) {
    static final String KIND = "allocation";

    Batch {
        terms = List.copyOf(terms);
        leaves = leaves.stream().sorted(Leaf.CANONICAL).toList();
        assigned = List.copyOf(assigned);
    }

    /** A batch of a pool that pays for time alone. */
    static Batch of(
            String pool, int number, SortedMap<String, String> months, SortedSet<LocalDate> cuts, List<Leaf> leaves) {
        return new Batch(pool, number, months, cuts, List.of(), leaves, Collections.emptySortedMap(), List.of());
    }

    /** The batches frozen in a pool, in order. */
    static List<Batch> frozen(Store store, String pool) {
        List<Batch> batches = new ArrayList<>();
        for (int number = 1; ; number++) {
            Optional<Document> document = store.document(key(pool, number));
            if (document.isEmpty()) {
                return batches;
            }
            batches.add(of(document.get()));
        }
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
        return leaves.stream().mapToLong(leaf -> leaf.cents(agreement)).sum() + due(agreement);
    }

    /** What is due of a lump sum in this batch, in cents. */
    long due(String agreement) {
        return due.getOrDefault(agreement, Collections.emptySortedMap()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** True if everything in it lies within these months. */
    boolean within(YearMonth first, YearMonth last) {
        return months().keySet().stream().map(Batch::month).allMatch(month -> between(month, first, last))
                && dueMonths().allMatch(month -> between(month, first, last));
    }

    /** True if something in it lies within these months. */
    boolean touches(YearMonth first, YearMonth last) {
        return months().keySet().stream().map(Batch::month).anyMatch(month -> between(month, first, last))
                || dueMonths().anyMatch(month -> between(month, first, last));
    }

    private Stream<YearMonth> dueMonths() {
        return due.values().stream().flatMap(days -> days.keySet().stream()).map(YearMonth::from);
    }

    private static boolean between(YearMonth month, YearMonth first, YearMonth last) {
        return !month.isBefore(first) && !month.isAfter(last);
    }

    /** What an agreement counts in this batch, as it pays for it, in seconds. */
    long payable(String agreement) {
        return leaves.stream().mapToLong(leaf -> leaf.payable(agreement)).sum();
    }

    Tree toTree() {
        Tree.Builder taken = Tree.fields();
        months.forEach(taken::put);
        Tree.Builder out = Tree.fields()
                .put("pool", pool)
                .put("number", number)
                .put("months", taken.build())
                .put("cuts", Tree.texts(cuts.stream().map(LocalDate::toString).toList()))
                .put("terms", terms.stream().map(AgreementForm::tree).toList())
                .put("due", dueTree())
                .put("assigned", assigned.stream().map(CostAssignment::toRow).toList());
        PackedLeaves.put(leaves, out);
        return out.build();
    }

    private Tree dueTree() {
        Tree.Builder out = Tree.fields();
        due.forEach((agreement, days) -> {
            Tree.Builder own = Tree.fields();
            days.forEach((day, cents) -> own.put(day.toString(), cents));
            out.put(agreement, own.build());
        });
        return out.build();
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
        List<FundingAgreement> terms = new ArrayList<>();
        for (Tree agreement : ((Tree.Items) field(fields, "terms", document)).items()) {
            FieldReader reader = FieldReader.of(
                    new SourceTree(agreement, document.key().toString(), Map.of()), Optional.empty(), finding -> {
                        throw damaged(document);
                    });
            terms.add(AgreementForm.read(reader).orElseThrow(() -> damaged(document)));
        }
        SortedMap<String, SortedMap<LocalDate, Long>> due = new TreeMap<>();
        ((Tree.Fields) field(fields, "due", document)).fields().forEach((agreement, days) -> {
            SortedMap<LocalDate, Long> own = new TreeMap<>();
            ((Tree.Fields) days)
                    .fields()
                    .forEach((day, cents) -> own.put(
                            LocalDate.parse(day), ((Tree.Numeric) cents).value().longValueExact()));
            due.put(agreement, own);
        });
        List<CostAssignment> assigned = new ArrayList<>();
        for (Tree row : ((Tree.Items) field(fields, "assigned", document)).items()) {
            assigned.add(CostAssignment.ofRow(row).orElseThrow(() -> damaged(document)));
        }
        return new Batch(
                ((Tree.Text) field(fields, "pool", document)).value(),
                ((Tree.Numeric) field(fields, "number", document)).value().intValueExact(),
                months,
                cuts,
                terms,
                leaves(fields, document),
                due,
                assigned);
    }

    private static List<Leaf> leaves(Map<String, Tree> fields, Document document) {
        try {
            return PackedLeaves.read(texts(field(fields, "texts", document)), texts(field(fields, "leaves", document)));
        } catch (RuntimeException e) {
            throw damaged(document);
        }
    }

    private static List<String> texts(Tree tree) {
        return ((Tree.Items) tree)
                .items().stream().map(item -> ((Tree.Text) item).value()).toList();
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
