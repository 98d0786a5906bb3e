package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.funding.CellReference;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.StatementDifference;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.report.Figures;
import org.essaim.spi.Document;

/** Two versions of a statement side by side: what differs, figure by figure, and why. */
final class StatementComparison {
    private static final int MOST_LINES = 500;

    private final Visit visit;
    private final String page;
    private final AskedStatement from;
    private final AskedStatement to;
    private final List<Finding> findings = new ArrayList<>();

    private StatementComparison(Visit visit, String page, AskedStatement from, AskedStatement to) {
        this.visit = visit;
        this.page = page;
        this.from = from;
        this.to = to;
    }

    static StatementComparison of(Visit visit, String page) {
        AskedStatement asked = AskedStatement.of(visit).version(0);
        int from = visit.number("from");
        if (from == 0) {
            throw Refusal.incomplete(visit.language(), "from");
        }
        return new StatementComparison(visit, page, asked.version(from), asked.version(visit.number("to")));
    }

    /** Chooses the two; what would be issued now can be the second. */
    static Part form(Visit visit, String page, AskedStatement asked, List<Document> issued, boolean more) {
        List<Part.Option> versions = new ArrayList<>();
        for (Document version : issued) {
            versions.add(new Part.Option(Long.toString(version.version()), "version " + version.version()));
        }
        List<Part.Option> second = new ArrayList<>(versions);
        if (more) {
            second.add(new Part.Option("", visit.say("ce qui serait émis maintenant", "what would be issued now")));
        }
        List<Part.Field> fields = new ArrayList<>(asked.hidden());
        int newest = issued.size();
        fields.add(Part.Field.choice(
                "from",
                visit.say("De", "From"),
                Integer.toString(more ? newest : Math.max(1, newest - 1)),
                List.copyOf(versions)));
        fields.add(Part.Field.choice("to", visit.say("À", "To"), more ? "" : Integer.toString(newest), second));
        Forms.language(visit, fields);
        return Part.Form.get(
                visit.address(page + "/compare"),
                visit.say("Comparer deux versions", "Compare two versions"),
                fields,
                visit.say("Comparer", "Compare"));
    }

    private java.util.Optional<StatementDifference> difference() {
        return StatementDifference.between(document(from), document(to), findings::add);
    }

    private SourceTree document(AskedStatement asked) {
        FundingStatement statement = asked.statement(visit);
        String name = statement.isDraft()
                ? visit.say("projet", "draft")
                : visit.say("version ", "version ") + statement.version();
        return new SourceTree(statement.toTree(), name, Map.of());
    }

    Answer shown() {
        List<Part> parts = new ArrayList<>();
        java.util.Optional<StatementDifference> compared = difference();
        if (compared.isEmpty()) {
            parts.add(Part.Notice.of(
                    Part.Tone.REFUSAL,
                    visit.say(
                            "Rien n’est comparé\u00a0: un relevé ne tient pas.",
                            "Nothing is compared: a statement does not hold.")));
            Forms.findings(visit, parts, findings);
        }
        compared.ifPresent(difference -> {
            parts.add(Exports.links(visit, Exports.documents(), page + "/difference", parameters()));
            parts.addAll(
                    ReportParts.of(visit, difference.report(visit.language().locale())));
            lines(parts, difference);
        });
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Revenir au relevé", "Back to the statement"),
                from.version(0).address(visit, page)))));
        return Screen.of(
                visit.say("Écart\u00a0: ", "Difference: ") + from.agreement().title() + ", " + from.period(visit),
                parts);
    }

    private String[] parameters() {
        return from.version(0)
                .parameters(
                        "from",
                        Integer.toString(from.version()),
                        "to",
                        to.version() == 0 ? "" : Integer.toString(to.version()));
    }

    private void lines(List<Part> parts, StatementDifference difference) {
        Figures figures = visit.figures();
        List<StatementDifference.Line> readable = difference.readable();
        List<List<Cell>> rows = readable.stream()
                .limit(MOST_LINES)
                .map(line -> List.of(
                        Cell.of(line.cause().title(visit.language().locale())),
                        cell(line.cell()),
                        Cell.of(figures.hours(line.secondsBefore())),
                        Cell.of(figures.hours(line.secondsAfter())),
                        Cell.of(StatementsPage.euros(visit, line.centsBefore())),
                        Cell.of(StatementsPage.euros(visit, line.centsAfter())),
                        Cell.of(StatementsPage.euros(visit, line.difference().cents()))))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        parts.add(new Part.Grid(
                visit.say("Ce qui explique l’écart, ligne par ligne", "What explains the difference, line by line"),
                List.of(
                        Head.words(visit.say("Cause", "Cause")),
                        Head.words(visit.say("Ligne", "Line")),
                        Head.figures(visit.say("Heures avant", "Hours before")),
                        Head.figures(visit.say("Heures après", "Hours after")),
                        Head.figures(visit.say("Montant avant", "Amount before")),
                        Head.figures(visit.say("Montant après", "Amount after")),
                        Head.figures(visit.say("Écart", "Difference"))),
                rows,
                List.of()));
        if (readable.size() > rows.size()) {
            parts.add(new Part.Prose(visit.say(
                    "Seules les 500 premières lignes sont affichées\u00a0; le fichier les a toutes.",
                    "Only the first 500 lines are shown; the file has them all.")));
        }
    }

    private Cell cell(@org.jspecify.annotations.Nullable CellReference cell) {
        if (cell == null) {
            return Cell.absent(visit.say("toutes", "all"));
        }
        String text = cell.structure() + ", " + visit.figures().month(cell.month()) + ", "
                + cell.category().title(visit.language().locale());
        return Cell.of(text);
    }

    Answer downloaded() throws IOException {
        String format = Exports.format(visit, Exports.documents());
        StatementDifference difference = difference().orElseThrow(() -> Refusal.changed(visit.language()));
        String name =
                "ecart-" + from.agreement().id() + "-" + from.first() + "-" + from.last() + "-v" + from.version() + "-"
                        + (difference.to().version() == 0
                                ? "projet"
                                : "v" + difference.to().version());
        return format.equals("json")
                ? Exports.json(visit, difference.toTree(), name)
                : Exports.file(
                        visit,
                        visit.essaim().export(difference.report(visit.language().locale())),
                        name,
                        format);
    }
}
