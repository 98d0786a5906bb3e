package org.essaim.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import org.essaim.Essaim;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.EssaimException;
import org.essaim.funding.CellReference;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.IssuedStatement;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.Exporter;
import org.essaim.spi.StoreException;
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

    /** What is asked for: an agreement over a period. */
    private record Asked(FundingAgreement agreement, YearMonth first, YearMonth last) {
        static Asked of(Visit visit) {
            String id = visit.required("agreement");
            FundingAgreement agreement = visit.essaim().funding().agreements().stream()
                    .filter(known -> known.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound(visit.language()));
            return new Asked(agreement, visit.requiredMonth("first"), visit.requiredMonth("last"));
        }

        String address(Visit visit, String page, String... more) {
            String[] parameters = new String[6 + more.length];
            System.arraycopy(
                    new String[] {"agreement", agreement.id(), "first", first.toString(), "last", last.toString()},
                    0,
                    parameters,
                    0,
                    6);
            System.arraycopy(more, 0, parameters, 6, more.length);
            return visit.address(page, parameters);
        }

        int versions(Visit visit) {
            return IssuedStatement.versions(visit.essaim().store(), agreement.id(), first, last);
        }

        /** The newest version issued, if it still tells what is sealed; else a draft of the next. */
        FundingStatement statement(Visit visit) {
            if (versions(visit) > 0) {
                try {
                    return visit.essaim().funding().issuedStatement(agreement.id(), first, last);
                } catch (StoreException e) {
                    throw e;
                } catch (EssaimException e) {
                    // More is sealed by now: what would be issued next is shown, and says that it is a draft.
                    return draft(visit);
                }
            }
            return draft(visit);
        }

        private FundingStatement draft(Visit visit) {
            return visit.essaim().funding().draft(agreement.id(), first, last);
        }
    }

    @Override
    public Answer get(Visit visit) throws IOException {
        List<String> below = visit.below();
        if (below.isEmpty()) {
            return visit.text("agreement").isEmpty() ? list(visit) : shown(visit, Asked.of(visit));
        }
        return switch (below.get(0)) {
            case "explain" -> explained(visit, Asked.of(visit));
            case "download" -> downloaded(visit, Asked.of(visit));
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
                Asked asked = new Asked(
                        agreement,
                        YearMonth.parse(period.substring(0, between)),
                        YearMonth.parse(period.substring(between + 2)));
                rows.add(List.of(
                        Cell.link(agreement.title() + " (" + agreement.id() + ")", asked.address(visit, path())),
                        Cell.of(period(visit, asked)),
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
        if (!visit.text("lang").isEmpty()) {
            fields.add(Part.Field.hidden("lang", visit.language().code()));
        }
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

    private static String period(Visit visit, Asked asked) {
        String first = visit.figures().month(asked.first());
        return asked.first().equals(asked.last())
                ? first
                : first + " – " + visit.figures().month(asked.last());
    }

    private Answer shown(Visit visit, Asked asked) {
        FundingStatement statement = asked.statement(visit);
        List<Part> parts = new ArrayList<>();
        Forms.done(visit, parts, "issued", "Le relevé est émis.", "The statement is issued.");
        if (statement.isDraft()) {
            parts.add(Part.Notice.of(
                    Part.Tone.REMARK,
                    visit.say("Projet\u00a0: rien n’est émis.", "A draft: nothing is issued."),
                    asked.versions(visit) == 0
                            ? visit.say(
                                    "Émettre répartit les mois clos de la période et les fige.",
                                    "Issuing allocates the sealed months of the period, and freezes them.")
                            : visit.say(
                                    "Une version est émise, mais du temps a été clos depuis\u00a0: voici la suivante.",
                                    "A version was issued, but time was sealed since: this is the next one.")));
        } else {
            parts.add(new Part.Facts(List.of(
                    new Part.Fact(
                            visit.say("Version émise", "Version issued"),
                            Cell.of(visit.figures().count(statement.version()))),
                    new Part.Fact(
                            visit.say("Empreinte du contenu", "Digest of the content"),
                            Cell.code(statement.digest().hex())))));
            parts.add(new Part.Links(downloads(visit, asked)));
        }
        Forms.findings(visit, parts, statement.findings());
        if (statement.isDraft() && visit.may(Duty.CLOSER)) {
            parts.add(Part.Form.post(
                    visit.address(path()),
                    visit.say("Émettre ce relevé", "Issue this statement"),
                    List.of(
                            Part.Field.hidden("agreement", asked.agreement().id()),
                            Part.Field.hidden("first", asked.first().toString()),
                            Part.Field.hidden("last", asked.last().toString()),
                            Part.Field.hidden("digest", statement.digest().hex())),
                    new Part.Button(visit.say("Émettre", "Issue"), "do", "issue")));
        }
        parts.addAll(ReportParts.of(visit, statement.report(visit.language().locale())));
        parts.add(lines(visit, asked, statement));
        return Screen.of(asked.agreement().title() + ", " + period(visit, asked), parts);
    }

    private Part lines(Visit visit, Asked asked, FundingStatement statement) {
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

    private Answer explained(Visit visit, Asked asked) {
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

    private List<Part.Link> downloads(Visit visit, Asked asked) {
        return formats().stream()
                .map(format -> new Part.Link(
                        visit.say("Télécharger en ", "Download as ") + format.toUpperCase(java.util.Locale.ROOT),
                        asked.address(visit, path() + "/download", "format", format)))
                .toList();
    }

    /** What the exporters and codecs beside core can write. */
    private static SortedSet<String> formats() {
        SortedSet<String> formats = new TreeSet<>();
        ClassLoader loader = Essaim.class.getClassLoader();
        ServiceLoader.load(Exporter.class, loader).forEach(exporter -> formats.add(exporter.extension()));
        for (DocumentCodec codec : ServiceLoader.load(DocumentCodec.class, loader)) {
            if (codec.extensions().contains("json")) {
                formats.add("json");
            }
        }
        return formats;
    }

    private static Answer downloaded(Visit visit, Asked asked) throws IOException {
        String format = visit.required("format");
        if (!formats().contains(format)) {
            throw Refusal.notFound(visit.language());
        }
        // Drafts are no files: what leaves the house was issued.
        FundingStatement statement =
                visit.essaim().funding().issuedStatement(asked.agreement().id(), asked.first(), asked.last());
        Path folder = Files.createTempDirectory("essaim");
        Path file = folder.resolve("releve." + format);
        byte[] bytes;
        try {
            visit.essaim().export(statement).in(visit.language().locale()).to(file);
            bytes = Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
        String name = "releve-" + asked.agreement().id() + "-" + asked.first() + "-" + asked.last() + "-v"
                + statement.version() + "." + format;
        return new Answer.Download(name, Downloads.type(format), out -> out.write(bytes));
    }

    @Override
    public Answer post(Visit visit) {
        visit.require(Duty.CLOSER);
        Asked asked = Asked.of(visit);
        FundingStatement next = asked.statement(visit);
        // Sent twice, it is issued by now, and says the same.
        if (!next.digest().hex().equals(visit.required("digest"))) {
            throw Refusal.changed(visit.language());
        }
        visit.essaim().funding().issue(asked.agreement().id(), asked.first(), asked.last());
        return new Answer.Elsewhere(asked.address(visit, path(), "done", "issued"));
    }
}
