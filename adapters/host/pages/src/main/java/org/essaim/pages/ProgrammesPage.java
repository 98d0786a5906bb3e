package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.engagement.Programmes;
import org.essaim.finding.Finding;
import org.essaim.organisation.Duty;
import org.essaim.pack.Pack;
import org.essaim.pack.PackReport;
import org.essaim.pack.Packs;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.programme.DeclaredDate;
import org.essaim.programme.Partner;
import org.essaim.programme.PartnerRole;
import org.essaim.programme.Programme;
import org.essaim.recording.Recorded;

/** Programmes: which there are, what each is, a new one from nothing or from a pack; and the pages below. */
final class ProgrammesPage implements Page {
    static final String PATH = "programmes";

    private final Map<String, Page> below = new LinkedHashMap<>();
    private final Page list = new ProgrammeList();

    ProgrammesPage() {
        for (Page page : List.of(
                new LeafletPage(),
                new DefinitionPage(),
                new WaysPage(),
                new SessionsPage(),
                new AttendanceTimePage(),
                new CommunitiesPage(),
                new TrainingsPage(),
                new TablesPage())) {
            below.put(page.path(), page);
        }
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Programmes", "Programmes");
    }

    private Page page(Visit visit) {
        if (visit.below().isEmpty()) {
            return list;
        }
        Page page = below.get(visit.below().get(0));
        if (page == null) {
            throw Refusal.notFound(visit.language());
        }
        visit.require(page.duty());
        return page;
    }

    @Override
    public Answer get(Visit visit) throws IOException {
        return page(visit).get(visit.deeper());
    }

    @Override
    public Answer post(Visit visit) throws IOException {
        return page(visit).post(visit.deeper());
    }

    /** The list, and one programme laid out. */
    private static final class ProgrammeList extends FormPage {
        @Override
        public String path() {
            return "";
        }

        @Override
        public String title(Language language) {
            return language.say("Programmes", "Programmes");
        }

        @Override
        Answer show(Visit visit, List<Part> first) {
            List<Part> parts = new ArrayList<>(first);
            if (!visit.text("programme").isEmpty()) {
                return one(visit, ProgrammeLinks.programme(visit), parts);
            }
            parts.add(list(visit));
            if (visit.may(Duty.CLOSER) && visit.isWhole()) {
                parts.add(create(visit));
                packs(visit).ifPresent(parts::add);
            }
            return Screen.of(title(visit.language()), parts);
        }

        private static Answer one(Visit visit, Programme programme, List<Part> parts) {
            parts.add(ProgrammeLinks.of(visit, programme, ""));
            parts.addAll(ProgrammeParts.of(visit, programme));
            if (visit.may(Duty.CLOSER) && visit.isWhole()) {
                parts.add(new Part.Heading(visit.say("Modifier ou compléter", "Change or complete")));
                parts.add(DefinitionPage.links(visit, programme));
            }
            return Screen.of(ProgrammeWords.name(programme), parts);
        }

        private static Part list(Visit visit) {
            Programmes programmes = visit.essaim().programmes();
            List<List<Cell>> rows = new ArrayList<>();
            for (Programme each : programmes.all()) {
                long structures = programmes.enrolments(each.id()).stream()
                        .map(enrolment -> enrolment.structure())
                        .distinct()
                        .count();
                rows.add(List.of(
                        Cell.link(
                                each.acronym().isEmpty() ? each.name() : each.acronym() + " – " + each.name(),
                                visit.address(PATH, "programme", each.id())),
                        each.carrier()
                                .map(Partner::organisation)
                                .map(Cell::of)
                                .orElseGet(() -> Cell.absent(visit.say("non dit", "not said"))),
                        Cell.of(visit.figures().count(each.phases().size())),
                        Cell.of(visit.figures().count(structures)),
                        Cell.link(
                                visit.say("structures et entonnoir", "structures and funnel"),
                                ProgrammeLinks.address(visit, WaysPage.PATH, each))));
            }
            return rows.isEmpty()
                    ? new Part.Prose(visit.say("Aucun programme pour l’instant.", "No programme yet."))
                    : new Part.Grid(
                            visit.say("Programmes connus", "Programmes known"),
                            List.of(
                                    Head.words(visit.say("Programme", "Programme")),
                                    Head.words(visit.say("Porteur", "Carrier")),
                                    Head.figures(visit.say("Phases", "Phases")),
                                    Head.figures(visit.say("Structures enregistrées", "Structures recorded")),
                                    Head.words(visit.say("Aller à", "Go to"))),
                            rows,
                            List.of());
        }

