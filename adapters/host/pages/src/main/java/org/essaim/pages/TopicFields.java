package org.essaim.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.essaim.experience.Topics;
import org.essaim.pages.Part.Kind;

/** The fields that say what an experience is about, and what was typed into them. */
final class TopicFields {
    private TopicFields() {}

    static Typing add(Visit visit, Typing typing, Topics topics) {
        return typing.field(Kind.TEXT, "theme", visit.say("Thème", "Theme"), topics.theme(), false)
                .field(Kind.TEXT, "territory", visit.say("Territoire", "Territory"), topics.territory(), false)
                .field(
                        Kind.TEXT,
                        "approaches",
                        visit.say("Approches essayées", "Approaches that were tried"),
                        String.join(", ", topics.approaches()),
                        false)
                .hint("Séparées par des virgules.", "With commas between them.")
                .field(
                        Kind.TEXT,
                        "difficulties",
                        visit.say("Difficultés rencontrées", "Difficulties met"),
                        String.join(", ", topics.difficulties()),
                        false)
                .hint(
                        "Quelques mots chacune, séparées par des virgules.",
                        "A few words each, with commas between them.")
                .choiceOrNone(
                        "size",
                        visit.say("Taille de la structure", "Size of the structure"),
                        topics.size() == null ? "" : topics.size().name(),
                        sizes(visit));
    }

    static List<Part.Option> sizes(Visit visit) {
        return Arrays.stream(Topics.Size.values())
                .map(size ->
                        new Part.Option(size.name(), size.title(visit.language().locale())))
                .toList();
    }

    /** The visitor’s structures, of which one may be named. */
    static Typing structure(Visit visit, Typing typing, String value) {
        List<Part.Option> options = new ArrayList<>();
        if (visit.isWhole()) {
            options.add(new Part.Option("", visit.say("Toute la fédération", "The whole federation")));
        }
        options.addAll(ProgrammeWords.structures(visit));
        return typing.choice("structure", visit.say("De quelle structure", "Of which structure"), value, options);
    }

    static Topics read(Visit visit) {
        return new Topics(
                visit.text("theme").strip(),
                visit.text("territory").strip(),
                list(visit.text("approaches"), ","),
                list(visit.text("difficulties"), ","),
                visit.text("size").isEmpty() ? null : Typing.oneOf(visit, "size", Topics.Size.class));
    }

    static List<String> list(String text, String between) {
        return Stream.of(text.split(between, -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
