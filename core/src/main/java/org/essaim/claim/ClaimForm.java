package org.essaim.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.funding.CellReference;
import org.essaim.spi.Document;
import org.essaim.spi.StoreException;

/** How claims are kept as documents: each version holds one step more, and the commit that brought it says who and when. */
final class ClaimForm {
    static final String KIND = "claim";

    private ClaimForm() {}

    static Tree.Fields tree(Claim claim) {
        return Tree.fields()
                .put("agreement", claim.agreement())
                .put("first", claim.first().toString())
                .put("last", claim.last().toString())
                .put("version", claim.version())
                .put("digest", claim.digest().hex())
                .put("structures", Tree.texts(claim.sortedStructures()))
                .put("open", Tree.texts(claim.open()))
                .put("steps", claim.steps().stream().map(ClaimForm::tree).toList())
                .build();
    }

    private static Tree tree(ClaimStep step) {
        return Tree.fields()
                .put("kind", step.kind().name())
                .put("date", step.date().toString())
                .put("cents", step.amount().getAmountMinorLong())
                .put("cuts", step.cuts().stream().map(ClaimForm::tree).toList())
                .putIfPresent("reference", step.reference())
                .build();
    }

    private static Tree tree(Cut cut) {
        return Tree.fields()
                .put("cents", cut.amount().getAmountMinorLong())
                .put("reason", cut.reason().name())
                .putIfPresent("cell", cut.cell() == null ? null : cut.cell().toString())
                .putIfPresent("text", cut.text())
                .build();
    }

    /**
     * Reads a claim.
     *
     * @param history every version of its document, the oldest first
     */
    static Claim of(List<Document> history) {
        Document newest = history.get(history.size() - 1);
        FieldReader reader = FieldReader.of(
                new SourceTree(newest.content(), newest.key().toString(), Map.of()), Optional.empty(), finding -> {});
        try {
            List<ClaimStep> steps = new ArrayList<>();
            reader.each("steps", step -> {
                // A step too many has no commit of its own, and no claim has it.
                steps.add(step(step, history.get(Math.min(steps.size(), history.size() - 1))));
                return Optional.of(step);
            });
            Claim claim = new Claim(
                    newest.key().id(),
                    reader.text("agreement"),
                    reader.month("first"),
                    reader.month("last"),
                    reader.small("version"),
                    new Digest(reader.text("digest")),
                    new HashSet<>(reader.texts("structures")),
                    reader.texts("open"),
                    steps);
            if (reader.isSound() && steps.size() == history.size()) {
                return claim;
            }
            throw damaged(newest);
        } catch (IllegalArgumentException | EssaimException e) {
            throw damaged(newest);
        }
    }

    private static ClaimStep step(FieldReader reader, Document brought) {
        ClaimStep.Kind kind = reader.oneOf("kind", ClaimStep.Kind.class);
        LocalDate date = reader.date("date");
        long cents = reader.whole("cents");
        List<Cut> cuts = reader.each("cuts", ClaimForm::cut);
        String reference = reader.text("reference", "");
        return new ClaimStep(kind, date, Euros.ofCents(cents), cuts, reference, brought.actor(), brought.committedAt());
    }

    private static Optional<Cut> cut(FieldReader reader) {
        return reader.build(
                Cut.class,
                Euros.ofCents(reader.whole("cents")),
                reader.oneOf("reason", CutReason.class),
                reader.optionalText("cell").map(CellReference::parse).orElse(null),
                reader.text("text", ""));
    }

    private static StoreException damaged(Document document) {
        return new StoreException("Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it.");
    }
}
