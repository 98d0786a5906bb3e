package org.essaim.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.essaim.finding.Finding;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.joda.money.Money;

/** Lays a financial report out in the three leaves of the form: Bilan, Tableau, Annexe. */
final class FinancialReportLayout {
    private final FinancialReport source;
    private final Map<String, Money> actuals;
    private final Locale locale;
    private final Wording say;

    FinancialReportLayout(FinancialReport source, Locale locale) {
        this.source = source;
        this.actuals = source.actuals();
        this.locale = locale;
        this.say = new Wording(locale);
    }

    Report report() {
        return new Report(
                "financial-report",
                say.text("Compte rendu financier", "Financial report"),
                source.title(),
                locale,
                Audience.RECIPIENT,
                source.fictitious(),
                null,
                List.of(review(), figures(), annex()));
    }

    private Section review() {
        List<Block> blocks = new ArrayList<>();
        List<Block.Facts.Fact> facts = new ArrayList<>();
        facts.add(say.fact("organisation", "Bénéficiaire", "Grantee", Value.of(source.organisation())));
        if (!source.agreement().isBlank()) {
            facts.add(say.fact(
                    "agreement", "Décision ou convention", "Grant or agreement", Value.of(source.agreement())));
        }
        facts.add(say.fact("first", "Début de l’exercice", "First day of the year", new Value.Day(source.first())));
        facts.add(say.fact("last", "Fin de l’exercice", "Last day of the year", new Value.Day(source.last())));
        if (source.lastOfAll() != null) {
            facts.add(say.fact(
                    "last.of.all",
                    "Fin du dernier exercice de la convention",
                    "Last day of the last year",
                    new Value.Day(source.lastOfAll())));
            facts.add(
                    say.fact("interim", "Compte rendu intermédiaire", "Interim report", say.yesNo(source.isInterim())));
        }
        facts.add(say.fact("due", "À remettre au plus tard le", "Due by", new Value.Day(source.due())));
        if (source.submitted() != null) {
            facts.add(say.fact("submitted", "Remis le", "Handed in on", new Value.Day(source.submitted())));
        }
        blocks.add(new Block.Facts(facts));
        for (Finding finding : source.findings()) {
            blocks.add(new Block.Notice(finding.message(locale)));
        }
        if (source.review().isEmpty()) {
            blocks.add(new Block.Notice(
                    say.text("Le bilan qualitatif reste à écrire.", "The qualitative review is still to be written.")));
        }
        for (FinancialReport.Remark remark : source.review()) {
            blocks.add(new Block.Paragraph(remark.title() + say.text("\u00a0: ", ": ") + remark.text()));
        }
        blocks.add(new Block.Facts(List.of(say.fact(
                "signature",
                "Date et signature du représentant légal",
                "Date and signature of the legal representative",
                Value.of("")))));
        return new Section("review", say.text("Bilan qualitatif", "Qualitative review"), false, blocks);
    }

    private Section figures() {
        List<Block> blocks = new ArrayList<>();
        for (ReportLine.Side side : ReportLine.Side.values()) {
            for (BudgetBlock block : BudgetBlock.values()) {
                if (!source.lines(side, block).isEmpty()) {
                    blocks.add(table(side, block));
                }
            }
        }
        blocks.add(totals());
        if (!source.funders().isEmpty()) {
            blocks.add(funders());
        }
        blocks.add(new Block.Facts(List.of(say.fact(
                "surplus",
                "Excédent (ou insuffisance, au-dessous de zéro)",
                "Surplus (or deficit, below zero)",
                Value.of(source.actual(ReportLine.Side.RESOURCE, false)
                        .minus(source.actual(ReportLine.Side.CHARGE, false)))))));
        blocks.add(check(
                "balance.budget", "Budget\u00a0: charges et ressources", "Budget: charges and resources", true, false));
        blocks.add(check("kind.budget", "Budget\u00a0: contributions en nature", "Budget: in kind", true, true));
        blocks.add(check("kind.actual", "Réalisé\u00a0: contributions en nature", "Actual: in kind", false, true));
        return new Section("figures", say.text("Tableau de synthèse", "Figures"), false, blocks);
    }

