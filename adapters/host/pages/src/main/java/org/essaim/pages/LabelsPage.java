package org.essaim.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.time.Category;
import org.essaim.time.CategoryMapping;
import org.essaim.time.LabelSuggestion;
import org.essaim.time.MappingPreview;
import org.essaim.time.MappingVersion;
import org.essaim.time.WaitingLabel;

/** Labels that nobody has given a category yet: what they weigh, what they may mean, and what saying so would do. */
final class LabelsPage extends StructurePage {
    @Override
    public String path() {
        return "labels";
    }

    @Override
    public String title(Language language) {
        return language.say("Libellés", "Labels");
    }

    @Override
    void show(Visit visit, Structure structure, List<Part> parts) {
        Forms.done(visit, parts, "saved", "La catégorie est enregistrée.", "The category is saved.");
        List<WaitingLabel> waiting = visit.essaim().time().waitingLabels(structure.id());
        parts.add(new Part.Heading(Forms.name(structure)));
        if (waiting.isEmpty()) {
            parts.add(new Part.Prose(visit.say(
                    "Aucun libellé n’attend de catégorie dans les mois ouverts.",
                    "No label of the open months waits for a category.")));
        } else {
            parts.add(waiting(visit, structure, waiting));
        }
        String label = visit.text("label");
        if (!label.isEmpty()) {
            suggestions(visit, parts, structure, label);
            if (visit.may(Duty.COORDINATOR)) {
                parts.add(form(visit, structure, label, first(waiting, label)));
            }
        }
        parts.add(history(visit, structure));
    }

    private Part waiting(Visit visit, Structure structure, List<WaitingLabel> waiting) {
        List<List<Cell>> rows = new ArrayList<>();
        for (WaitingLabel label : waiting) {
            String href = visit.address(path(), "structure", structure.id(), "label", label.label());
            rows.add(List.of(
                    Cell.link(
                            label.label().isEmpty() ? visit.say("(sans libellé)", "(no label)") : label.label(), href),
                    Cell.of(visit.figures().hours(label.seconds())),
                    Cell.of(visit.figures().count(label.events())),
                    Cell.of(visit.figures().day(label.first())),
                    Cell.of(visit.figures().day(label.last()))));
        }
        return new Part.Grid(
                visit.say(
                        "Libellés sans catégorie, les plus lourds d’abord",
                        "Labels without a category, heaviest first"),
                List.of(
                        Head.words(visit.say("Libellé", "Label")),
                        Head.figures(visit.say("Heures", "Hours")),
                        Head.figures(visit.say("Événements", "Events")),
                        Head.words(visit.say("Du", "From")),
                        Head.words(visit.say("Au", "To"))),
                rows,
                List.of());
    }

    private static LocalDate first(List<WaitingLabel> waiting, String label) {
        return waiting.stream()
                .filter(each -> each.label().equals(label))
                .map(WaitingLabel::first)
                .findFirst()
                .orElse(LocalDate.now(java.time.ZoneOffset.UTC))
                .withDayOfMonth(1);
    }

    private static void suggestions(Visit visit, List<Part> parts, Structure structure, String label) {
        parts.add(new Part.Heading(visit.say("Libellé «\u00a0", "Label “") + label + visit.say("\u00a0»", "”")));
        List<LabelSuggestion> suggestions = visit.essaim().time().suggestions(structure.id(), label);
        if (suggestions.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Rien ne lui ressemble.", "Nothing is like it.")));
            return;
        }
        List<List<Cell>> rows = suggestions.stream()
                .map(suggestion -> List.of(
                        Cell.of(suggestion.category().title(visit.language().locale())),
                        Cell.of(suggestion.like() + " "
                                + suggestion.reason().title(visit.language().locale()))))
                .toList();
        parts.add(new Part.Grid(
                visit.say("Ce qu’il peut vouloir dire", "What it may mean"),
                List.of(Head.words(visit.say("Catégorie", "Category")), Head.words(visit.say("Pourquoi", "Why"))),
                rows,
                List.of()));
    }

    private Part form(Visit visit, Structure structure, String label, LocalDate from) {
        String suggested = visit.essaim().time().suggestions(structure.id(), label).stream()
                .findFirst()
                .map(suggestion -> suggestion.category().name())
                .orElse("");
        return Part.Form.post(
                visit.address(path()),
                visit.say("Donner une catégorie à ce libellé", "Give this label a category"),
                List.of(
                        Part.Field.hidden("structure", structure.id()),
                        Part.Field.hidden("label", label),
                        Part.Field.hidden("seen", seen(visit, structure)),
                        Forms.category(visit, suggested),
                        Part.Field.of(Part.Kind.DAY, "from", visit.say("À compter du", "From"), from.toString(), true)),
                new Part.Button(visit.say("Voir l’effet", "See the effect"), "do", "preview"));
    }

    private static String seen(Visit visit, Structure structure) {
        return Long.toString(
                visit.essaim().time().mappingVersions(structure.id()).size());
    }

