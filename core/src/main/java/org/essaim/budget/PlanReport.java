package org.essaim.budget;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.essaim.exact.Rational;
import org.essaim.finding.Finding;
import org.essaim.organisation.ByDate;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.joda.money.Money;

/** Lays a financing plan out for people: Plan, Charges, Financements, Plafonds. */
final class PlanReport {
    private final FinancingPlan plan;
    private final LocalDate on;
    private final Locale locale;
    private final Wording say;
    private final List<PlanYear> years;

    PlanReport(FinancingPlan plan, LocalDate on, Locale locale) {
        this.plan = plan;
        this.on = on;
        this.locale = locale;
        this.say = new Wording(locale);
        this.years = plan.years().stream().map(year -> plan.year(year, on)).toList();
    }

    Report report() {
        return new Report(
                "financing-plan",
                say.text("Plan de financement", "Financing plan"),
                plan.title(),
                locale,
                Audience.RECIPIENT,
                plan.fictitious(),
                null,
                List.of(summary(), costs(), sources(), caps()));
    }

    private Section summary() {
        List<Block> blocks = new ArrayList<>();
        List<Block.Facts.Fact> facts = new ArrayList<>();
        facts.add(say.fact("organisation", "Porteur", "Carried by", Value.of(plan.organisation())));
        if (!on.equals(LocalDate.MIN)) {
            facts.add(say.fact("as.of", "Situation au", "As known on", new Value.Day(on)));
        }
        blocks.add(new Block.Facts(facts));
        for (Finding finding : plan.findings(on)) {
            blocks.add(new Block.Notice(finding.message(locale)));
        }
        blocks.add(new Block.Facts(List.of(
                say.fact("total.cost", "Coût total", "Total cost", Value.of(sum(PlanYear::cost))),
                say.fact("total.secured", "Acquis", "Secured", Value.of(sum(PlanYear::totalSecured))),
                say.fact(
                        "total.sought",
                        "Recherché ou demandé",
                        "Sought or submitted",
                        Value.of(sum(PlanYear::totalSought))),
                say.fact("total.gap", "Sans financeur", "Without a funder", Value.of(sum(PlanYear::gap))))));
        List<List<Value>> rows = new ArrayList<>();
        for (PlanYear year : years) {
            rows.add(List.of(
                    say.year(year.year()),
                    Value.of(year.totalSecured()),
                    Value.of(year.totalSought()),
                    Value.of(year.gap()),
                    Value.of(year.cost())));
        }
        blocks.add(new Block.Chart(
                Block.ChartKind.STACKED,
                say.text("Ce qui couvre le coût de chaque année", "What covers the cost of each year"),
                new Block.Table(
                        "years",
                        say.text("Par année", "By year"),
                        List.of(
                                Column.of("year", say.text("Année", "Year")),
                                Column.summed("secured", say.text("Acquis", "Secured")),
                                Column.summed("sought", say.text("Recherché ou demandé", "Sought or submitted")),
                                Column.summed("gap", say.text("Sans financeur", "Without a funder")),
                                Column.summed("total.cost", say.text("Coût", "Cost"))),
                        rows,
                        List.of(
                                Value.of("Total"),
                                Value.of(sum(PlanYear::totalSecured)),
                                Value.of(sum(PlanYear::totalSought)),
                                Value.of(sum(PlanYear::gap)),
                                Value.of(sum(PlanYear::cost))))));
        blocks.add(shares());
        return new Section("plan", say.text("Plan", "Plan"), false, blocks);
    }

    private Block shares() {
        List<List<Value>> rows = new ArrayList<>();
        for (PlanYear year : years) {
            rows.add(List.of(say.year(year.year()), share(year, false), share(year, true)));
        }
        return new Block.Table(
                "public.shares",
                say.text("Part des financements publics dans le coût", "Share of public money in the cost"),
                List.of(
                        Column.of("year", say.text("Année", "Year")),
                        Column.of("secured", say.text("Acquis", "Secured")),
                        Column.of("hoped", say.text("Acquis et recherché", "Secured and sought"))),
                rows,
                List.of());
    }

    private Value share(PlanYear year, boolean withSought) {
        return say.share(year.publicShare(withSought), "aucun coût cette année", "no cost this year");
    }

    private Money sum(Function<PlanYear, Money> figure) {
        return years.stream().map(figure).reduce(Euros.ZERO, Money::plus);
    }

    private record Heading(BudgetBlock block, String title) {}

    private Section costs() {
        Map<Heading, Map<Integer, Money>> headings = new LinkedHashMap<>();
        for (BudgetBlock block : BudgetBlock.values()) {
            plan.costs().stream()
                    .filter(cost -> cost.block() == block)
                    .forEach(cost -> headings.computeIfAbsent(
                                    new Heading(block, cost.heading()), none -> new LinkedHashMap<>())
                            .merge(cost.year(), cost.amount(), Money::plus));
        }
        List<Column> columns = yearColumns(Column.of("heading", say.text("Poste", "Heading")), true);
        columns.add(1, Column.of("block", say.text("Nature", "Nature")));
        List<List<Value>> rows = new ArrayList<>();
        headings.forEach((heading, amounts) -> {
            List<Value> row = new ArrayList<>(
                    List.of(Value.of(heading.title()), Value.of(heading.block().title(locale))));
            row.addAll(amounts(year -> amounts.getOrDefault(year.year(), Euros.ZERO)));
            rows.add(row);
        });
        List<Value> totals = new ArrayList<>(List.of(Value.of("Total"), Value.of("")));
        totals.addAll(amounts(year -> year.cost().plus(year.inKind())));
        return new Section(
                "costs",
                say.text("Charges", "Costs"),
                false,
                List.of(new Block.Table(
                        "costs",
                        say.text("Charges par poste et par année", "Costs by heading and year"),
                        columns,
                        rows,
                        totals)));
    }

