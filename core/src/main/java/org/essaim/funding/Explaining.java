package org.essaim.funding;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.time.Erasure;
import org.essaim.time.SealedTime;

/** Walks from a line of a statement back to the rows of the files that it comes from. */
final class Explaining {
    private final Store store;
    private final SealedTime sealed;
    private final Map<String, Tree.Fields> receipts = new HashMap<>();

    Explaining(Store store, SealedTime sealed) {
        this.store = store;
        this.sealed = sealed;
    }

    Explanation explain(StatementContent content, CellReference cell) {
        FundingAgreement agreement = content.agreement();
        List<Leaf> leaves = content.leaves().stream()
                .filter(leaf -> leaf.cell().structure().equals(cell.structure())
                        && leaf.cell().category() == cell.category()
                        && leaf.cell().month().equals(cell.month()))
                .toList();
        if (leaves.isEmpty()) {
            throw new EssaimException("The statement has no line [" + cell
                    + "].\nMaybe list its lines with \"essaim explain FILE --list\".");
        }
        TreeSet<Explanation.Rate> rates = new TreeSet<>();
        TreeSet<YearMonth> bookings = new TreeSet<>();
        for (Leaf leaf : leaves) {
            agreement
                    .rates()
                    .at(leaf.cell().from())
                    .ifPresent(rate -> rates.add(new Explanation.Rate(
                            rate,
                            agreement.basis(),
                            agreement.rates().since(leaf.cell().from()).orElseThrow(),
                            agreement.share(leaf.cell().from()),
                            agreement.id(),
                            version(content))));
            bookings.addAll(leaf.bookings().keySet());
        }
        List<Explanation.Origin> origins = new ArrayList<>();
        List<String> corrections = new ArrayList<>();
        SortedMap<String, Explanation.Erased> erased = new TreeMap<>();
        for (YearMonth booking : bookings) {
            if (isGone(leaves, cell, booking)) {
                for (Erasure erasure : sealed.erasures(cell.structure(), booking)) {
                    erased.put(
                            erasure.id(),
                            new Explanation.Erased(erasure.at(), erasure.by(), erasure.reason(), erasure.id()));
                }
            }
            for (SealedTime.Trace trace : sealed.trace(cell.structure(), booking, cell.month(), cell.category())) {
                origins.add(origin(trace));
            }
            sealed.corrections(cell.structure(), booking, cell.month()).forEach(corrections::add);
        }
        return new Explanation(
                cell,
                leaves.stream().mapToLong(Leaf::seconds).sum(),
                leaves.stream().mapToLong(leaf -> leaf.claimed(agreement.id())).sum(),
                leaves.stream().mapToLong(leaf -> leaf.cents(agreement.id())).sum(),
                List.copyOf(rates),
                corrections,
                origins,
                List.copyOf(erased.values()));
    }

    // A worker whose seconds a month booked, and of whom the month has no cell any more.
    private boolean isGone(List<Leaf> leaves, CellReference cell, YearMonth booking) {
        Set<WorkerId> left = sealed.workers(cell.structure(), booking, cell.month(), cell.category());
        return leaves.stream()
                .anyMatch(leaf -> leaf.bookings().containsKey(booking)
                        && !left.contains(leaf.cell().worker()));
    }

    // The version whose terms the statement prints: an amendment that came later is not what it rests on.
    private long version(StatementContent content) {
        Tree terms = AgreementForm.tree(content.agreement());
        return store.history(new DocumentKey("agreement", content.agreement().id())).stream()
                .filter(document -> document.content().equals(terms))
                .mapToLong(Document::version)
                .max()
                .orElse(0);
    }

    private Explanation.Origin origin(SealedTime.Trace trace) {
        Tree.Fields receipt = receipts.computeIfAbsent(
                trace.receipt(),
                id -> sealed.receipt(id)
                        .filter(Tree.Fields.class::isInstance)
                        .map(Tree.Fields.class::cast)
                        .orElseThrow(() -> new EssaimException("Receipt [" + id
                                + "] is not in this store.\nMaybe the statement was issued from another one.")));
        return new Explanation.Origin(
                trace.entry().worker().value(),
                trace.entry().date().toString(),
                trace.entry().seconds(),
                trace.entry().rule(),
                trace.settings(),
                text(receipt, "file"),
                text(receipt, "digest"),
                trace.row(),
                trace.fact());
    }

    private static String text(Tree.Fields fields, String name) {
        return fields.get(name)
                .filter(Tree.Text.class::isInstance)
                .map(tree -> ((Tree.Text) tree).value())
                .orElse("");
    }
}
