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
import org.essaim.experience.LessonLearned;
import org.essaim.experience.Testimony;
import org.essaim.experience.Topics;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.pages.Part.Kind;
import org.essaim.recording.Recorded;
import org.essaim.report.Report;

/** The catalogue of experiences: searched, read, and added to by testimonies and lessons learned. */
final class ExperiencesPage extends FormPage {
    private static final String PATH = "experiences";

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
            parts.add(testimonyForm(visit));
            parts.add(lessonForm(visit));
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

    private static Answer one(Visit visit, List<Part> parts) {
        Report report = report(visit);
        parts.addAll(ReportParts.of(visit, report));
        String name = visit.text("testimony").isEmpty() ? "lesson" : "testimony";
        parts.add(Exports.links(visit, Exports.reports(), PATH + "/download", name, visit.text(name)));
        if (name.equals("testimony") && visit.may(Duty.COORDINATOR)) {
            parts.add(Typing.of(visit, "withdraw")
                    .hidden("testimony", visit.text(name))
                    .post(
                            visit.address(PATH),
                            visit.say("Le consentement est retiré", "The consent is withdrawn"),
                            visit.say("Effacer ce témoignage", "Erase this testimony")));
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
            report = experiences.lesson(visit.text("lesson")).map(each -> experiences.report(each, locale));
        } else {
            report = experiences.testimonies(Consent.Extent.NETWORK).stream()
                    .filter(each -> each.id().equals(visit.text("testimony")))
                    .findFirst()
                    .map(each -> experiences.report(each, locale));
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

    private static Part testimonyForm(Visit visit) {
        Typing typing = Typing.of(visit, "tell")
                .needed(Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier"))
                .needed(Kind.TEXT, "title", visit.say("Titre", "Title"))
                .needed(Kind.LONG_TEXT, "text", visit.say("Ce qui est raconté", "What is told"))
                .hint("Aucun nom de personne.", "No person's name.")
                .free(Kind.TEXT, "speaker", visit.say("Qui témoigne, par sa fonction", "Who speaks, by what they do"));
        TopicFields.structure(visit, typing, "");
        typing.needed(Kind.DAY, "told", visit.say("Recueilli le", "Told on"));
        return TopicFields.add(visit, typing, Topics.NONE)
                .needed(Kind.DAY, "given", visit.say("Consentement donné le", "Consent given on"))
                .choice(
                        "extent",
                        visit.say("Pour qui", "For whom"),
                        Consent.Extent.NETWORK.name(),
                        Arrays.stream(Consent.Extent.values())
                                .map(each -> new Part.Option(
                                        each.name(), each.title(visit.language().locale())))
                                .toList())
                .free(Kind.DAY, "until", visit.say("Jusqu’au", "Until"))
                .post(
                        visit.address(PATH),
                        visit.say("Un témoignage", "A testimony"),
                        visit.say("Enregistrer le témoignage", "Store the testimony"));
    }

    private static Part lessonForm(Visit visit) {
        Typing typing = Typing.of(visit, "learn")
                .needed(Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier"))
                .needed(Kind.TEXT, "title", visit.say("En une phrase", "In a sentence"))
                .choice(
                        "outcome",
                        visit.say("Issue", "Outcome"),
                        LessonLearned.Outcome.WORKED.name(),
                        Arrays.stream(LessonLearned.Outcome.values())
                                .map(each -> new Part.Option(
                                        each.name(), each.title(visit.language().locale())))
                                .toList())
                .needed(Kind.LONG_TEXT, "text", visit.say("Comment cela s’est passé", "How it went"))
                .free(Kind.LONG_TEXT, "advice", visit.say("La prochaine fois", "Next time"));
        TopicFields.structure(visit, typing, "");
        typing.needed(Kind.DAY, "learned", visit.say("Noté le", "Noted on"));
        return TopicFields.add(visit, typing, Topics.NONE)
                .post(
                        visit.address(PATH),
                        visit.say("Un enseignement", "A lesson learned"),
                        visit.say("Enregistrer l’enseignement", "Store the lesson"));
    }

    @Override
    Done act(Visit visit) {
        visit.require(Duty.COORDINATOR);
        Experiences experiences = visit.essaim().experiences();
        return switch (visit.text("do")) {
            case "tell" -> {
                Testimony testimony = testimony(visit);
                yield new Done(visit.address(PATH, "testimony", testimony.id()), experiences.save(testimony));
            }
            case "learn" -> {
                LessonLearned lesson = lesson(visit);
                yield new Done(visit.address(PATH, "lesson", lesson.id()), experiences.save(lesson));
            }
            case "withdraw" -> {
                experiences.withdraw(visit.required("testimony"));
                yield new Done(visit.address(PATH), new Recorded(1, 0, 0, List.of()));
            }
            default -> throw Refusal.noSuchForm(visit.language());
        };
    }

    private static Testimony testimony(Visit visit) {
        Consent.Extent extent = Typing.oneOf(visit, "extent", Consent.Extent.class);
        Topics topics = TopicFields.read(visit);
        return Typing.made(() -> Testimony.builder(
                        visit.required("id"), visit.required("title"), visit.required("text"), day(visit, "told"))
                .speaker(visit.text("speaker").strip())
                .structure(visit.text("structure"))
                .topics(topics)
                .consent(new Consent(
                        day(visit, "given"), extent, visit.day("until").orElse(null)))
                .build());
    }

    private static LessonLearned lesson(Visit visit) {
        LessonLearned.Outcome outcome = Typing.oneOf(visit, "outcome", LessonLearned.Outcome.class);
        Topics topics = TopicFields.read(visit);
        return Typing.made(() -> LessonLearned.builder(
                        visit.required("id"), visit.required("title"), outcome, day(visit, "learned"))
                .text(visit.required("text"))
                .advice(visit.text("advice"))
                .structure(visit.text("structure"))
                .topics(topics)
                .build());
    }

    private static java.time.LocalDate day(Visit visit, String name) {
        return visit.day(name).orElseThrow(() -> Refusal.incomplete(visit.language(), name));
    }
}
