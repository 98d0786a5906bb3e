package org.essaim.budget;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.essaim.finding.Finding;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Lays a forecast out for people: the scenarios side by side, each of them, and by {@link ForecastMethod} the method. */
final class ForecastReport {
    private final Forecast forecast;
    private final LocalDate on;
    private final Locale locale;
    private final Wording say;
    private final Map<Scenario, List<ForecastYear>> scenarios = new LinkedHashMap<>();

    ForecastReport(Forecast forecast, LocalDate on, Locale locale) {
        this.forecast = forecast;
        this.on = on;
        this.locale = locale;
        this.say = new Wording(locale);
        forecast.scenarios().forEach(scenario -> scenarios.put(scenario, forecast.years(scenario.id(), on)));
    }

    Report report() {
        List<Section> sections = new ArrayList<>(List.of(comparison()));
        scenarios.forEach((scenario, years) -> sections.add(section(scenario, years)));
        sections.add(new ForecastMethod(forecast, locale).section());
        return new Report(
                "forecast",
                say.text("Projection du temps de coordination", "Forecast of coordination time"),
                forecast.title() + " · " + forecast.firstYear() + "–" + forecast.lastYear(),
                locale,
                Audience.RECIPIENT,
                forecast.fictitious(),
                null,
                sections);
    }

    private Section comparison() {
        List<Block> blocks = new ArrayList<>();
        List<Block.Facts.Fact> facts = new ArrayList<>();
        facts.add(
                say.fact("organisation", "Fédération ou structure", "Organisation", Value.of(forecast.organisation())));
        if (!on.equals(LocalDate.MIN)) {
            facts.add(say.fact("as.of", "Financements connus au", "Funding as known on", new Value.Day(on)));
        }
        blocks.add(new Block.Facts(facts));
        for (Finding finding : forecast.findings(on)) {
            blocks.add(new Block.Notice(finding.message(locale)));
        }
        blocks.add(compared(
                "hours",
                say.text("Heures de coordination", "Hours of coordination"),
                year -> Value.hours(year.seconds()),
                years -> Value.hours(
                        years.stream().mapToLong(ForecastYear::seconds).sum())));
        blocks.add(compared(
                "cost",
                say.text("Coût de la coordination", "Cost of coordination"),
                year -> say.money(year.cost()),
                years -> total(years, ForecastYear::cost)));
        blocks.add(compared(
                "open",
                say.text("Reste à financer\u00a0: coût moins acquis", "Not secured: cost less secured money"),
                year -> say.money(year.open().orElse(null)),
                years -> total(years, year -> year.open().orElse(null))));
        blocks.add(compared(
                "gap",
                say.text(
                        "Sans financeur\u00a0: coût moins acquis, moins recherché",
                        "Without a funder: cost less secured and sought money"),
                year -> say.money(year.gap().orElse(null)),
                years -> total(years, year -> year.gap().orElse(null))));
        return new Section("comparison", say.text("Comparaison", "Comparison"), false, blocks);
    }

    private Block compared(
            String id,
            String caption,
            Function<ForecastYear, Value> figure,
            Function<List<ForecastYear>, Value> total) {
        List<Column> columns = new ArrayList<>(List.of(Column.of("year", say.text("Année", "Year"))));
        List<Value> totals = new ArrayList<>(List.of(Value.of("Total")));
        scenarios.forEach((scenario, years) -> {
            columns.add(Column.summed(id + "." + scenario.id(), scenario.title()));
            totals.add(total.apply(years));
        });
        List<List<Value>> rows = new ArrayList<>();
        for (int i = 0; i < forecast.years().size(); i++) {
            List<Value> row = new ArrayList<>(List.of(say.year(forecast.years().get(i))));
            for (List<ForecastYear> years : scenarios.values()) {
                row.add(figure.apply(years.get(i)));
            }
            rows.add(row);
        }
        return new Block.Table("compared." + id, caption, columns, rows, totals);
    }

    // A total over years of which one is unknown is unknown.
    private Value total(List<ForecastYear> years, Function<ForecastYear, @Nullable Money> figure) {
        Money sum = Euros.ZERO;
        for (ForecastYear year : years) {
            Money money = figure.apply(year);
            if (money == null) {
                return say.money(null);
            }
            sum = sum.plus(money);
        }
        return Value.of(sum);
    }

