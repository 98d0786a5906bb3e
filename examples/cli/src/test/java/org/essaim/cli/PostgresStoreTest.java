package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.essaim.document.Tree;
import org.essaim.organisation.Pseudonymiser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job over a PostgreSQL that asks for a password, which nobody ever reads again. */
class PostgresStoreTest {
    private static final String PASSWORD = "S3cret-Mésange";

    @TempDir
    private static Path shared;

    private static @Nullable EmbeddedPostgres started;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Path rules = Files.writeString(
                shared.resolve("pg_hba.conf"), "host all postgres all trust\nhost all all all scram-sha-256\n");
        // The server runs as somebody else.
        shared.toFile().setExecutable(true, false);
        shared.toFile().setReadable(true, false);
        started = EmbeddedPostgres.builder()
                .setServerConfig("hba_file", rules.toString())
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
        execute(
                "create role federation login password '" + PASSWORD + "'",
                "grant create on schema public to federation");
    }

    @AfterAll
    static void stop() throws IOException {
        server().close();
    }

    private static EmbeddedPostgres server() {
        if (started == null) {
            throw new IllegalStateException("Not started.");
        }
        return started;
    }

    private static void execute(String... statements) throws Exception {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String url() {
        return "jdbc:postgresql://localhost:" + server().getPort() + "/postgres";
    }

    private Shell.Answer run(Shell shell, String... args) {
        Shell.Answer answer = shell.run(args);
        said.add(answer.out());
        said.add(answer.err());
        return answer;
    }

    private Shell.Answer fine(Shell shell, String... args) {
        Shell.Answer answer = run(shell, args);
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        return answer;
    }

    @Test
    void fromTheFoundingToTheStatement() throws Exception {
        Shell shell = Shell.in(folder)
                .with(StoreOptions.KEY_VARIABLE, Pseudonymiser.newHexKey())
                .with(StoreOptions.USER_VARIABLE, "federation")
                .with(StoreOptions.PASSWORD_VARIABLE, PASSWORD);
        String store = url() + "?currentSchema=public";
        assertThat(run(shell, "structure", "list", "--store", store))
                .satisfies(answer -> assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE))
                .satisfies(answer -> assertThat(answer.err()).contains("holds no store of Essaim"));
        assertThat(issued(shell, store))
                .as("the same statement as over H2, digest and all")
                .isEqualTo(issued(shell, shell.path("data")));
        assertThat(fine(shell, "structure", "list", "--store", store).out()).contains("S001");
        try (Connection connection = server().getPostgresDatabase().getConnection();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("select count(*) from essaim_recorded_time where structure = 'S001'")) {
            found.next();
            assertThat(found.getLong(1)).isPositive();
        }
        String withPassword = url() + "?user=federation&password=" + PASSWORD;
        Shell bare = Shell.in(folder);
        assertThat(fine(bare, "structure", "list", "--store", withPassword).out())
                .contains("S001");
        nobodyReadsThePassword();
    }

    /** Content and digest of the statement that comes of everything. */
    private List<Tree> issued(Shell shell, String store) {
        fine(shell, "init", "--pack", Shell.pack().toString(), "--store", store);
        fine(
                shell,
                "import",
                shell.export().toString(),
                "--preset",
                "compani",
                "--structure",
                "S001",
                "--complete",
                "2025-03",
                "--store",
                store);
        fine(shell, "close", "S001", "2025-03", "--store", store);
        String file = shell.path("statement.json");
        fine(shell, "statement", "issue", "DIALOGUE", "--period", "2025-03", "-o", file, "--store", store);
        fine(shell, "verify", file);
        Tree.Fields statement = new Shell.Answer(0, shell.read("statement.json"), "").json();
        Tree.Fields envelope = (Tree.Fields) statement.get("envelope").orElseThrow();
        return List.of(
                statement.get("content").orElseThrow(), envelope.get("digest").orElseThrow());
    }

    @Test
    void whatIsWrongIsSaidWithoutThePassword() {
        Shell shell = Shell.in(folder);
        String wrong = url() + "?user=federation&password=" + PASSWORD + "-not";
        String right = url() + "?user=federation&password=" + PASSWORD;
        for (String[] args : new String[][] {
            {"structure", "list", "--store", wrong},
            {"structure", "list", "--debug", "--store", wrong},
            {"structure", "list", "--debug", "--store", right.replace("/postgres?", "/nowhere?")},
            {"structure", "list", "--debug", "--store", "jdbc:postgresql://federation:" + PASSWORD + "@localhost/x"},
            {"structure", "list", "--debug", "--store", "jdbc:postgres://localhost/x?password=" + PASSWORD},
            {"structure", "list", "--debug", "--store", "jdbc:postgresql://localhost:1/x?password=" + PASSWORD},
            {"structure", "list", "--debug", "--store", "jdbc:h2:" + folder + "/x;PASSWORD=" + PASSWORD},
            {"structure", "list", right},
            {"structure", "list", "--stor", right},
            {"labels", "jdbc:postgresql://federation:" + PASSWORD + "@localhost/x"},
            {"init", "--pack", Shell.pack().toString(), "--store", right},
        }) {
            Shell.Answer answer = run(shell, args);
            assertThat(answer.exit()).as(String.join(" ", args)).isEqualTo(Exit.WRONG_USE);
            assertThat(answer.err()).contains("\n");
        }
        assertThat(shell.run("structure", "list", "--store", wrong).err())
                .contains("user name or password is wrong")
                .doesNotContain("federation");
        nobodyReadsThePassword();
    }

    private void nobodyReadsThePassword() {
        assertThat(said).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(PASSWORD));
    }
}
