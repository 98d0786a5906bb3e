package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.document.Tree;
import org.essaim.programme.Committee;
import org.essaim.programme.DeclaredCount;
import org.essaim.programme.EntryCondition.Approached;
import org.essaim.programme.PartnerRole;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;

/**
 * What a programme has several of, as a form asks for one of it: each field is one of the programme's document, and core reads
 * the document with its own rules.
 *
 * @param key its place in the document
 * @param identity the fields that tell two of it apart
 * @param inputs its fields
 */
record DefinitionPart(String key, String french, String english, List<String> identity, List<Input> inputs) {

    /** How a field is typed. */
    enum Way {
        LINE,
        LONG,
        COUNT,
        CHOICE,
        /** Several texts, separated by semicolons. */
        SEVERAL,
        BOXES
    }

    /** A field; with a dot in its name it belongs to a part of the part. */
    record Input(
            Way way,
            String name,
            boolean required,
            String french,
            String english,
            BiFunction<Visit, Programme, List<Part.Option>> options) {
        private static Input of(Way way, String name, boolean required, String french, String english) {
            return new Input(way, name, required, french, english, (visit, programme) -> List.of());
        }

        static Input line(String name, String french, String english) {
            return of(Way.LINE, name, true, french, english);
        }

        static Input free(String name, String french, String english) {
            return of(Way.LINE, name, false, french, english);
        }

        static Input several(String name, String french, String english) {
            return of(Way.SEVERAL, name, false, french, english);
        }

        static <E extends Enum<E>> Input choice(
                String name, Class<E> type, String french, String english, BiFunction<Language, E, String> word) {
            return new Input(
                    Way.CHOICE,
                    name,
                    true,
                    french,
                    english,
                    (visit, programme) -> ProgrammeWords.options(visit, type, word));
        }

        static Input boxes(
                String name, String french, String english, BiFunction<Visit, Programme, List<Part.Option>> options) {
            return new Input(Way.BOXES, name, false, french, english, options);
        }
    }

    static final List<DefinitionPart> ALL = List.of(
            new DefinitionPart(
                    "partners",
                    "Porteur, financeur, soutien",
                    "Carrier, funder, supporter",
                    List.of("organisation", "role"),
                    List.of(
                            Input.line("organisation", "Organisme", "Organisation"),
                            Input.choice(
                                    "role",
                                    PartnerRole.class,
                                    "Rôle",
                                    "Role",
                                    (language, role) -> role.title(language.locale())),
                            Input.free("legalForm", "Forme juridique", "Legal form"),
                            Input.free("contribution", "Ce qu’il apporte", "What it brings"))),
            new DefinitionPart(
                    "committees",
                    "Comité",
                    "Committee",
                    List.of("kind", "title"),
                    List.of(
                            Input.choice("kind", Committee.Kind.class, "Nature", "Kind", ProgrammeWords::kind),
                            Input.line("title", "Nom", "Name"),
                            Input.several("organisations", "Organismes qui y siègent", "Organisations in it"))),
            new DefinitionPart(
                    "objectives",
                    "Objectif",
                    "Objective",
                    List.of("code"),
                    List.of(
                            Input.line("code", "Code court", "Short code"),
                            Input.line("text", "Objectif, en une phrase", "Objective, in a sentence"))),
            new DefinitionPart(
                    "approaches",
                    "Approche",
                    "Approach",
                    List.of("code"),
                    List.of(
                            Input.line("code", "Code court", "Short code"),
                            Input.line("title", "Nom", "Name"),
                            Input.of(Way.LONG, "definition", true, "Définition", "Definition"),
                            Input.free("origin", "Origine", "Origin"),
                            Input.boxes("drawsOn", "S’appuie sur", "Draws on", DefinitionPart::approaches),
                            Input.several("tools", "Outils", "Tools"))),
            new DefinitionPart(
                    "offers",
                    "Offre d’un prestataire",
                    "Offer of a provider",
                    List.of("approach", "provider"),
                    List.of(
                            new Input(Way.CHOICE, "approach", true, "Approche", "Approach", DefinitionPart::approaches),
                            Input.line("provider", "Prestataire", "Provider"),
                            Input.free("website", "Site web", "Web site"),
                            Input.free("contact", "Adresse électronique de contact", "E-mail address of the contact"))),
            new DefinitionPart(
                    "phases",
                    "Phase",
                    "Phase",
                    List.of("code"),
                    List.of(
                            Input.of(Way.COUNT, "number", true, "Numéro d’ordre", "Number"),
                            Input.line("code", "Code court", "Short code"),
                            Input.line("title", "Nom", "Name"),
                            Input.choice("kind", Phase.Kind.class, "Nature", "Kind", ProgrammeWords::kind),
                            Input.boxes("approaches", "Approche traitée", "Deals with", DefinitionPart::approaches),
                            Input.free(
                                    "entry.text",
                                    "Condition d’entrée, en une phrase",
                                    "Entry condition, in a sentence"),
                            Input.boxes(
                                    "entry.after",
                                    "Condition\u00a0: être passée par",
                                    "Condition: has been in",
                                    DefinitionPart::phases),
                            Input.choice(
                                    "entry.approach",
                                    Approached.class,
                                    "Condition\u00a0: une approche",
                                    "Condition: an approach",
                                    ProgrammeWords::approached),
                            Input.of(
                                    Way.COUNT,
                                    "entry.participants",
                                    false,
                                    "Condition\u00a0: participants au moins",
                                    "Condition: participants, at least"),
                            Input.boxes(
                                    "entry.functions",
                                    "Condition\u00a0: dont au moins une personne",
                                    "Condition: at least one of them",
                                    (visit, programme) -> ProgrammeWords.functions(visit)))),
            new DefinitionPart(
                    "declared",
                    "Effectif déclaré par le porteur",
                    "Number declared by the carrier",
                    List.of("code"),
                    List.of(
                            Input.line("code", "Code court", "Short code"),
                            Input.line("title", "Ce qui est compté", "What is counted"),
                            new Input(
                                    Way.CHOICE,
                                    "phase",
                                    false,
                                    "Phase atteinte",
                                    "Phase reached",
                                    DefinitionPart::phases),
                            Input.of(Way.COUNT, "value", false, "Nombre", "Number"),
                            Input.choice(
                                    "precision",
                                    DeclaredCount.Precision.class,
                                    "Précision",
                                    "Precision",
                                    ProgrammeWords::precision),
                            Input.line("text", "Dans ses propres mots", "In its own words"))),
            new DefinitionPart(
                    "research",
                    "Programme de recherche",
                    "Research programme",
                    List.of("discipline", "title"),
                    List.of(
                            Input.line("discipline", "Discipline", "Discipline"),
                            Input.line("title", "Intitulé", "Title"))),
            stated("roadmaps", "Feuille de route, plan", "Roadmap, plan"),
            stated("targetGroups", "Public visé", "Target group"),
            stated("origin", "Origine du programme", "Origin of the programme"),
            stated("contributors", "Contributeur", "Contributor"),
            stated("resources", "Ressource", "Resource"),
            stated("tools", "Outil", "Tool"));

