package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.pages.ProgrammesPage.ProgrammeIdentity;
import org.essaim.programme.DeclaredCount;
import org.essaim.programme.Programme;
import org.essaim.programme.TrainingProduct;
import org.essaim.programme.TrainingProduct.Modality;
import org.essaim.recording.Recorded;

/** Says what a programme is, one thing at a time: its identity, partners, phases, approaches, offers, declared numbers. */
final class DefinitionPage extends FormPage {
    static final String PATH = "definition";
    private static final String IDENTITY = "identity";
    private static final String FUNNEL = "funnel";
    private static final String TRAININGS = "trainings";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Définition", "Definition");
    }

    @Override
    public Duty duty() {
        return Duty.CLOSER;
    }

    static Part links(Visit visit, Programme programme) {
        List<Part.Link> links = new ArrayList<>();
        links.add(new Part.Link(
                visit.say("Nom, territoire, début", "Name, territory, start"), address(visit, programme, IDENTITY)));
        DefinitionPart.ALL.forEach(
                part -> links.add(new Part.Link(part.title(visit.language()), address(visit, programme, part.key()))));
        links.add(new Part.Link(
                visit.say("Formation sur laquelle il s’appuie", "Training it rests on"),
                address(visit, programme, TRAININGS)));
        links.add(new Part.Link(
                visit.say("Étapes de l’entonnoir déclaré", "Steps of the declared funnel"),
                address(visit, programme, FUNNEL)));
        return new Part.Links(links);
    }

    private static String address(Visit visit, Programme programme, String part) {
        return ProgrammeLinks.address(visit, PATH, programme, "part", part);
    }

    @Override
    Answer show(Visit visit, List<Part> first) {
        Typing.requireWhole(visit, Duty.CLOSER);
        Programme programme = ProgrammeLinks.programme(visit);
        List<Part> parts = new ArrayList<>(first);
        String asked = visit.text("part");
        String title;
        String seen = seen(programme.toTree());
        String address = address(visit, programme, asked);
        switch (asked) {
            case "" -> {
                title = title(visit.language());
                parts.add(links(visit, programme));
            }
            case IDENTITY -> {
                title = visit.say("Nom, territoire, début", "Name, territory, start");
                parts.add(ProgrammeIdentity.fields(
                                visit, Typing.of(visit, IDENTITY).hidden("seen", seen), Optional.of(programme))
                        .post(address, title, visit.say("Enregistrer", "Record")));
            }
            case FUNNEL -> {
                title = visit.say("Étapes de l’entonnoir déclaré", "Steps of the declared funnel");
                parts.add(funnel(visit, programme, address, title, seen));
            }
            case TRAININGS -> {
                title = visit.say("Formation sur laquelle il s’appuie", "Training it rests on");
                parts.add(training(visit, address, title, seen));
            }
            default -> {
                DefinitionPart part = DefinitionPart.of(asked).orElseThrow(() -> Refusal.notFound(visit.language()));
                title = part.title(visit.language());
                several(visit, programme, part, parts, address, seen);
            }
        }
        if (!asked.isEmpty()) {
            parts.add(new Part.Heading(visit.say("Compléter encore", "Complete further")));
            parts.add(links(visit, programme));
        }
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Voir le programme", "See the programme"), ProgrammeLinks.address(visit, "", programme)))));
        return Screen.of(ProgrammeWords.name(programme) + visit.say("\u00a0: ", ": ") + title, parts);
    }

    private static void several(
            Visit visit, Programme programme, DefinitionPart part, List<Part> parts, String address, String seen) {
        List<Tree.Fields> known = part.in((Tree.Fields) programme.toTree());
        List<List<Cell>> rows = new ArrayList<>();
        for (Tree.Fields one : known) {
            rows.add(List.of(
                    Cell.of(part.shown(one)),
                    Cell.link(
                            visit.say("modifier", "change"),
                            ProgrammeLinks.address(
                                    visit, PATH, programme, "part", part.key(), "one", part.name(one)))));
        }
        if (!rows.isEmpty()) {
            parts.add(new Part.Grid(
                    visit.say("Déjà enregistré", "Recorded already"),
                    List.of(Head.words(part.title(visit.language())), Head.words(visit.say("Action", "Action"))),
                    rows,
                    List.of()));
        }
        Optional<Tree.Fields> before = known.stream()
                .filter(one -> part.name(one).equals(visit.text("one")))
                .findFirst();
        parts.add(part.form(visit, programme, address, seen, before));
        if (!known.isEmpty()) {
            parts.add(Typing.of(visit, "drop-" + part.key())
                    .hidden("seen", seen)
                    .choice(
                            "one",
                            visit.say("Lequel", "Which"),
                            "",
                            known.stream()
                                    .map(one -> new Part.Option(part.name(one), part.shown(one)))
                                    .toList())
                    .post(
                            address,
                            part.title(visit.language()) + visit.say("\u00a0: retirer", ": remove"),
                            visit.say("Retirer", "Remove")));
        }
    }

    private static Part funnel(Visit visit, Programme programme, String address, String title, String seen) {
        return Typing.of(visit, FUNNEL)
                .hidden("seen", seen)
                .field(
                        Part.Kind.TEXT,
                        FUNNEL,
                        visit.say(
                                "Codes des effectifs déclarés, du plus large au plus étroit",
                                "Codes of the declared numbers, widest first"),
                        String.join("; ", programme.funnel()),
                        false)
                .hint(
                        "Séparés par des points-virgules. Vide\u00a0: les candidatures, puis chaque phase.",
                        "Separated by semicolons. Empty: those who applied, then each phase.")
                .post(
                        address,
                        title + " ("
                                + String.join(
                                        ", ",
                                        programme.declared().stream()
                                                .map(DeclaredCount::code)
                                                .toList())
                                + ")",
                        visit.say("Enregistrer", "Record"));
    }

    private static Part training(Visit visit, String address, String title, String seen) {
        return Typing.of(visit, TRAININGS)
                .hidden("seen", seen)
                .needed(Part.Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier"))
                .needed(Part.Kind.TEXT, "title", visit.say("Intitulé exact", "Exact title"))
                .needed(Part.Kind.TEXT, "provider", visit.say("Organisme de formation", "Training body"))
                .free(Part.Kind.TEXT, "method", visit.say("Méthode", "Method"))
                .boxes(
                        "modalities",
                        visit.say("Modalité", "Modality"),
                        List.of(),
                        ProgrammeWords.options(visit, Modality.class, ProgrammeWords::modality))
                .post(address, title + visit.say("\u00a0: ajouter", ": add"), visit.say("Enregistrer", "Record"));
    }

    @Override
    Done act(Visit visit) {
        Typing.requireWhole(visit, Duty.CLOSER);
        Programme programme = ProgrammeLinks.programme(visit);
        String asked = visit.required("do");
        String there = address(visit, programme, visit.text("part"));
        Tree.Fields document = (Tree.Fields) programme.toTree();
        Tree.Fields changed = changed(visit, asked, document);
        if (changed.equals(document)) {
            return Done.before(there);
        }
        requireSeen(visit, document);
        List<Finding> findings = new ArrayList<>();
        Optional<Programme> read = ProgrammesPage.read(changed, findings);
        if (read.isEmpty()) {
            return new Done(there, new Recorded(0, 0, 1, findings));
        }
        if (asked.equals(TRAININGS)) {
            visit.essaim().programmes().save(product(visit));
        }
        return new Done(there, visit.essaim().programmes().save(read.get()));
    }

    private static Tree.Fields changed(Visit visit, String asked, Tree.Fields document) {
        if (asked.equals(IDENTITY)) {
            Tree.Fields typed = ProgrammeIdentity.typed(visit, document.get("start"));
            Tree.Fields changed = document;
            for (String key : List.of("acronym", "name", "description", "territory", "sectors", "start")) {
                changed = typed.get(key).isPresent()
                        ? DefinitionPart.put(changed, key, typed.get(key).orElseThrow())
                        : without(changed, key);
            }
            return changed;
        }
        if (asked.equals(FUNNEL)) {
            return DefinitionPart.put(document, FUNNEL, Tree.texts(DefinitionPart.split(visit.text(FUNNEL))));
        }
        if (asked.equals(TRAININGS)) {
            String id = product(visit).id();
            List<Tree> all = new ArrayList<>(document.get(TRAININGS)
                    .map(list -> ((Tree.Items) list).items())
                    .orElse(List.of()));
            if (!all.contains(Tree.of(id))) {
                all.add(Tree.of(id));
            }
            return DefinitionPart.put(document, TRAININGS, Tree.of(all));
        }
        String key = asked.substring(asked.indexOf('-') + 1);
        DefinitionPart part = DefinitionPart.of(key).orElseThrow(() -> Refusal.incomplete(visit.language(), "do"));
        if (asked.equals("set-" + key)) {
            return part.with(document, part.typed(visit));
        }
        if (asked.equals("drop-" + key)) {
            return part.without(document, visit.required("one"));
        }
        throw Refusal.incomplete(visit.language(), "do");
    }

    private static Tree.Fields without(Tree.Fields document, String key) {
        Tree.Builder fields = Tree.fields();
        document.fields().forEach((name, value) -> {
            if (!name.equals(key)) {
                fields.put(name, value);
            }
        });
        return fields.build();
    }

    private static TrainingProduct product(Visit visit) {
        List<Modality> modalities = new ArrayList<>();
        for (String each : visit.texts("modalities")) {
            modalities.add(Typing.made(() -> Modality.valueOf(each)));
        }
        return Typing.made(() -> new TrainingProduct(
                Typing.code(visit, "id"),
                visit.required("title"),
                visit.required("provider"),
                visit.text("method"),
                modalities,
                ""));
    }
}
