package org.essaim.cli.demo;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.Essaim;
import org.essaim.engagement.Funnel;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.Reason;
import org.essaim.programme.Programme;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.essaim.time.Category;
import org.essaim.time.Seal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The federation's page: its programme's funnel, its coordination time by category, and what of it is funded.
 */
final class FederationReport {
    private final Essaim essaim;
    private final List<FundingStatement> coordination;
    private final Funnel funnel;
    private final Programme programme;
    private final Locale locale;

    FederationReport(
            Essaim essaim, List<FundingStatement> statements, Funnel funnel, Programme programme, Locale locale) {
        this.essaim = essaim;
        this.coordination = statements.stream()
                .filter(statement -> essaim.funding().agreement(statement.agreement()).categories().stream()
                        .anyMatch(Category::isCoordination))
                .toList();
        this.funnel = funnel;
        this.programme = programme;
        this.locale = locale;
    }

    Report report() {
        FundingStatement any = coordination.get(0);
        return new Report(
                "federation",
                text("Temps de coordination et financement", "Coordination time and its funding"),
                essaim.federation().name() + " · " + any.first() + " – " + any.last(),
                locale,
                Audience.RECIPIENT,
                essaim.federation().fictitious(),
                null,
                List.of(programme(), time(), hours(any), euros(any)));
    }

    private Section programme() {
        List<List<Value>> rows = new ArrayList<>();
        for (int i = 0; i < funnel.steps().size(); i++) {
            Funnel.Step step = funnel.steps().get(i);
            rows.add(List.of(
                    Value.of(step.title()),
                    Value.count(step.declaredNumber().orElseThrow()),
                    funnel.shareOfPrevious(i)
                            .map(share -> (Value) new Value.Share(share.part(), share.whole()))
                            .orElse(new Value.Absent(text("première étape", "first step"))),
                    funnel.shareOfStart(i)
                            .map(share -> (Value) new Value.Share(share.part(), share.whole()))
                            .orElse(new Value.Absent(text("non déclaré", "not declared")))));
        }
        Block.Table table = new Block.Table(
                "funnel",
                text(
                        "Structures participantes, nombres déclarés par le porteur",
                        "Participating structures, as declared by the carrier"),
                List.of(
                        Column.of("step", text("Étape", "Step")),
                        Column.of("count", text("Structures", "Structures")),
                        Column.of("previous", text("Part de l’étape précédente", "Share of the step before")),
                        Column.of("start", text("Part du départ", "Share of the start"))),
                rows,
                List.of());
        return new Section(
                "programme",
                text("Le programme ", "Programme ") + programme.acronym(),
                false,
                List.of(
                        new Block.Paragraph(text(
                                "Ces nombres sont réels\u00a0: ils viennent de la plaquette du programme "
                                        + programme.acronym() + " et non des données fictives de cette page.",
                                "These numbers are real: they come from the leaflet of the programme "
                                        + programme.acronym() + ", not from the fictitious data of this page.")),
                        new Block.Chart(
                                Block.ChartKind.FUNNEL,
                                text(
                                        "De la candidature à la formation collective",
                                        "From application to training together"),
                                table)));
    }