    private List<Column> yearColumns(Column head, boolean summed) {
        List<Column> columns = new ArrayList<>(List.of(head));
        for (PlanYear year : years) {
            String title = Integer.toString(year.year());
            columns.add(summed ? Column.summed("year." + title, title) : Column.of("year." + title, title));
        }
        columns.add(summed ? Column.summed("total", "Total") : Column.of("total", "Total"));
        return columns;
    }

    private List<Value> amounts(Function<PlanYear, Money> figure) {
        List<Value> values = new ArrayList<>();
        years.forEach(year -> values.add(Value.of(figure.apply(year))));
        values.add(Value.of(sum(figure)));
        return values;
    }

    private Section sources() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(say.text(
                "Une demande refusée ne compte plus\u202f; ses montants restent ici pour mémoire dans l’historique.",
                "A refused request no longer counts; its amounts stay in the history for the record.")));
        List<Column> columns = yearColumns(Column.of("funder", say.text("Financeur", "Funder")), true);
        columns.add(1, Column.of("nature", say.text("Nature", "Nature")));
        columns.add(2, Column.of("status", say.text("État", "Status")));
        List<List<Value>> rows = new ArrayList<>();
        for (FundingSource source : plan.sources()) {
            List<Value> row = new ArrayList<>(List.of(
                    Value.of(source.funder()),
                    Value.of(source.nature().title(locale)),
                    source.stands()
                            .at(on)
                            .map(stand -> Value.of(stand.status().title(locale)))
                            .orElseGet(() -> new Value.Absent(say.text("pas encore connu", "not known yet")))));
            row.addAll(amounts(year -> source.secured(year.year(), on).plus(source.sought(year.year(), on))));
            rows.add(row);
        }
        List<Value> totals = new ArrayList<>(List.of(Value.of("Total"), Value.of(""), Value.of("")));
        totals.addAll(amounts(year -> year.totalSecured().plus(year.totalSought())));
        if (plan.sources().isEmpty()) {
            return new Section(
                    "sources",
                    say.text("Financements", "Funding"),
                    false,
                    List.of(new Block.Paragraph(
                            say.text("Aucun financement n’est encore recherché.", "No funding is sought yet."))));
        }
        blocks.add(new Block.Table(
                "sources", say.text("Financements par année", "Funding by year"), columns, rows, totals));
        blocks.add(history());
        return new Section("sources", say.text("Financements", "Funding"), false, blocks);
    }

    private Block history() {
        List<List<Value>> rows = new ArrayList<>();
        for (FundingSource source : plan.sources()) {
            for (ByDate.From<FundingSource.Stand> change : source.stands().changes()) {
                rows.add(List.of(
                        Value.of(source.funder()),
                        new Value.Day(change.date()),
                        Value.of(change.value().status().title(locale)),
                        Value.of(Euros.sum(change.value().amounts().values().stream())),
                        Value.of(source.reference())));
            }
        }
        return new Block.Table(
                "history",
                say.text("Historique des demandes", "History of the requests"),
                List.of(
                        Column.of("funder", say.text("Financeur", "Funder")),
                        Column.of("from", say.text("Depuis le", "Since")),
                        Column.of("status", say.text("État", "Status")),
                        Column.of("amount", say.text("Montant, toutes années", "Amount, all years")),
                        Column.of("reference", say.text("Référence", "Reference"))),
                rows,
                List.of());
    }

    private Section caps() {
        List<Block> blocks = new ArrayList<>();
        if (plan.caps().isEmpty()) {
            blocks.add(new Block.Paragraph(say.text(
                    "Ce plan ne déclare aucun plafond de cofinancement.", "This plan declares no co-financing cap.")));
        }
        for (CoFinancingCap cap : plan.caps()) {
            List<List<Value>> rows = new ArrayList<>();
            for (PlanYear year : years) {
                cap.limit(year.year()).ifPresent(limit -> rows.add(row(cap, limit, year)));
            }
            blocks.add(new Block.Table(
                    "cap." + cap.id(),
                    cap.title() + " (" + cap.source() + ")",
                    List.of(
                            Column.of("year", say.text("Année", "Year")),
                            Column.of("limit", say.text("Au plus", "At most")),
                            Column.of("base", say.text("Assiette", "Base")),
                            Column.of("secured", say.text("Acquis", "Secured")),
                            Column.of("hoped", say.text("Acquis et recherché", "Secured and sought")),
                            Column.of("share", say.text("Part si tout est accordé", "Share if all is granted"))),
                    rows,
                    List.of()));
        }
        return new Section("caps", say.text("Plafonds de cofinancement", "Co-financing caps"), false, blocks);
    }

    private List<Value> row(CoFinancingCap cap, Rational limit, PlanYear year) {
        Money base = cap.inKindCounts() ? year.cost().plus(year.inKind()) : year.cost();
        Money secured = FinancingPlan.counted(cap, year.secured());
        Money hoped = secured.plus(FinancingPlan.counted(cap, year.sought()));
        Value share = base.isZero()
                ? new Value.Absent(say.text("aucun coût cette année", "no cost this year"))
                : say.share(Euros.exact(hoped).over(Euros.exact(base)));
        return List.of(
                say.year(year.year()), say.share(limit), Value.of(base), Value.of(secured), Value.of(hoped), share);
    }
}
