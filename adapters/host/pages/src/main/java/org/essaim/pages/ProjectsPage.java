package org.essaim.pages;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.network.NetworkProject;
import org.essaim.network.NetworkProjects;
import org.essaim.network.ProjectSearch;
import org.essaim.network.ProjectState;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.pages.Part.Kind;
import org.essaim.recording.Recorded;
import org.essaim.report.Report;

/** The register of the network's projects: who does what where, with whom; searched, added to, changed. */
final class ProjectsPage extends FormPage {
    private static final String PATH = "projects";

    private final TableDesk desk = new TableDesk(TypedTable.OF_PROJECTS);

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Projets du réseau", "Projects of the network");
    }

    @Override
    Answer show(Visit visit, List<Part> first) throws IOException {
        if (visit.below().equals(List.of("report", "download"))) {
            return downloaded(visit);
        }
        if (visit.below().equals(List.of("sheet", "download"))) {
            String id = visit.required("project");
            return Exports.file(
                    visit, visit.essaim().export(sheet(visit, id)), id, Exports.format(visit, Exports.reports()));
        }
        if (!visit.below().isEmpty()) {
            return desk.below(visit);
        }
        List<Part> parts = new ArrayList<>(first);
        if (!visit.text("project").isEmpty()) {
            return one(visit, visit.essaim().projects().project(visit.text("project")), parts);
        }
        ProjectSearch search = search(visit);
        parts.add(searching(visit, search));
        parts.add(found(visit, visit.essaim().projects().find(search)));
        parts.add(Exports.links(
                visit,
                Exports.reports(),
                PATH + "/report/download",
                "words",
                visit.text("words"),
                "organisation",
                search.organisation(),
                "approach",
                search.approach(),
                "territory",
                search.territory(),
                "structure",
                search.structure(),
                "state",
                visit.text("state")));
        if (visit.may(Duty.COORDINATOR)) {
            parts.add(fields(
                            visit,
                            Typing.of(visit, "add")
                                    .needed(Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier")),
                            Optional.empty())
                    .post(
                            visit.address(PATH),
                            visit.say("Un projet de plus", "One more project"),
                            visit.say("Enregistrer le projet", "Record the project")));
            parts.addAll(desk.parts(visit, PATH, List.of()));
        }
        return Screen.of(title(visit.language()), parts);
    }

    private static ProjectSearch search(Visit visit) {
        ProjectSearch search = ProjectSearch.ALL
                .words(visit.text("words"))
                .organisation(visit.text("organisation"))
                .approach(visit.text("approach"))
                .territory(visit.text("territory"))
                .structure(visit.text("structure"));
        return visit.text("state").isEmpty() || isForm(visit)
                ? search
                : search.state(Typing.oneOf(visit, "state", ProjectState.class));
    }

    // What was typed into the form of a project is nothing that is looked for.
    private static boolean isForm(Visit visit) {
        return !visit.text("do").isEmpty();
    }

    private static Answer downloaded(Visit visit) throws IOException {
        Locale locale = visit.language().locale();
        return Exports.file(
                visit,
                visit.essaim().export(visit.essaim().projects().report(search(visit), locale)),
                visit.say("projets", "projects"),
                Exports.format(visit, Exports.reports()));
    }

    private static List<Part.Option> states(Visit visit) {
        Locale locale = visit.language().locale();
        return ProgrammeWords.options(visit, ProjectState.class, (language, state) -> state.title(locale));
    }

    private static Part searching(Visit visit, ProjectSearch search) {
        List<Part.Option> states = new ArrayList<>();
        states.add(new Part.Option("", visit.say("Tous les états", "All states")));
        states.addAll(states(visit));
        List<Part.Option> structures = new ArrayList<>();
        structures.add(new Part.Option("", visit.say("Toutes les structures", "All structures")));
        structures.addAll(ProgrammeWords.structures(visit));
        List<Part.Field> fields = new ArrayList<>();
        fields.add(sought(visit, "words", "Mots", "Words", String.join(" ", search.words())));
        fields.add(sought(
                visit,
                "organisation",
                "Porteur, partenaire ou financeur",
                "Leader, partner or funder",
                search.organisation()));
        fields.add(sought(visit, "approach", "Approche", "Approach", search.approach()));
        fields.add(sought(visit, "territory", "Territoire", "Territory", search.territory()));
        fields.add(Part.Field.choice("structure", visit.say("Structure", "Structure"), search.structure(), structures));
        fields.add(Part.Field.choice("state", visit.say("État", "State"), visit.text("state"), states));
        Forms.language(visit, fields);
        return Part.Form.get(
                visit.address(PATH),
                visit.say("Chercher dans le répertoire", "Search the register"),
                fields,
                visit.say("Chercher", "Search"));
    }

    private static Part.Field sought(Visit visit, String name, String french, String english, String value) {
        return Part.Field.of(Kind.TEXT, name, visit.say(french, english), value, false);
    }

    private static Part found(Visit visit, List<NetworkProject> projects) {
        if (projects.isEmpty()) {
            return new Part.Prose(visit.say("Aucun projet trouvé.", "No project found."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (NetworkProject project : projects) {
            rows.add(List.of(
                    Cell.link(project.title(), visit.address(PATH, "project", project.id())),
                    Cell.of(project.leader()),
                    cell(project.structures()),
                    Cell.of(project.territory().isEmpty() ? "–" : project.territory()),
                    cell(project.approaches()),
                    cell(project.partners()),
                    cell(project.funders()),
                    Cell.of(project.state().title(visit.language().locale()))));
        }
        return new Part.Grid(
                visit.say("Qui fait quoi, où et avec qui", "Who does what, where and with whom") + " ("
                        + visit.figures().count(projects.size()) + ")",
                List.of(
                        Head.words(visit.say("Projet", "Project")),
                        Head.words(visit.say("Porteur", "Leader")),
                        Head.words(visit.say("Structures", "Structures")),
                        Head.words(visit.say("Territoire", "Territory")),
                        Head.words(visit.say("Approches", "Approaches")),
                        Head.words(visit.say("Partenaires", "Partners")),
                        Head.words(visit.say("Financeurs", "Funders")),
                        Head.words(visit.say("État", "State"))),
                rows,
                List.of());
    }

    private static Cell cell(List<String> texts) {
        return Cell.of(texts.isEmpty() ? "–" : String.join(", ", texts));
    }

    private static Report sheet(Visit visit, String id) {
        return visit.essaim().projects().sheet(id, visit.language().locale());
    }

    private static Answer one(Visit visit, NetworkProject project, List<Part> parts) {
        parts.addAll(ReportParts.of(visit, sheet(visit, project.id())));
        parts.add(Exports.links(visit, Exports.reports(), PATH + "/sheet/download", "project", project.id()));
        boolean theirs = project.structures().stream().allMatch(visit.essaim().perimeter()::contains);
        if (visit.may(Duty.COORDINATOR) && theirs) {
            parts.add(fields(
                            visit,
                            Typing.of(visit, "change").hidden("seen", seen(project.toTree())),
                            Optional.of(project))
                    .post(
                            visit.address(PATH, "project", project.id()),
                            visit.say("Modifier le projet", "Change the project"),
                            visit.say("Modifier le projet", "Change the project")));
        }
        parts.add(new Part.Links(
                List.of(new Part.Link(visit.say("Tous les projets", "All projects"), visit.address(PATH)))));
        return Screen.of(project.title(), parts);
    }

    private static Typing fields(Visit visit, Typing typing, Optional<NetworkProject> before) {
        List<Part.Option> programmes = visit.essaim().programmes().all().stream()
                .map(each -> new Part.Option(each.id(), ProgrammeWords.name(each)))
                .toList();
        typing.field(Kind.TEXT, "title", visit.say("Titre", "Title"), text(before, NetworkProject::title), true)
                .field(
                        Kind.TEXT,
                        "leader",
                        visit.say("Organisme porteur", "Organisation that carries it"),
                        text(before, NetworkProject::leader),
                        true)
                .choice(
                        "state",
                        visit.say("État", "State"),
                        text(before, each -> each.state().name()),
                        states(visit))
                .boxes(
                        "structures",
                        visit.say("Structure qui y participe", "Structure that takes part"),
                        before.map(NetworkProject::structures).orElse(List.of()),
                        ProgrammeWords.structures(visit))
                .field(
                        Kind.LONG_TEXT,
                        "what",
                        visit.say("Ce qui est fait, sans nommer personne", "What is done, naming nobody"),
                        text(before, NetworkProject::what),
                        false)
                .field(
                        Kind.TEXT,
                        "territory",
                        visit.say("Territoire", "Territory"),
                        text(before, NetworkProject::territory),
                        false);
        several(visit, typing, "approaches", "Approches", "Approaches", before.map(NetworkProject::approaches));
        several(visit, typing, "partners", "Partenaires", "Partners", before.map(NetworkProject::partners));
        several(visit, typing, "funders", "Financeurs", "Funders", before.map(NetworkProject::funders));
        typing.field(
                        Kind.DAY,
                        "begins",
                        visit.say("Premier jour", "First day"),
                        day(before.map(NetworkProject::begins)),
                        false)
                .field(
                        Kind.DAY,
                        "ends",
                        visit.say("Dernier jour", "Last day"),
                        day(before.map(NetworkProject::ends)),
                        false);
        if (!programmes.isEmpty()) {
            typing.choiceOrNone(
                    "programme",
                    visit.say("Programme", "Programme"),
                    text(before, NetworkProject::programme),
                    programmes);
        }
        return typing.field(
                Kind.TEXT,
                "source",
                visit.say("Où c’est écrit", "Where it is written"),
                text(before, NetworkProject::source),
                false);
    }

    private static String text(
            Optional<NetworkProject> before, java.util.function.Function<NetworkProject, String> field) {
        return before.map(field).orElse("");
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static void several(
            Visit visit, Typing typing, String name, String french, String english, Optional<List<String>> before) {
        typing.field(
                        Kind.TEXT,
                        name,
                        visit.say(french, english),
                        before.map(all -> String.join("; ", all)).orElse(""),
                        false)
                .hint("Séparés par des points-virgules.", "Separated by semicolons.");
    }

    @Override
    Done act(Visit visit) {
        visit.require(Duty.COORDINATOR);
        NetworkProjects projects = visit.essaim().projects();
        if (visit.required("do").equals("add")) {
            String id = Typing.code(visit, "id");
            NetworkProject added = typed(visit, id);
            Optional<NetworkProject> known = projects.find(ProjectSearch.ALL).stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst();
            if (known.isPresent() && !known.get().equals(added)) {
                throw Refusal.taken(visit.language(), id);
            }
            return done(visit, id, projects.save(added));
        }
        if (!visit.required("do").equals("change")) {
            throw Refusal.incomplete(visit.language(), "do");
        }
        NetworkProject before = projects.project(visit.required("project"));
        NetworkProject changed = typed(visit, before.id());
        if (changed.equals(before)) {
            return done(visit, before.id(), new Recorded(0, 1, 0, List.of()));
        }
        requireSeen(visit, before.toTree());
        return done(visit, before.id(), projects.save(changed));
    }

    private static Done done(Visit visit, String id, Recorded recorded) {
        return new Done(visit.address(PATH, "project", id), recorded);
    }

    private static NetworkProject typed(Visit visit, String id) {
        return Typing.made(() -> new NetworkProject(
                id,
                visit.required("title"),
                visit.required("leader"),
                visit.texts("structures"),
                visit.text("what"),
                visit.text("territory"),
                DefinitionPart.split(visit.text("approaches")),
                DefinitionPart.split(visit.text("partners")),
                DefinitionPart.split(visit.text("funders")),
                Typing.oneOf(visit, "state", ProjectState.class),
                visit.day("begins").orElse(null),
                visit.day("ends").orElse(null),
                visit.text("programme"),
                visit.text("source")));
    }

    @Override
    boolean takes(Visit visit) {
        return !visit.text("do").equals("table");
    }

    @Override
    Answer other(Visit visit) throws IOException {
        return desk.posted(visit, PATH);
    }
}
