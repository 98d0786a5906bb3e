package org.essaim.pages;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.time.Fact;
import org.essaim.time.Interval;
import org.essaim.time.Proposal;
import org.jspecify.annotations.Nullable;

/** Changes that later deliveries ask for in sealed months: accepted or refused, with a reason. */
final class ProposalsPage extends StructurePage {
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    @Override
    public String path() {
        return "proposals";
    }

    @Override
    public String title(Language language) {
        return language.say("Propositions", "Proposals");
    }

    @Override
    void show(Visit visit, Structure structure, List<Part> parts) {
        Forms.done(visit, parts, "settled", "La proposition est réglée.", "The proposal is settled.");
        parts.add(new Part.Heading(Forms.name(structure)));
        List<Proposal> proposals = visit.essaim().time().proposals(structure.id());
        String chosen = visit.text("proposal");
        List<List<Cell>> open = new ArrayList<>();
        List<List<Cell>> settled = new ArrayList<>();
        for (Proposal proposal : proposals) {
            if (proposal.state() == Proposal.State.OPEN) {
                open.add(open(visit, structure, proposal));
            } else {
                settled.add(settled(visit, proposal));
            }
        }
        parts.add(new Part.Prose(visit.say(
                "Un mois clos ne change pas. Une proposition acceptée est comptée dans un mois ouvert et garde sa date de"
                        + " travail\u00a0; refusée, elle laisse le mois tel quel.",
                "A sealed month does not change. A proposal that is accepted is booked in an open month and keeps its work"
                        + " date; refused, it leaves the month as it is.")));
        if (open.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucune proposition n’attend.", "No proposal waits.")));
        } else {
            parts.add(new Part.Grid(
                    visit.say("Propositions en attente", "Proposals that wait"),
                    List.of(
                            Head.words(visit.say("Mois clos", "Sealed month")),
                            Head.words(visit.say("Intervenant", "Worker")),
                            Head.words(visit.say("Tel que clos", "As sealed")),
                            Head.words(visit.say("Tel que dit maintenant", "As told now")),
                            Head.words(visit.say("Reçu, ligne", "Receipt, row"))),
                    open,
                    List.of()));
        }
        if (!chosen.isEmpty() && visit.may(Duty.COORDINATOR)) {
            proposals.stream()
                    .filter(proposal -> proposal.id().equals(chosen) && proposal.state() == Proposal.State.OPEN)
                    .findFirst()
                    .ifPresent(proposal -> parts.add(form(visit, structure, proposal)));
        }
        if (!settled.isEmpty()) {
            parts.add(new Part.Grid(
                    visit.say("Propositions réglées", "Proposals settled"),
                    List.of(
                            Head.words(visit.say("Mois", "Month")),
                            Head.words(visit.say("Tel que clos", "As sealed")),
                            Head.words(visit.say("Tel que dit ensuite", "As told then")),
                            Head.words(visit.say("Suite", "Outcome")),
                            Head.words(visit.say("Motif", "Reason"))),
                    settled,
                    List.of()));
        }
    }

    private List<Cell> open(Visit visit, Structure structure, Proposal proposal) {
        String month = visit.figures().month(proposal.month());
        return List.of(
                visit.may(Duty.COORDINATOR)
                        ? Cell.link(
                                month + visit.say(", régler", ", settle"),
                                visit.address(path(), "structure", structure.id(), "proposal", proposal.id()))
                        : Cell.of(month),
                Cell.code(worker(proposal)),
                told(visit, proposal.before()),
                told(visit, proposal.after()),
                Cell.of(proposal.receipt() + ", " + proposal.row()));
    }

    private static List<Cell> settled(Visit visit, Proposal proposal) {
        String outcome = switch (proposal.state()) {
            case OPEN -> "";
            case ACCEPTED -> visit.say("acceptée", "accepted");
            case POSTED -> visit.say("portée dans le mois rouvert", "posted in the reopened month");
            case REFUSED -> visit.say("refusée", "refused");
            case SUPERSEDED -> visit.say("dépassée", "overtaken");
        };
        return List.of(
                Cell.of(visit.figures().month(proposal.month())),
                told(visit, proposal.before()),
                told(visit, proposal.after()),
                Cell.of(outcome),
                Cell.of(proposal.reason()));
    }

    private Part form(Visit visit, Structure structure, Proposal proposal) {
        return Part.Form.post(
                visit.address(path()),
                visit.say("Régler cette proposition", "Settle this proposal") + " (" + proposal.id() + ")",
                List.of(
                        Part.Field.hidden("structure", structure.id()),
                        Part.Field.hidden("proposal", proposal.id()),
                        Forms.reason(visit)),
                new Part.Button(visit.say("Accepter", "Accept"), "do", "accept"),
                new Part.Button(visit.say("Refuser", "Refuse"), "do", "refuse"));
    }

    @Override
    public Answer post(Visit visit) {
        visit.require(Duty.COORDINATOR);
        Structure structure = visit.structure(visit.required("structure"));
        String id = visit.required("proposal");
        String reason = visit.required("reason");
        boolean accept = switch (visit.required("do")) {
            case "accept" -> true;
            case "refuse" -> false;
            default -> throw Refusal.incomplete(visit.language(), "do");
        };
        boolean already = visit.essaim().time().proposals(structure.id()).stream()
                .anyMatch(proposal -> proposal.id().equals(id)
                        && proposal.reason().equals(reason)
                        && (accept
                                ? proposal.state() == Proposal.State.ACCEPTED
                                        || proposal.state() == Proposal.State.POSTED
                                : proposal.state() == Proposal.State.REFUSED));
        if (!already) {
            if (accept) {
                visit.essaim().time().accept(id, reason);
            } else {
                visit.essaim().time().refuse(id, reason);
            }
        }
        return new Answer.Elsewhere(visit.address(path(), "structure", structure.id(), "done", "settled"));
    }

    private static String worker(Proposal proposal) {
        Fact fact = proposal.after() == null ? proposal.before() : proposal.after();
        WorkerId worker = fact == null ? null : fact.worker();
        return worker == null ? "–" : worker.display();
    }

    private static Cell told(Visit visit, @Nullable Fact fact) {
        if (fact == null) {
            return Cell.absent(visit.say("rien", "nothing"));
        }
        Interval interval = fact.reference();
        String what = fact.label().isEmpty() ? fact.service() : fact.label();
        return Cell.of(START.format(interval.localStart()) + "–" + END.format(interval.localEnd())
                + (what.isEmpty() ? "" : " " + what));
    }
}
