package org.essaim.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.essaim.spi.TimeSource;
import org.essaim.tck.FollowedSourceContract;
import org.essaim.tck.TimeSourceContract.Event;

/** The contract over a table in H2 whose rows are marked as deleted, and have the moment of their last change. */
class SqlFollowedSourceContractTest extends FollowedSourceContract {
    private static final SqlTimeSource.Connections HOST = Databases.H2.fresh();
    private static final OffsetDateTime BEGINNING = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    SqlTimeSource.Connections host() {
        return HOST;
    }

    @Override
    protected Program program() {
        String table = Databases.name("t");
        Databases.execute(
                host(),
                "create table " + table
                        + " (id varchar(40) primary key, staff_number varchar(20), first_name varchar(60), client varchar(60),"
                        + " label varchar(200), starts_at timestamp(0), ends_at timestamp(0), gone boolean,"
                        + " changed_at timestamp with time zone)");
        return new Table(table);
    }

    private final class Table implements Program {
        private final String name;
        private int changes;

        Table(String name) {
            this.name = name;
        }

        @Override
        public void put(Event event) throws SQLException {
            Databases.execute(host(), "delete from " + name + " where id = '" + event.id() + "'");
            try (Connection connection = host().open();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into " + name + " values (?, ?, ?, ?, ?, ?, ?, false, ?)")) {
                insert.setString(1, event.id());
                insert.setString(2, event.worker());
                insert.setString(3, event.workerName());
                insert.setString(4, event.beneficiaryName());
                insert.setString(5, event.label());
                insert.setObject(6, event.start());
                insert.setObject(7, event.end());
                insert.setObject(8, now());
                insert.executeUpdate();
            }
        }

        private OffsetDateTime now() {
            return BEGINNING.plusMinutes(++changes);
        }

        @Override
        public void remove(String id) {
            Databases.execute(
                    host(),
                    "update " + name + " set gone = true, changed_at = '" + now() + "' where id = '" + id + "'");
        }

        @Override
        public TimeSource source() {
            return SqlTimeSource.following(host(), Databases.mapping("""
                    profile: contrat
                    table: %s
                    columns:
                      kind: {always: INTERNAL}
                      key: {column: id}
                      worker: {column: staff_number}
                      label: {column: label}
                      plannedStart: {column: starts_at}
                      plannedEnd: {column: ends_at}
                      deleted: {column: gone}
                      watermark: {column: changed_at, margin: PT2M}
                    """.formatted(name)));
        }
    }

    /** And over PostgreSQL. */
    static final class PostgresTest extends SqlFollowedSourceContractTest {
        private static final SqlTimeSource.Connections SERVER = Databases.POSTGRES.fresh();

        @Override
        SqlTimeSource.Connections host() {
            return SERVER;
        }
    }
}
