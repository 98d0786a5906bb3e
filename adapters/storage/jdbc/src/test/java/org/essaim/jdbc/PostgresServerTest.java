package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.StoreException;
import org.essaim.spi.TimeSource;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL server that goes away and comes back, or does not let us in. */
final class PostgresServerTest {
    private static final DocumentKey KEY = new DocumentKey("counter", "x");

    private final Path folder = Path.of("target", "postgres", UUID.randomUUID().toString());
    private final List<EmbeddedPostgres> started = new ArrayList<>();

    @AfterEach
    void stopAndRemove() throws IOException {
        for (EmbeddedPostgres server : started) {
            server.close();
        }
        Folders.remove(folder);
    }

    /** Over the same data and, if it ran before, on the same port. */
    private EmbeddedPostgres start() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                // Off by default, for tests that do not stop their server.
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C.UTF-8");
        if (!started.isEmpty()) {
            builder.setPort(started.get(0).getPort());
        }
        EmbeddedPostgres server = builder.start();
        started.add(server);
        return server;
    }

    private static String url(EmbeddedPostgres server) {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Test
    void aServerStoppedInTheMiddleOfAnImportLeavesNothingOfItAndTheImportCanBeRepeated() throws Exception {
        EmbeddedPostgres server = start();
        try (JdbcStore store = JdbcStore.open(url(server))) {
            Life.live(store);
            String before = Life.state(store);
            long sequence = store.sequence();
            Essaim essaim = Life.over(store);
            TimeSource planning = Life.planned("planning", Life.LAST.plusMonths(1));

            Throwable failure = catchThrowable(() -> essaim.time()
                    .load(
                            interrupted(planning, () -> {
                                server.close();
                                return null;
                            }),
                            "S001",
                            Window.complete(Life.LAST.plusMonths(1))));
            assertThat(failure)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the server cannot be reached, or ended the connection")
                    .hasMessageContaining("\nMaybe it was stopped: start it, then repeat.");
            assertThatThrownBy(store::sequence).isInstanceOf(StoreException.class);

            start();
            assertThat(store.sequence())
                    .as("the same store, over the server that is back")
                    .isEqualTo(sequence);
            assertThat(Life.state(store)).isEqualTo(before);
            ImportReport report = essaim.time().load(planning, "S001", Window.complete(Life.LAST.plusMonths(1)));
            assertThat(report.added()).isPositive();
            assertThat(essaim.time()
                            .load(planning, "S001", Window.complete(Life.LAST.plusMonths(1)))
                            .unchanged())
                    .isEqualTo(report.added());
        }
        JdbcStore.open(url(server)).close(); // whole
    }

    private static TimeSource interrupted(TimeSource source, java.util.concurrent.Callable<?> interruption) {
        return new TimeSource() {
            @Override
            public String profile() {
                return source.profile();
            }

            @Override
            public String name() {
                return source.name();
            }

            @Override
            public boolean identified() {
                return source.identified();
            }

            @Override
            public Reading read(Context context, Sink sink) {
                Reading reading = source.read(context, sink);
                try {
                    interruption.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return reading;
            }
        };
    }

    @Test
    void aServerStoppedWhileOthersCommitKeepsWhatItAcknowledgedAndNothingHalf() throws Exception {
        EmbeddedPostgres server = start();
        AtomicLong acknowledged = new AtomicLong();
        try (JdbcStore store = JdbcStore.open(url(server))) {
            CompletableFuture<Throwable> writer = CompletableFuture.supplyAsync(() -> catchThrowable(() -> {
                while (true) {
                    acknowledged.set(store.commit(Committing.commit(acknowledged.get() + 1)));
                }
            }));
            while (acknowledged.get() < 20) {
                Thread.sleep(5);
            }
            server.close();
            assertThat(writer.join())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the server cannot be reached, or ended the connection");
            start();
            assertThat(store.sequence()).isBetween(acknowledged.get(), acknowledged.get() + 1);
            KillTest.everyCommitIsWhole(store, 0);
        }
        JdbcStore.open(url(server)).close(); // whole
    }

    @Test
    void connectionsThatTheServerEndedAreReplaced() throws Exception {
        String schema = Postgres.schema();
        try (JdbcStore store = JdbcStore.builder()
                .url(Postgres.url() + "&ApplicationName=" + schema)
                .schema(schema)
                .open()) {
            store.commit(put(0));
            for (int i = 1; i < 4; i++) {
                Postgres.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '"
                        + schema + "'");
                // The one that was used a moment ago is not looked at first: it may fail, and then the next must not.
                Throwable first = catchThrowable(store::sequence);
                if (first != null) {
                    assertThat(first).hasMessageContaining("ended the connection");
                }
                assertThat(store.sequence()).isEqualTo(i);
                store.commit(put(i));
            }
            assertThat(store.history(KEY)).hasSize(4);
        }
    }

    @Test
    void whoOpensAnEmptySchemaAtTheSameTimeFindsOneStore() throws Exception {
        String schema = Postgres.schema();
        List<CompletableFuture<JdbcStore>> openings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            openings.add(CompletableFuture.supplyAsync(
                    () -> JdbcStore.builder().url(Postgres.url()).schema(schema).open()));
        }
        for (int i = 0; i < 4; i++) {
            try (JdbcStore store = openings.get(i).join()) {
                assertThat(store.commit(put(i))).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void whyADoorIsClosedIsSaidWithoutThePassword() throws Exception {
        assertThatThrownBy(() -> JdbcStore.builder()
                        .url(Postgres.url().replaceFirst("\\?.*", ""))
                        .credentials("nobody-here", "secret")
                        .open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("user name or password is wrong")
                .satisfies(e -> assertThat(everything(e)).doesNotContain("secret"));
        assertThatThrownBy(() -> JdbcStore.open(Postgres.url().replace("/postgres?", "/nowhere?password=secret&")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no such database")
                .hasMessageContaining("\nMaybe the URL has a slip")
                .satisfies(e -> assertThat(everything(e)).doesNotContain("secret"));
        assertThatThrownBy(() -> JdbcStore.open("jdbc:postgresql://127.0.0.1:1/x?user=u&password=secret"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "Opening the store at [jdbc:postgresql://127.0.0.1:1/x] failed: the server cannot be")
                .satisfies(e -> assertThat(everything(e)).doesNotContain("secret"));
    }

    private static String everything(Throwable e) {
        java.io.StringWriter text = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    @Test
    void whoMayNotMakeTablesIsTold() throws Exception {
        String schema = Postgres.schema();
        Postgres.execute("create schema " + schema, "create role " + schema + " login");
        String url = Postgres.url(schema).replace("user=postgres", "user=" + schema);
        assertThatThrownBy(() -> JdbcStore.open(url))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not be prepared")
                .hasMessageContaining("\nMaybe the user may not create tables");
        // And who may not see them once they are there.
        JdbcStore.open(Postgres.url(schema)).close();
        Postgres.execute("grant usage on schema " + schema + " to " + schema);
        Postgres.execute("grant select on " + schema + ".\"essaim_schema_history\" to " + schema);
        assertThatThrownBy(() -> JdbcStore.open(url))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the user lacks a right")
                .hasMessageContaining("\nMaybe grant it");
    }

    private static Commit put(long expectedVersion) {
        return new Commit(
                "agent", Instant.EPOCH, List.of(new Commit.Put(KEY, expectedVersion, Tree.of("text"))), List.of());
    }

    @Test
    void aFullDiskIsSaidToBeFull() throws Exception {
        String schema = Postgres.schema();
        try (JdbcStore store =
                JdbcStore.builder().url(Postgres.url()).schema(schema).open()) {
            store.commit(put(0));
            // What PostgreSQL answers when a table cannot grow.
            Postgres.execute(
                    "create function " + schema + ".full() returns trigger language plpgsql as $$ begin raise exception"
                            + " 'could not extend file: No space left on device' using errcode = '53100'; end $$",
                    "create trigger full_disk before insert on " + schema
                            + ".essaim_document for each row when (new.version = 2) execute function " + schema
                            + ".full()");
            assertThatThrownBy(() -> store.commit(put(1)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the disk is full")
                    .hasMessageContaining("\nMaybe make room, then repeat: of what failed nothing was stored.");
            assertThat(store.sequence()).isEqualTo(1);
            Postgres.execute("drop trigger full_disk on " + schema + ".essaim_document");
            assertThat(store.commit(put(1))).isEqualTo(2);
        }
    }
}
