package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.time.Cell;

/**
 * What a certificate rests on: every frozen leaf that stands, of every pool of its perimeter.
 *
 * @param federation the federation's name
 * @param fictitious true if everything is invented
 * @param first the first month of work
 * @param last the last month of work
 * @param personYearSeconds the most that all unit costs together may count of a person's year, in seconds
 * @param pools the pools, each with all its agreements
 * @param statements the digests of the statements that the pools' agreements have issued, by their keys
 */
record CertificateContent(
        String federation,
        boolean fictitious,
        YearMonth first,
        YearMonth last,
        long personYearSeconds,
        List<Pool> pools,
        SortedMap<String, String> statements) {
    static final String SCHEMA = "essaim/certificate/1";

    /**
     * One pool.
     *
     * @param terms how it shares hours
     * @param agreements all its agreements
     * @param leaves what stands, by cell
     * @param assigned what cells cost and is covered by euros that are not paid by the hour
     */
    record Pool(
            FundingPool terms, List<FundingAgreement> agreements, List<Leaf> leaves, List<CostAssignment> assigned) {}

    /** What stands of frozen batches within these months of work. */
    static Pool standing(
            FundingPool terms,
            List<FundingAgreement> agreements,
            List<Batch> batches,
            YearMonth first,
            YearMonth last) {
        SortedMap<Cell, Leaf> standing = new TreeMap<>();
        SortedMap<Cell, SortedMap<String, Long>> assigned = new TreeMap<>();
        for (Batch batch : batches) {
            batch.leaves().stream().filter(Leaf::reversal).forEach(leaf -> standing.remove(leaf.cell()));
            batch.leaves().stream().filter(leaf -> !leaf.reversal()).forEach(leaf -> standing.put(leaf.cell(), leaf));
            batch.assigned()
                    .forEach(each -> assigned.computeIfAbsent(each.cell(), none -> new TreeMap<>())
                            .merge(each.agreement(), each.cents(), Long::sum));
        }
        List<CostAssignment> sums = new ArrayList<>();
        assigned.forEach((cell, own) -> own.forEach((agreement, cents) -> {
            if (cents != 0 && isWithin(cell, first, last)) {
                sums.add(new CostAssignment(0, cell, agreement, cents));
            }
        }));
        return new Pool(
                terms,
                agreements,
                standing.values().stream()
                        .filter(leaf -> isWithin(leaf.cell(), first, last))
                        .toList(),
                sums);
    }

    private static boolean isWithin(Cell cell, YearMonth first, YearMonth last) {
        return !cell.month().isBefore(first) && !cell.month().isAfter(last);
    }

    /** The cents that all pools assign to each cell. */
    Map<Cell, Long> assigned() {
        Map<Cell, Long> sums = new HashMap<>();
        pools.forEach(pool -> pool.assigned().forEach(each -> sums.merge(each.cell(), each.cents(), Long::sum)));
        return sums;
    }

    Tree.Fields toTree() {
        Tree.Builder issued = Tree.fields();
        statements.forEach(issued::put);
        return Tree.fields()
                .put("schema", SCHEMA)
                .put("federation", federation)
                .put("fictitious", fictitious)
                .put("first", first.toString())
                .put("last", last.toString())
                .put("personYearSeconds", personYearSeconds)
                .put("statements", issued.build())
                .put("columns", Tree.texts(LeafRows.COLUMNS))
                .put("assignedColumns", Tree.texts(CostAssignment.COLUMNS))
                .put("pools", pools.stream().map(CertificateContent::tree).toList())
                .build();
    }

    private static Tree tree(Pool pool) {
        return Tree.fields()
                .put("pool", AgreementForm.tree(pool.terms()))
                .put(
                        "agreements",
                        pool.agreements().stream().map(AgreementForm::tree).toList())
                .put("leaves", LeafRows.of(pool.leaves()))
                .put(
                        "assigned",
                        pool.assigned().stream().map(CostAssignment::toRow).toList())
                .build();
    }

    static Digest digest(Tree content) {
        return Digest.of(SCHEMA, content);
    }

    static Optional<CertificateContent> read(FieldReader reader) {
        List.of("schema", "columns", "assignedColumns").forEach(reader::has);
        SortedMap<String, String> statements = new TreeMap<>();
        reader.one("statements", each -> {
            each.keys().forEach(key -> statements.put(key, each.text(key)));
            return Optional.of(statements);
        });
        return reader.build(
                CertificateContent.class,
                reader.text("federation"),
                reader.truth("fictitious", false),
                reader.month("first"),
                reader.month("last"),
                reader.whole("personYearSeconds"),
                reader.each("pools", CertificateContent::pool),
                statements);
    }

    private static Optional<Pool> pool(FieldReader reader) {
        Optional<FundingPool> terms = reader.one("pool", AgreementForm::pool);
        return reader.build(
                Pool.class,
                terms.orElse(null),
                reader.each("agreements", AgreementForm::read),
                reader.rows("leaves", new LeafRows()::leaf),
                reader.rows("assigned", CostAssignment::ofRow));
    }
}
