package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.StoreException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store in a database does beyond the contract. */
final class JdbcStoreTest {
    private static final DocumentKey KEY = new DocumentKey("agreement", "cd-59");

    @TempDir
    private Path folder;

    @Test
    void theDatabaseIsOneFileOfTheFolder() {
        Path inside = folder.resolve("new/data");
        try (JdbcStore store = JdbcStore.inFolder(inside)) {
            store.commit(put(0));
        }
        assertThat(inside.toFile().list()).containsExactly("essaim.mv.db");
        try (JdbcStore again = JdbcStore.open(inside.resolve("essaim.mv.db").toString())) {
            assertThat(again.document(KEY)).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/data/x, jdbc:h2:file:/data/x;WRITE_DELAY=0;REUSE_SPACE=FALSE;TRACE_LEVEL_FILE=0",
        "jdbc:h2:/data/x;CIPHER=AES, jdbc:h2:/data/x;CIPHER=AES;WRITE_DELAY=0;REUSE_SPACE=FALSE;TRACE_LEVEL_FILE=0",
        "jdbc:h2:file:/data/x;write_delay=500, jdbc:h2:file:/data/x;write_delay=500;REUSE_SPACE=FALSE;TRACE_LEVEL_FILE=0",
        "jdbc:h2:mem:x, jdbc:h2:mem:x",
        "jdbc:h2:tcp://host/x, jdbc:h2:tcp://host/x",
        "/data/x, jdbc:h2:file:/data/x;WRITE_DELAY=0;REUSE_SPACE=FALSE;TRACE_LEVEL_FILE=0",
        "/data/x.mv.db, jdbc:h2:file:/data/x;WRITE_DELAY=0;REUSE_SPACE=FALSE;TRACE_LEVEL_FILE=0"
    })
    void aFileIsWrittenBeforeACommitIsAcknowledged(String given, String opened) {
        assertThat(Embedded.url(given)).isEqualTo(opened);
    }

    @Test
    void aFileThatIsMostlyWasteIsCompactedAtClosing() throws Exception {
        String url = Embedded.inFolder(folder);
        try (JdbcStore store = JdbcStore.open(url)) {
            for (long version = 0; version < 60; version++) {
                store.commit(put(version));
            }
        }
        Path file = folder.resolve("essaim.mv.db");
        long wasteful = Files.size(file);
        try (JdbcStore neighbour = JdbcStore.open(url)) {
            used(new Embedded(url, null, null, 0)).close();
            assertThat(neighbour.history(KEY))
                    .as("nobody closes the database under a neighbour in the same process")
                    .hasSize(60);
        }
        used(new Embedded(url, null, null)).close();
        assertThat(Files.size(file)).as("a small file, closed").isGreaterThanOrEqualTo(wasteful);
        used(new Embedded(url, null, null, 0)).close();
        assertThat(Files.size(file)).as("a large file, closed").isLessThan(wasteful / 2);
        try (JdbcStore again = JdbcStore.open(url)) {
            assertThat(again.history(KEY)).hasSize(60);
        }
    }