    private String title(ReportLine.Side side, BudgetBlock block) {
        boolean charges = side == ReportLine.Side.CHARGE;
        return switch (block) {
            case DIRECT ->
                charges
                        ? say.text("Charges directes affectées à l’action", "Direct charges")
                        : say.text("Ressources directes affectées à l’action", "Direct resources");
            case INDIRECT ->
                charges
                        ? say.text("Charges indirectes affectées à l’action", "Indirect charges")
                        : say.text("Ressources indirectes affectées à l’action", "Indirect resources");
            case IN_KIND ->
                charges
                        ? say.text("Emplois des contributions volontaires en nature", "In kind: uses")
                        : say.text("Contributions volontaires en nature", "In kind: contributions");
        };
    }

    private Block table(ReportLine.Side side, BudgetBlock block) {
        List<List<Value>> rows = new ArrayList<>();
        Money budget = Euros.ZERO;
        Money actual = Euros.ZERO;
        for (ReportLine line : source.lines(side, block)) {
            Money spent = actuals.getOrDefault(line.id(), Euros.ZERO);
            rows.add(
                    row((line.account().isEmpty() ? "" : line.account() + " – ") + line.title(), line.budget(), spent));
            budget = budget.plus(line.budget());
            actual = actual.plus(spent);
        }
        return new Block.Table(
                (side + "." + block).toLowerCase(Locale.ROOT),
                title(side, block),
                columns(),
                rows,
                row("Total", budget, actual));
    }

    private Block totals() {
        List<List<Value>> rows = new ArrayList<>();
        for (boolean inKind : List.of(false, true)) {
            for (ReportLine.Side side : ReportLine.Side.values()) {
                String title = inKind
                        ? title(side, BudgetBlock.IN_KIND)
                        : side == ReportLine.Side.CHARGE
                                ? say.text("Total des charges", "All charges")
                                : say.text("Total des ressources", "All resources");
                rows.add(row(title, source.budget(side, inKind), source.actual(side, inKind)));
            }
        }
        return new Block.Table("totals", say.text("Totaux", "Totals"), columns(), rows, List.of());
    }

    private List<Column> columns() {
        return List.of(
                Column.of("heading", say.text("Poste", "Heading")),
                Column.summed("budget", say.text("Prévu", "Budget")),
                Column.summed("actual", say.text("Réalisé", "Actual")),
                Column.summed("variance", say.text("Écart", "Variance")),
                Column.of("variance.share", say.text("Écart en % du prévu", "Variance in % of budget")));
    }

    private List<Value> row(String heading, Money budget, Money actual) {
        List<Value> row = new ArrayList<>(List.of(Value.of(heading)));
        row.addAll(figures(budget, actual));
        return row;
    }

    private List<Value> figures(Money budget, Money actual) {
        return List.of(
                Value.of(budget),
                Value.of(actual),
                Value.of(actual.minus(budget)),
                say.share(FinancialReport.variance(budget, actual), "rien de prévu", "nothing planned"));
    }

    private Block funders() {
        List<List<Value>> rows = new ArrayList<>();
        Money budgets = Euros.ZERO;
        Money received = Euros.ZERO;
        for (FinancialReport.Funder funder : source.funders()) {
            Money budget = Euros.ZERO;
            Money actual = Euros.ZERO;
            for (ReportLine line : source.lines()) {
                if (funder.id().equals(line.funder())) {
                    budget = budget.plus(line.budget());
                    actual = actual.plus(actuals.getOrDefault(line.id(), Euros.ZERO));
                }
            }
            budgets = budgets.plus(budget);
            received = received.plus(actual);
            List<Value> row = new ArrayList<>(
                    List.of(Value.of(funder.name()), Value.of(funder.nature().title(locale))));
            row.addAll(figures(budget, actual));
            rows.add(row);
        }
        List<Value> totals = new ArrayList<>(List.of(Value.of("Total"), Value.of("")));
        totals.addAll(figures(budgets, received));
        return new Block.Table(
                "funders",
                say.text("Par financeur", "By funder"),
                List.of(
                        Column.of("funder", say.text("Financeur", "Funder")),
                        Column.of("nature", say.text("Nature", "Nature")),
                        Column.summed("budget", say.text("Prévu", "Budget")),
                        Column.summed("actual", say.text("Réalisé", "Actual")),
                        Column.summed("variance", say.text("Écart", "Variance")),
                        Column.of("variance.share", say.text("Écart en % du prévu", "Variance in % of budget"))),
                rows,
                totals);
    }

    private Block check(String id, String french, String english, boolean budget, boolean inKind) {
        Money charges =
                budget ? source.budget(ReportLine.Side.CHARGE, inKind) : source.actual(ReportLine.Side.CHARGE, inKind);
        Money resources = budget
                ? source.budget(ReportLine.Side.RESOURCE, inKind)
                : source.actual(ReportLine.Side.RESOURCE, inKind);
        return new Block.Check(
                id, say.text(french, english), Value.of(charges), Value.of(resources), charges.isEqual(resources));
    }