        private static Part create(Visit visit) {
            return ProgrammeIdentity.fields(
                            visit,
                            Typing.of(visit, "create")
                                    .needed(Part.Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier"))
                                    .hint(
                                            "Par exemple equipes-2027. Il ne change plus ensuite.",
                                            "For example teams-2027. It does not change later."),
                            Optional.empty())
                    .field(
                            Part.Kind.TEXT,
                            "carrier",
                            visit.say("Organisme porteur", "Organisation that carries it"),
                            "",
                            false)
                    .field(Part.Kind.TEXT, "legalForm", visit.say("Sa forme juridique", "Its legal form"), "", false)
                    .post(
                            visit.address(PATH),
                            visit.say("Créer un programme", "Create a programme"),
                            visit.say("Créer le programme", "Create the programme"));
        }

        private static Optional<Part> packs(Visit visit) {
            List<Part.Option> options = Packs.standard().shipped().stream()
                    .map(id -> new Part.Option(id, id))
                    .toList();
            return options.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Typing.of(visit, "pack")
                            .choice("pack", visit.say("Paquet livré", "Pack shipped"), "", options)
                            .hint(
                                    "Ses programmes et ses formations seulement\u00a0; ce qui est déjà là et diffère devient une version de plus.",
                                    "Its programmes and trainings only; what is there already and differs becomes a further version.")
                            .post(
                                    visit.address(PATH),
                                    visit.say("Reprendre les programmes d’un paquet", "Take programmes out of a pack"),
                                    visit.say("Reprendre", "Take in")));
        }

        @Override
        Done act(Visit visit) {
            Typing.requireWhole(visit, Duty.CLOSER);
            return switch (visit.required("do")) {
                case "create" -> created(visit);
                case "pack" -> taken(visit);
                default -> throw Refusal.incomplete(visit.language(), "do");
            };
        }

        private static Done created(Visit visit) {
            String id = Typing.code(visit, "id");
            Programmes programmes = visit.essaim().programmes();
            Tree.Builder fields = Tree.fields().put("id", id);
            ProgrammeIdentity.typed(visit, Optional.empty()).fields().forEach(fields::put);
            if (!visit.text("carrier").isEmpty()) {
                fields.put(
                        "partners",
                        List.of(Tree.fields()
                                .put("organisation", visit.text("carrier"))
                                .put("role", PartnerRole.CARRIER.name())
                                .putIfPresent("legalForm", visit.text("legalForm"))
                                .build()));
            }
            List<Finding> findings = new ArrayList<>();
            Optional<Programme> programme = read(fields.build(), findings);
            String there = visit.address(PATH, "programme", id);
            if (programme.isEmpty()) {
                return new Done(there, new Recorded(0, 0, 1, findings));
            }
            boolean known = programmes.all().stream().anyMatch(each -> each.id().equals(id));
            if (known && !programmes.programme(id).equals(programme.get())) {
                throw new Refusal(
                        400,
                        visit.say(
                                "Il y a déjà un programme «\u00a0" + id + "\u00a0».",
                                "There is a programme “" + id + "” already."),
                        visit.say(
                                "Choisissez un autre identifiant, ou modifiez celui qui existe.",
                                "Choose another identifier, or change the one that exists."));
            }
            return new Done(there, programmes.save(programme.get()));
        }

