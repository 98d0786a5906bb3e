package org.essaim.cli.demo;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.Essaim;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.Reason;
import org.essaim.programme.Funnel;
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
                "Temps de coordination et financement",
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
                    Value.of(step.declared().title()),
                    Value.count(java.util.Objects.requireNonNull(step.declared().value())),
                    funnel.shareOfPrevious(i)
                            .map(share -> (Value) new Value.Share(share.part(), share.whole()))
                            .orElse(new Value.Absent("première étape")),
                    funnel.shareOfStart(i)
                            .map(share -> (Value) new Value.Share(share.part(), share.whole()))
                            .orElse(new Value.Absent("non déclaré"))));
        }
        Block.Table table = new Block.Table(
                "funnel",
                "Structures participantes, nombres déclarés par le porteur",
                List.of(
                        Column.of("step", "Étape"),
                        Column.of("count", "Structures"),
                        Column.of("previous", "Part de l’étape précédente"),
                        Column.of("start", "Part du départ")),
                rows,
                List.of());
        return new Section(
                "programme",
                "Le programme " + programme.acronym(),
                false,
                List.of(
                        new Block.Paragraph("Ces nombres sont réels : ils viennent de la plaquette du programme "
                                + programme.acronym() + " et non des données fictives de cette page."),
                        new Block.Chart(Block.ChartKind.FUNNEL, "De la candidature à la formation collective", table)));
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
        columns.add(Column.of("month", "Mois de clôture"));
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
                "Le temps de coordination",
                false,
                List.of(new Block.Chart(
                        Block.ChartKind.STACKED,
                        "Temps de coordination par catégorie, en heures",
                        new Block.Table(
                                "coordination",
                                "Temps de coordination par mois et catégorie (heures)",
                                columns,
                                rows,
                                total))));
    }

    private Section hours(FundingStatement any) {
        long eligible = any.recordedSeconds();
        List<List<Value>> rows = new ArrayList<>();
        rows.add(List.of(Value.of("Temps de coordination constaté"), Value.hours(any.recordedSeconds())));
        for (Reason reason : Reason.values()) {
            long seconds = any.unfundedSeconds(reason);
            if (seconds != 0 && reason != Reason.CEILING && reason != Reason.OWN_SHARE) {
                rows.add(List.of(Value.of("Non éligible : " + reason.title(locale)), Value.hours(-seconds)));
                eligible -= seconds;
            }
        }
        long rest = eligible;
        for (FundingStatement statement : coordination) {
            rows.add(List.of(
                    Value.of("Financé : "
                            + essaim.funding().agreement(statement.agreement()).title()),
                    Value.hours(-statement.fundedSeconds())));
            rest -= statement.fundedSeconds();
        }
        return new Section(
                "heures",
                "Ce qui est financé, en heures",
                false,
                List.of(
                        new Block.Facts(List.of(
                                new Block.Facts.Fact("recorded", "Temps constaté", Value.hours(any.recordedSeconds())),
                                new Block.Facts.Fact(
                                        "eligible", "Temps éligible à une convention au moins", Value.hours(eligible)),
                                new Block.Facts.Fact("funded", "Temps financé", Value.hours(eligible - rest)),
                                new Block.Facts.Fact(
                                        "unfunded", "Temps non financé", Value.hours(any.unfundedSeconds())))),
                        new Block.Chart(
                                Block.ChartKind.WATERFALL,
                                "Du temps constaté au temps éligible non financé, en heures",
                                new Block.Table(
                                        "waterfall.hours",
                                        "Du temps constaté au temps éligible non financé (heures)",
                                        List.of(Column.of("step", "Étape"), Column.summed("seconds", "Heures")),
                                        rows,
                                        List.of(Value.of("Éligible et non financé"), Value.hours(rest))))));
    }

    private Section euros(FundingStatement any) {
        Money cost = any.cost().orElse(Money.zero(CurrencyUnit.EUR));
        List<List<Value>> rows = new ArrayList<>();
        rows.add(List.of(Value.of("Coût du temps de coordination"), Value.of(cost)));
        Money rest = cost;
        for (FundingStatement statement : coordination) {
            rows.add(List.of(
                    Value.of("Payé : "
                            + essaim.funding().agreement(statement.agreement()).title()),
                    Value.of(statement.amount().negated())));
            rest = rest.minus(statement.amount());
        }
        return new Section(
                "euros",
                "Ce qui est financé, en euros",
                false,
                List.of(new Block.Chart(
                        Block.ChartKind.WATERFALL,
                        "Du coût au reste à charge, en euros",
                        new Block.Table(
                                "waterfall.euros",
                                "Du coût au reste à charge (euros)",
                                List.of(Column.of("step", "Étape"), Column.summed("cents", "Euros")),
                                rows,
                                List.of(Value.of("Reste à la charge des structures"), Value.of(rest))))));
    }
}