    private static Embedded used(Embedded database) throws SQLException {
        database.connections().getConnection().close();
        return database;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:oracle:thin:federation/secret@host:1521/x",
                "jdbc:postgresql://federation:secret@host/x",
                "jdbc:postgresql://host:port/x?password=secret",
                "jdbc:postgresql:/host/x;password=secret"
            })
    void aUrlThatIsNoneOfOursIsRefusedWithoutItsPassword(String url) {
        assertThatThrownBy(() -> JdbcStore.open(url))
                .isInstanceOf(StoreException.class)
                .hasNoCause()
                .hasMessageNotContaining("secret")
                .hasMessageContaining("\nMaybe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/data/a;b"})
    void aPathThatIsNoneIsRefused(String path) {
        assertThatThrownBy(() -> JdbcStore.open(path))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("[" + path + "]");
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThatThrownBy(() -> JdbcStore.inFolder(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be made (FileAlreadyExistsException).\nMaybe");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.write(
                folder.resolve("essaim.mv.db"),
                "no database at all".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> JdbcStore.inFolder(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Opening the store at [")
                .hasMessageContaining("the file is damaged");
    }

    @Test
    void aFileThatAnotherProcessHasOpenIsRefused() throws Exception {
        Committing other = new Committing(folder);
        try {
            assertThat(other.acknowledged()).isPositive();
            assertThatThrownBy(() -> JdbcStore.inFolder(folder))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another process has the database open.\nMaybe end the other program first");
        } finally {
            other.kill();
        }
    }

    @Test
    void aWrongPasswordIsSaidToBeWrong() {
        String url = "jdbc:h2:file:" + folder.resolve("x") + ";USER=federation;PASSWORD=";
        JdbcStore.open(url + "right").close();
        assertThatThrownBy(() -> JdbcStore.open(url + "wrong"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("user name or password is wrong")
                .hasMessageNotContaining("PASSWORD");
    }

    @Test
    void aHostsTablesAreNoneOfOurs() throws SQLException {
        DataSource host = memory("");
        execute(host, "create table employee (id int)", "insert into employee values (7)");
        try (JdbcStore store = JdbcStore.on(host)) {
            store.commit(put(0));
        }
        assertThat(number(host, "select id from employee")).isEqualTo(7);
        JdbcStore.on(host).close();
    }

    @Test
    void aTableOfTheSameNameThatWeDidNotMakeIsRefused() throws SQLException {
        DataSource host = memory("");
        execute(host, "create table essaim_commit (id int)");
        assertThatThrownBy(() -> JdbcStore.on(host))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has tables [essaim_commit] that Essaim did not make")
                .hasMessageContaining("\nMaybe give Essaim a schema or a prefix of its own");
    }

    @Test
    void aSchemaOfANewerReleaseIsRefused() throws SQLException {
        DataSource host = memory("");
        JdbcStore.on(host).close();
        execute(
                host,
                "insert into \"essaim_schema_history\" select 99, '9', 'later', \"type\", 'V9__later.sql', 1,"
                        + " \"installed_by\", \"installed_on\", 1, true from \"essaim_schema_history\" where \"version\" = '1'");
        assertThatThrownBy(() -> JdbcStore.on(host))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "has schema version [9], this release of Essaim knows [3].\nMaybe a newer release");
    }

    @Test
    void aSchemaWhoseMakingFailedIsRefused() throws SQLException {
        DataSource host = memory("");
        JdbcStore.on(host).close();
        execute(host, "update \"essaim_schema_history\" set \"success\" = false");
        assertThatThrownBy(() -> JdbcStore.on(host))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not be prepared")
                .hasMessageContaining("an earlier attempt was interrupted");
    }

    @Test
    void aSchemaThatIsUpToDateIsLeftAlone() throws SQLException {
        DataSource host = memory("");
        JdbcStore.on(host).close();
        String history = "select count(*) from \"essaim_schema_history\"";
        long before = number(host, history);
        JdbcStore.on(host).close();
        assertThat(number(host, history)).isEqualTo(before);
    }

    @Test
    void everyScriptIsListed() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/org/essaim/jdbc/migration"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(Schema.SCRIPTS);
        }
    }

    @Test
    void theHostsConnectionsStayOpenAndAsTheyWere() throws SQLException {
        JdbcDataSource source = (JdbcDataSource) memory("");
        JdbcConnectionPool host = JdbcConnectionPool.create(source);
        host.setMaxConnections(2); // Flyway asks for a second one while it holds the first
        JdbcStore store = JdbcStore.on(host);
        store.commit(put(0));
        assertThatThrownBy(() -> store.commit(put(0))).isInstanceOf(LostUpdateException.class);
        assertThat(store.history(KEY)).hasSize(1);
        store.close();
        assertThat(host.getActiveConnections()).isZero();
        try (Connection connection = host.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
        host.dispose();
    }

    @Test
    void oneOfTwoStoresOverOneDatabaseWins() throws SQLException {
        DataSource host = memory("");
        try (JdbcStore one = JdbcStore.on(host);
                JdbcStore other = JdbcStore.on(host)) {
            one.commit(put(0));
            assertThatThrownBy(() -> other.commit(put(0))).isInstanceOf(LostUpdateException.class);
            assertThat(other.commit(put(1))).isEqualTo(2);
            assertThat(one.sequence()).isEqualTo(2);
        }
    }

    @Test
    void theDatabaseItselfRefusesAVersionThatIsTaken() throws Exception {
        DataSource host = memory(";LOCK_TIMEOUT=60000");
        try (JdbcStore store = JdbcStore.on(host);
                Connection stranger = host.getConnection()) {
            stranger.setAutoCommit(false);
            // Somebody who does not wait for his turn, and has not committed yet: our look sees nothing.
            execute(
                    stranger,
                    "insert into essaim_commit values (100, current_timestamp, 'stranger', 1, 0)",
                    "insert into essaim_document values ('agreement', 'cd-59', 1, 100, '{}', null)");
            CompletableFuture<Long> commit = CompletableFuture.supplyAsync(() -> store.commit(put(0)));
            until(commit, host, "executing_statement like 'insert into essaim_document%'");
            stranger.commit();
            assertThatThrownBy(commit::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(LostUpdateException.class)
                    .hasMessageContaining("has version [1], the commit expected [0]");
            assertThat(store.sequence()).isZero();
        }
    }

    @Test
    void aCommitWaitsForThatOfAnotherProcess() throws Exception {
        DataSource host = memory(";LOCK_TIMEOUT=100");
        try (JdbcStore store = JdbcStore.on(host);
                Connection other = host.getConnection()) {
            other.setAutoCommit(false);
            execute(other, "update essaim_head set sequence = sequence + 1");
            CompletableFuture<Long> commit = CompletableFuture.supplyAsync(() -> store.commit(put(0)));
            until(commit, host, "blocker_id is not null");
            Thread.sleep(300); // longer than the database waits, so that it is asked again
            other.commit();
            assertThat(commit.join()).isEqualTo(2);
        }
    }

    @Test
    void whatTheCodecCannotReadBackIsNotStored() throws SQLException {
        DocumentCodec forgetful = new DocumentCodec() {
            @Override
            public Set<String> extensions() {
                return Set.of("txt");
            }

            @Override
            public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
                return Optional.empty();
            }

            @Override
            public byte[] encode(Tree tree) {
                return new byte[0];
            }
        };
        DataSource host = memory("");
        try (JdbcStore store = JdbcStore.on(host, forgetful)) {
            assertThatThrownBy(() -> store.commit(put(0)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("[agreement:cd-59] would not come back");
            assertThat(store.sequence()).isZero();
        }
        JdbcStore sound = JdbcStore.on(host);
        sound.commit(put(0));
        execute(host, "update essaim_document set content = '{\"a\": ', checksum = null");
        assertThatThrownBy(() -> sound.document(KEY))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Version [1] of document [agreement:cd-59] cannot be read");
    }

    @Test
    void contentsAreJsonThatAnyoneCanQuery() throws SQLException {
        DataSource host = memory("");
        try (JdbcStore store = JdbcStore.on(host)) {
            store.commit(put(0));
        }
        try (Connection connection = host.getConnection();
                ResultSet found = connection.createStatement().executeQuery("select content from essaim_document")) {
            found.next();
            assertThat(found.getString(1)).isEqualToIgnoringWhitespace("{\"version\": 1}");
        }
    }

    @Test
    void aDatabaseThatIsGoneIsSaidToBeGone() throws SQLException {
        DataSource host = memory("");
        try (JdbcStore store = JdbcStore.on(host)) {
            execute(host, "shutdown");
            assertThatThrownBy(() -> store.document(KEY))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Reading at [jdbc:h2:mem:")
                    .hasMessageContaining("\nMaybe");
        }
    }

    private static Commit put(long expectedVersion) {
        return new Commit(
                "agent",
                Instant.EPOCH,
                List.of(new Commit.Put(
                        KEY,
                        expectedVersion,
                        Tree.fields().put("version", expectedVersion + 1).build())),
                List.of());
    }

    private static DataSource memory(String settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + settings);
        return source;
    }

    private static void execute(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection()) {
            execute(connection, statements);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long number(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                ResultSet found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void until(CompletableFuture<?> commit, DataSource source, String sessions)
            throws SQLException, InterruptedException {
        while (!commit.isDone()
                && number(source, "select count(*) from information_schema.sessions where " + sessions) == 0) {
            Thread.sleep(5);
        }
    }
}
