package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.essaim.time.Category;

/** Lays out again what was issued, from what was frozen with it alone: nothing that was sealed or agreed since changes it. */
final class FormerIssue {
    private final Store store;
    private final Document issued;
    private final Document content;

    private FormerIssue(Store store, Document issued) {
        this.store = store;
        this.issued = issued;
        // Both came with one commit, so as of that commit they belong together.
        this.content = store.document(
                        new DocumentKey("statement-content", issued.key().id()), issued.sequence())
                .orElseThrow(() -> damaged(issued.key()));
    }

    static FormerIssue of(Store store, String agreement, YearMonth first, YearMonth last, int version) {
        List<Document> versions = store.history(new DocumentKey("statement", agreement + ":" + first + ".." + last));
        if (version < 1 || version > versions.size()) {
            throw new EssaimException("Version [" + version + "] of the statement of agreement [" + agreement
                    + "] over [" + first + ".." + last + "] was never issued.\nMaybe "
                    + (versions.isEmpty() ? "issue it first." : "one of 1 to " + versions.size() + "."));
        }
        return new FormerIssue(store, versions.get(version - 1));
    }

    FundingStatement statement(Actor actor) {
        FieldReader reader = FieldReader.of(
                new SourceTree(content.content(), content.key().toString(), Map.of()), Optional.empty(), finding -> {});
        StatementContent kept = StatementContent.read(reader).orElseThrow(() -> damaged(content.key()));
        // Before anything is laid out, and in their order: it names what is missing first.
        kept.names().keySet().forEach(actor::require);
        StatementContent whole = withLeaves(kept);
        StatementFigures figures = whole.figures();
        Tree.Fields tree = whole.toTree(figures);
        Digest digest = StatementContent.digest(tree);
        if (!(issued.content() instanceof Tree.Fields known)
                || !known.get("digest").equals(Optional.of(Tree.of(digest.hex())))) {
            throw damaged(issued.key());
        }
        return new FundingStatement(
                whole, figures, tree, digest, (int) issued.version(), issued.committedAt(), issued.actor(), List.of());
    }

    private StatementContent withLeaves(StatementContent kept) {
        Set<Category> shown = StatementFigures.subjects(kept.agreement());
        List<Leaf> leaves = new ArrayList<>();
        List<CostAssignment> assigned = new ArrayList<>();
        for (Batch batch : batches(kept.sharing().id())) {
            if (batch.within(kept.first(), kept.last())) {
                batch.leaves().stream()
                        .filter(leaf ->
                                kept.agreement().scope().contains(leaf.cell().structure())
                                        && shown.contains(leaf.cell().category()))
                        .forEach(leaves::add);
                batch.assigned().stream()
                        .filter(each ->
                                kept.agreement().scope().contains(each.cell().structure())
                                        && shown.contains(each.cell().category()))
                        .forEach(assigned::add);
            }
        }
        leaves.sort(Leaf.CANONICAL);
        assigned.sort(CostAssignment.CANONICAL);
        return kept.with(leaves, assigned);
    }

    private List<Batch> batches(String pool) {
        List<Batch> batches = new ArrayList<>();
        for (int number = 1; ; number++) {
            Optional<Document> batch = store.document(Batch.key(pool, number), issued.sequence());
            if (batch.isEmpty()) {
                return batches;
            }
            batches.add(Batch.of(batch.get()));
        }
    }

    private static StoreException damaged(DocumentKey key) {
        return new StoreException("Document [" + key + "] cannot be laid out as it was issued.\n"
                + "Maybe a newer Essaim wrote it, or it was changed in the store.");
    }
}
