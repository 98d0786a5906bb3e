package org.essaim.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.essaim.jdbc.migration.FlywayLog;
import org.essaim.spi.StoreException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Brings a database to the schema that this release knows, or says why not. */
final class Schema {
    /** In the order of their versions; the last is the schema that this release knows. */
    static final List<String> SCRIPTS =
            List.of("V1__documents_and_journal.sql", "V2__receipts_and_cells.sql", "V3__sums.sql");

    // V1__name.sql is version 1.
    private static final String KNOWN =
            SCRIPTS.get(SCRIPTS.size() - 1).substring(1).split("__", 2)[0];

    private static final String HISTORY = "essaim_schema_history";
    /** What the scripts make, views included. */
    static final List<String> TABLES = List.of(
            "essaim_head",
            "essaim_commit",
            "essaim_document",
            "essaim_segment",
            "essaim_sealed",
            "essaim_cell",
            "essaim_sum",
            "essaim_month",
            "essaim_recorded_time");

    private final DataSource dataSource;
    private final Names names;
    private final String where;

    Schema(DataSource dataSource, Names names, String where) {
        this.dataSource = dataSource;
        this.names = names;
        this.where = where;
    }

    /**
     * Makes what is missing.
     *
     * @param mayMake false if a database without a store of ours is to be refused
     */
    void prepare(boolean mayMake) throws SQLException {
        Set<String> tables = tables();
        String history = names.table(HISTORY);
        if (tables.contains(history)) {
            if (isUpToDate()) {
                return;
            }
        } else {
            tables.retainAll(TABLES.stream().map(names::table).toList());
            if (!tables.isEmpty()) {
                throw new StoreException("The database [" + where + "] has tables " + tables
                        + " that Essaim did not make: their history [" + history + "] is missing.\n"
                        + "Maybe give Essaim a schema or a prefix of its own, or restore the missing table.");
            }
            if (!mayMake) {
                throw new StoreException(
                        "The database [" + where + "] holds no store of Essaim: there is no table ["
                                + history
                                + "].\nMaybe the URL or the schema has a slip, or the store has still to be founded (essaim init).");
            }
        }
        migrate();
    }

    private void migrate() {
        try {
            Flyway flyway = flyway();
            MigrationInfo current = flyway.info().current();
            if (current != null
                    && current.getVersion() != null
                    && current.getVersion().isNewerThan(KNOWN)) {
                throw new StoreException("The database [" + where + "] has schema version [" + current.getVersion()
                        + "], this release of Essaim knows [" + KNOWN + "].\n"
                        + "Maybe a newer release has opened it: use that one.");
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "The schema of [" + where + "] could not be prepared: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + "\nMaybe the user may not create tables, or an earlier attempt was interrupted: see table ["
                            + names.table(HISTORY) + "].",
                    e);
        }
    }

    // Flyway takes a second or two to start, which a program that opens its store for each command would pay each time.
    // Whatever is not plainly in order is left to it.
    private boolean isUpToDate() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(
                    "select \"version\", \"success\" from " + names.quoted(HISTORY) + " order by \"installed_rank\"")) {
                String newest = "";
                while (found.next()) {
                    if (!found.getBoolean(2)) {
                        return false;
                    }
                    newest = found.getString(1);
                }
                return KNOWN.equals(newest);
            } catch (SQLException e) {
                return false; // not a history as Flyway keeps it
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
            }
        }
    }

    private Set<String> tables() throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = dataSource.getConnection()) {
            String schema = names.schema() == null ? connection.getSchema() : names.schema();
            try {
                // As the database writes names that nobody quotes, and as Flyway quotes its own.
                for (String prefix : Set.of(
                        names.table(Names.PREFIX), names.table(Names.PREFIX).toUpperCase(Locale.ROOT))) {
                    try (ResultSet tables = connection
                            .getMetaData()
                            .getTables(connection.getCatalog(), null, prefix + "%", new String[] {
                                "TABLE", "BASE TABLE", "VIEW"
                            })) {
                        while (tables.next()) {
                            // The schema not by pattern: an underscore in one stands for any letter.
                            if (Objects.equals(schema, tables.getString("TABLE_SCHEM"))) {
                                found.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                            }
                        }
                    }
                }
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
            }
        }
        return found;
    }

    private Flyway flyway() {
        FluentConfiguration flyway = Flyway.configure(Schema.class.getClassLoader());
        String schema = names.schema();
        if (schema != null) {
            flyway.defaultSchema(schema).schemas(schema);
        }
        return flyway.dataSource(dataSource)
                .table(names.table(HISTORY))
                // A host's schema is not empty, and none of ours.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholderReplacement(false)
                // No scan: it takes its time in large jars and fails in some of them, and the scripts are known.
                .resourceProvider(new Scripts(names))
                .javaMigrationClassProvider(List::of)
                .loggers(logger())
                .load();
    }

    // Flyway makes its logger by name and from where Flyway is, which in a host with plugins may not be here.
    private static String logger() {
        String quiet = FlywayLog.class.getName();
        try {
            return Class.forName(quiet, false, Flyway.class.getClassLoader()) == FlywayLog.class ? quiet : "slf4j";
        } catch (ClassNotFoundException e) {
            return "slf4j";
        }
    }

    /** The scripts beside {@link FlywayLog}. */
    private static final class Scripts implements ResourceProvider {
        private final Names names;

        Scripts(Names names) {
            this.names = names;
        }

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return SCRIPTS.contains(name) ? new Script(name, names) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            List<LoadableResource> found = new ArrayList<>();
            for (String script : SCRIPTS) {
                if (script.startsWith(prefix) && List.of(suffixes).contains(".sql")) {
                    found.add(new Script(script, names));
                }
            }
            return found;
        }
    }

    private static final class Script extends LoadableResource {
        private final String name;
        private final Names names;

        Script(String name, Names names) {
            this.name = name;
            this.names = names;
        }

        @Override
        public Reader read() {
            try (InputStream in = Objects.requireNonNull(FlywayLog.class.getResourceAsStream(name), name)) {
                return new StringReader(names.script(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
