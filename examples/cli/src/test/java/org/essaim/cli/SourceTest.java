package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The planning program of the examples, imported from its own database and followed as it is used. */
class SourceTest {
    private static final Path MAPPING =
            Path.of("../../adapters/exchange/sql/src/test/resources/org/essaim/sql/planning-equipe.yaml");
    private static final Path SCHEMA = Path.of("../host-planning/src/main/resources/schema.sql");

    @TempDir
    private Path folder;

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("planning").toAbsolutePath();
    }

    // Closed after each use, as a program that is not running leaves it.
    private void host(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "host", "secret");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Shell founded() throws IOException, SQLException {
        for (String sql : Files.readString(SCHEMA).replaceAll("(?m)^--.*$", "").split(";", -1)) {
            if (!sql.isBlank()) {
                host(sql);
            }
        }
        host(
                "insert into team (code, name) values ('NORD', 'Nord')",
                "insert into person (staff_number, first_name, last_name, team_id, weekly_hours, updated_at) values"
                        + " ('M1', 'Zénaïde', 'Quatrelivres', 1, 30, '2026-01-01 00:00:00+00')");
        for (int day = 2; day <= 6; day++) {
            String date = "2026-03-0" + day;
            host(
                    "insert into shift (kind, label, person_id, client, starts_at, ends_at, status, created_at, updated_at) values"
                            + " ('MEETING', 'Réunion', 1, 'Mme Vingtrinier', '" + date + " 09:00', '" + date
                            + " 10:00', 'DONE', '2026-03-0" + day + " 08:00:00+00', '2026-03-0" + day
                            + " 08:00:00+00')");
        }
        return Shell.founded(folder).with("ESSAIM_SOURCE_USER", "host").with("ESSAIM_SOURCE_PASSWORD", "secret");
    }

    private Shell.Answer imports(Shell shell, String... more) {
        return shell.stored(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "import", "--source", MAPPING.toString(), "--source-url", url(), "--structure", "S001"),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new));
    }

    private static String outcomes(Shell.Answer answer) {
        assertThat(answer.err()).isEmpty();
        return "new " + answer.number("new") + ", unchanged " + answer.number("unchanged") + ", amended "
                + answer.number("amended") + ", withdrawn " + answer.number("withdrawn");
    }

    @Test
    void whatChangesInTheProgramIsImportedAndNothingElse() throws Exception {
        Shell shell = founded();
        assertThat(outcomes(imports(shell, "--json"))).isEqualTo("new 5, unchanged 0, amended 0, withdrawn 0");
        host("update shift set ends_at = '2026-03-03 10:30', updated_at = '2026-03-10 08:00:00+00' where id = 2");
        assertThat(outcomes(imports(shell, "--json")))
                .as("the newest row of the last time, and what changed")
                .isEqualTo("new 0, unchanged 1, amended 1, withdrawn 0");
        host(
                "update shift set deleted_at = '2026-03-12 08:00:00+00', updated_at = '2026-03-12 08:00:00+00' where id = 3");
        assertThat(outcomes(imports(shell, "--json"))).isEqualTo("new 0, unchanged 1, amended 0, withdrawn 1");
        // Nobody can follow what is not there; a window that is complete shows it.
        host("delete from shift where id = 4");
        assertThat(outcomes(imports(shell, "--json"))).endsWith("withdrawn 0");
        assertThat(outcomes(imports(shell, "--complete", "2026-03", "--json")))
                .isEqualTo("new 0, unchanged 3, amended 0, withdrawn 1");
        Shell.Answer said = imports(shell);
        assertThat(said.exit()).isEqualTo(Exit.FINE);
        assertThat(said.out()).contains("base du logiciel").doesNotContain("Quatrelivres", "Vingtrinier");
    }

    @Test
    void aDryRunFollowsWithoutMovingOn() throws Exception {
        Shell shell = founded();
        assertThat(outcomes(imports(shell, "--dry-run", "--json"))).startsWith("new 5");
        assertThat(outcomes(imports(shell, "--json"))).startsWith("new 5");
    }

    @Test
    void aDatabaseThatIsNotThereIsNotMade() throws Exception {
        Shell shell = founded();
        Shell.Answer answer = shell.stored(
                "import",
                "--source",
                MAPPING.toString(),
                "--source-url",
                "jdbc:h2:file:" + folder.resolve("slip").toAbsolutePath(),
                "--structure",
                "S001",
                "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.codes()).containsExactly("ESM-1012");
        assertThat(folder.resolve("slip.mv.db")).doesNotExist();
    }

    @Test
    void aPasswordHasNoPlaceInTheArguments() throws Exception {
        Shell shell = founded();
        Shell.Answer answer = shell.stored(
                "import",
                "--source",
                MAPPING.toString(),
                "--source-url",
                url() + ";PASSWORD=geheim",
                "--structure",
                "S001");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("ESSAIM_SOURCE_PASSWORD").doesNotContain("geheim");
    }

    @Test
    void aSourceNeedsADatabaseAndNoFile() throws Exception {
        Shell shell = founded();
        assertThat(shell.stored("import", "--source", MAPPING.toString(), "--structure", "S001")
                        .err())
                .contains("ESSAIM_SOURCE_URL");
        assertThat(imports(shell, shell.export().toString()).err()).contains("--source");
        assertThat(imports(shell, "--rejects", shell.path("rejets.csv")).err()).contains("--rejects");
        assertThat(shell.stored("import", "--preset", "compani", "--structure", "S001")
                        .err())
                .contains("FILE");
        assertThat(shell.with("ESSAIM_SOURCE_URL", url())
                        .stored("import", "--source", MAPPING.toString(), "--structure", "S001", "--json")
                        .number("new"))
                .isEqualTo(5);
    }
}
