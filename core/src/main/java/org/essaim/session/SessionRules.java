package org.essaim.session;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.WorkerId;
import org.essaim.programme.Approach;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/** What speaks against something that somebody wants to record about a session; no finding names a person. */
final class SessionRules {
    private SessionRules() {}

    /** A session, beside what was known of it before. */
    static List<Finding> session(
            Programme programme, List<String> trainings, Optional<SessionDossier> before, ProgrammeSession session) {
        List<Finding> findings = new ArrayList<>();
        dates(session, findings);
        if (!session.phase().isEmpty() && programme.phase(session.phase()).isEmpty()) {
            findings.add(Finding.of(Code.UNKNOWN_PHASE)
                    .column("phase")
                    .value(session.phase())
                    .with("valid", programme.phases().stream().map(Phase::code).collect(Collectors.joining(", ")))
                    .build());
        }
        if (!session.approach().isEmpty()
                && programme.approach(session.approach()).isEmpty()) {
            findings.add(Finding.of(Code.UNKNOWN_APPROACH)
                    .column("approach")
                    .value(session.approach())
                    .with(
                            "valid",
                            programme.approaches().stream().map(Approach::code).collect(Collectors.joining(", ")))
                    .build());
        }
        if (!session.training().isEmpty() && !trainings.contains(session.training())) {
            findings.add(Finding.of(Code.DANGLING_REFERENCE)
                    .column("training")
                    .value(session.training())
                    .with("kind", "training")
                    .with("valid", String.join(", ", trainings))
                    .build());
        }
        before.ifPresent(known -> changed(known, session, findings));
        return findings;
    }

    private static void dates(ProgrammeSession session, List<Finding> findings) {
        LocalDateTime start = session.start();
        LocalDateTime end = session.end();
        if (start == null || end == null) {
            findings.add(Finding.of(Code.SESSION_WITHOUT_DATES)
                    .column(start == null ? "date" : "to")
                    .value(session.id())
                    .build());
            return;
        }
        if (!start.isBefore(end)) {
            findings.add(Finding.of(Code.SESSION_ENDS_BEFORE_START)
                    .column("to")
                    .value(session.id())
                    .with("start", start)
                    .with("end", end)
                    .build());
        }
        for (LocalDateTime moment : List.of(start, end)) {
            if (session.zone().getRules().getValidOffsets(moment).isEmpty()) {
                findings.add(Finding.of(Code.LOCAL_TIME_MISSING)
                        .column("from")
                        .value(moment.toString())
                        .with("zone", session.zone().getId())
                        .build());
            }
        }
    }

    private static void changed(SessionDossier known, ProgrammeSession session, List<Finding> findings) {
        if (session.isCancelled() && !known.attendances().isEmpty()) {
            findings.add(Finding.of(Code.SESSION_HELD)
                    .value(session.id())
                    .with("count", known.attended())
                    .build());
        }
        if (session.places() > 0 && known.registered() > session.places()) {
            findings.add(full(session, known.registered()));
        }
        if (findings.isEmpty()) {
            SessionDossier then = known.with(session);
            for (Attendance attendance : known.attendances()) {
                outside(then, attendance).ifPresent(findings::add);
            }
        }
    }

    private static Finding full(ProgrammeSession session, int asked) {
        return Finding.of(Code.NO_PLACE_LEFT)
                .value(session.id())
                .with("places", session.places())
                .with("asked", asked)
                .build();
    }

    /** A registration for a session, beside all sessions. */
    static List<Finding> registration(
            SessionDossier dossier, Enrolled enrolled, List<SessionDossier> all, Registration registration) {
        ProgrammeSession session = dossier.session();
        List<Finding> findings = new ArrayList<>(mayCome(dossier, enrolled, registration.who()));
        LocalDate day = Objects.requireNonNull(session.end()).toLocalDate();
        if (registration.date().isAfter(day)) {
            findings.add(Finding.of(Code.REGISTERED_AFTER_SESSION)
                    .column("date")
                    .value(registration.date().toString())
                    .with("session", session.id())
                    .with("day", day)
                    .build());
        }
        int then = dossier.with(registration).registered();
        if (session.places() > 0 && then > session.places()) {
            findings.add(full(session, then));
        }
        WorkerId worker = registration.who().worker();
        if (worker != null) {
            if (dossier.registrations().stream().anyMatch(each -> isForAnother(registration.who(), each.who()))) {
                findings.add(twice(worker, session, session));
            }
            Interval interval = dossier.interval();
            all.stream()
                    .filter(other -> isAnother(session, other.session()))
                    .filter(other -> other.registrations().stream()
                            .anyMatch(each -> worker.equals(each.who().worker())))
                    .filter(other -> other.interval().overlap(interval) > 0)
                    .forEach(other -> findings.add(twice(worker, session, other.session())));
        }
        return findings;
    }