        private static Done taken(Visit visit) {
            String id = visit.required("pack");
            Packs packs = Packs.standard();
            if (!packs.shipped().contains(id)) {
                throw Refusal.incomplete(visit.language(), "pack");
            }
            PackReport report = packs.load(id);
            Pack pack = report.require();
            Programmes programmes = visit.essaim().programmes();
            pack.trainings().forEach(programmes::save);
            int stored = 0;
            int unchanged = 0;
            int refused = 0;
            List<Finding> findings = new ArrayList<>();
            for (Programme programme : pack.programmes()) {
                Recorded recorded = programmes.save(programme);
                stored += recorded.stored();
                unchanged += recorded.unchanged();
                refused += recorded.refused();
                findings.addAll(recorded.findings());
            }
            return new Done(visit.address(PATH), new Recorded(stored, unchanged, refused, findings));
        }
    }

    /** A programme from its document, or what is wrong with it in words of both languages. */
    static Optional<Programme> read(Tree.Fields document, List<Finding> findings) {
        Optional<Programme> read =
                Programme.read(FieldReader.of(new SourceTree(document, "", Map.of()), Optional.empty(), findings::add));
        return findings.stream().anyMatch(Finding::isError) ? Optional.empty() : read;
    }

    /** What a programme has once. */
    static final class ProgrammeIdentity {
        private ProgrammeIdentity() {}

        static Typing fields(Visit visit, Typing typing, Optional<Programme> before) {
            DeclaredDate start = before.map(Programme::start).orElse(null);
            List<Part.Option> precisions =
                    ProgrammeWords.options(visit, DeclaredDate.Precision.class, ProgrammeWords::precision);
            return typing.field(
                            Part.Kind.TEXT,
                            "name",
                            visit.say("Nom exact", "Exact name"),
                            before.map(Programme::name).orElse(""),
                            true)
                    .field(
                            Part.Kind.TEXT,
                            "acronym",
                            visit.say("Sigle", "Acronym"),
                            before.map(Programme::acronym).orElse(""),
                            false)
                    .field(
                            Part.Kind.LONG_TEXT,
                            "description",
                            visit.say("Description", "Description"),
                            before.map(Programme::description).orElse(""),
                            false)
                    .field(
                            Part.Kind.TEXT,
                            "territory",
                            visit.say("Territoire", "Territory"),
                            before.map(Programme::territory).orElse(""),
                            false)
                    .field(
                            Part.Kind.TEXT,
                            "sectors",
                            visit.say("Secteurs", "Sectors"),
                            before.map(each -> String.join("; ", each.sectors()))
                                    .orElse(""),
                            false)
                    .hint("Séparés par des points-virgules.", "Separated by semicolons.")
                    .field(
                            Part.Kind.TEXT,
                            "start",
                            visit.say("Début", "Start"),
                            start == null ? "" : start.value(),
                            false)
                    .hint("2026, 2026-11 ou 2026-11-03.", "2026, 2026-11 or 2026-11-03.")
                    .choice(
                            "precision",
                            visit.say("Précision du début", "Precision of the start"),
                            start == null
                                    ? DeclaredDate.Precision.YEAR.name()
                                    : start.precision().name(),
                            precisions)
                    .field(
                            Part.Kind.TEXT,
                            "startText",
                            visit.say("Début, dans les mots du document", "Start, in the words of the document"),
                            start == null ? "" : start.text(),
                            false);
        }

        /** @param before how the start was said, whose source is asked in no form and stays */
        static Tree.Fields typed(Visit visit, Optional<Tree> before) {
            String name = visit.required("name");
            String start = visit.text("start");
            Tree.Builder fields = Tree.fields()
                    .putIfPresent("acronym", visit.text("acronym"))
                    .put("name", name)
                    .put("description", visit.text("description").isEmpty() ? name : visit.text("description"))
                    .put("territory", visit.text("territory").isEmpty() ? "–" : visit.text("territory"))
                    .put("sectors", Tree.texts(DefinitionPart.split(visit.text("sectors"))));
            if (!start.isEmpty()) {
                Tree.Builder said = Tree.fields()
                        .put("value", start)
                        .put("precision", visit.required("precision"))
                        .put("text", visit.text("startText").isEmpty() ? start : visit.text("startText"));
                before.flatMap(known -> ((Tree.Fields) known).get("source"))
                        .ifPresent(source -> said.put("source", source));
                fields.put("start", said.build());
            }
            return fields.build();
        }
    }
}
