package org.essaim.funding;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.time.Seal;

/**
 * What a statement rests on and says: the same facts and terms always give the same content, byte for byte.
 *
 * <p>No clock, file name, receipt or software version is in it.
 *
 * @param federation the federation's name
 * @param fictitious true if everything is invented
 * @param agreement the agreement's terms as of the issue
 * @param others the other agreements of its pool
 * @param first the first booking month of the period
 * @param last the last booking month of the period
 * @param carriedCents what the agreement paid in batches before this statement's
 * @param carriedSeconds what it counted in them
 * @param names the structures' names by identifier
 * @param leaves the leaves in canonical order
 * @param seals the seals that it rests on
 * @param links seals of the same structures that were made between those and say nothing of the period: they hold the chain
 *     together where a month was sealed again
 * @param open months of the period that hold facts but are not sealed, as {@code S001:2025-03}
 */
record StatementContent(
        String federation,
        boolean fictitious,
        FundingAgreement agreement,
        List<FundingAgreement> others,
        YearMonth first,
        YearMonth last,
        long carriedCents,
        long carriedSeconds,
        SortedMap<String, String> names,
        List<Leaf> leaves,
        List<Seal> seals,
        List<Seal> links,
        List<String> open) {
    static final String SCHEMA = "essaim/statement/1";

    StatementFigures figures() {
        return StatementFigures.of(agreement, others, leaves);
    }

    /**
     * The canonical content.
     *
     * @param figures what follows from the leaves
     */
    Tree.Fields toTree(StatementFigures figures) {
        Tree.Builder structures = Tree.fields();
        names.forEach(structures::put);
        Tree.Builder out = Tree.fields()
                .put("schema", SCHEMA)
                .put("fictitious", fictitious)
                .put("federation", federation)
                .put("agreement", AgreementForm.tree(agreement))
                .put("others", others.stream().map(AgreementForm::tree).toList())
                .put(
                        "period",
                        Tree.fields()
                                .put("first", first.toString())
                                .put("last", last.toString())
                                .build())
                .put("structures", structures.build());
        figures.into(out);
        out.put("carriedCents", carriedCents)
                .put("carriedSeconds", carriedSeconds)
                .put("open", Tree.texts(open))
                .put(
                        "method",
                        Tree.fields()
                                .put("allocation", "PRIORITY")
                                .put(
                                        "rounding",
                                        "HALF_UP once a batch, then largest remainder along month, category, structure, leaf")
                                .put("time", "whole seconds, elapsed")
                                .build())
                .put("seals", seals(seals));
        if (!links.isEmpty()) {
            out.put("links", seals(links));
        }
        out.put("columns", Tree.texts(Leaf.COLUMNS))
                .put("leaves", leaves.stream().map(Leaf::toRow).toList());
        return out.build();
    }

    private static List<Tree.Fields> seals(List<Seal> seals) {
        return seals.stream()
                .map(seal -> Tree.fields()
                        .put("seal", seal.toTree())
                        .put("digest", seal.digest().hex())
                        .build())
                .toList();
    }

    static Digest digest(Tree content) {
        return Digest.of(SCHEMA, content);
    }

    /** Reads what a statement rests on; what it derives is left to be compared. */
    static Optional<StatementContent> read(FieldReader reader) {
        List.of("lines", "reasons", "totals", "method", "columns", "schema", "leaves")
                .forEach(reader::has);
        SortedMap<String, String> names = new TreeMap<>();
        reader.one("structures", structures -> {
            for (String id : structures.keys()) {
                names.put(id, structures.text(id));
            }
            return Optional.of(names);
        });
        record Period(YearMonth first, YearMonth last) {}
        Optional<Period> period =
                reader.one("period", each -> each.build(Period.class, each.month("first"), each.month("last")));
        Optional<FundingAgreement> agreement = reader.one("agreement", AgreementForm::read);
        if (agreement.isEmpty() || period.isEmpty()) {
            reader.refuse("agreement", "a statement names its agreement and its period");
            return Optional.empty();
        }
        return reader.build(
                StatementContent.class,
                reader.text("federation"),
                reader.truth("fictitious", false),
                agreement.get(),
                reader.each("others", AgreementForm::read),
                period.get().first(),
                period.get().last(),
                reader.whole("carriedCents"),
                reader.whole("carriedSeconds"),
                names,
                List.of(),
                seals(reader, "seals"),
                seals(reader, "links"),
                reader.texts("open"));
    }

    private static List<Seal> seals(FieldReader reader, String key) {
        return reader.each(key, each -> {
            each.text("digest");
            return each.one("seal", Seal::read);
        });
    }

    StatementContent with(List<Leaf> read) {
        return new StatementContent(
                federation,
                fictitious,
                agreement,
                others,
                first,
                last,
                carriedCents,
                carriedSeconds,
                names,
                read,
                seals,
                links,
                open);
    }
}
