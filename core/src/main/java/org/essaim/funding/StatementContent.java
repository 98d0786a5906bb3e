package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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
 * @param sharing how the pool shares hours
 * @param former the ceilings in force when earlier batches were issued, where they were others
 * @param first the first booking month of the period
 * @param last the last booking month of the period
 * @param carriedCents what the agreement paid in batches before this statement's
 * @param carriedSeconds what it counted in them
 * @param carriedAssigned what it assigned to cost in them, in cents
 * @param due what is due of a lump sum in this statement's batches, by day, in cents
 * @param floors how far the agreement's floors are met over its whole term so far
 * @param names the structures' names by identifier
 * @param leaves the leaves in canonical order
 * @param assigned the euros that are not paid by the hour, assigned to what cells cost
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
        FundingPool sharing,
        SortedMap<Integer, Ceilings> former,
        YearMonth first,
        YearMonth last,
        long carriedCents,
        long carriedSeconds,
        long carriedAssigned,
        SortedMap<LocalDate, Long> due,
        List<FloorStanding> floors,
        SortedMap<String, String> names,
        List<Leaf> leaves,
        List<CostAssignment> assigned,
        List<Seal> seals,
        List<Seal> links,
        List<String> open) {
    static final String SCHEMA = "essaim/statement/1";

    StatementFigures figures() {
        return StatementFigures.of(this);
    }

    /** True if the term is over and nothing of it is missing: now floors are tested. */
    boolean isFinal() {
        return open.isEmpty() && !last.isBefore(YearMonth.from(agreement.term().getEndInclusive()));
    }

    /** Every agreement of the pool, in the order in which they are asked. */
    List<FundingAgreement> byPriority() {
        return Stream.concat(Stream.of(agreement), others.stream())
                .sorted(Comparator.comparingInt(FundingAgreement::priority).thenComparing(FundingAgreement::id))
                .toList();
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
                .put("pool", AgreementForm.tree(sharing))
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
                .put("carriedAssigned", carriedAssigned)
                .put("open", Tree.texts(open))
                .put(
                        "method",
                        Tree.fields()
                                .put("allocation", sharing.sharing().name())
                                .put(
                                        "rounding",
                                        "HALF_UP once a batch, then largest remainder along month, category, structure, leaf")
                                .put("time", "whole seconds, elapsed")
                                .build())
                .put("seals", seals(seals));
        if (!former.isEmpty()) {
            out.put(
                    "formerCeilings",
                    former.entrySet().stream()
                            .map(each -> AgreementForm.tree(each.getKey(), each.getValue()))
                            .toList());
        }
        if (!due.isEmpty()) {
            Tree.Builder days = Tree.fields();
            due.forEach((day, cents) -> days.put(day.toString(), cents));
            out.put("due", days.build());
        }
        if (!floors.isEmpty()) {
            out.put("floors", floors.stream().map(FloorStanding::toTree).toList());
        }
        if (!links.isEmpty()) {
            out.put("links", seals(links));
        }
        out.put("columns", Tree.texts(LeafRows.COLUMNS)).put("leaves", LeafRows.of(leaves));
        if (!assigned.isEmpty()) {
            out.put("assignedColumns", Tree.texts(CostAssignment.COLUMNS))
                    .put(
                            "assigned",
                            assigned.stream().map(CostAssignment::toRow).toList());
        }
        return out.build();
    }

    /** The content as a store keeps it: what its leaves say is frozen beside it already. */
    static Tree.Fields withoutLeaves(Tree.Fields content) {
        Map<String, Tree> fields = new LinkedHashMap<>(content.fields());
        fields.keySet().removeAll(List.of("columns", "leaves", "assignedColumns", "assigned"));
        return new Tree.Fields(fields);
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
        List.of("lines", "reasons", "totals", "method", "columns", "schema", "leaves", "assignedColumns", "assigned")
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
        Optional<FundingPool> sharing = reader.one("pool", AgreementForm::pool);
        SortedMap<Integer, Ceilings> former = new TreeMap<>();
        reader.each("formerCeilings", each -> {
            Optional<Ceilings> ceilings = AgreementForm.former(each);
            ceilings.ifPresent(value -> former.put((int) each.whole("batch"), value));
            return ceilings;
        });
        SortedMap<LocalDate, Long> due = new TreeMap<>();
        reader.one("due", days -> {
            for (String day : days.keys()) {
                due.put(LocalDate.parse(day), days.whole(day));
            }
            return Optional.of(due);
        });
        if (sharing.isEmpty()) {
            reader.refuse("pool", "a statement says how its pool shares hours");
            return Optional.empty();
        }
        return reader.build(
                StatementContent.class,
                reader.text("federation"),
                reader.truth("fictitious", false),
                agreement.get(),
                reader.each("others", AgreementForm::read),
                sharing.get(),
                former,
                period.get().first(),
                period.get().last(),
                reader.whole("carriedCents"),
                reader.whole("carriedSeconds"),
                reader.whole("carriedAssigned"),
                due,
                reader.each("floors", FloorStanding::read),
                names,
                List.of(),
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

    /** The same with these leaves alone: nothing assigned, nothing due. */
    StatementContent only(List<Leaf> some) {
        return with(some, List.of(), Collections.emptySortedMap());
    }

    StatementContent with(List<Leaf> read, List<CostAssignment> readAssigned) {
        return with(read, readAssigned, due);
    }

    private StatementContent with(
            List<Leaf> read, List<CostAssignment> readAssigned, SortedMap<LocalDate, Long> falling) {
        return new StatementContent(
                federation,
                fictitious,
                agreement,
                others,
                sharing,
                former,
                first,
                last,
                carriedCents,
                carriedSeconds,
                carriedAssigned,
                falling,
                floors,
                names,
                read,
                readAssigned,
                seals,
                links,
                open);
    }
}
