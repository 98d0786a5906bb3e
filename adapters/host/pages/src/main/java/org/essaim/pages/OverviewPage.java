package org.essaim.pages;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.report.Figures;

/** The first page: coordination time, what it costs, who pays it, and what waits for somebody. */
final class OverviewPage implements Page {
    private static final int MONTHS = 12;

    @Override
    public String path() {
        return "";
    }

    @Override
    public String title(Language language) {
        return language.say("Vue d’ensemble", "Overview");
    }

    @Override
    public Answer get(Visit visit) {
        List<Structure> shown = visit.structure().map(List::of).orElseGet(visit::structures);
        ToSettle toSettle = ToSettle.of(visit, shown);
        Optional<YearMonth> newest = toSettle.newest();
        List<Part> parts = new ArrayList<>();
        if (visit.structures().isEmpty()) {
            parts.add(Part.Notice.of(
                    Part.Tone.REMARK,
                    visit.say("Aucune structure à voir.", "No structure to see."),
                    visit.say(
                            "Peut-être votre compte n’a-t-il pas encore de périmètre, ou la fédération n’est pas encore"
                                    + " installée.",
                            "Maybe your account has no perimeter yet, or the federation is not set up yet.")));
            return Screen.of(title(visit.language()), parts);
        }
        YearMonth last = visit.month("last").or(() -> newest).orElse(null);
        if (last == null) {
            parts.add(Part.Notice.of(
                    Part.Tone.REMARK,
                    visit.say("Rien n’a encore été importé.", "Nothing was imported yet."),
                    visit.say("Importez un planning pour commencer.", "Import a planning to begin.")));
            return Screen.of(title(visit.language()), parts);
        }
        YearMonth first = visit.month("first").orElseGet(() -> toSettle.back(last, MONTHS));
        if (first.isAfter(last) || first.plusMonths(120).isBefore(last)) {
            throw Refusal.incomplete(visit.language(), "first");
        }
        Coordination coordination = Coordination.of(visit, shown, first, last);
        parts.add(filter(visit, first, last));
        Coordination.Sums total = coordination.total();
        parts.add(facts(visit, total));
        if (coordination.isErased()) {
            parts.add(Part.Notice.of(
                    Part.Tone.WARNING,
                    visit.say("Du temps de cette période a été effacé.", "Time of this period was erased."),
                    visit.say(
                            "Les heures des structures concernées ne sont plus connues ici\u00a0; leurs relevés émis restent tels"
                                    + " quels.",
                            "Hours of the structures concerned are not known here any more; their issued statements stay"
                                    + " as they are.")));
        }
        parts.addAll(toSettle.parts(visit));
        if (visit.structure().isEmpty()) {
            parts.add(byStructure(visit, coordination, shown, first, last));
        }
        parts.add(byMonth(visit, coordination, first, last));
        return Screen.of(title(visit.language()), parts);
    }

    private static Part filter(Visit visit, YearMonth first, YearMonth last) {
        List<Part.Option> options = new ArrayList<>();
        options.add(new Part.Option("", visit.say("Toutes les structures", "All structures")));
        visit.structures()
                .forEach(structure ->
                        options.add(new Part.Option(structure.id(), structure.id() + " – " + structure.name())));
        List<Part.Field> fields = new ArrayList<>();
        fields.add(
                Part.Field.choice("structure", visit.say("Structure", "Structure"), visit.text("structure"), options));
        fields.add(Part.Field.of(
                Part.Kind.MONTH, "first", visit.say("Premier mois", "First month"), first.toString(), true));
        fields.add(
                Part.Field.of(Part.Kind.MONTH, "last", visit.say("Dernier mois", "Last month"), last.toString(), true));
        Forms.language(visit, fields);
        return Part.Form.get(
                visit.address(""),
                visit.say("Choisir la période", "Choose the period"),
                fields,
                visit.say("Afficher", "Show"));
    }

    private static Part facts(Visit visit, Coordination.Sums total) {
        return new Part.Facts(List.of(
                new Part.Fact(
                        visit.say("Temps de coordination clos", "Coordination time, sealed"), recorded(visit, total)),
                new Part.Fact(visit.say("Financé", "Funded"), funded(visit, total)),
                new Part.Fact(visit.say("Non financé", "Not funded"), unfunded(visit, total)),
                new Part.Fact(visit.say("Clos, pas encore émis", "Sealed, not issued yet"), pending(visit, total)),
                new Part.Fact(visit.say("Coût du temps émis", "Cost of the time issued"), cost(visit, total)),
                new Part.Fact(visit.say("Reste à charge", "Left to the structures"), remaining(visit, total))));
    }

