package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.Essaim;
import org.essaim.jdbc.JdbcStore;
import org.essaim.time.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence, erasure, retention, holds and keys, as somebody types them. */
class PrivacyTest {
    @TempDir
    private Path folder;

    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    /** The pseudonyms of those who worked in March, asked for before the month is closed. */
    private Set<String> workers(Shell shell) {
        try (Essaim essaim = Essaim.builder()
                .store(JdbcStore.inFolder(Path.of(shell.path("data"))))
                .build()) {
            return essaim.time().entries("S001", MARCH).stream()
                    .map(Entry::worker)
                    .map(worker -> worker.value())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void aFunderVerifiesAStatementWithItsEvidence() {
        Shell shell = Shell.issued(folder);
        Shell.Answer written =
                shell.stored("evidence", shell.path("statement.json"), "-o", shell.path("evidence.json"));
        assertThat(written.exit()).as(written.toString()).isEqualTo(Exit.FINE);
        assertThat(written.out()).contains("sous pseudonyme");
        Shell.Answer answer =
                shell.run("verify", shell.path("statement.json"), "--evidence", shell.path("evidence.json"), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(Shell.text(answer.json(), "verdict")).isEqualTo("EVIDENCED");
        assertThat(shell.run("verify", shell.path("statement.json"), "--evidence", shell.path("evidence.json"))
                        .out())
                .contains("JUSTIFIÉ", "sous pseudonyme");

        shell.write("forged.json", shell.read("evidence.json").replaceFirst("\"seconds\": \\d+", "\"seconds\": 1"));
        Shell.Answer forged =
                shell.run("verify", shell.path("statement.json"), "--evidence", shell.path("forged.json"), "--json");
        assertThat(forged.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(forged.codes()).contains("ESM-4007");
        shell.write("broken.json", "{");
        assertThat(shell.run("verify", shell.path("statement.json"), "--evidence", shell.path("broken.json"), "--json")
                        .exit())
                .isEqualTo(Exit.FINDINGS);
    }

    @Test
    void anErasedWorkerIsInNoTableAndEverySealHolds() throws Exception {
        Shell shell = Shell.imported(folder);
        String worker = workers(shell).iterator().next();
        shell.stored("close", "S001", "2025-03");
        Shell.Answer erased = shell.stored("erase", worker, "2025-12", "--reason", "demande 12");
        assertThat(erased.exit()).as(erased.toString()).isEqualTo(Exit.FINE);
        assertThat(erased.out()).contains("Effacement 000001", "demande 12").doesNotContain(worker);
        assertThat(shell.stored("erasures").out()).contains("000001").doesNotContain(worker);
        assertThat(shell.stored("seals").out()).contains("Tous les scellés tiennent");
        assertThat(tables(Path.of(shell.path("data")))).doesNotContain(worker);
        try (var files = Files.list(Path.of(shell.path("data")))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".db")).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(worker))
                        .as("whether the pseudonym is in %s", file.getFileName())
                        .isFalse();
            }
        }
        Shell.Answer again = shell.imports(shell.export(), "--complete", "2025-03");
        assertThat(again.toString()).contains("ESM-1406");
        assertThat(tables(Path.of(shell.path("data")))).doesNotContain(worker);
    }

    // What is deflated in a segment shows nothing: those are inflated in core's own tests.
    private static String tables(Path data) throws Exception {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + data.resolve("essaim").toAbsolutePath(), "sa", "");
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select kind, id, content from essaim_document")) {
                while (rows.next()) {
                    text.append(rows.getString(1)).append(rows.getString(2)).append(rows.getString(3));
                }
            }
            try (ResultSet rows = statement.executeQuery("select bytes from essaim_segment")) {
                while (rows.next()) {
                    try (var in =
                            new java.util.zip.InflaterInputStream(new java.io.ByteArrayInputStream(rows.getBytes(1)))) {
                        text.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
        assertThat(text).contains("S001");
        return text + HexFormat.of().formatHex(new byte[0]);
    }

    @Test
    void explainSaysThatFactsWereErasedWhenAndWhy() {
        Shell shell = Shell.imported(folder);
        Set<String> workers = workers(shell);
        shell.stored("close", "S001", "2025-03");
        Shell.Answer issued = shell.stored(
                "statement", "issue", "DIALOGUE", "--period", "2025-03", "-o", shell.path("statement.json"));
        assertThat(issued.exit()).as(issued.toString()).isEqualTo(Exit.FINE);
        String line = "S001:TEAM_MEETING:2025-03";
        assertThat(shell.stored("explain", shell.path("statement.json"), line).out())
                .doesNotContain("EFFACÉ");
        workers.forEach(worker -> assertThat(shell.stored("erase", worker, "2025-03", "--reason", "demande 12")
                        .out())
                .contains("DIALOGUE:2025-03..2025-03"));
        assertThat(shell.stored("explain", shell.path("statement.json"), line).out())
                .contains("EFFACÉ le ", "demande 12");
        assertThat(shell.stored("evidence", shell.path("statement.json"), "-o", shell.path("late.json"))
                        .exit())
                .isNotEqualTo(Exit.FINE);
        assertThat(shell.run("verify", shell.path("statement.json")).exit()).isEqualTo(Exit.FINE);
    }

    @Test
    void aHoldKeepsWhatRetentionWouldTake() {
        Shell shell = Shell.closed(folder);
        assertThat(shell.stored("retention", "--on", "2029-01-01").out()).contains("Aucun mois");
        assertThat(shell.stored("retention", "--on", "2030-04-01").out())
                .contains("2025-03", "CNIL", "Rien n’a été effacé");
        assertThat(shell.stored("retention", "--on", "2999-01-01", "--apply", "--reason", "x")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("hold").out()).contains("Aucun gel");
        assertThat(shell.stored("hold", "S001", "--from", "2020-01-01", "--reason", "contrôle")
                        .out())
                .contains("H001", "contrôle");
        assertThat(shell.stored("retention", "--on", "2030-04-01").out()).contains("H001");
        assertThat(shell.stored("hold", "--lift", "H001", "--reason", "clos").out())
                .contains("Levé");
    }

    @Test
    void aReplacedKeyRenamesNobody() throws Exception {
        Shell shell = Shell.imported(folder);
        Set<String> before = workers(shell);
        Shell.Answer replaced = shell.stored("key", "replace");
        assertThat(replaced.exit()).as(replaced.toString()).isEqualTo(Exit.FINE);
        shell.imports(shell.export(), "--complete", "2025-03");
        Shell.Answer retired = shell.stored("key", "retire", "--lose", "99");
        assertThat(retired.exit()).as(retired.toString()).isEqualTo(Exit.FINE);
        Files.delete(Path.of(shell.path("data")).resolve("essaim-former.key"));
        shell.imports(shell.export(), "--complete", "2025-03");
        assertThat(workers(shell)).isEqualTo(before);
        assertThat(shell.stored("key", "retire").exit()).isNotEqualTo(Exit.FINE);
    }
}
