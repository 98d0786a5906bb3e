package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.essaim.Essaim;
import org.essaim.spi.SegmentKind;
import org.essaim.time.SealedCells;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Stores that earlier releases wrote, upgraded. {@code released/Vn.sql.gz} is what H2's command {@code script} tells of a store
 * that the release with schema version n wrote: a life as {@link Life} has it, April sealed and in S001 reopened, one worker
 * erased.
 */
final class UpgradeTest {
    private static final List<String> V1_TABLES =
            List.of("essaim_head", "essaim_commit", "essaim_document", "essaim_segment");

    @Test
    void everyReleasedSchemaIsTried() {
        for (int version = 1; version < Schema.SCRIPTS.size(); version++) {
            assertThat(Path.of("src/test/resources/released/V" + version + ".sql.gz"))
                    .exists();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStoreOfTheFirstSchemaIsUpgradedAndGoesOn(Database database) throws Exception {
        DataSource released = released(1);
        DataSource host = database == Database.H2 ? released : copied(released);
        List<String> documents = rowsOfBefore(host, "kind, id, version, sequence, content", "essaim_document");
        List<String> segments =
                rowsOfBefore(host, "structure, kind, booking_month, sequence, ordinal, part, bytes", "essaim_segment");
        assertThat(documents).hasSize(98);
        assertThat(segments).hasSize(32);
        try (JdbcStore store = JdbcStore.on(host)) {
            assertThat(rowsOfBefore(host, "kind, id, version, sequence, content", "essaim_document"))
                    .isEqualTo(documents);
            assertThat(rowsOfBefore(
                            host, "structure, kind, booking_month, sequence, ordinal, part, bytes", "essaim_segment"))
                    .isEqualTo(segments);
            assertThat(store.sequence()).isEqualTo(43);
            assertThat(store.segments("S001", Life.FIRST, SegmentKind.FACTS)).hasSize(1);
            cellsAreFilledIn(host, store);

            Essaim essaim = Life.over(store);
            essaim.time().close(List.of("S001"), Life.LAST);
            assertThat(Database.rows(
                            host, "select seal from essaim_month where structure = 'S001' order by booking_month"))
                    .containsExactly("1", "1", "1", "2");
        }
        assertThat(Database.rows(host, "select sequence, summed from essaim_head"))
                .as("cells keep up with commits; filling them in anew is for upgrades")
                .containsExactly("44|44");
        try (JdbcStore again = JdbcStore.on(host)) {
            assertThat(again.sequence()).isEqualTo(44);
            assertThat(Database.rows(
                            host,
                            "select documents, segments from essaim_commit where sequence > 42 order by sequence"))
                    .containsExactly("null|null", "2|3");
        }
    }

    private static void cellsAreFilledIn(DataSource host, JdbcStore store) throws SQLException {
        for (String structure : Life.STRUCTURES) {
            List<SealedCells.Held> held = SealedCells.held(store, structure);
            assertThat(held).hasSize(structure.equals("S001") ? 3 : 4);
            for (SealedCells.Held month : held) {
                SealedCells.Sealing sealing = month.sealing();
                String where = " where structure = '" + structure + "' and booking_month = '"
                        + sealing.month().atDay(1) + "'";
                assertThat(Database.number(host, "select count(*) from essaim_cell" + where))
                        .isEqualTo(sealing.cells().size());
                assertThat(Database.number(host, "select coalesce(sum(seconds), 0) from essaim_cell" + where))
                        .isEqualTo(sealing.cells().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
                assertThat(Database.rows(
                                host,
                                "select digest, sequence, case when erased then 1 else 0 end from essaim_sealed"
                                        + where))
                        .containsExactly(sealing.seal().digest().hex() + "|" + month.sequence() + "|1");
            }
        }
        sumsAreWhatTheCellsComeTo(host);
        assertThat(Database.number(host, "select count(*) from essaim_cell")).isPositive();
    }

    private static void sumsAreWhatTheCellsComeTo(DataSource host) throws SQLException {
        List<String> sums = Database.rows(
                host,
                "select structure, booking_month, work_month, category, family, scheme, workers, seconds from essaim_sum"
                        + " order by 1, 2, 3, 4, 5, 6");
        assertThat(sums)
                .isNotEmpty()
                .isEqualTo(Database.rows(
                        host,
                        "select structure, booking_month, work_month, category, family, scheme, count(distinct worker),"
                                + " cast(sum(seconds) as bigint) from essaim_cell"
                                + " group by structure, booking_month, work_month, category, family, scheme"
                                + " order by 1, 2, 3, 4, 5, 6"));
    }

    @Test
    void aStoreOfTheSecondSchemaIsAddedUpAndGoesOn() throws Exception {
        DataSource host = released(2);
        List<String> cells = rowsOfBefore(
                host, "structure, booking_month, work_month, category, team, worker, scheme, seconds", "essaim_cell");
        assertThat(cells).hasSize(145);
        try (JdbcStore store = JdbcStore.on(host)) {
            sumsAreWhatTheCellsComeTo(host);
            Essaim essaim = Life.over(store);
            essaim.time().close(List.of("S001"), Life.LAST);
            sumsAreWhatTheCellsComeTo(host);
            essaim.time().reopen("S001", Life.LAST, "une feuille manquait");
            sumsAreWhatTheCellsComeTo(host);
        }
        assertThat(rowsOfBefore(
                        host,
                        "structure, booking_month, work_month, category, team, worker, scheme, seconds",
                        "essaim_cell"))
                .isEqualTo(cells);
    }

    // Flyway would refuse a script that is not what it ran; this says which one, and why it must not be touched.
    @Test
    void aReleasedScriptIsNeverChanged() throws IOException {
        assertThat(Integer.toHexString(Checksum.of(script("V1__documents_and_journal.sql"))))
                .as("a script that databases have run; add another one instead")
                .isEqualTo("4b0b21cb");
        assertThat(Integer.toHexString(Checksum.of(script("V2__receipts_and_cells.sql"))))
                .isEqualTo("246cfe7c");
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                UpgradeTest.class.getResourceAsStream("/org/essaim/jdbc/migration/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> rowsOfBefore(DataSource host, String columns, String table) throws SQLException {
        return Database.rows(host, "select " + columns + " from " + table + " order by " + columns);
    }

    private static DataSource released(int version) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        Database.execute(
                source,
                "runscript from 'src/test/resources/released/V" + version
                        + ".sql.gz' compression gzip charset 'UTF-8'");
        return source;
    }

    /** The same store in PostgreSQL, as its own release would have written it there. */
    private static DataSource copied(DataSource released) throws Exception {
        DataSource host = Database.POSTGRESQL.fresh();
        String other = Postgres.schema();
        JdbcStore.builder().dataSource(host).schema(other).open().close();
        Database.execute(
                host,
                "create table \"essaim_schema_history\" (like " + other + ".\"essaim_schema_history\" including all)",
                "insert into \"essaim_schema_history\" select * from " + other
                        + ".\"essaim_schema_history\" where coalesce(\"version\", '1') = '1'",
                Files.readString(Path.of("src/main/resources/org/essaim/jdbc/migration", Schema.SCRIPTS.get(0))),
                "delete from essaim_head");
        try (Connection from = released.getConnection();
                Connection to = host.getConnection()) {
            for (String table : V1_TABLES) {
                copy(from, to, table);
            }
        }
        return host;
    }

    private static void copy(Connection from, Connection to, String table) throws SQLException {
        try (ResultSet rows = from.createStatement().executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            String marks = String.join(", ", java.util.Collections.nCopies(columns, "?"));
            try (PreparedStatement insert = to.prepareStatement("insert into " + table + " values (" + marks + ")")) {
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        insert.setObject(i, rows.getObject(i));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
