package org.essaim.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.essaim.disclosure.Protection;
import org.essaim.indicator.Definition;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.PeriodKind;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.programme.Programme;

/** The forms about indicators, and the list of those that there are. What was typed stands in them again, whatever came of it. */
final class IndicatorForms {
    private static final String STANDARD = "5";
    // Above this, a box for each is longer than what is typed.
    private static final int MOST_BOXES = 12;

    private IndicatorForms() {}

    static Part list(Visit visit, List<Definition> definitions) {
        if (definitions.isEmpty()) {
            return new Part.Prose(visit.say("Aucun indicateur n’est encore défini.", "No indicator is defined yet."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Definition each : definitions) {
            String unit = each.unit().in(visit.language().locale());
            rows.add(List.of(
                    Cell.of(each.title().in(visit.language().locale())),
                    Cell.code(each.id()),
                    Cell.of(visit.figures().count(each.version())),
                    Cell.of(unit.isEmpty() ? "–" : unit),
                    each.family().isEmpty() ? Cell.of("–") : Cell.code(each.family()),
                    Cell.of(validity(visit, each))));
        }
        return new Part.Grid(
                visit.say(
                        "Indicateurs définis\u00a0; ceux d’une même famille ne se comparent pas",
                        "Indicators that are defined; those of one family are not compared"),
                List.of(
                        Head.words(visit.say("Indicateur", "Indicator")),
                        Head.words(visit.say("Identifiant", "Identifier")),
                        Head.figures(visit.say("Version", "Version")),
                        Head.words(visit.say("Unité", "Unit")),
                        Head.words(visit.say("Famille", "Family")),
                        Head.words(visit.say("Valable", "Valid"))),
                rows,
                List.of());
    }

    private static String validity(Visit visit, Definition definition) {
        List<String> words = new ArrayList<>();
        if (definition.from() != null) {
            words.add(visit.say("à partir du ", "from ") + visit.figures().day(definition.from()));
        }
        if (definition.until() != null) {
            words.add(visit.say("jusqu’au ", "until ") + visit.figures().day(definition.until()));
        }
        return words.isEmpty() ? visit.say("toujours", "always") : String.join(", ", words);
    }

    /** Asks by an address, so that the answer can be kept as a bookmark. */
    static Part question(Visit visit, List<Definition> definitions) {
        List<Part.Field> fields = new ArrayList<>();
        titles(visit, definitions)
                .forEach((id, title) ->
                        fields.add(box(visit, "indicator", id, visit.say("Indicateur", "Indicator"), title)));
        fields.add(AskedPeriod.field(visit));
        for (Dimension each : Dimension.values()) {
            fields.add(box(
                    visit,
                    "by",
                    each.name(),
                    visit.say("Ventiler par", "Break down by"),
                    each.title(visit.language().locale())));
        }
        fields.add(every(visit));
        fields.addAll(structures(visit));
        programme(visit, fields);
        Forms.language(visit, fields);
        return Part.Form.get(
                visit.address(IndicatorsPage.PATH),
                visit.say("Ce que vous voulez savoir", "What you want to know"),
                fields,
                visit.say("Calculer", "Work out"));
    }

    /** The newest title of each, by identifier. */
    static Map<String, String> titles(Visit visit, List<Definition> definitions) {
        Map<String, String> titles = new LinkedHashMap<>();
        definitions.forEach(
                each -> titles.put(each.id(), each.title().in(visit.language().locale())));
        return titles;
    }

    private static Part.Field box(Visit visit, String name, String value, String label, String text) {
        Part.Kind kind = AskedIndicators.names(visit, name).contains(value) ? Part.Kind.CHECKED : Part.Kind.CHECK;
        return new Part.Field(
                kind,
                "f-" + name + "-" + value,
                name,
                label + visit.say("\u00a0: ", ": ") + text,
                value,
                "",
                false,
                List.of());
    }

    private static Part.Field every(Visit visit) {
        List<Part.Option> options = new ArrayList<>(
                List.of(new Part.Option("", visit.say("toute la période ensemble", "the whole period together"))));
        for (PeriodKind each : PeriodKind.values()) {
            options.add(new Part.Option(each.name(), each.title(visit.language().locale())));
        }
        return Part.Field.choice("every", visit.say("Par", "By"), visit.text("every"), options);
    }

    private static List<Part.Field> structures(Visit visit) {
        if (visit.structures().size() <= MOST_BOXES) {
            return visit.structures().stream()
                    .map(each -> box(visit, "structure", each.id(), visit.say("Seulement", "Only"), Forms.name(each)))
                    .toList();
        }
        return List.of(Part.Field.of(
                        Part.Kind.TEXT,
                        "structure",
                        visit.say("Seulement ces structures (facultatif)", "These structures only (optional)"),
                        String.join(", ", AskedIndicators.names(visit, "structure")),
                        false)
                .hint(visit.say(
                        "Leurs identifiants, séparés par des virgules\u00a0; sans eux, toutes celles que vous voyez.",
                        "Their identifiers, separated by commas; without them, all that you may see.")));
    }

    /** One of the programmes, or none; no field where there is none. */
    static void programme(Visit visit, List<Part.Field> fields) {
        List<Programme> programmes = visit.essaim().programmes().all();
        if (!programmes.isEmpty()) {
            List<Part.Option> options = new ArrayList<>(List.of(new Part.Option("", "–")));
            programmes.forEach(each -> options.add(new Part.Option(each.id(), ProgrammeWords.name(each))));
            fields.add(Part.Field.choice(
                    "programme", visit.say("Programme", "Programme"), visit.text("programme"), options));
        }
    }

    static Part catalogue(Visit visit) {
        return Typing.of(visit, "catalogue")
                .post(
                        visit.address(IndicatorsPage.PATH),
                        visit.say(
                                "Le catalogue livré\u00a0: temps, programmes, données sociales",
                                "The shipped catalogue: time, programmes, people figures"),
                        visit.say("Charger le catalogue livré", "Load the shipped catalogue"));
    }

    static Part publication(Visit visit, AskedIndicators asked) {
        Typing typing = Typing.of(visit, "publish");
        asked.hidden().forEach(each -> typing.hidden(each.name(), each.value()));
        return typing.field(
                        Part.Kind.COUNT,
                        "threshold",
                        visit.say("Personnes différentes derrière un chiffre", "Different people behind a figure"),
                        STANDARD,
                        true)
                .hint(
                        "Au moins " + Protection.FLOOR + "\u00a0; 5 d’ordinaire, 11 pour des données fiscales.",
                        "At least " + Protection.FLOOR + "; 5 as a rule, 11 for tax data.")
                .post(
                        visit.address(IndicatorsPage.PATH),
                        visit.say(
                                "Publier\u00a0: les chiffres de trop peu de personnes sont remplacés par «\u00a0s.\u00a0»,"
                                        + " et la diffusion est inscrite au registre",
                                "Publish: figures of too few people are replaced by “s.”, and the release is registered"),
                        visit.say("Préparer pour publication", "Make ready to publish"));
    }
}
