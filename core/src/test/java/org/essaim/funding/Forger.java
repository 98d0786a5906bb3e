package org.essaim.funding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.essaim.document.Digest;
import org.essaim.document.Tree;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Seal;
import org.essaim.time.SealedTime;

/**
 * Someone who owns this very program: changes what a statement rests on and derives everything again, cents, lines, totals,
 * digests and, if asked, the seals with their chain.
 */
final class Forger {
    private StatementContent content;

    Forger(FundingStatement statement) {
        this.content = statement.parts();
    }

    StatementContent content() {
        return content;
    }

    Forger terms(UnaryOperator<FundingAgreement> change) {
        FundingAgreement changed = change.apply(content.agreement());
        List<Leaf> leaves = content.leaves().stream()
                .map(leaf ->
                        sharing(leaf, changed.id(), changed.share(leaf.cell().from())))
                .toList();
        return rewritten(changed, leaves, content.seals());
    }

    // Where more than one pays, each leaf says with which share.
    private static Leaf sharing(Leaf leaf, String agreement, Share share) {
        List<Portion> portions = leaf.portions().stream()
                .map(portion -> {
                    SortedMap<String, Share> takers = new TreeMap<>(portion.takers());
                    takers.computeIfPresent(agreement, (id, former) -> share);
                    return Portion.of(portion.seconds(), takers);
                })
                .toList();
        return new Leaf(
                leaf.batch(),
                leaf.reversal(),
                leaf.cell(),
                leaf.seconds(),
                leaf.bookings(),
                leaf.claims(),
                portions,
                leaf.payable(),
                leaf.unclaimed(),
                leaf.cents(),
                leaf.cost());
    }

    Forger leaves(Function<Leaf, List<Leaf>> change) {
        List<Leaf> leaves = new ArrayList<>();
        content.leaves().forEach(leaf -> leaves.addAll(change.apply(leaf)));
        return rewritten(content.agreement(), leaves, content.seals());
    }

    Forger leaf(int which, UnaryOperator<Leaf> change) {
        Leaf chosen = content.leaves().get(which);
        return leaves(leaf -> List.of(leaf.equals(chosen) ? change.apply(leaf) : leaf));
    }

    Forger seals(Function<Seal, List<Seal>> change) {
        List<Seal> seals = new ArrayList<>();
        content.seals().forEach(seal -> seals.addAll(change.apply(seal)));
        return rewritten(content.agreement(), content.leaves(), seals);
    }

    Forger carried(long cents, long seconds) {
        content = with(
                content.agreement(),
                content.first(),
                content.last(),
                cents,
                seconds,
                content.leaves(),
                content.seals());
        return this;
    }

    Forger period(java.time.YearMonth first, java.time.YearMonth last) {
        content = with(
                content.agreement(),
                first,
                last,
                content.carriedCents(),
                content.carriedSeconds(),
                content.leaves(),
                content.seals());
        return this;
    }

    private StatementContent with(
            FundingAgreement agreement,
            java.time.YearMonth first,
            java.time.YearMonth last,
            long carriedCents,
            long carriedSeconds,
            List<Leaf> leaves,
            List<Seal> seals) {
        return new StatementContent(
                content.federation(),
                content.fictitious(),
                agreement,
                content.others(),
                content.sharing(),
                content.former(),
                first,
                last,
                carriedCents,
                carriedSeconds,
                content.carriedAssigned(),
                content.due(),
                content.floors(),
                content.names(),
                leaves,
                content.assigned(),
                seals,
                content.links(),
                content.open());
    }

    private Forger rewritten(FundingAgreement agreement, List<Leaf> leaves, List<Seal> seals) {
        List<Leaf> sorted = new ArrayList<>(leaves);
        sorted.sort(Leaf.CANONICAL);
        content = with(
                agreement,
                content.first(),
                content.last(),
                content.carriedCents(),
                content.carriedSeconds(),
                sorted,
                seals);
        return this;
    }

    /** Pays every claim anew, batch by batch, as the terms now say. */
    Forger paysAnew() {
        Map<Integer, List<Leaf>> batches = new TreeMap<>();
        List<Leaf> leaves = new ArrayList<>();
        for (Leaf leaf : content.leaves()) {
            if (leaf.reversal()) {
                leaves.add(leaf);
            } else {
                batches.computeIfAbsent(leaf.batch(), none -> new ArrayList<>()).add(leaf);
            }
        }
        List<FundingAgreement> pool = new ArrayList<>(content.others());
        pool.add(content.agreement());
        batches.values().forEach(own -> {
            List<SortedMap<String, Long>> paid = new ArrayList<>();
            own.forEach(leaf -> paid.add(new TreeMap<>()));
            for (FundingAgreement agreement : pool) {
                long[] cents = Payment.cents(agreement, own, new Quanta.Left(null, null, new SubRooms(List.of())));
                for (int i = 0; i < cents.length; i++) {
                    if (own.get(i).claimed(agreement.id()) > 0) {
                        boolean known = agreement.equals(content.agreement())
                                || own.get(i).cents().isEmpty();
                        paid.get(i)
                                .put(
                                        agreement.id(),
                                        known ? cents[i] : own.get(i).cents(agreement.id()));
                    }
                }
            }
            for (int i = 0; i < own.size(); i++) {
                leaves.add(own.get(i).with(paid.get(i)));
            }
        });
        return rewritten(content.agreement(), leaves, content.seals());
    }

    /** Seals every month anew over what the leaves now say, and links the seals again. */
    Forger sealsAnew() {
        Map<String, Digest> last = new HashMap<>();
        List<Seal> inTime = new ArrayList<>(content.seals());
        inTime.sort(Comparator.comparing(Seal::month));
        Map<Seal, Seal> anew = new HashMap<>();
        for (Seal seal : inTime) {
            SortedMap<Category, Seal.CategorySeal> sums = new TreeMap<>(seal.categories());
            sums.keySet().removeAll(StatementFigures.subjects(content.agreement()));
            for (Category category : StatementFigures.subjects(content.agreement())) {
                SortedMap<Cell, Long> cells = new TreeMap<>();
                for (Leaf leaf : content.leaves()) {
                    Long seconds = leaf.bookings().get(seal.month());
                    if (seconds != null
                            && leaf.cell().category() == category
                            && leaf.cell().structure().equals(seal.structure())) {
                        cells.merge(leaf.cell().whole(), seconds, Long::sum);
                    }
                }
                cells.values().removeIf(seconds -> seconds == 0);
                if (!cells.isEmpty()) {
                    long total =
                            cells.values().stream().mapToLong(Long::longValue).sum();
                    sums.put(category, new Seal.CategorySeal(total, SealedTime.digest(cells)));
                }
            }
            Seal forged = new Seal(
                    seal.structure(),
                    seal.month(),
                    seal.number(),
                    last.getOrDefault(seal.structure(), seal.previous()),
                    seal.facts(),
                    seal.factsRoot(),
                    seal.entries(),
                    seal.entriesRoot(),
                    sums,
                    seal.settings());
            last.put(seal.structure(), forged.digest());
            anew.put(seal, forged);
        }
        return seals(seal -> List.of(anew.getOrDefault(seal, seal)));
    }

    /** The document, whole and with fitting digests. */
    Tree.Fields document() {
        Tree.Fields tree = content.toTree(content.figures());
        return Tree.fields()
                .put("content", tree)
                .put(
                        "envelope",
                        Tree.fields()
                                .put("digest", StatementContent.digest(tree).hex())
                                .build())
                .build();
    }
}
