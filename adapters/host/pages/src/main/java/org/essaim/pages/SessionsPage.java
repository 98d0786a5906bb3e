package org.essaim.pages;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.essaim.organisation.Duty;
import org.essaim.organisation.WorkerId;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.programme.Programme;
import org.essaim.session.Attendance;
import org.essaim.session.Attendee;
import org.essaim.session.ProgrammeSession;
import org.essaim.session.Registration;
import org.essaim.session.SessionDossier;
import org.essaim.session.SessionVersion;

/** Sessions of a programme: planned, registered for, attended, signed, cancelled. */
final class SessionsPage extends FormPage {
    static final String PATH = "sessions";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Séances", "Sessions");
    }

    @Override
    Answer show(Visit visit, List<Part> first) throws IOException {
        List<String> below = visit.below();
        if (below.equals(List.of("sheet"))) {
            return sheet(visit);
        }
        if (below.equals(List.of("download"))) {
            if (!SessionAgenda.isKnown()) {
                throw Refusal.notFound(visit.language());
            }
            return SessionAgenda.of(visit, ProgrammeLinks.programme(visit));
        }
        if (below.equals(List.of("sheet", "download"))) {
            return downloaded(visit);
        }
        if (!below.isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        List<Part> parts = new ArrayList<>(first);
        return visit.text("session").isEmpty() ? all(visit, parts) : one(visit, SessionForms.dossier(visit), parts);
    }

    private static Answer all(Visit visit, List<Part> parts) {
        Programme programme = ProgrammeLinks.programme(visit);
        parts.add(ProgrammeLinks.of(visit, programme, PATH));
        List<List<Cell>> rows = new ArrayList<>();
        for (SessionDossier dossier : visit.essaim().sessions().of(programme.id())) {
            ProgrammeSession session = dossier.session();
            rows.add(List.of(
                    Cell.link(session.title() + " (" + session.id() + ")", address(visit, session.id())),
                    Cell.of(when(visit, session)),
                    Cell.of(session.kind().title(visit.language().locale())),
                    Cell.of(WaysPage.phase(programme, session.phase())),
                    Cell.of(session.isCancelled() ? visit.say("annulée", "cancelled") : visit.say("prévue", "planned")),
                    Cell.of(visit.figures().count(dossier.registered())),
                    Cell.of(visit.figures().count(dossier.attended()))));
        }
        if (rows.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucune séance n’est prévue.", "No session is planned.")));
        } else {
            parts.add(new Part.Grid(
                    visit.say("Séances, dans l’ordre des dates", "Sessions, in the order of their dates"),
                    List.of(
                            Head.words(visit.say("Séance", "Session")),
                            Head.words(visit.say("Quand", "When")),
                            Head.words(visit.say("Nature", "Kind")),
                            Head.words(visit.say("Phase", "Phase")),
                            Head.words(visit.say("État", "State")),
                            Head.figures(visit.say("Inscrits", "Registered")),
                            Head.figures(visit.say("Présents", "Came"))),
                    rows,
                    List.of()));
        }
        List<Part.Link> links = new ArrayList<>();
        links.add(new Part.Link(
                visit.say("Compter les présences comme temps de travail", "Count attendance as working time"),
                ProgrammeLinks.address(visit, AttendanceTimePage.PATH, programme)));
        if (SessionAgenda.isKnown()) {
            links.add(new Part.Link(
                    visit.say("Télécharger pour un agenda (iCalendar)", "Download for a calendar (iCalendar)"),
                    ProgrammeLinks.address(visit, PATH + "/download", programme)));
        }
        parts.add(new Part.Links(links));
        if (SessionForms.mayPlan(visit)) {
            parts.add(SessionForms.plan(visit, programme));
        }
        return Screen.of(ProgrammeWords.name(programme) + visit.say("\u00a0: séances", ": sessions"), parts);
    }

    static String address(Visit visit, String session) {
        return visit.address(ProgrammesPage.PATH + "/" + PATH, "session", session);
    }

    static String when(Visit visit, ProgrammeSession session) {
        LocalDateTime start = Objects.requireNonNull(session.start());
        LocalDateTime end = Objects.requireNonNull(session.end());
        LocalDate last = end.toLocalDate();
        return visit.figures().day(start.toLocalDate()) + ", " + start.toLocalTime() + " – "
                + (last.equals(start.toLocalDate()) ? "" : visit.figures().day(last) + ", ") + end.toLocalTime();
    }

    private static Answer one(Visit visit, SessionDossier dossier, List<Part> parts) {
        ProgrammeSession session = dossier.session();
        Programme programme = visit.essaim().programmes().programme(session.programme());
        parts.add(ProgrammeLinks.of(visit, programme, PATH));
        if (session.isCancelled()) {
            parts.add(Part.Notice.of(
                    Part.Tone.WARNING,
                    visit.say("Cette séance n’a pas lieu.", "This session does not take place."),
                    session.cancelled()));
        }
        parts.add(facts(visit, programme, session));
        parts.add(people(visit, dossier));
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Feuille d’émargement", "Attendance sheet"),
                visit.address(ProgrammesPage.PATH + "/" + PATH + "/sheet", "session", session.id())))));
        parts.add(Exports.links(
                visit,
                Exports.reports(),
                ProgrammesPage.PATH + "/" + PATH + "/sheet/download",
                "session",
                session.id()));
        if (visit.may(Duty.COORDINATOR)) {
            parts.addAll(SessionForms.people(visit, dossier));
            if (SessionForms.isTheirs(visit, session)) {
                parts.add(SessionForms.change(visit, programme, dossier));
                if (!session.isCancelled()) {
                    parts.add(SessionForms.cancel(visit, dossier));
                }
            }
        }
        parts.add(history(visit, visit.essaim().sessions().history(session.id())));
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Toutes les séances du programme", "All sessions of the programme"),
                ProgrammeLinks.address(visit, PATH, programme)))));
        return Screen.of(session.title(), parts);
    }

    private static Part facts(Visit visit, Programme programme, ProgrammeSession session) {
        List<List<Cell>> rows = new ArrayList<>();
        row(rows, visit.say("Programme", "Programme"), ProgrammeWords.name(programme));
        row(
                rows,
                visit.say("Nature", "Kind"),
                session.kind().title(visit.language().locale()));
        row(rows, visit.say("Quand", "When"), when(visit, session) + " (" + session.zone() + ")");
        row(rows, visit.say("Lieu", "Place"), session.place());
        row(
                rows,
                visit.say("Places", "Places"),
                session.places() == 0 ? "" : visit.figures().count(session.places()));
        row(
                rows,
                visit.say("Phase", "Phase"),
                session.phase().isEmpty() ? "" : WaysPage.phase(programme, session.phase()));
        row(
                rows,
                visit.say("Approche", "Approach"),
                programme.approach(session.approach()).map(each -> each.title()).orElse(session.approach()));
        row(rows, visit.say("Formation", "Training"), session.training());
        row(rows, visit.say("Communauté", "Community"), session.community());
        row(rows, visit.say("Cycle", "Cycle"), session.cycle());
        row(
                rows,
                visit.say("Pour une seule structure", "For one structure alone"),
                session.structure().isEmpty() ? "" : WaysPage.name(visit, session.structure()));
        row(rows, visit.say("Intervenants extérieurs", "External experts"), String.join(", ", session.experts()));
        row(rows, visit.say("Libellé de temps", "Label of time"), session.timeLabel());
        return new Part.Grid(
                visit.say("La séance", "The session"),
                List.of(Head.words(visit.say("Quoi", "What")), Head.words(visit.say("Dit", "Told"))),
                rows,
                List.of());
    }

    private static void row(List<List<Cell>> rows, String title, String value) {
        if (!value.isEmpty()) {
            rows.add(List.of(Cell.of(title), Cell.of(value)));
        }
    }

    private static Part people(Visit visit, SessionDossier dossier) {
        Map<String, Registration> registered = new TreeMap<>();
        Map<String, Attendance> came = new TreeMap<>();
        Map<String, Attendee> all = new TreeMap<>();
        dossier.registrations().forEach(each -> {
            registered.put(key(each.who()), each);
            all.put(key(each.who()), each.who());
        });
        dossier.attendances().forEach(each -> {
            came.put(key(each.who()), each);
            all.putIfAbsent(key(each.who()), each.who());
        });
        if (all.isEmpty()) {
            return new Part.Prose(visit.say("Personne n’est encore inscrit.", "Nobody is registered yet."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        all.forEach((key, who) -> rows.add(List.of(
                Cell.of(WaysPage.name(visit, who.structure())),
                Cell.of(called(visit, who)),
                registration(visit, registered.get(key)),
                attendance(visit, came.get(key)))));
        return new Part.Grid(
                visit.say("Inscrits et présents", "Registered and came"),
                List.of(
                        Head.words(visit.say("Structure", "Structure")),
                        Head.words(visit.say("Qui", "Who")),
                        Head.words(visit.say("Inscription", "Registration")),
                        Head.words(visit.say("Présence", "Presence"))),
                rows,
                List.of());
    }

    /** What of somebody stands once in a session. */
    static String key(Attendee who) {
        WorkerId worker = who.worker();
        return who.structure() + "/" + (worker == null ? who.function() : worker.value());
    }

    /** Somebody as the host calls them, or a function of people who are counted. */
    static String called(Visit visit, Attendee who) {
        WorkerId worker = who.worker();
        if (worker != null) {
            return visit.essaim().sessions().called(worker);
        }
        return who.function() == null
                ? "–"
                : who.function().title(visit.language().locale());
    }

    private static Cell registration(Visit visit, @org.jspecify.annotations.Nullable Registration registration) {
        return registration == null
                ? Cell.absent(visit.say("pas inscrit", "not registered"))
                : Cell.of(number(visit, registration.who())
                        + visit.say("inscrit le ", "registered on ")
                        + visit.figures().day(registration.date()));
    }

    private static String number(Visit visit, Attendee who) {
        return who.worker() == null ? visit.figures().count(who.number()) + ", " : "";
    }

    private static Cell attendance(Visit visit, @org.jspecify.annotations.Nullable Attendance attendance) {
        if (attendance == null) {
            return Cell.absent(visit.say("rien d’enregistré", "nothing recorded"));
        }
        StringBuilder text = new StringBuilder(number(visit, attendance.who())).append(visit.say("présent", "present"));
        if (attendance.from() != null) {
            text.append(visit.say(" dès ", " from ")).append(attendance.from().toLocalTime());
        }
        if (attendance.to() != null) {
            text.append(visit.say(" jusqu’à ", " until "))
                    .append(attendance.to().toLocalTime());
        }
        if (!attendance.sheet().isEmpty()) {
            text.append(" (").append(attendance.sheet()).append(')');
        }
        return Cell.of(text.toString());
    }

    private static Part history(Visit visit, List<SessionVersion> versions) {
        List<List<Cell>> rows = new ArrayList<>();
        for (SessionVersion version : versions) {
            rows.add(List.of(
                    Cell.of(Forms.moment(
                            version.at(), version.dossier().session().zone())),
                    Cell.of(version.actor()),
                    Cell.of(when(visit, version.dossier().session())
                            + (version.dossier().session().isCancelled() ? visit.say(", annulée", ", cancelled") : "")),
                    Cell.of(visit.figures().count(version.dossier().registered())),
                    Cell.of(visit.figures().count(version.dossier().attended()))));
        }
        return new Part.Grid(
                visit.say("Qui a enregistré quoi", "Who recorded what"),
                List.of(
                        Head.words(visit.say("Enregistré le", "Recorded on")),
                        Head.words(visit.say("Compte", "Account")),
                        Head.words(visit.say("Quand la séance", "When the session")),
                        Head.figures(visit.say("Inscrits", "Registered")),
                        Head.figures(visit.say("Présents", "Came"))),
                rows,
                List.of());
    }

    private static Answer sheet(Visit visit) {
        String id = visit.required("session");
        List<Part> parts = new ArrayList<>(ReportParts.of(
                visit, visit.essaim().sessions().sheet(id, visit.language().locale())));
        parts.add(Exports.links(
                visit, Exports.reports(), ProgrammesPage.PATH + "/" + PATH + "/sheet/download", "session", id));
        parts.add(new Part.Links(
                List.of(new Part.Link(visit.say("Revenir à la séance", "Back to the session"), address(visit, id)))));
        return Screen.of(visit.say("Feuille d’émargement", "Attendance sheet"), parts);
    }

    private static Answer downloaded(Visit visit) throws IOException {
        String id = visit.required("session");
        String format = Exports.format(visit, Exports.reports());
        return Exports.file(
                visit,
                visit.essaim()
                        .export(visit.essaim()
                                .sessions()
                                .sheet(id, visit.language().locale())),
                visit.say("emargement-", "attendance-") + id,
                format);
    }

    @Override
    Done act(Visit visit) {
        visit.require(Duty.COORDINATOR);
        String act = visit.required("do");
        if (act.equals("plan")) {
            return SessionForms.planned(visit);
        }
        SessionDossier dossier = SessionForms.dossier(visit);
        return switch (act) {
            case "change" -> SessionForms.changed(visit, dossier);
            case "cancel" -> SessionForms.cancelled(visit, dossier);
            case "register" -> SessionForms.registered(visit, dossier);
            case "attend" -> SessionForms.attended(visit, dossier);
            case "unregister" -> SessionForms.removed(visit, dossier, true);
            case "absent" -> SessionForms.removed(visit, dossier, false);
            default -> throw Refusal.incomplete(visit.language(), "do");
        };
    }

    /** A time of day at a session; over midnight, one before its beginning is of the next day. */
    static LocalDateTime at(ProgrammeSession session, LocalTime time) {
        LocalDateTime start = Objects.requireNonNull(session.start());
        LocalDateTime sameDay = start.toLocalDate().atTime(time);
        return sameDay.isBefore(start) && start.toLocalTime().isAfter(LocalTime.NOON) ? sameDay.plusDays(1) : sameDay;
    }
}