    private Section time() {
        SortedMap<YearMonth, SortedMap<Category, Long>> months = new TreeMap<>();
        FundingStatement any = coordination.get(0);
        for (var structure : essaim.time().structures()) {
            for (YearMonth month = any.first(); !month.isAfter(any.last()); month = month.plusMonths(1)) {
                Seal seal = essaim.time().sealed().seal(structure.id(), month).orElse(null);
                if (seal != null) {
                    SortedMap<Category, Long> sums = months.computeIfAbsent(month, none -> new TreeMap<>());
                    seal.categories().forEach((category, sum) -> sums.merge(category, sum.seconds(), Long::sum));
                }
            }
        }
        List<Category> shown = new ArrayList<>();
        for (Category category : Category.values()) {
            if (category.isCoordination()) {
                shown.add(category);
            }
        }
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("month", text("Mois de clôture", "Month of closing")));
        shown.forEach(category -> columns.add(Column.summed(category.name(), category.title(locale))));
        List<List<Value>> rows = new ArrayList<>();
        long[] totals = new long[shown.size()];
        months.forEach((month, sums) -> {
            List<Value> row = new ArrayList<>();
            row.add(new Value.Month(month));
            for (int i = 0; i < shown.size(); i++) {
                long seconds = sums.getOrDefault(shown.get(i), 0L);
                totals[i] += seconds;
                row.add(Value.hours(seconds));
            }
            rows.add(row);
        });
        List<Value> total = new ArrayList<>();
        total.add(Value.of("Total"));
        for (long seconds : totals) {
            total.add(Value.hours(seconds));
        }
        return new Section(
                "temps",
                text("Le temps de coordination", "Coordination time"),
                false,
                List.of(new Block.Chart(
                        Block.ChartKind.STACKED,
                        text(
                                "Temps de coordination par catégorie, en heures",
                                "Coordination time by category, in hours"),
                        new Block.Table(
                                "coordination",
                                text(
                                        "Temps de coordination par mois et catégorie (heures)",
                                        "Coordination time by month and category (hours)"),
                                columns,
                                rows,
                                total))));
    }

    private Section hours(FundingStatement any) {
        long eligible = any.recordedSeconds();
        List<List<Value>> rows = new ArrayList<>();
        rows.add(List.of(
                Value.of(text("Temps de coordination constaté", "Coordination time recorded")),
                Value.hours(any.recordedSeconds())));
        for (Reason reason : Reason.values()) {
            long seconds = any.unfundedSeconds(reason);
            if (seconds != 0 && reason != Reason.CEILING && reason != Reason.OWN_SHARE) {
                rows.add(List.of(
                        Value.of(text("Non éligible\u00a0: ", "Not eligible: ") + reason.title(locale)),
                        Value.hours(-seconds)));
                eligible -= seconds;
            }
        }
        long rest = eligible;
        for (FundingStatement statement : coordination) {
            rows.add(List.of(
                    Value.of(text("Financé\u00a0: ", "Funded: ")
                            + essaim.funding().agreement(statement.agreement()).title()),
                    Value.hours(-statement.fundedSeconds())));
            rest -= statement.fundedSeconds();
        }
        return new Section(
                "heures",
                text("Ce qui est financé, en heures", "What is funded, in hours"),
                false,
                List.of(
                        new Block.Facts(List.of(
                                new Block.Facts.Fact(
                                        "recorded",
                                        text("Temps constaté", "Time recorded"),
                                        Value.hours(any.recordedSeconds())),
                                new Block.Facts.Fact(
                                        "eligible",
                                        text(
                                                "Temps éligible à une convention au moins",
                                                "Time eligible under one agreement at least"),
                                        Value.hours(eligible)),
                                new Block.Facts.Fact(
                                        "funded", text("Temps financé", "Time funded"), Value.hours(eligible - rest)),
                                new Block.Facts.Fact(
                                        "unfunded",
                                        text("Temps non financé", "Time not funded"),
                                        Value.hours(any.unfundedSeconds())))),
                        new Block.Chart(
                                Block.ChartKind.WATERFALL,
                                text(
                                        "Du temps constaté au temps éligible non financé, en heures",
                                        "From time recorded to time eligible and not funded, in hours"),
                                new Block.Table(
                                        "waterfall.hours",
                                        text(
                                                "Du temps constaté au temps éligible non financé (heures)",
                                                "From time recorded to time eligible and not funded (hours)"),
                                        List.of(
                                                Column.of("step", text("Étape", "Step")),
                                                Column.summed("seconds", text("Heures", "Hours"))),
                                        rows,
                                        List.of(
                                                Value.of(text("Éligible et non financé", "Eligible and not funded")),
                                                Value.hours(rest))))));
    }

    private Section euros(FundingStatement any) {
        Money cost = any.cost().orElse(Money.zero(CurrencyUnit.EUR));
        List<List<Value>> rows = new ArrayList<>();
        rows.add(List.of(Value.of(text("Coût du temps de coordination", "Cost of coordination time")), Value.of(cost)));
        Money rest = cost;
        for (FundingStatement statement : coordination) {
            rows.add(List.of(
                    Value.of(text("Payé\u00a0: ", "Paid: ")
                            + essaim.funding().agreement(statement.agreement()).title()),
                    Value.of(statement.amount().negated())));
            rest = rest.minus(statement.amount());
        }
        return new Section(
                "euros",
                text("Ce qui est financé, en euros", "What is funded, in euros"),
                false,
                List.of(new Block.Chart(
                        Block.ChartKind.WATERFALL,
                        text("Du coût au reste à charge, en euros", "From cost to what remains, in euros"),
                        new Block.Table(
                                "waterfall.euros",
                                text("Du coût au reste à charge (euros)", "From cost to what remains (euros)"),
                                List.of(
                                        Column.of("step", text("Étape", "Step")),
                                        Column.summed("cents", text("Euros", "Euros"))),
                                rows,
                                List.of(
                                        Value.of(text("Reste à la charge des structures", "Left to the structures")),
                                        Value.of(rest))))));
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
