package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.engagement.CallForApplications;
import org.essaim.engagement.Enrolment;
import org.essaim.engagement.EnrolmentVersion;
import org.essaim.engagement.Programmes;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;

/** The structures of a programme: calls, applications, decisions, phases, departures; and how many stay. */
final class WaysPage extends FormPage {
    static final String PATH = "structures";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Structures et entonnoir", "Structures and funnel");
    }

    @Override
    Answer show(Visit visit, List<Part> first) throws IOException {
        Programme programme = ProgrammeLinks.programme(visit);
        if (visit.below().equals(List.of("download"))) {
            return downloaded(visit, programme);
        }
        if (!visit.below().isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        List<Part> parts = new ArrayList<>(first);
        Optional<Structure> asked = visit.structure();
        return asked.isPresent() ? one(visit, programme, asked.get(), parts) : all(visit, programme, parts);
    }

    private static Answer downloaded(Visit visit, Programme programme) throws IOException {
        String format = Exports.format(visit, Exports.reports());
        Locale locale = visit.language().locale();
        return Exports.file(
                visit,
                visit.essaim().export(visit.essaim().programmes().report(programme.id(), locale)),
                visit.say("parcours-", "structures-") + programme.id(),
                format);
    }

    private static Answer all(Visit visit, Programme programme, List<Part> parts) {
        Programmes programmes = visit.essaim().programmes();
        List<CallForApplications> calls = programmes.calls(programme.id());
        parts.add(ProgrammeLinks.of(visit, programme, PATH));
        parts.addAll(ReportParts.of(
                visit, programmes.report(programme.id(), visit.language().locale())));
        parts.add(Exports.links(
                visit, Exports.reports(), ProgrammesPage.PATH + "/" + PATH + "/download", "programme", programme.id()));
        parts.add(new Part.Heading(visit.say("Structure par structure", "Structure by structure")));
        parts.add(structures(visit, programme));
        parts.add(new Part.Heading(visit.say("Appels à candidatures", "Calls for applications")));
        parts.add(calls(visit, calls));
        if (visit.may(Duty.COORDINATOR) && !visit.structures().isEmpty() && !calls.isEmpty()) {
            parts.add(WayForms.apply(visit, programme, calls, Optional.empty()));
        }
        if (visit.may(Duty.CLOSER) && visit.isWhole()) {
            parts.add(WayForms.call(visit, programme, calls));
        }
        return Screen.of(ProgrammeWords.name(programme) + visit.say("\u00a0: structures", ": structures"), parts);
    }

    private static Part structures(Visit visit, Programme programme) {
        SortedMap<String, Enrolment> newest = new TreeMap<>();
        visit.essaim().programmes().enrolments(programme.id()).stream()
                .sorted(Comparator.comparing(Enrolment::appliedOn))
                .forEach(each -> newest.put(each.structure(), each));
        if (newest.isEmpty()) {
            return new Part.Prose(visit.say("Aucune structure n’est encore candidate.", "No structure applied yet."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        newest.forEach((id, way) -> rows.add(List.of(
                Cell.link(name(visit, id), ProgrammeLinks.address(visit, PATH, programme, "structure", id)),
                Cell.of(way.state().title(visit.language().locale())),
                Cell.of(phase(programme, way.lastPhase())),
                Cell.of(visit.figures()
                        .day(way.steps().get(way.steps().size() - 1).date())))));
        return new Part.Grid(
                visit.say("Où en est chaque structure", "Where each structure stands"),
                List.of(
                        Head.words(visit.say("Structure", "Structure")),
                        Head.words(visit.say("État", "State")),
                        Head.words(visit.say("Dernière phase", "Last phase")),
                        Head.words(visit.say("Depuis", "Since"))),
                rows,
                List.of());
    }

    static String name(Visit visit, String id) {
        return visit.structures().stream()
                .filter(structure -> structure.id().equals(id))
                .findFirst()
                .map(Forms::name)
                .orElse(id);
    }

    static String phase(Programme programme, String code) {
        return code.isEmpty() ? "–" : programme.phase(code).map(Phase::title).orElse(code);
    }

    private static Part calls(Visit visit, List<CallForApplications> calls) {
        if (calls.isEmpty()) {
            return new Part.Prose(visit.say(
                    "Aucun appel\u00a0: une structure ne peut être candidate qu’à un appel ouvert.",
                    "No call: a structure can only apply to an open call."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (CallForApplications call : calls) {
            rows.add(List.of(
                    Cell.of(call.title() + " (" + call.code() + ")"),
                    Cell.of(visit.figures().day(call.opens())),
                    Cell.of(visit.figures().day(call.closes())),
                    call.reference().isEmpty()
                            ? Cell.absent(visit.say("non dit", "not said"))
                            : Cell.of(call.reference())));
        }
        return new Part.Grid(
                visit.say("Appels du programme", "Calls of the programme"),
                List.of(
                        Head.words(visit.say("Appel", "Call")),
                        Head.words(visit.say("Ouvre le", "Opens on")),
                        Head.words(visit.say("Ferme le", "Closes on")),
                        Head.words(visit.say("Publié dans", "Published in"))),
                rows,
                List.of());
    }

    private static Answer one(Visit visit, Programme programme, Structure structure, List<Part> parts) {
        Programmes programmes = visit.essaim().programmes();
        parts.add(ProgrammeLinks.of(visit, programme, PATH));
        Optional<Enrolment> way = WayForms.way(visit, programme, structure.id());
        if (way.isEmpty()) {
            parts.add(new Part.Prose(visit.say(
                    "Cette structure n’a jamais été candidate à ce programme.",
                    "This structure never applied to this programme.")));
        } else {
            parts.add(steps(visit, programme, way.get()));
            choices(visit, programme, way.get()).ifPresent(parts::add);
            participants(visit, programme, way.get()).ifPresent(parts::add);
            takenBack(visit, programme, way.get()).ifPresent(parts::add);
        }
        if (visit.may(Duty.COORDINATOR)) {
            parts.add(new Part.Heading(visit.say("Et maintenant\u202f?", "What now?")));
            parts.addAll(WayForms.next(visit, programme, structure.id(), way));
        }
        if (way.isPresent()) {
            parts.add(history(visit, programme, programmes.history(programme.id(), structure.id())));
        }
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Toutes les structures du programme", "All structures of the programme"),
                ProgrammeLinks.address(visit, PATH, programme)))));
        return Screen.of(Forms.name(structure) + ", " + ProgrammeWords.name(programme), parts);
    }

    private static Part steps(Visit visit, Programme programme, Enrolment way) {
        return new Part.Grid(
                visit.say("Son parcours", "Its way") + call(visit, way),
                heads(visit),
                way.steps().stream()
                        .map(step -> cells(visit, programme, step, reason(step)))
                        .toList(),
                List.of());
    }

    private static String call(Visit visit, Enrolment way) {
        return visit.essaim().programmes().calls(way.programme()).stream()
                .filter(call -> call.code().equals(way.call()))
                .findFirst()
                .map(call -> visit.say("\u00a0: ", ": ") + call.title())
                .orElse("");
    }

    private static String reason(Enrolment.Step step) {
        return step.waiver().isEmpty() ? step.reason() : (step.reason() + " [" + step.waiver() + "]").strip();
    }

    private static List<Head> heads(Visit visit) {
        return List.of(
                Head.words(visit.say("État", "State")),
                Head.words(visit.say("Phase", "Phase")),
                Head.words(visit.say("Le", "On")),
                Head.words(visit.say("Motif", "Reason")));
    }

    private static List<Cell> cells(Visit visit, Programme programme, Enrolment.Step step, String reason) {
        return List.of(
                Cell.of(step.state().title(visit.language().locale())),
                Cell.of(phase(programme, step.phase())),
                Cell.of(visit.figures().day(step.date())),
                reason.isEmpty() ? Cell.absent(visit.say("non dit", "not said")) : Cell.of(reason));
    }

    private static Optional<Part> choices(Visit visit, Programme programme, Enrolment way) {
        List<List<Cell>> rows = way.choices().stream()
                .map(choice -> List.of(
                        Cell.of(programme
                                .approach(choice.approach())
                                .map(each -> each.title())
                                .orElse(choice.approach())),
                        Cell.of(choice.kind().title(visit.language().locale())),
                        Cell.of(choice.provider().isEmpty() ? "–" : choice.provider()),
                        Cell.of(visit.figures().day(choice.date())),
                        Cell.of(choice.reason().isEmpty() ? "–" : choice.reason())))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part.Grid(
                        visit.say("Approches essayées et choisies", "Approaches tried and chosen"),
                        List.of(
                                Head.words(visit.say("Approche", "Approach")),
                                Head.words(visit.say("Usage", "Use")),
                                Head.words(visit.say("Prestataire", "Provider")),
                                Head.words(visit.say("Le", "On")),
                                Head.words(visit.say("Motif", "Reason"))),
                        rows,
                        List.of()));
    }

    private static Optional<Part> participants(Visit visit, Programme programme, Enrolment way) {
        List<List<Cell>> rows = way.participants().stream()
                .map(each -> List.of(
                        Cell.of(phase(programme, each.phase())),
                        Cell.of(each.function().title(visit.language().locale())),
                        Cell.of(visit.figures().count(each.number())),
                        Cell.of(visit.figures().day(each.date()))))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part.Grid(
                        visit.say("Participants par fonction", "Participants by function"),
                        List.of(
                                Head.words(visit.say("Phase", "Phase")),
                                Head.words(visit.say("Fonction", "Function")),
                                Head.figures(visit.say("Nombre", "Number")),
                                Head.words(visit.say("À partir du", "From"))),
                        rows,
                        List.of()));
    }

    private static Optional<Part> takenBack(Visit visit, Programme programme, Enrolment way) {
        List<List<Cell>> rows = way.takenBack().stream()
                .map(back -> cells(visit, programme, back.step(), back.reason()))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part.Grid(
                        visit.say("Étapes reprises, saisies par erreur", "Steps taken back, recorded by mistake"),
                        heads(visit),
                        rows,
                        List.of()));
    }

    private static Part history(Visit visit, Programme programme, List<EnrolmentVersion> versions) {
        List<List<Cell>> rows = new ArrayList<>();
        for (EnrolmentVersion version : versions) {
            List<Enrolment.Step> steps = version.enrolment().steps();
            Enrolment.Step last = steps.get(steps.size() - 1);
            rows.add(List.of(
                    Cell.of(Forms.moment(version.at(), java.time.ZoneOffset.UTC)),
                    Cell.of(version.actor()),
                    Cell.of(last.state().title(visit.language().locale())),
                    Cell.of(phase(programme, last.phase())),
                    Cell.of(visit.figures().count(version.enrolment().choices().size())),
                    Cell.of(visit.figures()
                            .count(version.enrolment().takenBack().size()))));
        }
        return new Part.Grid(
                visit.say("Qui a enregistré quoi", "Who recorded what"),
                List.of(
                        Head.words(visit.say("Enregistré le (UTC)", "Recorded on (UTC)")),
                        Head.words(visit.say("Compte", "Account")),
                        Head.words(visit.say("État alors", "State then")),
                        Head.words(visit.say("Phase", "Phase")),
                        Head.figures(visit.say("Approches", "Approaches")),
                        Head.figures(visit.say("Étapes reprises", "Steps taken back"))),
                rows,
                List.of());
    }

    @Override
    Done act(Visit visit) {
        visit.require(Duty.COORDINATOR);
        Programme programme = ProgrammeLinks.programme(visit);
        String act = visit.required("do");
        if (act.equals("call")) {
            return WayForms.opened(visit, programme);
        }
        String structure = visit.structure(visit.required("structure")).id();
        return switch (act) {
            case "apply" -> WayForms.applied(visit, programme, structure);
            case "undo" -> WayForms.takenBack(visit, programme, structure);
            case "choose" -> WayForms.chosen(visit, programme, structure);
            case "people" -> WayForms.sent(visit, programme, structure);
            default -> WayForms.moved(visit, programme, structure, act);
        };
    }
}
