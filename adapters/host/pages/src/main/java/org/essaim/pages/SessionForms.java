package org.essaim.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Function;
import org.essaim.organisation.Structure;
import org.essaim.pages.FormPage.Done;
import org.essaim.pages.Part.Kind;
import org.essaim.programme.Programme;
import org.essaim.session.Attendance;
import org.essaim.session.Attendee;
import org.essaim.session.Community;
import org.essaim.session.ProgrammeSession;
import org.essaim.session.Registration;
import org.essaim.session.SessionDossier;
import org.essaim.session.SessionKind;
import org.essaim.session.Sessions;
import org.essaim.spi.StoreException;
import org.jspecify.annotations.Nullable;

/** What is asked to plan, change and cancel sessions, register and record attendance; and doing it. */
final class SessionForms {
    private static final ZoneId HERE = ZoneId.of("Europe/Paris");

    private SessionForms() {}

    static SessionDossier dossier(Visit visit) {
        return visit.essaim().sessions().session(visit.required("session"));
    }

    /** True for whoever may plan some session: of the whole federation, or of a structure. */
    static boolean mayPlan(Visit visit) {
        return visit.may(Duty.COORDINATOR) && !visit.structures().isEmpty();
    }

    /** True if the session is the visitor's to change; core asks the same. */
    static boolean isTheirs(Visit visit, ProgrammeSession session) {
        return session.structure().isEmpty()
                ? visit.isWhole()
                : visit.structures().stream()
                        .anyMatch(structure -> structure.id().equals(session.structure()));
    }

