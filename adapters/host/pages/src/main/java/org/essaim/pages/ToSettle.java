package org.essaim.pages;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.time.Proposal;
import org.essaim.time.Receipt;
import org.essaim.time.SealedTime;
import org.jspecify.annotations.Nullable;

/** What waits for somebody: open months, labels without a category, proposals, refused rows. */
final class ToSettle {
    // Labels that wait are found by working open months out: more of them than this, and the page says where to look.
    private static final int FEW_MONTHS = 3;

    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable YearMonth newest;
    private @Nullable YearMonth oldest;

    private record Waiting(
            Structure structure,
            List<YearMonth> open,
            long proposals,
            @Nullable Long labels,
            @Nullable Receipt refused) {
        boolean isNothing() {
            return open.isEmpty() && proposals == 0 && refused == null && (labels == null || labels == 0);
        }
    }

    static ToSettle of(Visit visit, List<Structure> structures) {
        ToSettle settle = new ToSettle();
        Map<String, Receipt> last = new HashMap<>();
        visit.essaim().time().receipts().forEach(receipt -> last.putIfAbsent(receipt.structure(), receipt));
        Map<String, List<YearMonth>> open = new HashMap<>();
        int months = 0;
        for (Structure structure : structures) {
            // Each seal is read again where it matters: on the page of closing.
            SealedTime sealed = visit.essaim().time().sealed();
            List<YearMonth> closed = sealed.sealedMonths(structure.id());
            List<YearMonth> own = new ArrayList<>(sealed.months(structure.id()));
            own.removeAll(closed);
            open.put(structure.id(), own);
            months += own.size();
            own.forEach(settle::known);
            closed.forEach(settle::known);
        }
        for (Structure structure : structures) {
            String id = structure.id();
            List<YearMonth> own = open.getOrDefault(id, List.of());
            long proposals = visit.essaim().time().proposals(id).stream()
                    .filter(proposal -> proposal.state() == Proposal.State.OPEN)
                    .count();
            @Nullable
            Long labels = own.isEmpty()
                    ? Long.valueOf(0)
                    : months <= FEW_MONTHS
                            ? Long.valueOf(
                                    visit.essaim().time().waitingLabels(id).size())
                            : null;
            @Nullable Receipt receipt = last.get(id);
            settle.waiting.add(new Waiting(
                    structure, own, proposals, labels, receipt == null || receipt.rejected() == 0 ? null : receipt));
        }
        return settle;
    }

    private void known(YearMonth month) {
        if (newest == null || month.isAfter(newest)) {
            newest = month;
        }
        if (oldest == null || month.isBefore(oldest)) {
            oldest = month;
        }
    }

    /** So many months back from one, but not before anything is known. */
    YearMonth back(YearMonth last, int months) {
        YearMonth first = last.minusMonths(months - 1L);
        YearMonth known = oldest;
        return known == null || known.isBefore(first) || known.isAfter(last) ? first : known;
    }

    /** The newest month of which anything is known. */
    Optional<YearMonth> newest() {
        return Optional.ofNullable(newest);
    }

    List<Part> parts(Visit visit) {
        List<Part> parts = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (Waiting each : waiting) {
            if (!each.isNothing()) {
                rows.add(List.of(
                        Cell.of(each.structure().id() + " – " + each.structure().name()),
                        months(visit, each),
                        labels(visit, each),
                        proposals(visit, each),
                        refused(visit, each)));
            }
        }
        parts.add(new Part.Heading(visit.say("À régler", "To settle")));
        if (rows.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Rien n’attend.", "Nothing waits.")));
        } else {
            parts.add(new Part.Grid(
                    visit.say("Ce qui attend quelqu’un, par structure", "What waits for somebody, by structure"),
                    List.of(
                            Head.words(visit.say("Structure", "Structure")),
                            Head.words(visit.say("Mois ouverts", "Open months")),
                            Head.figures(visit.say("Libellés sans catégorie", "Labels without a category")),
                            Head.figures(visit.say("Propositions", "Proposals")),
                            Head.figures(
                                    visit.say("Lignes refusées au dernier import", "Rows refused at the last import"))),
                    rows,
                    List.of()));
        }
        parts.add(new Part.Heading(visit.say("Temps de coordination", "Coordination time")));
        return parts;
    }

    private static Cell months(Visit visit, Waiting waiting) {
        if (waiting.open().isEmpty()) {
            return Cell.of(visit.say("aucun", "none"));
        }
        String first = visit.figures().month(waiting.open().get(0));
        int more = waiting.open().size() - 1;
        return Cell.link(
                more == 0 ? first : first + visit.say(" et " + more + " autres", " and " + more + " more"),
                visit.address("closing", "structure", waiting.structure().id()));
    }

    private static Cell labels(Visit visit, Waiting waiting) {
        Long labels = waiting.labels();
        return Cell.link(
                labels == null
                        ? visit.say("à regarder", "to be looked at")
                        : visit.figures().count(labels),
                visit.address("labels", "structure", waiting.structure().id()));
    }

    private static Cell proposals(Visit visit, Waiting waiting) {
        return Cell.link(
                visit.figures().count(waiting.proposals()),
                visit.address("proposals", "structure", waiting.structure().id()));
    }

    private static Cell refused(Visit visit, Waiting waiting) {
        Receipt receipt = waiting.refused();
        return Cell.of(visit.figures().count(receipt == null ? 0 : receipt.rejected()));
    }
}
