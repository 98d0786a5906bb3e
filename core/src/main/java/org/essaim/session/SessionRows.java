package org.essaim.session;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/** How rows of tables about sessions are read, and in which order what they tell happened. */
final class SessionRows {
    static final Comparator<ProgrammeSession> SESSIONS = Comparator.comparing(ProgrammeSession::id);

    static final Comparator<Registered> REGISTRATIONS = Comparator.<Registered, LocalDate>comparing(
                    each -> each.registration().date())
            .thenComparing(Registered::session)
            .thenComparing(each -> each.registration().who().key())
            .thenComparing(each -> each.registration().toString());

    static final Comparator<Attended> ATTENDANCES = Comparator.comparing(Attended::session)
            .thenComparing(each -> each.who().key())
            .thenComparing(Attended::toString);

    private final String programme;
    private final ZoneId zone;
    private final Function<String, WorkerId> pseudonym;

    SessionRows(String programme, ZoneId zone, Function<String, WorkerId> pseudonym) {
        this.programme = programme;
        this.zone = zone;
        this.pseudonym = pseudonym;
    }

    /** A registration and its session. */
    record Registered(String session, Registration registration) {
        List<Object> key() {
            return List.of(session, registration.who().key());
        }
    }

    /** An attendance and its session; times of day, because the day is the session's. */
    record Attended(
            String session,
            Attendee who,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            String sheet) {
        List<Object> key() {
            return List.of(session, who.key());
        }

        /** On the days of its session: over midnight, a time of day before its beginning is of the next day. */
        Attendance on(ProgrammeSession held) {
            LocalDateTime start = Objects.requireNonNull(held.start());
            return new Attendance(who, moment(start, from), moment(start, to), sheet);
        }

        private static @Nullable LocalDateTime moment(LocalDateTime start, @Nullable LocalTime time) {
            if (time == null) {
                return null;
            }
            LocalDateTime sameDay = start.toLocalDate().atTime(time);
            return sameDay.isBefore(start) && start.toLocalTime().isAfter(LocalTime.NOON)
                    ? sameDay.plusDays(1)
                    : sameDay;
        }
    }

    Optional<ProgrammeSession> session(FieldReader row) {
        Optional<LocalDate> date = row.optionalDate("date");
        Optional<LocalTime> from = time(row, "from");
        Optional<LocalTime> to = time(row, "to");
        return row.build(
                ProgrammeSession.class,
                row.text("id"),
                programme,
                row.oneOf("kind", SessionKind.class),
                row.text("title"),
                date.isPresent() && from.isPresent() ? date.get().atTime(from.get()) : null,
                date.isPresent() && to.isPresent() ? date.get().atTime(to.get()) : null,
                zone,
                row.text("phase", ""),
                row.text("approach", ""),
                row.text("training", ""),
                row.text("community", ""),
                row.text("cycle", ""),
                row.text("structure", ""),
                row.text("place", ""),
                row.has("places") ? row.small("places") : 0,
                Stream.of(row.text("experts", "").split(";"))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList(),
                row.text("label", ""),
                "");
    }

    private static Optional<LocalTime> time(FieldReader row, String key) {
        return row.optionalText(key).map(LocalTime::parse);
    }

    Optional<Registered> registration(FieldReader row) {
        String session = row.text("session");
        LocalDate date = row.date("date");
        return attendee(row).map(who -> new Registered(session, new Registration(who, date)));
    }

    Optional<Attended> attendance(FieldReader row) {
        String session = row.text("session");
        Optional<LocalTime> from = time(row, "from");
        Optional<LocalTime> to = time(row, "to");
        String sheet = row.text("sheet", "");
        return attendee(row).map(who -> new Attended(session, who, from.orElse(null), to.orElse(null), sheet));
    }

    private Optional<Attendee> attendee(FieldReader row) {
        String structure = row.text("structure");
        Optional<WorkerId> worker = row.optionalText("worker").map(pseudonym);
        Optional<org.essaim.organisation.Function> function =
                row.optionalOneOf("function", org.essaim.organisation.Function.class);
        if (row.isSound() && worker.isEmpty() && function.isEmpty()) {
            row.refuse("function", Attendee.NAMELESS);
        }
        return row.build(
                Attendee.class,
                structure,
                worker.orElse(null),
                function.orElse(null),
                row.has("number") ? row.small("number") : 1);
    }
}