    private static Part byStructure(
            Visit visit, Coordination coordination, List<Structure> shown, YearMonth first, YearMonth last) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Structure structure : shown) {
            Coordination.Sums sums = coordination.of(structure.id());
            Cell name = Cell.link(
                    structure.id() + " – " + structure.name(),
                    visit.address("", "structure", structure.id(), "first", first.toString(), "last", last.toString()));
            rows.add(row(visit, name, sums));
        }
        return new Part.Grid(
                visit.say("Temps de coordination par structure", "Coordination time by structure"),
                heads(visit, visit.say("Structure", "Structure")),
                rows,
                row(visit, Cell.of("Total"), coordination.total()));
    }

    private static Part byMonth(Visit visit, Coordination coordination, YearMonth first, YearMonth last) {
        List<List<Cell>> rows = new ArrayList<>();
        Figures figures = visit.figures();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            rows.add(row(visit, Cell.of(figures.month(month)), coordination.of(month)));
        }
        return new Part.Grid(
                visit.say("Temps de coordination par mois de travail", "Coordination time by month of work"),
                heads(visit, visit.say("Mois", "Month")),
                rows,
                row(visit, Cell.of("Total"), coordination.total()));
    }

    private static List<Head> heads(Visit visit, String first) {
        return List.of(
                Head.words(first),
                Head.figures(visit.say("Clos (h)", "Sealed (h)")),
                Head.figures(visit.say("Financé (h)", "Funded (h)")),
                Head.figures(visit.say("Non financé (h)", "Not funded (h)")),
                Head.figures(visit.say("Pas encore émis (h)", "Not issued yet (h)")),
                Head.figures(visit.say("Coût (€)", "Cost (€)")),
                Head.figures(visit.say("Reste à charge (€)", "Left to pay (€)")));
    }

    private static List<Cell> row(Visit visit, Cell head, Coordination.Sums sums) {
        return List.of(
                head,
                recorded(visit, sums),
                funded(visit, sums),
                unfunded(visit, sums),
                pending(visit, sums),
                cost(visit, sums),
                remaining(visit, sums));
    }

    private static Cell recorded(Visit visit, Coordination.Sums sums) {
        if (sums.isErased()) {
            return Cell.absent(visit.say("inconnu (effacé)", "unknown (erased)"));
        }
        return sums.isSealed()
                ? Cell.of(visit.figures().hours(sums.recorded()))
                : Cell.absent(visit.say("rien de clos", "nothing sealed"));
    }

    private static Cell funded(Visit visit, Coordination.Sums sums) {
        return sums.isIssued() ? Cell.of(visit.figures().hours(sums.funded())) : notYet(visit);
    }

    private static Cell unfunded(Visit visit, Coordination.Sums sums) {
        return sums.isIssued() ? Cell.of(visit.figures().hours(sums.unfunded())) : notYet(visit);
    }

    private static Cell pending(Visit visit, Coordination.Sums sums) {
        if (sums.isErased()) {
            return Cell.absent(visit.say("inconnu (effacé)", "unknown (erased)"));
        }
        return sums.isSealed()
                ? Cell.of(visit.figures().hours(sums.pending()))
                : Cell.absent(visit.say("rien de clos", "nothing sealed"));
    }

    private static Cell cost(Visit visit, Coordination.Sums sums) {
        if (!sums.isIssued()) {
            return notYet(visit);
        }
        return sums.cost()
                .map(visit.figures()::amount)
                .map(Cell::of)
                .orElseGet(() -> Cell.absent(visit.say("coût inconnu", "cost unknown")));
    }

    private static Cell remaining(Visit visit, Coordination.Sums sums) {
        if (!sums.isIssued()) {
            return notYet(visit);
        }
        return sums.remaining()
                .map(visit.figures()::amount)
                .map(Cell::of)
                .orElseGet(() -> Cell.absent(visit.say("coût inconnu", "cost unknown")));
    }

    private static Cell notYet(Visit visit) {
        return Cell.absent(visit.say("pas encore émis", "not issued yet"));
    }
}
