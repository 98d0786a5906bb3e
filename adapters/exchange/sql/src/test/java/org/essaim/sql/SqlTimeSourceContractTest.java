package org.essaim.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract;

/** The contract over a program's tables in H2, with names of people in columns that are not mapped. */
class SqlTimeSourceContractTest extends TimeSourceContract {
    private static final SqlTimeSource.Connections HOST = Databases.H2.fresh();

    SqlTimeSource.Connections host() {
        return HOST;
    }

    String table(String table) {
        return "query: select * from " + table;
    }

    @Override
    protected TimeSource source(Iterable<Event> events) throws SQLException {
        String table = Databases.name("t");
        filled(table, events);
        return SqlTimeSource.of(host(), Databases.mapping("""
                profile: contrat
                %s
                columns:
                  kind: {always: INTERNAL}
                  key: {column: id}
                  worker: {column: staff_number}
                  label: {column: label}
                  plannedStart: {column: starts_at}
                  plannedEnd: {column: ends_at}
                """.formatted(table(table))));
    }

    private void filled(String table, Iterable<Event> events) throws SQLException {
        try (Connection connection = host().open()) {
            Databases.execute(
                    host(),
                    "create table " + table
                            + " (id varchar(40) primary key, staff_number varchar(20), first_name varchar(60),"
                            + " client varchar(60), label varchar(200), starts_at timestamp(0), ends_at timestamp(0))");
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into " + table + " values (?, ?, ?, ?, ?, ?, ?)")) {
                int waiting = 0;
                for (Event event : events) {
                    insert.setString(1, event.id());
                    insert.setString(2, event.worker());
                    insert.setString(3, event.workerName());
                    insert.setString(4, event.beneficiaryName());
                    insert.setString(5, event.label());
                    insert.setObject(6, event.start());
                    insert.setObject(7, event.end());
                    insert.addBatch();
                    if (++waiting % 1_000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    /** And over a table, named. */
    static final class TableTest extends SqlTimeSourceContractTest {
        @Override
        String table(String table) {
            return "table: " + table;
        }
    }

    /** And over PostgreSQL. */
    static final class PostgresTest extends SqlTimeSourceContractTest {
        private static final SqlTimeSource.Connections SERVER = Databases.POSTGRES.fresh();

        @Override
        SqlTimeSource.Connections host() {
            return SERVER;
        }
    }
}
