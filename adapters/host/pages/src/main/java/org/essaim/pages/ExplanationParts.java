package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import org.essaim.funding.Basis;
import org.essaim.funding.Explanation;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;

/** Where one line of a statement comes from, as parts of a page. */
final class ExplanationParts {
    private ExplanationParts() {}

    static List<Part> of(Visit visit, Explanation explanation) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Facts(List.of(
                new Part.Fact(
                        visit.say("Constaté", "Recorded"),
                        Cell.of(visit.figures().hours(explanation.recorded()))),
                new Part.Fact(
                        visit.say("Compté par la convention", "Counted by the agreement"),
                        Cell.of(visit.figures().hours(explanation.claimed()))),
                new Part.Fact(
                        visit.say("Montant", "Amount"), Cell.of(StatementsPage.euros(visit, explanation.cents()))))));
        for (Explanation.Erased erased : explanation.erased()) {
            parts.add(Part.Notice.of(
                    Part.Tone.WARNING,
                    visit.say("Des faits de cette ligne ont été effacés.", "Facts of this line were erased."),
                    erased.reason()));
        }
        if (!explanation.rates().isEmpty()) {
            parts.add(rates(visit, explanation));
        }
        if (!explanation.corrections().isEmpty()) {
            parts.add(new Part.Heading(visit.say("Corrections acceptées", "Corrections accepted")));
            explanation.corrections().forEach(correction -> parts.add(new Part.Prose(correction)));
        }
        if (!explanation.origins().isEmpty()) {
            parts.add(origins(visit, explanation));
        }
        return parts;
    }

    private static Part rates(Visit visit, Explanation explanation) {
        List<List<Cell>> rows = explanation.rates().stream()
                .map(rate -> List.of(
                        Cell.of(visit.figures().day(rate.since())),
                        Cell.of(visit.figures()
                                        .decimal(rate.euros(), rate.euros().scale()) + "\u00a0€"
                                + (rate.basis() == Basis.UNIT_COST
                                        ? visit.say(" l’an", " a year")
                                        : visit.say(" l’heure", " an hour"))),
                        Cell.of(visit.figures()
                                .share(rate.share().numerator(), rate.share().denominator())),
                        Cell.of(rate.agreement() + ", v" + rate.version())))
                .toList();
        return new Part.Grid(
                visit.say("Tarifs appliqués", "Rates applied"),
                List.of(
                        Head.words(visit.say("Depuis le", "Since")),
                        Head.figures(visit.say("Tarif", "Rate")),
                        Head.figures(visit.say("Part payée", "Share paid")),
                        Head.words(visit.say("Convention", "Agreement"))),
                rows,
                List.of());
    }

    private static Part origins(Visit visit, Explanation explanation) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Explanation.Origin origin : explanation.origins()) {
            String label = origin.fact().label();
            rows.add(List.of(
                    Cell.of(origin.date()),
                    Cell.code(origin.worker()
                            .substring(0, Math.min(8, origin.worker().length()))),
                    Cell.of(visit.figures().hoursAndMinutes(origin.seconds())),
                    Cell.of(label.isEmpty() ? origin.fact().service() : label),
                    Cell.of(origin.file() + ", " + origin.row()),
                    Cell.of(origin.rule())));
        }
        return new Part.Grid(
                visit.say("Temps comptés, avec leur source", "Time counted, with its source"),
                List.of(
                        Head.words(visit.say("Jour", "Day")),
                        Head.words(visit.say("Intervenant", "Worker")),
                        Head.figures(visit.say("Temps", "Time")),
                        Head.words(visit.say("Libellé", "Label")),
                        Head.words(visit.say("Fichier, ligne", "File, row")),
                        Head.words(visit.say("Règle", "Rule"))),
                rows,
                List.of());
    }
}
