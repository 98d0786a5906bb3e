package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.essaim.document.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    // 4.5 h of meetings, 3.5 h of visits, 2 h of practice analysis, 0.75 h unmapped, 1 h cancelled and paid, 1 h
    // unassigned, and a night that is an hour short: 7 h.
    private static final long SECONDS = 16_200 + 12_600 + 7_200 + 2_700 + 3_600 + 3_600 + 25_200;

    @TempDir
    private Path folder;

    @Test
    void answersOneJsonObjectWithExactlyTheAgreedKeys() {
        Shell shell = Shell.founded(folder);
        Shell.Answer answer = shell.imports(shell.export(), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.json().fields().keySet())
                .containsExactly("new", "unchanged", "amended", "withdrawn", "rejected", "seconds", "findings");
        assertThat(answer.number("new")).isEqualTo(12);
        assertThat(answer.number("seconds")).isEqualTo(SECONDS);
        assertThat(answer.codes()).containsExactly("ESM-1301");
    }

    @Test
    void aFindingLeavesOutWhatIsUnknown() {
        Shell shell = Shell.founded(folder);
        Shell.Answer answer = shell.imports(shell.export(), "--json");
        Tree.Fields finding = answer.each("findings").get(0);
        assertThat(finding.fields().keySet()).containsExactly("code", "severity", "file", "value", "message", "remedy");
        assertThat(finding.get("severity")).contains(Tree.of("WARNING"));
        assertThat(finding.get("value")).contains(Tree.of("Divers interne"));
    }

    @Test
    void importingAgainChangesNothing() {
        Shell shell = Shell.imported(folder);
        Shell.Answer answer = shell.imports(shell.export(), "--json");
        assertThat(answer.number("new")).isZero();
        assertThat(answer.number("unchanged")).isEqualTo(12);
    }

    @Test
    void aDryRunStoresNothing() {
        Shell shell = Shell.founded(folder);
        assertThat(shell.imports(shell.export(), "--dry-run", "--json").number("new"))
                .isEqualTo(12);
        assertThat(shell.imports(shell.export(), "--json").number("new")).isEqualTo(12);
    }

    @Test
    void whatACompleteWindowNoLongerTellsIsWithdrawn() {
        Shell shell = Shell.imported(folder);
        String gapp = Shell.exportText()
                .lines()
                .filter(line -> line.contains("GAPP"))
                .findFirst()
                .orElseThrow();
        Path shorter = shell.export("later.csv", gapp + "\r\n", "", "18:00:00", "18:30:00");
        Shell.Answer open = shell.imports(shorter, "--dry-run", "--json");
        assertThat(open.number("withdrawn")).isZero();
        Shell.Answer answer = shell.imports(shorter, "--complete", "2025-03-01..2025-03-31", "--json");
        assertThat(answer.number("withdrawn")).isEqualTo(1);
        assertThat(answer.number("amended")).isEqualTo(1);
        assertThat(answer.number("unchanged")).isEqualTo(10);
    }

    @Test
    void tellsAPersonCountsAndFindingsWithTheirRemedy() {
        Shell shell = Shell.founded(folder);
        Shell.Answer answer = shell.imports(shell.export());
        assertThat(answer.out())
                .contains("Nouveaux", "12", "19,75\u00a0h")
                .contains("À vérifier ESM-1301 (1)")
                .contains("«\u00a0Divers interne\u00a0»")
                .contains("  → Affectez-lui une catégorie");
    }

    @Test
    void speaksEnglishWhenAsked() {
        Shell shell = Shell.founded(folder);
        assertThat(shell.imports(shell.export(), "--lang", "en").out())
                .contains("Hours read", "19.75\u00a0h", "To check ESM-1301", "has no category");
    }

    @Test
    void neverNamesAPerson() {
        Shell shell = Shell.founded(folder);
        Path faulty = shell.export("faulty.csv", "2025/03/03 09:00:00", "PERSONNE", "2025/03/06 12:00:00", "trois");
        Shell.Answer answer = shell.imports(faulty, "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.out() + answer.err()).doesNotContain("PERSONNE", "Inventée", "SECRET", "Imaginé", "A-02");
    }

    @Test
    void refusedRowsAreCopiedAndTheMendedCopyCanBeImported() {
        Shell shell = Shell.founded(folder);
        Path faulty = shell.export("faulty.csv", "2025/03/06 12:00:00", "2025/03/06 08:00:00");
        Shell.Answer first = shell.imports(faulty, "--rejects", shell.path("rejects.csv"), "--json");
        assertThat(first.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(first.number("new")).isEqualTo(11);
        assertThat(first.number("rejected")).isEqualTo(1);
        assertThat(first.codes()).contains("ESM-1201");
        assertThat(shell.read("rejects.csv").lines()).hasSize(2);
        Path mended = shell.write("mended.csv", shell.read("rejects.csv").replace("06 08:00:00", "06 12:00:00"));
        Shell.Answer second = shell.imports(mended, "--json");
        assertThat(second.exit()).isEqualTo(Exit.FINE);
        assertThat(second.number("new")).isEqualTo(1);
        assertThat(shell.imports(shell.export(), "--json").number("unchanged")).isEqualTo(12);
    }

    @Test
    void withoutRefusedRowsNoFileOfRejectsIsWritten() {
        Shell shell = Shell.founded(folder);
        assertThat(shell.imports(shell.export(), "--rejects", shell.path("rejects.csv"))
                        .out())
                .contains("n’est pas écrit");
        assertThat(folder.resolve("rejects.csv")).doesNotExist();
    }

    @Test
    void refusesToWriteRejectsOverTheFileItReads() {
        Shell shell = Shell.founded(folder);
        Path export = shell.export();
        assertThat(shell.imports(export, "--rejects", export.toString()).exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.read("S001.csv")).isEqualTo(Shell.exportText());
    }

    @Test
    void severalFilesAddUpButCannotShareACompleteWindow() {
        Shell shell = Shell.founded(folder);
        String one = shell.export().toString();
        String other = shell.export("april.csv", "2025/03", "2025/04").toString();
        String[] both = {"import", one, other, "--preset", "compani", "--structure", "S001", "--json"};
        Shell.Answer refused = shell.stored(
                "import", one, other, "--preset", "compani", "--structure", "S001", "--complete", "2025-03..2025-04");
        assertThat(refused.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(refused.err()).contains("--complete");
        assertThat(shell.stored(both).number("new")).isEqualTo(24);
    }

    @Test
    void readsColumnsByAMappingOfOnesOwn() {
        Shell shell = Shell.founded(folder);
        Path mapping = shell.write("mapping.yaml", """
                        profile: rivieres
                        encodings: [UTF-8]
                        separator: ","
                        patterns: [yyyy-MM-dd HH:mm]
                        columns:
                          kind: {always: INTERNAL}
                          worker: {header: Agent}
                          label: {header: Motif}
                          plannedStart: {header: De}
                          plannedEnd: {header: A}
                        """);
        Path file = shell.write("own.csv", "Agent,Motif,De,A\nA-01,GAPP,2025-03-04 14:00,2025-03-04 15:30\n");
        String[] call = {"import", file.toString(), "--mapping", mapping.toString(), "--structure", "S001", "--json"};
        Shell.Answer answer = shell.stored(call);
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.number("seconds")).isEqualTo(5_400);
    }

    @Test
    void aFaultyMappingIsAFindingWithItsLine() {
        Shell shell = Shell.founded(folder);
        Path mapping = shell.write("mapping.yaml", "profile: rivieres\nencodings: [UTF-8]\ncolour: blue\n");
        Shell.Answer answer = shell.stored(
                "import", shell.export().toString(), "--mapping", mapping.toString(), "--structure", "S001", "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.codes()).contains("ESM-2001");
        assertThat(answer.number("new")).isZero();
    }

    @Test
    void needsAPresetOrAMapping() {
        Shell shell = Shell.founded(folder);
        Shell.Answer answer = shell.stored("import", shell.export().toString(), "--structure", "S001");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.out()).isEmpty();
    }
}
