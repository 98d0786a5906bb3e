package org.essaim.session;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.spi.Document;
import org.essaim.spi.StoreException;
import org.essaim.time.Interval;

/**
 * A session with who registered and who came (<i>dossier de séance</i>); the two differ.
 *
 * <p>Immutable.
 *
 * @param session the session
 * @param registrations who is to come
 * @param attendances who came
 */
public record SessionDossier(ProgrammeSession session, List<Registration> registrations, List<Attendance> attendances) {
    public SessionDossier {
        registrations = registrations.stream()
                .sorted(Comparator.comparing(each -> each.who().key()))
                .toList();
        attendances = attendances.stream()
                .sorted(Comparator.comparing(each -> each.who().key()))
                .toList();
    }

    /** How many people are registered. */
    public int registered() {
        return registrations.stream().mapToInt(each -> each.who().number()).sum();
    }

    /** How many people came. */
    public int attended() {
        return attendances.stream().mapToInt(each -> each.who().number()).sum();
    }

    SessionDossier with(ProgrammeSession other) {
        return new SessionDossier(other, registrations, attendances);
    }

    /** With this registration, in the place of another one of the same people. */
    SessionDossier with(Registration registration) {
        List<Registration> all = new ArrayList<>(registrations);
        all.removeIf(each -> each.who().isAs(registration.who()));
        all.add(registration);
        return new SessionDossier(session, all, attendances);
    }

    /** With this attendance, in the place of another one of the same people. */
    SessionDossier with(Attendance attendance) {
        List<Attendance> all = new ArrayList<>(attendances);
        all.removeIf(each -> each.who().isAs(attendance.who()));
        all.add(attendance);
        return new SessionDossier(session, registrations, all);
    }

    SessionDossier withoutRegistration(Attendee who) {
        return new SessionDossier(
                session,
                registrations.stream().filter(each -> !each.who().isAs(who)).toList(),
                attendances);
    }

    SessionDossier withoutAttendance(Attendee who) {
        return new SessionDossier(
                session,
                registrations,
                attendances.stream().filter(each -> !each.who().isAs(who)).toList());
    }

    /** As somebody sees it who may know of these structures. */
    SessionDossier of(Predicate<String> structures) {
        return new SessionDossier(
                session,
                registrations.stream()
                        .filter(each -> structures.test(each.who().structure()))
                        .toList(),
                attendances.stream()
                        .filter(each -> structures.test(each.who().structure()))
                        .toList());
    }

    /** When the session is held, from its first second to its last. */
    Interval interval() {
        return interval(Objects.requireNonNull(session.start()), Objects.requireNonNull(session.end()));
    }

    /** When somebody was there. */
    Interval interval(Attendance attendance) {
        return interval(
                attendance.from() == null ? Objects.requireNonNull(session.start()) : attendance.from(),
                attendance.to() == null ? Objects.requireNonNull(session.end()) : attendance.to());
    }

    // Of two equal local times, the earlier is the one before the clocks go back.
    private Interval interval(LocalDateTime from, LocalDateTime to) {
        ZonedDateTime first = from.atZone(session.zone());
        ZonedDateTime last = to.atZone(session.zone());
        return new Interval(
                first.toEpochSecond(),
                first.getOffset().getTotalSeconds(),
                last.toEpochSecond(),
                last.getOffset().getTotalSeconds());
    }

    static SessionDossier read(Document document) {
        FieldReader reader = FieldReader.of(
                new SourceTree(document.content(), document.key().toString(), Map.of()),
                Optional.empty(),
                finding -> {});
        Optional<ProgrammeSession> session = reader.one("session", ProgrammeSession::read);
        List<Registration> registrations = reader.each("registrations", Registration::read);
        List<Attendance> attendances = reader.each("attendances", Attendance::read);
        if (session.isEmpty() || !reader.isSound()) {
            throw new StoreException(
                    "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it.");
        }
        return new SessionDossier(session.get(), registrations, attendances);
    }

    Tree toTree() {
        return Tree.fields()
                .put("session", session.toTree())
                .put(
                        "registrations",
                        registrations.stream().map(Registration::toTree).toList())
                .put("attendances", attendances.stream().map(Attendance::toTree).toList())
                .build();
    }
}
