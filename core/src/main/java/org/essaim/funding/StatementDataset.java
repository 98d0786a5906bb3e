package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Dataset;
import org.essaim.report.Dataset.Field;
import org.essaim.report.Dataset.Kind;
import org.essaim.report.Datum;
import org.jspecify.annotations.Nullable;

/** The lines of a statement as data: each says which version of which statement it is of, and what that one’s digest is. */
final class StatementDataset {
    private final FundingStatement statement;
    private final boolean english;
    private final Locale locale;
    private final List<Field> fields = new ArrayList<>();

    StatementDataset(FundingStatement statement, Locale locale) {
        this.statement = statement;
        this.locale = locale;
        this.english = locale.getLanguage().equals("en");
    }

    Dataset of(List<StatementFigures.Line> lines, boolean fictitious) {
        field("agreement", "Convention", "Agreement", Kind.TEXT);
        field("first_month", "Premier mois du relevé", "First month of the statement", Kind.MONTH);
        field("last_month", "Dernier mois du relevé", "Last month of the statement", Kind.MONTH);
        field("version", "Version (0\u00a0: projet)", "Version (0: draft)", Kind.WHOLE);
        field("digest", "Empreinte du relevé", "Digest of the statement", Kind.TEXT);
        field("structure", "Structure", "Structure", Kind.TEXT);
        field("month", "Mois de travail", "Month of work", Kind.MONTH);
        field("category", "Code de catégorie", "Category code", Kind.TEXT);
        field("category_title", "Catégorie", "Category", Kind.TEXT);
        time("recorded", "constaté", "recorded");
        time("eligible", "éligible", "eligible");
        time("claimed", "retenu", "counted");
        time("funded", "financé", "funded");
        time("others", "financé par d’autres", "funded by others");
        time("unfunded", "non financé", "unfunded");
        euros("amount", "Montant payé", "Paid");
        euros("others", "Payé par d’autres", "Paid by others");
        euros("cost", "Coût pour l’employeur", "Cost to the employer");
        euros("covered", "Coût couvert", "Cost covered");
        euros("covered_by_others", "Coût couvert par d’autres", "Cost covered by others");
        euros("remaining", "Reste à charge", "What remains");
        Dataset dataset = Dataset.of(
                "statement",
                text("Lignes du relevé de financement", "Lines of the funding statement"),
                locale,
                fields,
                sink -> {
                    for (StatementFigures.Line line : lines) {
                        sink.take(row(line));
                    }
                });
        return fictitious ? dataset.ofFictitiousData() : dataset;
    }

    private List<Datum> row(StatementFigures.Line line) {
        List<Datum> row = new ArrayList<>(List.of(
                Datum.of(statement.agreement()),
                Datum.of(statement.first()),
                Datum.of(statement.last()),
                Datum.of(statement.version()),
                Datum.of(statement.digest().hex())));
        row.add(Datum.of(line.subject().structure()));
        row.add(Datum.of(line.subject().month()));
        row.add(Datum.of(line.subject().category().name()));
        row.add(Datum.of(line.subject().category().title(locale)));
        for (long seconds : new long[] {
            line.recorded(), line.eligible(), line.claimed(), line.funded(), line.others(), line.unfunded()
        }) {
            row.add(Datum.of(seconds));
            row.add(Datum.hours(seconds));
        }
        row.add(money(line.cents()));
        row.add(money(line.othersCents()));
        // Without the cost of a function there is nothing to say of what is covered or remains, and 0 would be a
        // figure.
        boolean costed = line.costCents() != null;
        row.add(money(line.costCents()));
        row.add(costed ? money(line.covered()) : Datum.nothing());
        row.add(costed ? money(line.othersCovered()) : Datum.nothing());
        row.add(costed ? money(line.remaining()) : Datum.nothing());
        return row;
    }

    private static Datum money(@Nullable Long cents) {
        return cents == null ? Datum.nothing() : Datum.of(StatementFigures.euros(cents));
    }

    private void field(String name, String french, String inEnglish, Kind kind) {
        fields.add(new Field(name, text(french, inEnglish), kind));
    }

    private void time(String name, String french, String inEnglish) {
        field(name + "_seconds", "Secondes\u00a0: " + french, "Seconds " + inEnglish, Kind.WHOLE);
        field(name + "_hours", "Heures\u00a0: " + french, "Hours " + inEnglish, Kind.HOURS);
    }

    private void euros(String name, String french, String inEnglish) {
        field(name + "_eur", french + " (€)", inEnglish + " (€)", Kind.AMOUNT);
    }

    private String text(String french, String inEnglish) {
        return english ? inEnglish : french;
    }
}
