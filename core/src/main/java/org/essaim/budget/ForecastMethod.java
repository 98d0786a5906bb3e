package org.essaim.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** How a forecast was made: the rules, the hourly costs, the teams and their course. */
final class ForecastMethod {
    private final Forecast forecast;
    private final Wording say;

    ForecastMethod(Forecast forecast, Locale locale) {
        this.forecast = forecast;
        this.say = new Wording(locale);
    }

    static String title(Function function, Wording say) {
        return switch (function) {
            case CARE_WORKER -> say.text("Intervention à domicile", "Care worker");
            case TEAM_FACILITATOR -> say.text("Animation d’équipe", "Team facilitator");
            case AREA_MANAGER -> say.text("Encadrement de secteur", "Area manager");
            case DIRECTOR -> say.text("Direction", "Director");
            case ADMINISTRATIVE -> say.text("Administration", "Administrative");
        };
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(say.text(
                "Chaque mois vaut les heures déclarées\u202f; un mois entamé vaut sa part de jours. Chaque heure est valorisée au coût"
                        + " horaire chargé de la fonction, au jour où elle est faite, hausses du scénario comprises.",
                "Each month is worth the hours declared; a month partly spent counts by its days. Each hour is valued at the"
                        + " employer’s hourly cost of the function on its day, the scenario’s rises included.")));
        blocks.add(
                new Block.Paragraph(
                        say.text(
                                "Rien n’est arrondi avant la fin de l’année\u00a0: les heures de l’année sont arrondies une fois à la seconde, son coût"
                                        + " une fois au centime, la moitié vers le haut. Les équipes et les fonctions se partagent l’année arrondie au"
                                        + " plus fort reste\u00a0: chaque somme est exacte.",
                                "Nothing is rounded before the year ends: the year’s hours once to the second, its cost once to the cent, half"
                                        + " up. Teams and functions divide the rounded year by largest remainder: every sum is exact.")));
        if (!forecast.hourlyCosts().isEmpty()) {
            blocks.add(costs());
        }
        if (forecast.scenarios().stream().anyMatch(scenario -> !scenario.rises().isEmpty())) {
            blocks.add(rises());
        }
        blocks.add(teams());
        return new Section("method", say.text("Méthode et hypothèses", "Method and assumptions"), false, blocks);
    }

    private Block costs() {
        List<List<Value>> rows = new ArrayList<>();
        forecast.hourlyCosts()
                .forEach((function, figures) -> figures.changes()
                        .forEach(figure -> rows.add(List.of(
                                Value.of(title(function, say)),
                                new Value.Day(figure.date()),
                                Value.of(say.figures()
                                                .decimal(
                                                        figure.value(),
                                                        Math.max(
                                                                2,
                                                                figure.value().scale()))
                                        + "\u00a0€")))));
        return new Block.Table(
                "hourly.costs",
                say.text("Coût horaire chargé", "Employer’s hourly cost"),
                List.of(
                        Column.of("function", say.text("Fonction", "Function")),
                        Column.of("from", say.text("À partir du", "From")),
                        Column.of("euros", say.text("Par heure", "An hour"))),
                rows,
                List.of());
    }

    private Block rises() {
        List<List<Value>> rows = new ArrayList<>();
        for (Scenario scenario : forecast.scenarios()) {
            for (Scenario.Rise rise : scenario.rises()) {
                rows.add(List.of(
                        Value.of(scenario.title()),
                        new Value.Day(rise.from()),
                        say.share(rise.by()),
                        Value.of(
                                rise.functions().isEmpty()
                                        ? say.text("toutes", "all")
                                        : rise.functions().stream()
                                                .sorted()
                                                .map(function -> title(function, say))
                                                .collect(Collectors.joining(", ")))));
            }
        }
        return new Block.Table(
                "rises",
                say.text("Évolutions du coût horaire", "Rises of the hourly cost"),
                List.of(
                        Column.of("scenario", say.text("Scénario", "Scenario")),
                        Column.of("from", say.text("À partir du", "From")),
                        Column.of("by", say.text("De", "By")),
                        Column.of("functions", say.text("Fonctions", "Functions"))),
                rows,
                List.of());
    }

    private Block teams() {
        List<List<Value>> rows = new ArrayList<>();
        for (Scenario scenario : forecast.scenarios()) {
            for (TeamCourse team : scenario.teams()) {
                for (ByDate.From<TeamCourse.Load> load : team.hours().changes()) {
                    rows.add(List.of(
                            Value.of(scenario.title()),
                            Value.of(team.title()),
                            Value.count(team.number()),
                            new Value.Day(team.joins()),
                            team.leaves() == null ? Value.of(say.text("reste", "stays")) : new Value.Day(team.leaves()),
                            new Value.Day(load.date()),
                            Value.hours(load.value().seconds()),
                            Value.of(
                                    load.value().perMember()
                                            ? say.text("par membre", "a member")
                                            : say.text("par équipe", "a team")),
                            Value.of(members(team)),
                            Value.of(mix(team))));
                }
            }
        }
        return new Block.Table(
                "courses",
                say.text("Équipes", "Teams"),
                List.of(
                        Column.of("scenario", say.text("Scénario", "Scenario")),
                        Column.of("team", say.text("Équipe", "Team")),
                        Column.of("number", say.text("Nombre", "Number")),
                        Column.of("joins", say.text("Entre le", "Joins")),
                        Column.of("leaves", say.text("Sort le", "Leaves")),
                        Column.of("from", say.text("Heures depuis le", "Hours since")),
                        Column.of("monthly", say.text("Par mois", "A month")),
                        Column.of("per", say.text("Unité", "Unit")),
                        Column.of("members", say.text("Membres", "Members")),
                        Column.of("mix", say.text("Répartition", "Mix"))),
                rows,
                List.of());
    }

    private String members(TeamCourse team) {
        return team.members().changes().stream()
                .map(change -> change.value() + " (" + change.date().getYear() + ")")
                .collect(Collectors.joining(", "));
    }

    private String mix(TeamCourse team) {
        return team.mix().entrySet().stream()
                .map(share ->
                        title(share.getKey(), say) + "\u00a0" + say.figures().text(say.share(share.getValue())))
                .collect(Collectors.joining(", "));
    }
}
