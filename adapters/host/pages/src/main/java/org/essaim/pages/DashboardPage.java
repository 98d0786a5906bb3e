package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.essaim.indicator.Dashboard;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.Period;
import org.essaim.report.Report;

/** One page of figures: the indicators side by side, how time is spent, what of coordination is funded, before and after, month by month. */
final class DashboardPage implements Page {
    private static final String PATH = "dashboard";
    // Time is told by category in any case.
    private static final List<Dimension> ROWS = Arrays.stream(Dimension.values())
            .filter(each -> each != Dimension.CATEGORY)
            .toList();

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Tableau de bord", "Dashboard");
    }

    @Override
    public Answer get(Visit visit) throws IOException {
        if (visit.below().equals(List.of("download"))) {
            Period period =
                    AskedPeriod.of(visit).orElseThrow(() -> Refusal.incomplete(visit.language(), AskedPeriod.NAME));
            return Exports.file(
                    visit,
                    visit.essaim().export(report(visit, period)),
                    visit.say("tableau-de-bord-", "dashboard-") + period,
                    Exports.format(visit, Exports.reports()));
        }
        if (!visit.below().isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        List<Part> parts = new ArrayList<>();
        Optional<Period> period;
        try {
            period = AskedPeriod.of(visit);
        } catch (Refusal e) {
            parts.add(Part.Notice.of(Part.Tone.REFUSAL, e.what(), e.remedy()));
            choose(visit, parts);
            return new Screen(400, title(visit.language()), parts);
        }
        choose(visit, parts);
        if (period.isEmpty()) {
            return Screen.of(title(visit.language()), parts);
        }
        Report report = report(visit, period.get());
        parts.add(Exports.links(visit, Exports.reports(), PATH + "/download", parameters(visit, period.get())));
        parts.add(new Part.Prose(visit.say(
                "Chaque graphique est ici un tableau\u00a0; le fichier HTML les dessine.",
                "Each chart is a table here; the HTML file draws them.")));
        parts.addAll(ReportParts.of(visit, report));
        return Screen.of(
                title(visit.language()) + ", "
                        + period.get().title(visit.language().locale()),
                parts);
    }

    private static Report report(Visit visit, Period period) {
        String programme = visit.text("programme");
        if (!programme.isEmpty()
                && visit.essaim().programmes().all().stream()
                        .noneMatch(each -> each.id().equals(programme))) {
            throw Refusal.incomplete(visit.language(), "programme");
        }
        Dashboard dashboard = visit.essaim()
                .indicators()
                .dashboard(period)
                .showing(visit.text("indicator"))
                .by(dimension(visit));
        return visit.essaim().report(dashboard, programme, visit.language().locale());
    }

    private static Dimension dimension(Visit visit) {
        String name = visit.text("by");
        return name.isEmpty()
                ? Dimension.STRUCTURE
                : ROWS.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Refusal.incomplete(visit.language(), "by"));
    }

    private static String[] chosen(Visit visit) {
        return new String[] {
            "programme", visit.text("programme"), "indicator", visit.text("indicator"), "by", visit.text("by")
        };
    }

    private static String[] parameters(Visit visit, Period period) {
        List<String> parameters = new ArrayList<>(Arrays.asList(chosen(visit)));
        parameters.addAll(List.of(AskedPeriod.NAME, period.toString()));
        return parameters.toArray(String[]::new);
    }

    private static void choose(Visit visit, List<Part> parts) {
        List<Part.Field> fields = new ArrayList<>();
        fields.add(AskedPeriod.field(visit));
        IndicatorForms.programme(visit, fields);
        List<Part.Option> indicators =
                new ArrayList<>(List.of(new Part.Option("", visit.say("le premier", "the first"))));
        IndicatorForms.titles(visit, visit.essaim().indicators().catalogue().definitions())
                .forEach((id, title) -> indicators.add(new Part.Option(id, title)));
        fields.add(Part.Field.choice(
                "indicator",
                visit.say("Indicateur suivi dans le temps", "Indicator followed over time"),
                visit.text("indicator"),
                indicators));
        List<Part.Option> dimensions = ROWS.stream()
                .map(each ->
                        new Part.Option(each.name(), each.title(visit.language().locale())))
                .toList();
        fields.add(Part.Field.choice(
                "by",
                visit.say("Ventilé par", "Broken down by"),
                visit.text("by").isEmpty() ? Dimension.STRUCTURE.name() : visit.text("by"),
                dimensions));
        Forms.language(visit, fields);
        parts.add(Part.Form.get(
                visit.address(PATH),
                visit.say("Choisir la période", "Choose the period"),
                fields,
                visit.say("Afficher", "Show")));
        parts.add(AskedPeriod.links(visit, PATH, chosen(visit)));
    }
}
