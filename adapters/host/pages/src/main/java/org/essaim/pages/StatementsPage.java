package org.essaim.pages;

import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.funding.CellReference;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.IssuedStatement;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.spi.Document;
import org.essaim.time.Category;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Statements: drafted, issued, downloaded, and taken back to their sources figure by figure. */
final class StatementsPage implements Page {
    private static final int MOST_LINES = 500;

    @Override
    public String path() {
        return "statements";
    }

    @Override
    public String title(Language language) {
        return language.say("Relevés", "Statements");
    }

    @Override
    public Answer get(Visit visit) throws IOException {
        List<String> below = visit.below();
        if (below.isEmpty()) {
            return visit.text("agreement").isEmpty() ? list(visit) : shown(visit, AskedStatement.of(visit));
        }
        return switch (below.get(0)) {
            case "explain" -> explained(visit, AskedStatement.of(visit));
            case "download" -> downloaded(visit, AskedStatement.of(visit));
            case "compare" -> StatementComparison.of(visit, path()).shown();
            case "difference" -> StatementComparison.of(visit, path()).downloaded();
            default -> throw Refusal.notFound(visit.language());
        };
    }

    private Answer list(Visit visit) {
        List<Part> parts = new ArrayList<>();
        List<FundingAgreement> agreements = visit.essaim().funding().agreements();
        if (agreements.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucune convention n’est connue.", "No agreement is known.")));
            return Screen.of(title(visit.language()), parts);
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (FundingAgreement agreement : agreements) {
            for (String period : IssuedStatement.periods(visit.essaim().store(), agreement.id())) {
                int between = period.indexOf("..");
                AskedStatement asked = new AskedStatement(
                        agreement,
                        YearMonth.parse(period.substring(0, between)),
                        YearMonth.parse(period.substring(between + 2)),
                        0);
                rows.add(List.of(
                        Cell.link(agreement.title() + " (" + agreement.id() + ")", asked.address(visit, path())),
                        Cell.of(asked.period(visit)),
                        Cell.of(visit.figures().count(asked.versions(visit)))));
            }
        }
        if (rows.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucun relevé n’est encore émis.", "No statement was issued yet.")));
        } else {
            parts.add(new Part.Grid(
                    visit.say("Relevés émis", "Statements issued"),
                    List.of(
                            Head.words(visit.say("Convention", "Agreement")),
                            Head.words(visit.say("Période", "Period")),
                            Head.figures(visit.say("Versions", "Versions"))),
                    rows,
                    List.of()));
        }
        List<Part.Field> fields = new ArrayList<>();
        fields.add(Part.Field.choice(
                "agreement",
                visit.say("Convention", "Agreement"),
                "",
                agreements.stream()
                        .map(agreement -> new Part.Option(agreement.id(), agreement.id() + " – " + agreement.title()))
                        .toList()));
        fields.add(month("first", visit.say("Premier mois", "First month")));
        fields.add(month("last", visit.say("Dernier mois", "Last month")));
        Forms.language(visit, fields);
        parts.add(Part.Form.get(
                visit.address(path()),
                visit.say("Préparer un relevé", "Draft a statement"),
                fields,
                visit.say("Voir le relevé", "See the statement")));
        return Screen.of(title(visit.language()), parts);
    }

    private static Part.Field month(String name, String label) {
        return Part.Field.of(Part.Kind.MONTH, name, label, "", true).hint("2025-03");
    }

    private Answer shown(Visit visit, AskedStatement asked) {
        FundingStatement statement = asked.statement(visit);
        List<Document> issued = asked.issued(visit);
        List<Part> parts = new ArrayList<>();
        Forms.done(visit, parts, "issued", "Le relevé est émis.", "The statement is issued.");
        if (statement.isDraft()) {
            parts.add(draft(visit, issued));
        } else {
            issued(visit, parts, asked, statement, issued.size());
        }
        Forms.findings(visit, parts, statement.findings());
        if (statement.isDraft() && visit.may(Duty.CLOSER)) {
            List<Part.Field> fields = new ArrayList<>(asked.hidden());
            fields.add(Part.Field.hidden("digest", statement.digest().hex()));
            parts.add(Part.Form.post(
                    visit.address(path()),
                    visit.say("Émettre ce relevé", "Issue this statement"),
                    fields,
                    new Part.Button(visit.say("Émettre", "Issue"), "do", "issue")));
        }
        if (!issued.isEmpty()) {
            parts.add(versions(visit, asked, issued));
            // Only the newest version is asked whether more was sealed since.
            boolean more = statement.isDraft();
            if (issued.size() > 1 || more) {
                parts.add(StatementComparison.form(visit, path(), asked, issued, more));
            }
        }
        parts.addAll(ReportParts.of(visit, statement.report(visit.language().locale())));
        parts.add(lines(visit, asked, statement));
        return Screen.of(asked.agreement().title() + ", " + asked.period(visit), parts);
    }

    private static Part draft(Visit visit, List<Document> issued) {
        return Part.Notice.of(
                Part.Tone.REMARK,
                visit.say("Projet\u00a0: rien n’est émis.", "A draft: nothing is issued."),
                issued.isEmpty()
                        ? visit.say(
                                "Émettre répartit les mois clos de la période et les fige.",
                                "Issuing allocates the sealed months of the period, and freezes them.")
                        : visit.say(
                                "Une version est émise, mais du temps a été clos depuis\u00a0: voici la suivante.",
                                "A version was issued, but time was sealed since: this is the next one."));
    }

    private void issued(Visit visit, List<Part> parts, AskedStatement asked, FundingStatement statement, int newest) {
        if (statement.version() < newest) {
            parts.add(Part.Notice.of(
                    Part.Tone.REMARK,
                    visit.say("Une version plus récente a été émise.", "A newer version was issued."),
                    visit.say("Celle-ci reste telle qu’elle était.", "This one stays as it was.")));
        }
        AskedStatement own = asked.version(statement.version());
        parts.add(new Part.Facts(List.of(
                new Part.Fact(
                        visit.say("Version émise", "Version issued"),
                        Cell.of(visit.figures().count(statement.version()))),
                new Part.Fact(
                        visit.say("Empreinte du contenu", "Digest of the content"),
                        Cell.code(statement.digest().hex())))));
        StatementVerdict.show(visit, parts, path(), own, statement);
        parts.add(Exports.links(visit, Exports.documents(), path() + "/download", own.parameters()));
    }

    private Part versions(Visit visit, AskedStatement asked, List<Document> issued) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Document version : issued) {
            int number = (int) version.version();
            rows.add(
                    0,
                    List.of(
                            Cell.link("version " + number, asked.version(number).address(visit, path())),
                            Cell.of(Forms.moment(version.committedAt(), ZoneOffset.UTC)),
                            Cell.of(version.actor()),
                            Cell.code(digest(version))));
        }
        return new Part.Grid(
                visit.say("Versions émises, la plus récente d’abord", "Versions issued, newest first"),
                List.of(
                        Head.words(visit.say("Version", "Version")),
                        Head.words(visit.say("Émise le (UTC)", "Issued on (UTC)")),
                        Head.words(visit.say("Compte", "Account")),
                        Head.words(visit.say("Empreinte du contenu", "Digest of the content"))),
                rows,
                List.of());
    }

    private static String digest(Document version) {
        return version.content() instanceof Tree.Fields fields
                        && fields.get("digest").orElse(null) instanceof Tree.Text text
                ? text.value()
                : "–";
    }

    private Part lines(Visit visit, AskedStatement asked, FundingStatement statement) {
        List<List<Cell>> rows = new ArrayList<>();
        FieldReader reader = FieldReader.of(
                new SourceTree(statement.content(), "statement", Map.of()), Optional.empty(), finding -> {});
        reader.each("lines", line -> {
            CellReference cell = new CellReference(
                    line.text("structure"), line.oneOf("category", Category.class), line.month("month"));
            if (rows.size() < MOST_LINES) {
                rows.add(List.of(
                        Cell.of(cell.structure()),
                        Cell.of(visit.figures().month(cell.month())),
                        Cell.of(cell.category().title(visit.language().locale())),
                        Cell.link(
                                visit.figures().hours(line.whole("recorded")),
                                asked.address(visit, path() + "/explain", "cell", cell.toString())),
                        Cell.of(visit.figures().hours(line.whole("funded"))),
                        Cell.of(visit.figures().hours(line.whole("unfunded"))),
                        Cell.of(euros(visit, line.whole("cents")))));
            }
            return Optional.of(cell);
        });
        if (rows.isEmpty()) {
            return new Part.Prose(visit.say("Aucune ligne.", "No line."));
        }
        return new Part.Grid(
                visit.say(
                        "Lignes\u00a0: un chiffre souligné mène à ses sources",
                        "Lines: a figure that is underlined leads to its sources"),
                List.of(
                        Head.words(visit.say("Structure", "Structure")),
                        Head.words(visit.say("Mois", "Month")),
                        Head.words(visit.say("Catégorie", "Category")),
                        Head.figures(visit.say("Constaté", "Recorded")),
                        Head.figures(visit.say("Financé", "Funded")),
                        Head.figures(visit.say("Non financé", "Not funded")),
                        Head.figures(visit.say("Montant", "Amount"))),
                rows,
                List.of());
    }

    static String euros(Visit visit, long cents) {
        return visit.figures().amount(Money.ofMinor(CurrencyUnit.EUR, cents));
    }

    private Answer explained(Visit visit, AskedStatement asked) {
        String text = visit.required("cell");
        CellReference cell;
        try {
            cell = CellReference.parse(text);
        } catch (EssaimException e) {
            throw Refusal.incomplete(visit.language(), "cell");
        }
        FundingStatement statement = asked.statement(visit);
        if (!statement.cells().contains(cell)) {
            throw Refusal.notFound(visit.language());
        }
        List<Part> parts = ExplanationParts.of(visit, visit.essaim().funding().explain(statement, cell));
        parts.add(new Part.Links(List.of(
                new Part.Link(visit.say("Revenir au relevé", "Back to the statement"), asked.address(visit, path())))));
        return Screen.of(
                visit.say("D’où vient ce chiffre\u00a0: ", "Where this figure comes from: ")
                        + cell.category().title(visit.language().locale()) + ", " + cell.structure() + ", "
                        + visit.figures().month(cell.month()),
                parts);
    }

    private static Answer downloaded(Visit visit, AskedStatement asked) throws IOException {
        String format = visit.required("format");
        int newest = asked.versions(visit);
        // Drafts are no files: what leaves the house was issued.
        if (!Exports.documents().contains(format) || newest == 0) {
            throw Refusal.notFound(visit.language());
        }
        FundingStatement statement = asked.version() > 0
                ? asked.statement(visit)
                : asked.version(newest).statement(visit);
        return Exports.file(
                visit,
                visit.essaim().export(statement),
                "releve-" + asked.agreement().id() + "-" + asked.first() + "-" + asked.last() + "-v"
                        + statement.version(),
                format);
    }

    @Override
    public Answer post(Visit visit) {
        visit.require(Duty.CLOSER);
        AskedStatement asked = AskedStatement.of(visit);
        FundingStatement next = asked.version(0).statement(visit);
        // Sent twice, it is issued by now, and says the same.
        if (!next.digest().hex().equals(visit.required("digest"))) {
            throw Refusal.changed(visit.language());
        }
        visit.essaim().funding().issue(asked.agreement().id(), asked.first(), asked.last());
        return new Answer.Elsewhere(asked.version(0).address(visit, path(), "done", "issued"));
    }
}
