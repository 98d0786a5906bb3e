package org.essaim.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.essaim.spi.StoreException;

/** All that one database does otherwise than the other; the rest of the module speaks to both in the same words. */
enum Dialect {
    H2 {
        @Override
        Rows rows(Connection connection, String table, String columns) throws SQLException {
            return new BatchRows(connection, table, columns);
        }

        @Override
        void begin(Statement statement) {
            // It waits for a lock as long as its URL says.
        }

        @Override
        void require(Connection connection, String where) {
            // It keeps texts as Java does.
        }

        @Override
        Optional<String> danger(Connection connection) throws SQLException {
            return Embedded.danger(connection);
        }
    },

    POSTGRESQL {
        @Override
        Rows rows(Connection connection, String table, String columns) throws SQLException {
            return CopyRows.reaches(connection)
                    ? new CopyRows(connection, table, columns)
                    : new BatchRows(connection, table, columns);
        }

        @Override
        void begin(Statement statement) throws SQLException {
            // By itself it would wait for ever, for a program that was put to sleep in the middle of a commit.
            statement.execute("set local lock_timeout = " + LONGEST_WAIT_MILLIS);
        }

        @Override
        void require(Connection connection, String where) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("show server_encoding")) {
                found.next();
                if (!found.getString(1).equals("UTF8")) {
                    throw new StoreException("The database [" + where + "] keeps texts in [" + found.getString(1)
                            + "], where not every letter has a place.\nMaybe make one with: create database essaim"
                            + " encoding 'UTF8' template template0.");
                }
            }
        }

        @Override
        Optional<String> danger(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(
                            "select string_agg(name || ' = on', ', ' order by name) from pg_settings where setting = 'off'"
                                    + " and name in ('fsync', 'full_page_writes', 'synchronous_commit')")) {
                found.next();
                return Optional.ofNullable(found.getString(1))
                        .map(settings -> "when its server crashes; set " + settings);
            }
        }
    };

    private static final int LONGEST_WAIT_MILLIS = 30_000;

    /** The dialect of a database. */
    static Dialect of(DatabaseMetaData database, String where) throws SQLException {
        String product = database.getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default ->
                throw new StoreException("The database [" + where + "] is one of [" + product
                        + "], on which this store was never tried.\nMaybe use H2 or PostgreSQL, or write an adapter:"
                        + " essaim-tck says when it is right.");
        };
    }

    /** Takes rows into a table, many at a time. */
    abstract Rows rows(Connection connection, String table, String columns) throws SQLException;

    /** What a transaction of ours begins with. */
    abstract void begin(Statement statement) throws SQLException;

    /** Refuses a database that could not keep what it is given. */
    abstract void require(Connection connection, String where) throws SQLException;

    /** When a database can lose what it acknowledged, and what to set so that it does not. */
    abstract Optional<String> danger(Connection connection) throws SQLException;
}
