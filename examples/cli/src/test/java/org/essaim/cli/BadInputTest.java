package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.essaim.document.Tree;
import org.essaim.organisation.Pseudonymiser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a file or a call, one test a case. */
class BadInputTest {
    private static final String GAPP_ROW = "Heure interne;GAPP;;2025/03/06 10:00:00;;;;2025/03/06 12:00:00;";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void found() {
        shell = Shell.founded(folder);
    }

    private Tree.Fields finding(Shell.Answer answer, String code) {
        return answer.each("findings").stream()
                .filter(each -> Shell.text(each, "code").equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + answer.codes()));
    }

    private void refusesOneRow(Path file, String code, String column) {
        Shell.Answer answer = shell.imports(file, "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.number("rejected")).isEqualTo(1);
        assertThat(answer.number("new")).isEqualTo(11);
        Tree.Fields finding = finding(answer, code);
        assertThat(finding.get("row")).contains(Tree.of(8));
        assertThat(finding.get("file")).contains(Tree.of(file.getFileName().toString()));
        if (!column.isEmpty()) {
            assertThat(finding.get("column")).contains(Tree.of(column));
        }
    }

    @Test
    void unreadableEncoding() {
        // 0x81 stands for nothing in UTF-8 here, nor in windows-1252.
        Path file = shell.write("latin.csv", "Type;\u0081\n".getBytes(StandardCharsets.ISO_8859_1));
        Shell.Answer answer = shell.imports(file, "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.codes()).containsExactly("ESM-1001");
    }

    @Test
    void missingColumnNamesThoseThatAreThere() {
        Shell.Answer answer = shell.imports(shell.export("short.csv", "Id Auxiliaire", "Matricule"), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        Tree.Fields finding = finding(answer, "ESM-1002");
        assertThat(finding.get("column")).contains(Tree.of("Id Auxiliaire"));
        assertThat(Shell.text(finding, "message")).contains("Matricule");
        assertThat(answer.number("new")).isZero();
    }

    @Test
    void shortRow() {
        refusesOneRow(shell.export("file.csv", GAPP_ROW, GAPP_ROW.substring(0, GAPP_ROW.length() - 1)), "ESM-1003", "");
    }

    @Test
    void longRow() {
        refusesOneRow(shell.export("file.csv", GAPP_ROW, GAPP_ROW + ";"), "ESM-1004", "");
    }

    @Test
    void unparsableDate() {
        refusesOneRow(
                shell.export("file.csv", "2025/03/06 10:00:00", "2025/02/30 10:00:00"), "ESM-1005", "Début planifié");
    }

    @Test
    void unparsableNumber() {
        Path mapping = shell.write("mapping.yaml", """
                        profile: rivieres
                        encodings: [UTF-8]
                        separator: ";"
                        locale: fr-FR
                        patterns: [yyyy-MM-dd HH:mm]
                        columns:
                          kind: {always: INTERNAL}
                          worker: {header: Agent}
                          plannedStart: {header: De}
                          duration: {header: Heures, unit: HOURS}
                        """);
        Path file = shell.write("own.csv", "Agent;De;Heures\nA-01;2025-03-04 14:00;1,5\nA-01;2025-03-05 14:00;1h30\n");
        Shell.Answer answer = shell.stored(
                "import", file.toString(), "--mapping", mapping.toString(), "--structure", "S001", "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(finding(answer, "ESM-1006").get("value")).contains(Tree.of("1h30"));
        assertThat(answer.number("new")).isEqualTo(1);
    }

    @Test
    void endBeforeStart() {
        refusesOneRow(
                shell.export("file.csv", "2025/03/06 12:00:00", "2025/03/06 08:00:00"), "ESM-1201", "Fin planifiée");
    }

    @Test
    void overlapIsKeptAndSaid() {
        Shell.Answer answer =
                shell.imports(shell.export("file.csv", "2025/03/03 09:15:00", "2025/03/03 08:45:00"), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.number("new")).isEqualTo(12);
        assertThat(Shell.text(finding(answer, "ESM-1203"), "message")).contains("900\u00a0s");
    }

    @Test
    void localTimeThatDoesNotExist() {
        refusesOneRow(
                shell.export(
                        "file.csv",
                        "2025/03/06 10:00:00",
                        "2025/03/30 02:30:00",
                        "2025/03/06 12:00:00",
                        "2025/03/30 04:00:00"),
                "ESM-1204",
                "Début planifié");
    }

    @Test
    void localTimeThatExistsTwice() {
        Shell.Answer answer = shell.imports(
                shell.export(
                        "file.csv",
                        "2025/03/06 10:00:00",
                        "2025/10/26 02:30:00",
                        "2025/03/06 12:00:00",
                        "2025/10/26 04:00:00"),
                "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.codes()).contains("ESM-1205");
    }

    @Test
    void unknownStructureListsThoseKnown() {
        Shell.Answer answer = shell.stored(
                "import", shell.export().toString(), "--preset", "compani", "--structure", "S999", "--json");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("[S999]", "S001, S002");
    }

    @Test
    void unknownLabelIsKeptWithItsHours() {
        Shell.Answer answer = shell.imports(shell.export(), "--json");
        assertThat(Shell.text(finding(answer, "ESM-1301"), "message")).contains("Divers interne", "0,75\u00a0h");
    }

    @Test
    void eventOutsideTheWindow() {
        Path file = shell.export("file.csv", "2025/03/06", "2025/04/06");
        Shell.Answer answer = shell.imports(file, "--complete", "2025-03", "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.codes()).contains("ESM-1401", "ESM-1405");
        assertThat(answer.number("rejected")).isEqualTo(1);
    }

    @Test
    void missingKeyOnAnExistingStore() throws java.io.IOException {
        Files.delete(folder.resolve("data/essaim.key"));
        Shell.Answer answer = shell.imports(shell.export(), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).hasSize(2);
        assertThat(answer.err()).contains("--key-file", "ESSAIM_KEY");
    }

    @Test
    void differentKeyOnAnExistingStore() {
        Path other = shell.write("other.key", Pseudonymiser.newHexKey());
        Shell.Answer answer = shell.imports(shell.export(), "--key-file", other.toString(), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("deux pseudonymes");
    }

    @Test
    void keyThatIsNone() {
        for (String key : List.of("PERSONNE", "abcd")) {
            Path file = shell.write("bad.key", key);
            Shell.Answer answer = shell.imports(shell.export(), "--key-file", file.toString());
            assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
            assertThat(answer.err()).contains("Maybe").doesNotContain(key);
        }
    }

    @Test
    void fileThatIsNotThere() {
        Shell.Answer answer = shell.imports(folder.resolve("missing.csv"), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void oneMissingFileOfSeveralStopsBeforeAnythingIsStored() {
        String[] call = {
            "import", shell.export().toString(), shell.path("missing.csv"), "--preset", "compani", "--structure", "S001"
        };
        assertThat(shell.stored(call).exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.imports(shell.export(), "--json").number("new")).isEqualTo(12);
    }

    @Test
    void fileThatIsNoCsv() {
        Path file = shell.write("binary.csv", new byte[] {0x50, 0x4b, 3, 4, 0, 0, (byte) 0xff, (byte) 0xfe});
        Shell.Answer answer = shell.imports(file, "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.codes()).isNotEmpty();
    }
}