    private Section section(Scenario scenario, List<ForecastYear> years) {
        List<Block> blocks = new ArrayList<>();
        if (!scenario.assumption().isBlank()) {
            blocks.add(new Block.Paragraph(scenario.assumption()));
        }
        Block.Table funding = funding(scenario, years);
        boolean drawn = years.stream().allMatch(year -> year.cost() != null);
        blocks.add(
                drawn
                        ? new Block.Chart(
                                Block.ChartKind.STACKED,
                                say.text("Ce qui couvre le coût de chaque année", "What covers the cost of each year"),
                                funding)
                        : funding);
        blocks.add(parts(
                "teams.hours." + scenario.id(),
                say.text("Heures par équipe", "Hours by team"),
                say.text("Équipe", "Team"),
                years,
                ForecastYear::teams,
                id -> scenario.teams().stream()
                        .filter(team -> team.id().equals(id))
                        .map(this::named)
                        .collect(Collectors.joining()),
                part -> Value.hours(part.seconds())));
        blocks.add(parts(
                "teams.cost." + scenario.id(),
                say.text("Coût par équipe", "Cost by team"),
                say.text("Équipe", "Team"),
                years,
                ForecastYear::teams,
                id -> scenario.teams().stream()
                        .filter(team -> team.id().equals(id))
                        .map(this::named)
                        .collect(Collectors.joining()),
                part -> say.money(part.cost())));
        blocks.add(parts(
                "functions.cost." + scenario.id(),
                say.text("Coût par fonction", "Cost by function"),
                say.text("Fonction", "Function"),
                years,
                ForecastYear::functions,
                id -> ForecastMethod.title(org.essaim.organisation.Function.valueOf(id), say),
                part -> say.money(part.cost())));
        return new Section("scenario." + scenario.id(), scenario.title(), false, blocks);
    }

    private String named(TeamCourse team) {
        return team.number() == 1 ? team.title() : team.title() + " (× " + team.number() + ")";
    }

    private Block.Table funding(Scenario scenario, List<ForecastYear> years) {
        List<List<Value>> rows = new ArrayList<>();
        for (ForecastYear year : years) {
            rows.add(List.of(
                    say.year(year.year()),
                    Value.of(year.secured()),
                    Value.of(year.sought()),
                    say.money(year.gap().orElse(null)),
                    say.money(year.cost()),
                    Value.hours(year.seconds())));
        }
        return new Block.Table(
                "funding." + scenario.id(),
                say.text("Coût et financement par année", "Cost and funding by year"),
                List.of(
                        Column.of("year", say.text("Année", "Year")),
                        Column.summed("secured", say.text("Acquis", "Secured")),
                        Column.summed("sought", say.text("Recherché ou demandé", "Sought or submitted")),
                        Column.summed("gap", say.text("Sans financeur", "Without a funder")),
                        Column.summed("total.cost", say.text("Coût", "Cost")),
                        Column.summed("total.seconds", say.text("Heures", "Hours"))),
                rows,
                List.of(
                        Value.of("Total"),
                        total(years, ForecastYear::secured),
                        total(years, ForecastYear::sought),
                        total(years, year -> year.gap().orElse(null)),
                        total(years, ForecastYear::cost),
                        Value.hours(
                                years.stream().mapToLong(ForecastYear::seconds).sum())));
    }

    private Block parts(
            String id,
            String caption,
            String head,
            List<ForecastYear> years,
            Function<ForecastYear, List<ForecastYear.Part>> parts,
            Function<String, String> title,
            Function<ForecastYear.Part, Value> figure) {
        List<Column> columns = new ArrayList<>(List.of(Column.of("part", head)));
        Map<String, List<Value>> rows = new LinkedHashMap<>();
        years.forEach(year -> parts.apply(year).forEach(part -> rows.putIfAbsent(part.id(), new ArrayList<>())));
        List<Value> totals = new ArrayList<>(List.of(Value.of("Total")));
        rows.forEach((part, row) -> row.add(Value.of(title.apply(part))));
        for (ForecastYear year : years) {
            columns.add(Column.summed("year." + year.year(), Integer.toString(year.year())));
            Map<String, ForecastYear.Part> own =
                    parts.apply(year).stream().collect(Collectors.toMap(ForecastYear.Part::id, Function.identity()));
            Money nothing = year.cost() == null ? null : Euros.ZERO;
            rows.forEach((part, row) ->
                    row.add(figure.apply(own.getOrDefault(part, new ForecastYear.Part(part, 0, nothing)))));
            totals.add(figure.apply(new ForecastYear.Part("", year.seconds(), year.cost())));
        }
        return new Block.Table(id, caption, columns, List.copyOf(rows.values()), totals);
    }
}
