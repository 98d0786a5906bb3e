package fr.planning.equipe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The shifts as they stand in the database. Every change moves {@code updated_at}. */
@Repository
class Shifts {

    private static final String SELECT = """
            select id, kind, label, person_id, meeting_id, client, note, starts_at, ends_at, status, version
            from shift where deleted_at is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Shifts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Shift> find(long id) {
        return jdbc.sql(SELECT + " and id = ?")
                .param(id)
                .query((row, index) -> shift(row))
                .optional();
    }

    List<Shift> of(long personId, LocalDate first, LocalDate last) {
        return jdbc.sql(SELECT + " and person_id = ? and starts_at >= ? and starts_at < ? order by starts_at, id")
                .params(personId, first.atStartOfDay(), last.plusDays(1).atStartOfDay())
                .query((row, index) -> shift(row))
                .list();
    }

    List<Shift> of(UUID meeting) {
        return jdbc.sql(SELECT + " and meeting_id = ? order by id")
                .param(meeting)
                .query((row, index) -> shift(row))
                .list();
    }

    /** Whether the person is taken between the two, by anything but the shifts named. */
    boolean busy(long personId, LocalDateTime start, LocalDateTime end, List<Long> except) {
        return jdbc
                .sql(SELECT + " and person_id = ? and status <> 'CANCELLED' and starts_at < ? and ends_at > ?")
                .params(personId, end, start)
                .query((row, index) -> shift(row))
                .list()
                .stream()
                .anyMatch(shift -> !except.contains(shift.id()));
    }

    void add(
            Kind kind,
            String label,
            long personId,
            Optional<UUID> meeting,
            String client,
            String note,
            LocalDateTime start,
            LocalDateTime end,
            Status status) {
        OffsetDateTime now = now();
        jdbc.sql("""
                        insert into shift (kind, label, person_id, meeting_id, client, note, starts_at, ends_at, status, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(kind.name(), label, personId, meeting.orElse(null), client, note)
                .params(start, end, status.name(), now, now)
                .update();
    }

    /** Each change names the version it was decided on; none happens when somebody else was faster. */
    boolean move(Shift shift, LocalDateTime start, LocalDateTime end) {
        return jdbc.sql("update shift set starts_at = ?, ends_at = ?, version = version + 1, updated_at = ?"
                                + " where id = ? and version = ? and deleted_at is null")
                        .params(start, end, now(), shift.id(), shift.version())
                        .update()
                == 1;
    }

    boolean mark(Shift shift, Status status) {
        return jdbc.sql("update shift set status = ?, version = version + 1, updated_at = ?"
                                + " where id = ? and version = ? and deleted_at is null")
                        .params(status.name(), now(), shift.id(), shift.version())
                        .update()
                == 1;
    }

    boolean remove(Shift shift) {
        OffsetDateTime now = now();
        return jdbc.sql("update shift set deleted_at = ?, version = version + 1, updated_at = ?"
                                + " where id = ? and version = ? and deleted_at is null")
                        .params(now, now, shift.id(), shift.version())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Shift shift(ResultSet row) throws SQLException {
        return new Shift(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("label"),
                row.getLong("person_id"),
                Optional.ofNullable(row.getObject("meeting_id", UUID.class)),
                text(row, "client"),
                text(row, "note"),
                row.getObject("starts_at", LocalDateTime.class),
                row.getObject("ends_at", LocalDateTime.class),
                Status.valueOf(row.getString("status")),
                row.getInt("version"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
