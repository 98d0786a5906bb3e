package org.essaim.pages;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.time.CloseReport;
import org.essaim.time.Seal;

/** Months of a structure: what is open, what is sealed under which digest, and reopening with a reason. */
final class ClosingPage extends StructurePage {
    @Override
    public String path() {
        return "closing";
    }

    @Override
    public String title(Language language) {
        return language.say("Clôture", "Closing");
    }

    @Override
    void show(Visit visit, Structure structure, List<Part> parts) {
        Forms.done(visit, parts, "reopened", "Le mois est rouvert.", "The month is open again.");
        Forms.done(visit, parts, "closed", "Le mois est clos.", "The month is sealed.");
        parts.add(new Part.Heading(Forms.name(structure)));
        List<YearMonth> open = visit.essaim().time().openMonths(structure.id());
        TreeSet<YearMonth> months = new TreeSet<>(open);
        months.addAll(visit.essaim().time().sealed().sealedMonths(structure.id()));
        List<List<Cell>> rows = new ArrayList<>();
        for (YearMonth month : months.descendingSet()) {
            rows.add(row(visit, structure, month));
        }
        if (rows.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Rien n’a encore été importé.", "Nothing was imported yet.")));
        } else {
            parts.add(new Part.Grid(
                    visit.say("Mois de la structure", "Months of the structure"),
                    List.of(
                            Head.words(visit.say("Mois", "Month")),
                            Head.words(visit.say("État", "State")),
                            Head.figures(visit.say("Heures", "Hours")),
                            Head.words(visit.say("Empreinte du sceau, à copier", "Digest of the seal, to be copied"))),
                    rows,
                    List.of()));
        }
        if (visit.may(Duty.CLOSER)) {
            forms(visit, parts, structure, open);
        }
    }

    private List<Cell> row(Visit visit, Structure structure, YearMonth month) {
        Optional<Seal> seal = visit.essaim().time().sealed().seal(structure.id(), month);
        String name = visit.figures().month(month);
        if (seal.isEmpty()) {
            return List.of(
                    Cell.of(name),
                    Cell.of(visit.say("ouvert", "open")),
                    Cell.absent(visit.say("pas encore clos", "not sealed yet")),
                    Cell.absent(visit.say("pas encore clos", "not sealed yet")));
        }
        Seal found = seal.get();
        return List.of(
                visit.may(Duty.CLOSER)
                        ? Cell.link(
                                name + visit.say(", rouvrir", ", reopen"),
                                visit.address(path(), "structure", structure.id(), "reopen", month.toString()))
                        : Cell.of(name),
                Cell.of(visit.say("clos, sceau ", "sealed, seal ") + found.number()),
                Cell.of(visit.figures()
                        .hours(found.categories().values().stream()
                                .mapToLong(Seal.CategorySeal::seconds)
                                .sum())),
                Cell.code(found.digest().hex()));
    }

    private void forms(Visit visit, List<Part> parts, Structure structure, List<YearMonth> open) {
        Optional<YearMonth> reopen = visit.month("reopen");
        if (reopen.isPresent()) {
            visit.essaim()
                    .time()
                    .sealed()
                    .seal(structure.id(), reopen.get())
                    .ifPresent(seal -> parts.add(Part.Form.post(
                            visit.address(path()),
                            visit.say("Rouvrir ", "Reopen ") + visit.figures().month(reopen.get()),
                            List.of(
                                    Part.Field.hidden("structure", structure.id()),
                                    Part.Field.hidden("month", reopen.get().toString()),
                                    Part.Field.hidden("seal", seal.digest().hex()),
                                    Forms.reason(visit)),
                            new Part.Button(visit.say("Rouvrir ce mois", "Reopen this month"), "do", "reopen"))));
        }
        if (!open.isEmpty()) {
            // In order: a month is not sealed before an earlier one.
            YearMonth next = open.get(0);
            parts.add(Part.Form.post(
                    visit.address(path()),
                    visit.say("Clore ", "Seal ") + visit.figures().month(next),
                    List.of(
                            Part.Field.hidden("structure", structure.id()),
                            Part.Field.hidden("month", next.toString())),
                    new Part.Button(visit.say("Clore ce mois", "Seal this month"), "do", "close")));
        }
    }

    @Override
    public Answer post(Visit visit) {
        visit.require(Duty.CLOSER);
        Structure structure = visit.structure(visit.required("structure"));
        YearMonth month = visit.requiredMonth("month");
        return switch (visit.required("do")) {
            case "close" -> close(visit, structure, month);
            case "reopen" -> reopen(visit, structure, month);
            default -> throw Refusal.incomplete(visit.language(), "do");
        };
    }

    private Answer close(Visit visit, Structure structure, YearMonth month) {
        // A structure that is late with its planning must not find its month sealed empty.
        boolean told = visit.essaim().time().sealed().months(structure.id()).contains(month);
        if (!told) {
            throw Refusal.incomplete(visit.language(), "month");
        }
        CloseReport report =
                visit.essaim().time().close(List.of(structure.id()), month).get(0);
        if (report.findings().isEmpty()) {
            return new Answer.Elsewhere(visit.address(path(), "structure", structure.id(), "done", "closed"));
        }
        // Findings are told once, here; sending this form again seals nothing again.
        List<Part> parts = new ArrayList<>();
        parts.add(Part.Notice.of(
                Part.Tone.GOOD,
                visit.say("Le mois est clos\u00a0: ", "The month is sealed: ")
                        + visit.figures().month(month),
                report.seal().digest().hex()));
        Forms.findings(visit, parts, report.findings());
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Revenir aux mois", "Back to the months"),
                visit.address(path(), "structure", structure.id())))));
        return Screen.of(title(visit.language()), parts);
    }

    private Answer reopen(Visit visit, Structure structure, YearMonth month) {
        String reason = visit.required("reason");
        Optional<Seal> seal = visit.essaim().time().sealed().seal(structure.id(), month);
        if (seal.isPresent()) {
            if (!seal.get().digest().hex().equals(visit.required("seal"))) {
                throw Refusal.changed(visit.language());
            }
            visit.essaim().time().reopen(structure.id(), month, reason);
        }
        return new Answer.Elsewhere(visit.address(path(), "structure", structure.id(), "done", "reopened"));
    }
}
