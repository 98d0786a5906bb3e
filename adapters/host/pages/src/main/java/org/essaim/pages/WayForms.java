package org.essaim.pages;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.Tree;
import org.essaim.engagement.Application;
import org.essaim.engagement.ApproachChoice;
import org.essaim.engagement.CallForApplications;
import org.essaim.engagement.Enrolment;
import org.essaim.engagement.Enrolment.State;
import org.essaim.engagement.Move;
import org.essaim.engagement.Participants;
import org.essaim.engagement.Programmes;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Function;
import org.essaim.pages.FormPage.Done;
import org.essaim.pages.Part.Kind;
import org.essaim.programme.Offer;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;

/** What is asked to open a call, apply, decide, enter a phase, pause, leave, undo, choose an approach; and doing it. */
final class WayForms {
    private static final String MOVE = "move-";

    private WayForms() {}

    /** The newest way of a structure through a programme. */
    static Optional<Enrolment> way(Visit visit, Programme programme, String structure) {
        Programmes programmes = visit.essaim().programmes();
        boolean any = programmes.enrolments(programme.id()).stream()
                .anyMatch(each -> each.structure().equals(structure));
        return any ? Optional.of(programmes.enrolment(programme.id(), structure)) : Optional.empty();
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private static String address(Visit visit, Programme programme, String structure) {
        return ProgrammeLinks.address(visit, WaysPage.PATH, programme, "structure", structure);
    }

    private static LocalDate day(Visit visit, String name) {
        return visit.day(name).orElseThrow(() -> Refusal.incomplete(visit.language(), name));
    }

    static Part call(Visit visit, Programme programme, List<CallForApplications> calls) {
        Typing typing = Typing.of(visit, "call")
                .needed(Kind.TEXT, "code", visit.say("Code court", "Short code"))
                .hint(
                        "Par exemple appel-2027. Un code déjà connu modifie l’appel, pour une date repoussée par exemple.",
                        "For example call-2027. A code that is known changes the call, such as for a later closing.")
                .needed(Kind.TEXT, "title", visit.say("Titre", "Title"))
                .needed(Kind.DAY, "opens", visit.say("Premier jour pour candidater", "First day to apply"))
                .needed(Kind.DAY, "closes", visit.say("Dernier jour pour candidater", "Last day to apply"))
                .free(Kind.TEXT, "reference", visit.say("Où il est publié", "Where it is published"))
                .hidden("seen", FormPage.seen(tree(calls)));
        return typing.post(
                ProgrammeLinks.address(visit, WaysPage.PATH, programme),
                visit.say("Ouvrir ou modifier un appel", "Open or change a call"),
                visit.say("Enregistrer l’appel", "Record the call"));
    }

    private static Tree tree(List<CallForApplications> calls) {
        return Tree.of(calls.stream().map(CallForApplications::toTree).toList());
    }

    static Done opened(Visit visit, Programme programme) {
        Typing.requireWhole(visit, Duty.CLOSER);
        CallForApplications call = Typing.made(() -> new CallForApplications(
                programme.id(),
                Typing.code(visit, "code"),
                visit.required("title"),
                day(visit, "opens"),
                day(visit, "closes"),
                visit.text("reference")));
        List<CallForApplications> known = visit.essaim().programmes().calls(programme.id());
        String there = ProgrammeLinks.address(visit, WaysPage.PATH, programme);
        if (known.contains(call)) {
            return Done.before(there);
        }
        // A new one disturbs nobody; one that is changed is changed by who saw it as it is.
        if (known.stream().anyMatch(each -> each.code().equals(call.code()))) {
            FormPage.requireSeen(visit, tree(known));
        }
        return new Done(there, visit.essaim().programmes().open(call));
    }

    static Part apply(Visit visit, Programme programme, List<CallForApplications> calls, Optional<String> structure) {
        Typing typing = Typing.of(visit, "apply");
        if (structure.isEmpty()) {
            typing.choice("structure", visit.say("Structure", "Structure"), "", ProgrammeWords.structures(visit));
        }
        return typing.choice(
                        "call",
                        visit.say("Appel", "Call"),
                        calls.get(calls.size() - 1).code(),
                        ProgrammeWords.calls(visit, calls))
                .field(Kind.DAY, "date", visit.say("Jour de la candidature", "Day of the application"), today(), true)
                .free(
                        Kind.TEXT,
                        "reference",
                        visit.say("Numéro du dossier ou du courrier", "Number of the file or letter"))
                .post(
                        structure
                                .map(id -> address(visit, programme, id))
                                .orElseGet(() -> ProgrammeLinks.address(visit, WaysPage.PATH, programme)),
                        visit.say("Une structure est candidate", "A structure applies"),
                        visit.say("Enregistrer la candidature", "Record the application"));
    }

    static Done applied(Visit visit, Programme programme, String structure) {
        Application application =
                Typing.made(() -> new Application(structure, day(visit, "date"), visit.text("reference")));
        return new Done(
                address(visit, programme, structure),
                visit.essaim().programmes().apply(programme.id(), visit.required("call"), application));
    }

    /** One form for each thing that may happen now: no other transition is offered. */
    static List<Part> next(Visit visit, Programme programme, String structure, Optional<Enrolment> way) {
        List<Part> forms = new ArrayList<>();
        if (way.isEmpty() || !way.get().isOnItsWay()) {
            List<CallForApplications> calls = visit.essaim().programmes().calls(programme.id());
            if (calls.isEmpty()) {
                forms.add(new Part.Prose(visit.say(
                        "Rien\u00a0: il n’y a pas encore d’appel auquel elle puisse répondre.",
                        "Nothing: there is no call yet that it could answer.")));
            } else {
                forms.add(apply(visit, programme, calls, Optional.of(structure)));
            }
        }
        if (way.isPresent()) {
            Enrolment known = way.get();
            String seen = FormPage.seen(known.toTree());
            Set<State> following = Enrolment.following(known.state());
            if (!following.isEmpty()) {
                EnumSet.copyOf(following)
                        .forEach(state ->
                                move(visit, programme, known, state, seen).ifPresent(forms::add));
            }
            if (known.isOnItsWay()) {
                choose(visit, programme, known, seen).ifPresent(forms::add);
                people(visit, programme, known, seen).ifPresent(forms::add);
            }
            if (known.steps().size() > 1) {
                forms.add(undo(visit, programme, known, seen));
            }
        }
        return forms;
    }

    private static Optional<Part> move(Visit visit, Programme programme, Enrolment way, State state, String seen) {
        Typing typing = Typing.of(visit, MOVE + state).hidden("seen", seen);
        if (state == State.ENGAGED) {
            int least = programme.phase(way.lastPhase()).map(Phase::number).orElse(0)
                    + (way.state() == State.ENGAGED ? 1 : 0);
            List<Part.Option> phases = programme.phases().stream()
                    .filter(phase -> phase.number() >= least)
                    .map(phase -> new Part.Option(phase.code(), phase.number() + ". " + phase.title()))
                    .toList();
            if (phases.isEmpty()) {
                return Optional.empty();
            }
            typing.choice("phase", visit.say("Phase", "Phase"), "", phases);
        }
        typing.field(Kind.DAY, "date", visit.say("Le", "On"), today(), true);
        if (state == State.WITHDRAWN || state == State.REFUSED || state == State.SUSPENDED) {
            typing.reason();
        } else {
            typing.free(Kind.TEXT, "reason", visit.say("Motif ou décision", "Reason or decision"))
                    .hint(
                            "Par exemple «\u00a0COPIL du 12 mars\u00a0». Aucun nom de personne.",
                            "For example “steering committee of 12 March”. No person's name.");
        }
        if (state == State.ENGAGED) {
            typing.free(
                            Kind.TEXT,
                            "waiver",
                            visit.say("Dérogation à la condition d’entrée", "Waiver of the entry condition"))
                    .hint(
                            "Pourquoi la condition ne s’applique pas cette fois.",
                            "Why the condition does not hold this once.");
        }
        String title = title(visit, way.state(), state);
        return Optional.of(typing.post(address(visit, programme, way.structure()), title, title));
    }

    private static String title(Visit visit, State from, State to) {
        return switch (to) {
            case APPLIED -> visit.say("Candidater", "Apply");
            case ACCEPTED -> visit.say("Retenir la candidature", "Accept the application");
            case REFUSED -> visit.say("Ne pas retenir la candidature", "Refuse the application");
            case ENGAGED ->
                from == State.SUSPENDED
                        ? visit.say("Reprendre dans une phase", "Resume in a phase")
                        : visit.say("Entrer dans une phase", "Enter a phase");
            case SUSPENDED -> visit.say("Mettre en pause", "Suspend");
            case COMPLETED -> visit.say("Terminer le parcours", "Complete the way");
            case WITHDRAWN -> visit.say("Enregistrer la sortie", "Record the departure");
        };
    }

    static Done moved(Visit visit, Programme programme, String structure, String act) {
        State state = act.startsWith(MOVE) ? state(visit, act.substring(MOVE.length())) : null;
        if (state == null) {
            throw Refusal.incomplete(visit.language(), "do");
        }
        String there = address(visit, programme, structure);
        Move move = Typing.made(() -> new Move(
                structure,
                state,
                state == State.ENGAGED ? visit.required("phase") : "",
                day(visit, "date"),
                visit.text("reason"),
                visit.text("waiver")));
        Enrolment.Step step = new Enrolment.Step(move.state(), move.phase(), move.date(), move.reason(), move.waiver());
        Optional<Enrolment> way = way(visit, programme, structure);
        if (way.isPresent() && way.get().steps().contains(step)) {
            return Done.before(there);
        }
        // What is not legal is refused by core by its name, whatever was looked at.
        if (way.isPresent() && Enrolment.following(way.get().state()).contains(state)) {
            FormPage.requireSeen(visit, way.get().toTree());
        }
        return new Done(there, visit.essaim().programmes().move(programme.id(), move));
    }

    private static State state(Visit visit, String name) {
        for (State state : State.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        throw Refusal.incomplete(visit.language(), "do");
    }

    private static Optional<Part> choose(Visit visit, Programme programme, Enrolment way, String seen) {
        if (programme.approaches().isEmpty() || way.state() == State.APPLIED) {
            return Optional.empty();
        }
        Locale locale = visit.language().locale();
        List<Part.Option> providers = programme.offers().stream()
                .map(Offer::provider)
                .distinct()
                .map(provider -> new Part.Option(provider, provider))
                .toList();
        return Optional.of(Typing.of(visit, "choose")
                .hidden("seen", seen)
                .choice(
                        "kind",
                        visit.say("Usage", "Use"),
                        "",
                        ProgrammeWords.options(
                                visit, ApproachChoice.Kind.class, (language, kind) -> kind.title(locale)))
                .choice("approach", visit.say("Approche", "Approach"), "", ProgrammeWords.approaches(programme))
                .choiceOrNone("provider", visit.say("Prestataire", "Provider"), "", providers)
                .field(Kind.DAY, "date", visit.say("Le", "On"), today(), true)
                .free(Kind.TEXT, "reason", visit.say("Motif", "Reason"))
                .post(
                        address(visit, programme, way.structure()),
                        visit.say("Une approche essayée ou choisie", "An approach that was tried or chosen"),
                        visit.say("Enregistrer l’approche", "Record the approach")));
    }

    static Done chosen(Visit visit, Programme programme, String structure) {
        ApproachChoice choice = Typing.made(() -> new ApproachChoice(
                Typing.oneOf(visit, "kind", ApproachChoice.Kind.class),
                visit.required("approach"),
                visit.text("provider"),
                day(visit, "date"),
                visit.text("reason")));
        String there = address(visit, programme, structure);
        Optional<Enrolment> way = way(visit, programme, structure);
        if (way.isPresent()) {
            if (way.get().choices().contains(choice)) {
                return Done.before(there);
            }
            FormPage.requireSeen(visit, way.get().toTree());
        }
        return new Done(there, visit.essaim().programmes().choose(programme.id(), structure, choice));
    }

    private static Optional<Part> people(Visit visit, Programme programme, Enrolment way, String seen) {
        if (programme.phases().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Typing.of(visit, "people")
                .hidden("seen", seen)
                .choice("phase", visit.say("Phase", "Phase"), way.lastPhase(), ProgrammeWords.phases(programme))
                .choice("function", visit.say("Fonction", "Function"), "", ProgrammeWords.functions(visit))
                .needed(Kind.COUNT, "number", visit.say("Nombre de personnes", "Number of people"))
                .field(Kind.DAY, "date", visit.say("À partir du", "From this day on"), today(), true)
                .post(
                        address(visit, programme, way.structure()),
                        visit.say("Participants par fonction", "Participants by function"),
                        visit.say("Enregistrer les participants", "Record the participants")));
    }

    static Done sent(Visit visit, Programme programme, String structure) {
        Participants participants = Typing.made(() -> new Participants(
                visit.required("phase"),
                Typing.oneOf(visit, "function", Function.class),
                Math.toIntExact(DefinitionPart.count(visit, "number")),
                day(visit, "date")));
        String there = address(visit, programme, structure);
        Optional<Enrolment> way = way(visit, programme, structure);
        if (way.isPresent()) {
            if (way.get().participants().contains(participants)) {
                return Done.before(there);
            }
            FormPage.requireSeen(visit, way.get().toTree());
        }
        return new Done(there, visit.essaim().programmes().participants(programme.id(), structure, participants));
    }

    private static Part undo(Visit visit, Programme programme, Enrolment way, String seen) {
        Enrolment.Step last = way.steps().get(way.steps().size() - 1);
        return Typing.of(visit, "undo")
                .hidden("seen", seen)
                .reason()
                .post(
                        address(visit, programme, way.structure()),
                        visit.say(
                                        "Reprendre la dernière étape, saisie par erreur",
                                        "Take back the last step, recorded by mistake")
                                + visit.say("\u00a0: ", ": ")
                                + last.state().title(visit.language().locale())
                                + ", "
                                + visit.figures().day(last.date()),
                        visit.say("Reprendre l’étape", "Take back the step"));
    }

    static Done takenBack(Visit visit, Programme programme, String structure) {
        String reason = visit.required("reason");
        String there = address(visit, programme, structure);
        Optional<Enrolment> way = way(visit, programme, structure);
        if (way.isPresent()
                && !visit.text("seen").equals(FormPage.seen(way.get().toTree()))) {
            // The same form again: what its sender saw is this way with that step on it.
            Enrolment now = way.get();
            boolean done = !now.takenBack().isEmpty()
                    && now.takenBack().get(now.takenBack().size() - 1).reason().equals(reason)
                    && visit.text("seen").equals(FormPage.seen(before(now).toTree()));
            if (done) {
                return Done.before(there);
            }
            throw Refusal.changed(visit.language());
        }
        return new Done(there, visit.essaim().programmes().takeBack(programme.id(), structure, reason));
    }

    private static Enrolment before(Enrolment now) {
        List<Enrolment.Step> steps = new ArrayList<>(now.steps());
        List<Enrolment.TakenBack> back = new ArrayList<>(now.takenBack());
        steps.add(back.remove(back.size() - 1).step());
        return new Enrolment(
                now.programme(), now.structure(), now.call(), steps, now.choices(), now.participants(), back);
    }
}