    private static DefinitionPart stated(String key, String french, String english) {
        return new DefinitionPart(
                key, french, english, List.of("text"), List.of(Input.line("text", "Énoncé", "What is said")));
    }

    private static List<Part.Option> approaches(Visit visit, Programme programme) {
        return ProgrammeWords.approaches(programme);
    }

    private static List<Part.Option> phases(Visit visit, Programme programme) {
        return ProgrammeWords.phases(programme);
    }

    static Optional<DefinitionPart> of(String key) {
        return ALL.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    String title(Language language) {
        return language.say(french, english);
    }

    /** All of it that the programme has. */
    List<Tree.Fields> in(Tree.Fields programme) {
        return programme
                .get(key)
                .map(list -> ((Tree.Items) list)
                        .items().stream().map(Tree.Fields.class::cast).toList())
                .orElse(List.of());
    }

    /** What tells one from another, in one word for addresses and forms. */
    String name(Tree.Fields one) {
        return identity.stream().map(field -> text(one, field)).collect(Collectors.joining(" | "));
    }

    /** The same for people, with its title where it has one beside its code. */
    String shown(Tree.Fields one) {
        String title = identity.contains("title") ? "" : text(one, "title") + text(one, "text");
        return identity.contains("text") || title.isEmpty() ? name(one) : title + " (" + name(one) + ")";
    }

    /** The form that adds one, or changes the one that is given. */
    Part.Form form(Visit visit, Programme programme, String address, String seen, Optional<Tree.Fields> before) {
        Typing typing = Typing.of(visit, "set-" + key).hidden("seen", seen);
        for (Input input : inputs) {
            String label = visit.say(input.french(), input.english());
            String value = before.map(one -> text(one, input.name())).orElse("");
            switch (input.way()) {
                case LINE -> typing.field(Part.Kind.TEXT, input.name(), label, value, input.required());
                case LONG -> typing.field(Part.Kind.LONG_TEXT, input.name(), label, value, input.required());
                case COUNT -> typing.field(Part.Kind.COUNT, input.name(), label, value, input.required());
                case SEVERAL ->
                    typing.field(Part.Kind.TEXT, input.name(), label, value, false)
                            .hint("Séparés par des points-virgules.", "Separated by semicolons.");
                case CHOICE -> {
                    List<Part.Option> options = input.options().apply(visit, programme);
                    if (input.required()) {
                        typing.choice(input.name(), label, value, options);
                    } else {
                        typing.choiceOrNone(input.name(), label, value, options);
                    }
                }
                case BOXES ->
                    typing.boxes(
                            input.name(), label, split(value), input.options().apply(visit, programme));
            }
        }
        typing.field(
                Part.Kind.TEXT,
                "source",
                visit.say("Où c’est écrit", "Where it is written"),
                before.map(one -> text(one, "source")).orElse(""),
                false);
        return typing.post(
                address,
                title(visit.language())
                        + before.map(one -> visit.say("\u00a0: modifier", ": change"))
                                .orElse(visit.say("\u00a0: ajouter", ": add")),
                visit.say("Enregistrer", "Record")
                        + visit.say("\u00a0: ", ": ")
                        + title(visit.language()).toLowerCase(visit.language().locale()));
    }

    /** What was typed, as core reads it. */
    Tree.Fields typed(Visit visit) {
        Tree.Builder fields = Tree.fields();
        Tree.Builder entry = Tree.fields();
        boolean hasEntry = !visit.text("entry.text").isEmpty();
        for (Input input : inputs) {
            boolean nested = input.name().startsWith("entry.");
            String name = nested ? input.name().substring("entry.".length()) : input.name();
            Tree.Builder into = nested ? entry : fields;
            switch (input.way()) {
                case LINE, LONG, CHOICE -> into.putIfPresent(name, visit.text(input.name()));
                case COUNT -> {
                    if (!visit.text(input.name()).isEmpty()) {
                        into.put(name, count(visit, input.name()));
                    }
                }
                case SEVERAL -> into.put(name, Tree.texts(split(visit.text(input.name()))));
                case BOXES -> into.put(name, Tree.texts(visit.texts(input.name())));
            }
        }
        if (hasEntry) {
            fields.put("entry", entry.build());
        }
        return fields.putIfPresent("source", visit.text("source")).build();
    }

    static long count(Visit visit, String name) {
        String value = visit.text(name);
        if (!value.matches("\\d{1,9}")) {
            throw Refusal.incomplete(visit.language(), name);
        }
        return Long.parseLong(value);
    }

    private static String text(Tree.Fields one, String name) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            return one.get(name.substring(0, dot))
                    .map(part -> text((Tree.Fields) part, name.substring(dot + 1)))
                    .orElse("");
        }
        return one.get(name).map(DefinitionPart::text).orElse("");
    }

    private static String text(Tree value) {
        if (value instanceof Tree.Text text) {
            return text.value();
        }
        if (value instanceof Tree.Numeric number) {
            return number.value().toPlainString();
        }
        return value instanceof Tree.Items items
                ? items.items().stream().map(DefinitionPart::text).collect(Collectors.joining("; "))
                : "";
    }

    static List<String> split(String text) {
        return Stream.of(text.split(";"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The programme's document with this one in it, in the place of the one of the same name. */
    Tree.Fields with(Tree.Fields programme, Tree.Fields one) {
        List<Tree> all = new ArrayList<>();
        boolean replaced = false;
        for (Tree.Fields each : in(programme)) {
            boolean same = name(each).equals(name(one));
            all.add(same ? keeping(one, each) : each);
            replaced |= same;
        }
        if (!replaced) {
            all.add(one);
        }
        return put(programme, key, Tree.of(all));
    }

    // Where an entry condition is written is asked in no form, and stays as long as there is a condition.
    private static Tree.Fields keeping(Tree.Fields one, Tree.Fields before) {
        Optional<Tree> source = before.get("entry").flatMap(entry -> ((Tree.Fields) entry).get("source"));
        Optional<Tree> entry = one.get("entry");
        return source.isEmpty() || entry.isEmpty()
                ? one
                : put(one, "entry", put((Tree.Fields) entry.get(), "source", source.get()));
    }

    Tree.Fields without(Tree.Fields programme, String name) {
        return put(
                programme,
                key,
                Tree.of(in(programme).stream()
                        .filter(each -> !name(each).equals(name))
                        .toList()));
    }

    static Tree.Fields put(Tree.Fields document, String key, Tree value) {
        Tree.Builder fields = Tree.fields();
        document.fields().forEach((name, each) -> {
            if (!name.equals(key)) {
                fields.put(name, each);
            }
        });
        return fields.put(key, value).build();
    }
}
