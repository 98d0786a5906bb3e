package org.essaim.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** A PostgreSQL for all tests of this process, which ends with it. */
final class Postgres {
    private static final EmbeddedPostgres SERVER = start();

    private Postgres() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    // What it answers is looked at, in a language that tests know.
                    .setLocaleConfig("locale", "C.UTF-8")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String url() {
        return SERVER.getJdbcUrl("postgres", "postgres");
    }

    static String url(String schema) {
        String url = url();
        return url + (url.indexOf('?') < 0 ? "?" : "&") + "currentSchema=" + schema;
    }

    static DataSource connections() {
        return SERVER.getPostgresDatabase();
    }

    static void execute(String... statements) throws SQLException {
        try (Connection connection = connections().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Makes the tables of a schema as they were when they were made, which takes less time than making them. */
    static void empty(String schema) throws SQLException {
        execute(
                "set search_path to " + schema,
                "truncate essaim_sum, essaim_cell, essaim_sealed, essaim_segment, essaim_document, essaim_commit",
                "update essaim_head set sequence = 0, documents = 0, segments = 0, summed = 0");
    }

    /** The name of a schema that nobody else uses. */
    static String schema() {
        return "s" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }
}
