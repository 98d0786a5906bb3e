package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.experience.Consent;
import org.essaim.experience.Experience;
import org.essaim.experience.ExperienceSearch;
import org.essaim.experience.Experiences;
import org.essaim.experience.Topics;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.pages.Part.Kind;
import org.essaim.report.Report;

/** The catalogue of experiences: searched, read, and added to by testimonies and lessons learned. */
final class ExperiencesPage extends FormPage {
    static final String PATH = "experiences";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Expériences", "Experiences");
    }

    @Override
    Answer show(Visit visit, List<Part> first) throws IOException {
        if (visit.below().equals(List.of("download"))) {
            return downloaded(visit);
        }
        if (!visit.below().isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        List<Part> parts = new ArrayList<>(first);
        if (!visit.text("testimony").isEmpty() || !visit.text("lesson").isEmpty()) {
            return one(visit, parts);
        }
        ExperienceSearch search = search(visit);
        parts.add(searching(visit, search));
        parts.add(found(visit, visit.essaim().experiences().find(search, Consent.Extent.NETWORK)));
        parts.add(Exports.links(visit, Exports.reports(), PATH + "/download", asked(visit)));
        if (visit.may(Duty.COORDINATOR)) {
            parts.add(ExperienceForms.testimony(visit, Optional.empty()));
            parts.add(ExperienceForms.lesson(visit, Optional.empty()));
        }
        return Screen.of(title(visit.language()), parts);
    }

    // What was typed into another form is nothing that is looked for.
    private static String sought(Visit visit, String name) {
        return visit.text("do").isEmpty() ? visit.text(name) : "";
    }

    private static String[] asked(Visit visit) {
        List<String> asked = new ArrayList<>();
        for (String name : List.of("words", "kind", "approach", "theme", "territory", "difficulty", "size")) {
            asked.add(name);
            asked.add(sought(visit, name));
        }
        return asked.toArray(String[]::new);
    }

    private static ExperienceSearch search(Visit visit) {
        ExperienceSearch search = ExperienceSearch.ALL
                .words(sought(visit, "words"))
                .approach(sought(visit, "approach"))
                .theme(sought(visit, "theme"))
                .territory(sought(visit, "territory"))
                .difficulty(sought(visit, "difficulty"));
        if (!sought(visit, "kind").isEmpty()) {
            search = search.kind(Typing.oneOf(visit, "kind", Experience.Kind.class));
        }
        return sought(visit, "size").isEmpty() ? search : search.size(Typing.oneOf(visit, "size", Topics.Size.class));
    }

    private static Part searching(Visit visit, ExperienceSearch search) {
        Locale locale = visit.language().locale();
        List<Part.Field> fields = new ArrayList<>();
        fields.add(field(visit, "words", "Mots", "Words", String.join(" ", search.words())));
        fields.add(choice(
                visit,
                "kind",
                "Nature",
                "Kind",
                Arrays.stream(Experience.Kind.values())
                        .map(kind -> new Part.Option(kind.name(), kind.title(locale)))
                        .toList()));
        fields.add(field(visit, "approach", "Approche", "Approach", search.approach()));
        fields.add(field(visit, "theme", "Thème", "Theme", search.theme()));
        fields.add(field(visit, "territory", "Territoire", "Territory", search.territory()));
        fields.add(field(visit, "difficulty", "Difficulté rencontrée", "Difficulty met", search.difficulty()));
        fields.add(choice(visit, "size", "Taille de la structure", "Size of the structure", TopicFields.sizes(visit)));
        Forms.language(visit, fields);
        return Part.Form.get(
                visit.address(PATH),
                visit.say("Chercher une expérience", "Look for an experience"),
                fields,
                visit.say("Chercher", "Search"));
    }

    private static Part.Field field(Visit visit, String name, String french, String english, String value) {
        return Part.Field.of(Kind.TEXT, name, visit.say(french, english), value, false);
    }

    private static Part.Field choice(
            Visit visit, String name, String french, String english, List<Part.Option> options) {
        List<Part.Option> all = new ArrayList<>();
        all.add(new Part.Option("", visit.say("Toutes", "Any")));
        all.addAll(options);
        return Part.Field.choice(name, visit.say(french, english), sought(visit, name), all);
    }

    private static Part found(Visit visit, List<Experience> found) {
        if (found.isEmpty()) {
            return new Part.Prose(visit.say("Aucune expérience ne correspond.", "No experience matches."));
        }
        Locale locale = visit.language().locale();
        List<List<Cell>> rows = new ArrayList<>();
        for (Experience each : found) {
            Topics topics = each.topics();
            rows.add(List.of(
                    Cell.link(each.title(), address(visit, each)),
                    Cell.of(each.kind().title(locale)),
                    Cell.of(topics.theme()),
                    Cell.of(String.join(", ", topics.approaches())),
                    Cell.of(topics.territory()),
                    Cell.of(String.join(", ", topics.difficulties()))));
        }
        return new Part.Grid(
                visit.say("Expériences", "Experiences") + " (" + visit.figures().count(found.size()) + ")",
                List.of(
                        Head.words(visit.say("Titre", "Title")),
                        Head.words(visit.say("Nature", "Kind")),
                        Head.words(visit.say("Thème", "Theme")),
                        Head.words(visit.say("Approches", "Approaches")),
                        Head.words(visit.say("Territoire", "Territory")),
                        Head.words(visit.say("Difficultés rencontrées", "Difficulties met"))),
                rows,
                List.of());
    }

    private static String address(Visit visit, Experience each) {
        return switch (each.kind()) {
            case ACTION_SHEET -> visit.address("sheets", "sheet", each.id());
            case TESTIMONY -> visit.address(PATH, "testimony", each.id());
            case LESSON -> visit.address(PATH, "lesson", each.id());
            case PROJECT -> visit.address("projects", "project", each.id());
            case RESOURCE -> visit.address("resources", "resource", each.id());
        };
    }

    @Override
    Done act(Visit visit) {
        visit.require(Duty.COORDINATOR);
        return ExperienceForms.act(visit);
    }

    private static Answer one(Visit visit, List<Part> parts) {
        Report report = report(visit);
        parts.addAll(ReportParts.of(visit, report));
        String name = visit.text("testimony").isEmpty() ? "lesson" : "testimony";
        parts.add(Exports.links(visit, Exports.reports(), PATH + "/download", name, visit.text(name)));
        if (visit.may(Duty.COORDINATOR)) {
            parts.addAll(ExperienceForms.of(visit));
        }
        parts.add(new Part.Links(
                List.of(new Part.Link(visit.say("Toutes les expériences", "All experiences"), visit.address(PATH)))));
        return Screen.of(report.title(), parts);
    }

    private static Report report(Visit visit) {
        Experiences experiences = visit.essaim().experiences();
        Locale locale = visit.language().locale();
        Optional<Report> report;
        if (visit.text("testimony").isEmpty()) {
            report = ExperienceForms.lesson(visit).map(each -> experiences.report(each, locale));
        } else {
            report = ExperienceForms.testimony(visit).map(each -> experiences.report(each, locale));
        }
        return report.orElseThrow(() -> Refusal.notFound(visit.language()));
    }

    private static Answer downloaded(Visit visit) throws IOException {
        Locale locale = visit.language().locale();
        boolean catalogue =
                visit.text("testimony").isEmpty() && visit.text("lesson").isEmpty();
        Report report = catalogue
                ? visit.essaim().experiences().report(search(visit), Consent.Extent.NETWORK, locale)
                : report(visit);
        return Exports.file(
                visit,
                visit.essaim().export(report),
                visit.say("experiences", "experiences"),
                Exports.format(visit, Exports.reports()));
    }
}