    /** An attendance of a session, beside all sessions. */
    static List<Finding> attendance(
            SessionDossier dossier, Enrolled enrolled, List<SessionDossier> all, Attendance attendance) {
        ProgrammeSession session = dossier.session();
        List<Finding> findings = new ArrayList<>(mayCome(dossier, enrolled, attendance.who()));
        Optional<Finding> outside = outside(dossier, attendance);
        outside.ifPresent(findings::add);
        WorkerId worker = attendance.who().worker();
        if (worker != null && outside.isEmpty()) {
            if (dossier.attendances().stream().anyMatch(each -> isForAnother(attendance.who(), each.who()))) {
                findings.add(twice(worker, session, session));
            }
            Interval interval = dossier.interval(attendance);
            for (SessionDossier other : all) {
                boolean there = isAnother(session, other.session())
                        && other.attendances().stream()
                                .anyMatch(each -> worker.equals(each.who().worker())
                                        && other.interval(each).overlap(interval) > 0);
                if (there) {
                    findings.add(twice(worker, session, other.session()));
                }
            }
        }
        int registered = dossier.registrations().stream()
                .filter(each -> each.who().isAs(attendance.who()))
                .mapToInt(each -> each.who().number())
                .sum();
        if (registered < attendance.who().number()) {
            findings.add(Finding.of(Code.NOT_REGISTERED)
                    .value(session.id())
                    .with("structure", attendance.who().structure())
                    .with("count", attendance.who().number() - registered)
                    .build());
        }
        return findings;
    }

    // One person comes for one structure.
    private static boolean isForAnother(Attendee who, Attendee other) {
        return who.worker() != null
                && who.worker().equals(other.worker())
                && !who.structure().equals(other.structure());
    }

    private static boolean isAnother(ProgrammeSession session, ProgrammeSession other) {
        return !other.id().equals(session.id()) && !other.isCancelled();
    }

    private static List<Finding> mayCome(SessionDossier dossier, Enrolled enrolled, Attendee who) {
        ProgrammeSession session = dossier.session();
        List<Finding> findings = new ArrayList<>();
        if (session.isCancelled()) {
            findings.add(Finding.of(Code.SESSION_CANCELLED)
                    .column("session")
                    .value(session.id())
                    .with("reason", session.cancelled())
                    .build());
        }
        if (!session.structure().isEmpty() && !session.structure().equals(who.structure())) {
            findings.add(Finding.of(Code.SESSION_OF_ANOTHER)
                    .column("structure")
                    .value(who.structure())
                    .with("session", session.id())
                    .with("structure", session.structure())
                    .build());
        }
        LocalDate day = Objects.requireNonNull(session.start()).toLocalDate();
        if (session.kind().isForThoseEnrolled() && !enrolled.on(session, who.structure(), day)) {
            findings.add(Finding.of(Code.STRUCTURE_NOT_ENROLLED)
                    .column("structure")
                    .value(who.structure())
                    .with("session", session.id())
                    .with("programme", session.programme())
                    .with("day", day)
                    .build());
        }
        return findings;
    }

    private static Optional<Finding> outside(SessionDossier dossier, Attendance attendance) {
        LocalDateTime start = Objects.requireNonNull(dossier.session().start());
        LocalDateTime end = Objects.requireNonNull(dossier.session().end());
        LocalDateTime from = attendance.from() == null ? start : attendance.from();
        LocalDateTime to = attendance.to() == null ? end : attendance.to();
        boolean inside = !from.isBefore(start) && !to.isAfter(end) && from.isBefore(to);
        return inside
                ? Optional.empty()
                : Optional.of(Finding.of(Code.OUTSIDE_SESSION)
                        .column("from")
                        .value(from + " – " + to)
                        .with("session", dossier.session().id())
                        .with("start", start)
                        .with("end", end)
                        .build());
    }

    // The first digits of the pseudonym, as people read it elsewhere: enough to find the row, and no name.
    private static Finding twice(WorkerId worker, ProgrammeSession session, ProgrammeSession other) {
        return Finding.of(Code.PERSON_TWICE)
                .value(worker.display())
                .with("session", session.id())
                .with("other", other.id())
                .build();
    }

    /** Says who takes part in a programme on a day. */
    interface Enrolled {
        /** The days on which structures take part, by structure; nothing where the programme has no phases to take part in. */
        @Nullable
        List<LocalDateRange> days(ProgrammeSession session, String structure);

        /** True if the structure takes part on this day, or nobody has to. */
        default boolean on(ProgrammeSession session, String structure, LocalDate day) {
            List<LocalDateRange> days = days(session, structure);
            return days == null || days.stream().anyMatch(range -> range.contains(day));
        }
    }
}