    static Part plan(Visit visit, Programme programme) {
        Typing typing = Typing.of(visit, "plan")
                .needed(Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier"))
                .hint("Par exemple lancement-avril.", "For example launch-april.");
        return fields(visit, programme, typing, Optional.empty())
                .post(
                        ProgrammeLinks.address(visit, SessionsPage.PATH, programme),
                        visit.say("Prévoir une séance", "Plan a session"),
                        visit.say("Prévoir la séance", "Plan the session"));
    }

    private static Typing fields(Visit visit, Programme programme, Typing typing, Optional<ProgrammeSession> before) {
        Locale locale = visit.language().locale();
        LocalDateTime start = before.map(ProgrammeSession::start).orElse(null);
        LocalDateTime end = before.map(ProgrammeSession::end).orElse(null);
        typing.choice(
                        "kind",
                        visit.say("Nature", "Kind"),
                        before.map(each -> each.kind().name()).orElse(""),
                        ProgrammeWords.options(visit, SessionKind.class, (language, kind) -> kind.title(locale)))
                .field(Kind.TEXT, "title", visit.say("Titre", "Title"), text(before, ProgrammeSession::title), true)
                .field(
                        Kind.DAY,
                        "date",
                        visit.say("Date", "Date"),
                        start == null ? "" : start.toLocalDate().toString(),
                        true)
                .field(
                        Kind.TIME,
                        "from",
                        visit.say("Début", "From"),
                        start == null ? "" : start.toLocalTime().toString(),
                        true)
                .field(
                        Kind.TIME,
                        "to",
                        visit.say("Fin", "To"),
                        end == null ? "" : end.toLocalTime().toString(),
                        true)
                .hint("Plus tôt que le début\u00a0: le lendemain.", "Earlier than the beginning: the next day.");
        if (!programme.phases().isEmpty()) {
            typing.choiceOrNone(
                    "phase",
                    visit.say("Phase", "Phase"),
                    text(before, ProgrammeSession::phase),
                    ProgrammeWords.phases(programme));
        }
        if (!programme.approaches().isEmpty()) {
            typing.choiceOrNone(
                    "approach",
                    visit.say("Approche", "Approach"),
                    text(before, ProgrammeSession::approach),
                    ProgrammeWords.approaches(programme));
        }
        typing.field(Kind.TEXT, "place", visit.say("Lieu", "Place"), text(before, ProgrammeSession::place), false)
                .field(
                        Kind.COUNT,
                        "places",
                        visit.say("Nombre de places", "Number of places"),
                        before.filter(each -> each.places() > 0)
                                .map(each -> Integer.toString(each.places()))
                                .orElse(""),
                        false);
        List<Part.Option> structures = ProgrammeWords.structures(visit);
        String alone = visit.say("Pour une seule structure", "For one structure alone");
        if (visit.isWhole()) {
            typing.choiceOrNone("structure", alone, text(before, ProgrammeSession::structure), structures);
        } else {
            typing.choice("structure", alone, text(before, ProgrammeSession::structure), structures);
        }
        rare(visit, programme, typing, before);
        return typing;
    }

    private static void rare(Visit visit, Programme programme, Typing typing, Optional<ProgrammeSession> before) {
        List<Part.Option> trainings = visit.essaim().programmes().trainings().stream()
                .map(each -> new Part.Option(each.id(), each.title()))
                .toList();
        if (!trainings.isEmpty()) {
            typing.choiceOrNone(
                    "training",
                    visit.say("Produit de formation", "Training product"),
                    text(before, ProgrammeSession::training),
                    trainings);
        }
        List<Community> communities = visit.essaim().sessions().communities().of(programme.id());
        if (!communities.isEmpty()) {
            typing.choiceOrNone(
                    "community",
                    visit.say("Communauté de pratique qui se réunit", "Community of practice that meets"),
                    text(before, ProgrammeSession::community),
                    communities.stream()
                            .map(each -> new Part.Option(each.id(), each.title()))
                            .toList());
        }
        typing.field(
                        Kind.TEXT,
                        "cycle",
                        visit.say("Cycle de web-conférences", "Cycle of web-conferences"),
                        text(before, ProgrammeSession::cycle),
                        false)
                .field(
                        Kind.TEXT,
                        "experts",
                        visit.say("Organismes des intervenants extérieurs", "Organisations of external experts"),
                        before.map(each -> String.join("; ", each.experts())).orElse(""),
                        false)
                .hint(
                        "Séparés par des points-virgules. Des organismes, jamais des personnes.",
                        "Separated by semicolons. Organisations, never people.");
        List<Part.Option> zones = Stream.concat(
                        Stream.of(before.map(ProgrammeSession::zone).orElse(HERE)),
                        visit.structures().stream().map(Structure::zone))
                .distinct()
                .map(zone -> new Part.Option(zone.getId(), zone.getId()))
                .toList();
        if (zones.size() > 1) {
            typing.choice(
                    "zone", visit.say("Heure de", "Clock of"), zones.get(0).value(), zones);
        } else {
            typing.hidden("zone", zones.get(0).value());
        }
    }

    private static String text(
            Optional<ProgrammeSession> before, java.util.function.Function<ProgrammeSession, String> field) {
        return before.map(field).orElse("");
    }

    private static ProgrammeSession typed(Visit visit, Programme programme, String id) {
        LocalDate date = day(visit);
        LocalTime from = time(visit, "from").orElseThrow(() -> Refusal.incomplete(visit.language(), "from"));
        LocalTime to = time(visit, "to").orElseThrow(() -> Refusal.incomplete(visit.language(), "to"));
        // An evening that goes on after midnight; a day that ends before noon of its own morning was mistyped.
        LocalDate last = to.isBefore(from) && from.isAfter(LocalTime.NOON) ? date.plusDays(1) : date;
        String places = visit.text("places");
        return Typing.made(() -> ProgrammeSession.builder(
                        id, programme.id(), Typing.oneOf(visit, "kind", SessionKind.class), visit.required("title"))
                .held(date.atTime(from), last.atTime(to))
                .zone(zone(visit))
                .phase(visit.text("phase"))
                .approach(visit.text("approach"))
                .training(visit.text("training"))
                .community(visit.text("community"))
                .cycle(visit.text("cycle"))
                .structure(visit.text("structure"))
                .place(visit.text("place"))
                .places(places.isEmpty() ? 0 : Math.toIntExact(DefinitionPart.count(visit, "places")))
                .experts(DefinitionPart.split(visit.text("experts")))
                .build());
    }

    private static ZoneId zone(Visit visit) {
        String zone = visit.text("zone");
        try {
            return zone.isEmpty() ? HERE : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Refusal.incomplete(visit.language(), "zone");
        }
    }

    static LocalDate day(Visit visit) {
        return visit.day("date").orElseThrow(() -> Refusal.incomplete(visit.language(), "date"));
    }

    private static Optional<LocalTime> time(Visit visit, String name) {
        String value = visit.text(name);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(value));
        } catch (DateTimeException e) {
            throw Refusal.incomplete(visit.language(), name);
        }
    }

    static Done planned(Visit visit) {
        Programme programme = ProgrammeLinks.programme(visit);
        String id = Typing.code(visit, "id");
        ProgrammeSession session = typed(visit, programme, id);
        String there = SessionsPage.address(visit, id);
        Optional<ProgrammeSession> known = known(visit, id);
        if (known.isPresent()) {
            if (known.get().equals(session)) {
                return Done.before(there);
            }
            throw Refusal.taken(visit.language(), id);
        }
        return new Done(there, visit.essaim().sessions().save(session));
    }

    private static Optional<ProgrammeSession> known(Visit visit, String id) {
        try {
            return Optional.of(visit.essaim().sessions().session(id).session());
        } catch (StoreException e) {
            throw e;
        } catch (EssaimException e) {
            return Optional.empty();
        }
    }

    // What of it the visitor sees: what others record of their structures disturbs nobody.
    private static Tree seen(SessionDossier dossier) {
        return Tree.of(dossier.toString());
    }

    private static Typing form(Visit visit, String act, SessionDossier dossier) {
        return Typing.of(visit, act).hidden("seen", FormPage.seen(seen(dossier)));
    }

    private static String here(Visit visit, SessionDossier dossier) {
        return SessionsPage.address(visit, dossier.session().id());
    }

    static Part change(Visit visit, Programme programme, SessionDossier dossier) {
        ProgrammeSession session = dossier.session();
        return fields(visit, programme, form(visit, "change", dossier), Optional.of(session))
                .post(
                        here(visit, dossier),
                        session.isCancelled()
                                ? visit.say(
                                        "Modifier la séance, qui aura de nouveau lieu",
                                        "Change the session, which takes place again")
                                : visit.say("Modifier la séance", "Change the session"),
                        visit.say("Modifier la séance", "Change the session"));
    }

    static Done changed(Visit visit, SessionDossier dossier) {
        ProgrammeSession before = dossier.session();
        Programme programme = visit.essaim().programmes().programme(before.programme());
        ProgrammeSession typed = typed(visit, programme, before.id());
        // A label of its own is said in no form, and stays.
        ProgrammeSession session = Typing.made(() -> new ProgrammeSession(
                typed.id(),
                typed.programme(),
                typed.kind(),
                typed.title(),
                typed.start(),
                typed.end(),
                typed.zone(),
                typed.phase(),
                typed.approach(),
                typed.training(),
                typed.community(),
                typed.cycle(),
                typed.structure(),
                typed.place(),
                typed.places(),
                typed.experts(),
                before.label(),
                ""));
        if (session.equals(before)) {
            return Done.before(here(visit, dossier));
        }
        requireTheirs(visit, before);
        FormPage.requireSeen(visit, seen(dossier));
        return new Done(here(visit, dossier), visit.essaim().sessions().save(session));
    }

    // Core asks whose a session will be; whose it was is asked here.
    private static void requireTheirs(Visit visit, ProgrammeSession session) {
        if (!isTheirs(visit, session)) {
            throw session.structure().isEmpty() ? Refusal.whole(visit.language()) : Refusal.outside(visit.language());
        }
    }

    static Part cancel(Visit visit, SessionDossier dossier) {
        return form(visit, "cancel", dossier)
                .reason()
                .post(
                        here(visit, dossier),
                        visit.say("Annuler la séance", "Cancel the session"),
                        visit.say("Annuler la séance", "Cancel the session"));
    }

    static Done cancelled(Visit visit, SessionDossier dossier) {
        String reason = visit.required("reason");
        if (dossier.session().cancelled().equals(reason)) {
            return Done.before(here(visit, dossier));
        }
        requireTheirs(visit, dossier.session());
        FormPage.requireSeen(visit, seen(dossier));
        return new Done(
                here(visit, dossier),
                visit.essaim().sessions().cancel(dossier.session().id(), reason));
    }

    /** Forms for those who are to come, and those who came. */
    static List<Part> people(Visit visit, SessionDossier dossier) {
        List<Part> forms = new ArrayList<>();
        if (visit.structures().isEmpty()) {
            return forms;
        }
        if (!dossier.session().isCancelled()) {
            forms.add(who(visit, form(visit, "register", dossier), dossier)
                    .field(
                            Kind.DAY,
                            "date",
                            visit.say("Jour de l’inscription", "Day of the registration"),
                            LocalDate.now(ZoneOffset.UTC).toString(),
                            true)
                    .post(
                            here(visit, dossier),
                            visit.say("Inscrire", "Register"),
                            visit.say("Enregistrer l’inscription", "Record the registration")));
            forms.add(who(visit, form(visit, "attend", dossier), dossier)
                    .free(
                            Kind.TIME,
                            "from",
                            visit.say("Arrivée, si après le début", "Came at, if later than the beginning"))
                    .free(Kind.TIME, "to", visit.say("Départ, si avant la fin", "Left at, if before the end"))
                    .free(
                            Kind.TEXT,
                            "sheet",
                            visit.say("Numéro de la feuille d’émargement", "Number of the attendance sheet"))
                    .post(
                            here(visit, dossier),
                            visit.say("Enregistrer ou corriger une présence", "Record or correct an attendance"),
                            visit.say("Enregistrer la présence", "Record the attendance")));
        }
        List<Attendee> registered =
                dossier.registrations().stream().map(Registration::who).toList();
        List<Attendee> came =
                dossier.attendances().stream().map(Attendance::who).toList();
        if (!registered.isEmpty()) {
            forms.add(removal(
                    visit,
                    dossier,
                    "unregister",
                    registered,
                    visit.say("Retirer une inscription", "Remove a registration"),
                    visit.say("Retirer l’inscription", "Remove the registration")));
        }
        if (!came.isEmpty()) {
            forms.add(removal(
                    visit,
                    dossier,
                    "absent",
                    came,
                    visit.say("Retirer une présence", "Remove an attendance"),
                    visit.say("Retirer la présence", "Remove the attendance")));
        }
        return forms;
    }

    /** A structure, and a worker’s number or so many people of a function. */
    private static Typing who(Visit visit, Typing typing, SessionDossier dossier) {
        String alone = dossier.session().structure();
        List<Part.Option> structures = ProgrammeWords.structures(visit).stream()
                .filter(option -> alone.isEmpty() || option.value().equals(alone))
                .toList();
        return typing.choice("structure", visit.say("Structure", "Structure"), "", structures)
                .person("worker", visit.say("Matricule d’une personne", "Payroll number of a person"))
                .hint(
                        "Celui du logiciel ou de la paie, jamais un nom. Il devient un pseudonyme.",
                        "That of the program or payroll, never a name. It becomes a pseudonym.")
                .choiceOrEmpty(
                        "function",
                        visit.say("Ou, sans matricule, une fonction", "Or, without a number, a function"),
                        "",
                        ProgrammeWords.functions(visit))
                .free(Kind.COUNT, "number", visit.say("Combien de cette fonction", "How many of this function"));
    }

    static Attendee who(Visit visit) {
        String structure = visit.structure(visit.required("structure")).id();
        String worker = visit.text("worker");
        if (!worker.isEmpty()) {
            return visit.essaim().sessions().worker(structure, worker);
        }
        if (visit.text("function").isEmpty()) {
            throw new Refusal(
                    400,
                    visit.say("Qui\u202f? Ni matricule, ni fonction.", "Who? Neither a number nor a function."),
                    visit.say(
                            "Donnez un matricule, ou une fonction et combien de personnes.",
                            "Give a payroll number, or a function and how many people."));
        }
        int number = visit.text("number").isEmpty() ? 1 : Math.toIntExact(DefinitionPart.count(visit, "number"));
        return Typing.made(() -> Attendee.count(structure, Typing.oneOf(visit, "function", Function.class), number));
    }

    static Done registered(Visit visit, SessionDossier dossier) {
        Registration registration = Typing.made(() -> new Registration(who(visit), day(visit)));
        if (dossier.registrations().contains(registration)) {
            return Done.before(here(visit, dossier));
        }
        FormPage.requireSeen(visit, seen(dossier));
        return new Done(
                here(visit, dossier),
                visit.essaim().sessions().register(dossier.session().id(), registration));
    }

    static Done attended(Visit visit, SessionDossier dossier) {
        @Nullable LocalDateTime from = moment(visit, dossier, "from");
        @Nullable LocalDateTime to = moment(visit, dossier, "to");
        Attendance attendance = Typing.made(() -> new Attendance(who(visit), from, to, visit.text("sheet")));
        if (dossier.attendances().contains(attendance)) {
            return Done.before(here(visit, dossier));
        }
        FormPage.requireSeen(visit, seen(dossier));
        return new Done(
                here(visit, dossier),
                visit.essaim().sessions().attend(dossier.session().id(), attendance));
    }

    private static @Nullable LocalDateTime moment(Visit visit, SessionDossier dossier, String name) {
        return time(visit, name)
                .map(time -> SessionsPage.at(dossier.session(), time))
                .orElse(null);
    }

    private static Part removal(
            Visit visit, SessionDossier dossier, String act, List<Attendee> all, String title, String button) {
        return form(visit, act, dossier)
                .choice(
                        "who",
                        visit.say("Qui", "Who"),
                        "",
                        all.stream()
                                .map(who -> new Part.Option(
                                        token(who), who.structure() + " – " + SessionsPage.called(visit, who)))
                                .toList())
                .post(here(visit, dossier), title, button);
    }

    // No pseudonym stands in a page.
    private static String token(Attendee who) {
        return FormPage.seen(Tree.of(SessionsPage.key(who)));
    }

    static Done removed(Visit visit, SessionDossier dossier, boolean registration) {
        String token = visit.required("who");
        List<Attendee> all = registration
                ? dossier.registrations().stream().map(Registration::who).toList()
                : dossier.attendances().stream().map(Attendance::who).toList();
        Optional<Attendee> who =
                all.stream().filter(each -> token(each).equals(token)).findFirst();
        if (who.isEmpty()) {
            return Done.before(here(visit, dossier));
        }
        FormPage.requireSeen(visit, seen(dossier));
        Sessions sessions = visit.essaim().sessions();
        String id = dossier.session().id();
        return new Done(
                here(visit, dossier),
                registration ? sessions.unregister(id, who.get()) : sessions.remove(id, who.get()));
    }
}