    private Section annex() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(say.text(
                "Une charge indirecte vaut le montant de l’organisme multiplié par la clé, exactement. Les charges d’une même clé"
                        + " sont partagées ensemble entre toutes les activités, au centime et au plus fort reste, puis la part de"
                        + " l’action entre ses lignes\u00a0: la somme de toutes les activités est ce que l’organisme a dépensé.",
                "An indirect charge is the organisation’s amount times the key, exactly. The charges of one key are divided"
                        + " together among all activities, to the cent by largest remainder, then the action’s part among its"
                        + " lines: what all activities report sums to what was spent.")));
        if (!source.keys().isEmpty()) {
            blocks.add(keys());
            blocks.add(divided());
        }
        blocks.add(new Block.Facts(List.of(say.fact(
                "public.share",
                "Part des financements publics dans les ressources",
                "Share of public money in the resources",
                say.share(source.publicShare(), "aucune ressource", "no resource")))));
        if (source.lines().stream().anyMatch(line -> !line.remark().isBlank())) {
            blocks.add(remarks());
        }
        return new Section("annex", say.text("Annexe", "Annex"), false, blocks);
    }

    private Block keys() {
        List<List<Value>> rows = new ArrayList<>();
        for (AllocationKey key : source.keys()) {
            key.weights()
                    .forEach((activity, weight) -> rows.add(List.of(
                            Value.of(key.id()),
                            Value.of(key.title()),
                            Value.of(activity),
                            Value.of(say.figures().decimal(weight, Math.max(0, weight.scale()))),
                            Value.of(activity.equals(key.own()) ? key.share().toString() : ""))));
        }
        return new Block.Table(
                "keys",
                say.text("Clés de répartition", "Allocation keys"),
                List.of(
                        Column.of("key", say.text("Clé", "Key")),
                        Column.of("title", say.text("Ce qu’elle compte", "What it counts")),
                        Column.of("activity", say.text("Activité", "Activity")),
                        Column.of("weight", say.text("Quantité", "Quantity")),
                        Column.of("share", say.text("Part de l’action", "The action’s part"))),
                rows,
                List.of());
    }

    private Block divided() {
        List<List<Value>> rows = new ArrayList<>();
        Money wholes = Euros.ZERO;
        Money parts = Euros.ZERO;
        for (AllocationKey key : source.keys()) {
            for (ReportLine line : source.lines()) {
                if (key.id().equals(line.key())) {
                    Money part = actuals.getOrDefault(line.id(), Euros.ZERO);
                    Money whole = Euros.ofCents(FinancialReport.whole(line));
                    rows.add(List.of(
                            Value.of(line.title()),
                            Value.of(key.id()),
                            Value.of(whole),
                            Value.of(key.share().toString()),
                            Value.of(part)));
                    wholes = wholes.plus(whole);
                    parts = parts.plus(part);
                }
            }
        }
        return new Block.Table(
                "divided",
                say.text("Charges indirectes réparties", "Indirect charges divided"),
                List.of(
                        Column.of("line", say.text("Poste", "Heading")),
                        Column.of("key", say.text("Clé", "Key")),
                        Column.summed("whole", say.text("Montant de l’organisme", "The organisation’s amount")),
                        Column.of("share", say.text("Fraction exacte", "Exact fraction")),
                        Column.summed("part", say.text("Part de l’action", "The action’s part"))),
                rows,
                List.of(Value.of("Total"), Value.of(""), Value.of(wholes), Value.of(""), Value.of(parts)));
    }

    private Block remarks() {
        List<List<Value>> rows = new ArrayList<>();
        for (ReportLine line : source.lines()) {
            if (!line.remark().isBlank()) {
                rows.add(List.of(
                        Value.of(line.title()),
                        Value.of(actuals.getOrDefault(line.id(), Euros.ZERO).minus(line.budget())),
                        Value.of(line.remark())));
            }
        }
        return new Block.Table(
                "remarks",
                say.text("Écarts expliqués", "Variances explained"),
                List.of(
                        Column.of("line", say.text("Poste", "Heading")),
                        Column.of("variance", say.text("Écart", "Variance")),
                        Column.of("remark", say.text("Explication", "Explanation"))),
                rows,
                List.of());
    }
}