    @Override
    public Answer post(Visit visit) {
        visit.require(Duty.COORDINATOR);
        Structure structure = visit.structure(visit.required("structure"));
        String label = visit.required("label");
        LocalDate from = visit.day("from").orElseThrow(() -> Refusal.incomplete(visit.language(), "from"));
        Category category = category(visit);
        String done = visit.address(path(), "structure", structure.id(), "done", "saved");
        CategoryMapping now = visit.essaim().time().meanings(structure.id());
        if (now.with(label, from, category).equals(now)) {
            // Sent twice: it is as asked already.
            return new Answer.Elsewhere(done);
        }
        if (visit.text("do").equals("save")) {
            if (!visit.text("seen").equals(seen(visit, structure))) {
                throw Refusal.changed(visit.language());
            }
            visit.essaim()
                    .time()
                    .mapping(structure.id())
                    .from(from)
                    .map(label, category)
                    .save();
            return new Answer.Elsewhere(done);
        }
        MappingPreview preview = visit.essaim()
                .time()
                .mapping(structure.id())
                .from(from)
                .map(label, category)
                .preview();
        return preview(visit, structure, label, from, category, preview);
    }

    private static Category category(Visit visit) {
        String name = visit.required("category");
        return Arrays.stream(Category.values())
                .filter(each -> each.name().equals(name) && each != Category.UNMAPPED && each != Category.BREAK)
                .findFirst()
                .orElseThrow(() -> Refusal.incomplete(visit.language(), "category"));
    }

    private Answer preview(
            Visit visit, Structure structure, String label, LocalDate from, Category category, MappingPreview preview) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.Notice.of(
                Part.Tone.REMARK,
                label + " → " + category.title(visit.language().locale()),
                visit.say("À compter du ", "From ")
                        + visit.figures().day(from)
                        + visit.say(
                                ". Rien n’est encore enregistré\u00a0; les mois clos restent tels quels.",
                                ". Nothing is saved yet; sealed months stay as they are.")));
        List<List<Cell>> rows = preview.effects().stream()
                .map(effect -> List.of(
                        Cell.of(visit.figures().month(effect.month())),
                        Cell.of(effect.category().title(visit.language().locale())),
                        Cell.of(visit.figures().hours(effect.before())),
                        Cell.of(visit.figures().hours(effect.after()))))
                .toList();
        if (rows.isEmpty()) {
            parts.add(new Part.Prose(
                    visit.say("Aucune heure des mois ouverts ne change.", "No hour of the open months changes.")));
        } else {
            parts.add(new Part.Grid(
                    visit.say("Effet sur les mois ouverts", "Effect on the open months"),
                    List.of(
                            Head.words(visit.say("Mois", "Month")),
                            Head.words(visit.say("Catégorie", "Category")),
                            Head.figures(visit.say("Avant (h)", "Before (h)")),
                            Head.figures(visit.say("Après (h)", "After (h)"))),
                    rows,
                    List.of()));
        }
        parts.add(Part.Form.post(
                visit.address(path()),
                visit.say("Enregistrer cette catégorie", "Save this category"),
                List.of(
                        Part.Field.hidden("structure", structure.id()),
                        Part.Field.hidden("label", label),
                        Part.Field.hidden("seen", visit.text("seen")),
                        Part.Field.hidden("category", category.name()),
                        Part.Field.hidden("from", from.toString())),
                new Part.Button(visit.say("Enregistrer", "Save"), "do", "save")));
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Revenir sans enregistrer", "Back without saving"),
                visit.address(path(), "structure", structure.id(), "label", label)))));
        return Screen.of(visit.say("Aperçu de l’effet", "Preview of the effect"), parts);
    }

    private static Part history(Visit visit, Structure structure) {
        List<List<Cell>> rows = new ArrayList<>();
        for (MappingVersion version : visit.essaim().time().mappingVersions(structure.id())) {
            for (MappingVersion.Change change : version.changes()) {
                Category after = change.after();
                rows.add(List.of(
                        Cell.of(change.label()),
                        Cell.of(
                                after == null
                                        ? "–"
                                        : after.title(visit.language().locale())),
                        Cell.of(
                                change.from().equals(LocalDate.MIN)
                                        ? visit.say("toujours", "always")
                                        : visit.figures().day(change.from())),
                        Cell.of(version.author()),
                        Cell.of(Forms.moment(version.at(), structure.zone()))));
            }
        }
        if (rows.isEmpty()) {
            return new Part.Prose(visit.say(
                    "Cette structure suit les catégories de la fédération.",
                    "This structure follows the federation's categories."));
        }
        return new Part.Grid(
                visit.say("Ce que cette structure a dit elle-même", "What this structure said itself"),
                List.of(
                        Head.words(visit.say("Libellé", "Label")),
                        Head.words(visit.say("Catégorie", "Category")),
                        Head.words(visit.say("À compter du", "From")),
                        Head.words(visit.say("Compte", "Account")),
                        Head.words(visit.say("Enregistré le", "Saved on"))),
                rows,
                List.of());
    }
}
