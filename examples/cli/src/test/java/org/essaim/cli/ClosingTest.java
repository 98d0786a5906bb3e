package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingTest {
    @TempDir
    private Path folder;

    @Test
    void sealsAMonthAndPrintsTheSealAsAFunderKeepsIt() {
        Shell.Answer answer = Shell.imported(folder).stored("close", "S001", "2025-03");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out())
                .containsPattern("S001:2025-03=[0-9a-f]{64}")
                .contains("scellé n°\u00a01")
                .contains("ESM-1301", "ESM-1303");
    }

    @Test
    void aSealedMonthStaysAsItIs() {
        Shell shell = Shell.imported(folder);
        String first = shell.stored("close", "S001", "2025-03").out();
        Shell.Answer again = shell.stored("close", "S001", "2025-03");
        assertThat(again.exit()).isEqualTo(Exit.FINE);
        assertThat(again.out()).contains("déjà clos", VerifyTest.seal(first));
    }

    @Test
    void allTakesOnlyStructuresThatHaveFacts() {
        Shell.Answer answer = Shell.imported(folder).stored("close", "--all", "2025-02..2025-04");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).contains("S001:2025-03=").doesNotContain("S002:", "S001:2025-02", "S001:2025-04");
        assertThat(answer.out()).contains("pas clos\u00a0: S002.");
    }

    @Test
    void aNamedStructureMayCloseMonthsWithoutFacts() {
        Shell.Answer answer = Shell.imported(folder).stored("close", "S001", "S002", "2025-03..2025-04");
        assertThat(answer.out()).contains("S001:2025-03=", "S001:2025-04=", "S002:2025-03=", "S002:2025-04=");
    }

    @Test
    void aChangeOfASealedMonthIsAProposalThatIsSettledWithAReason() {
        Shell shell = Shell.closed(folder);
        Path later = shell.export("later.csv", "2025/03/06 12:00:00", "2025/03/06 11:00:00");
        Shell.Answer imported = shell.imports(later, "--complete", "2025-03", "--json");
        assertThat(imported.codes()).contains("ESM-1403");
        assertThat(imported.number("amended")).isZero();
        String listed = shell.stored("proposals", "--structure", "S001").out();
        assertThat(listed)
                .contains("10:00–12:00 GAPP", "10:00–11:00 GAPP", "en attente")
                .doesNotContain("A-02");
        String id = listed.lines().skip(1).findFirst().orElseThrow().strip().split(" ", 2)[0];

        assertThat(shell.stored("proposals", "accept", id).exit()).isEqualTo(Exit.WRONG_USE);
        Shell.Answer accepted = shell.stored("proposals", "accept", id, "--reason", "avenant de planning");
        assertThat(accepted.out()).contains(id, "avril\u00a02025");
        assertThat(shell.stored("proposals").out()).contains("Aucune proposition");
        assertThat(shell.stored("proposals", "--all").out()).contains("acceptée (avenant de planning)");
        assertThat(shell.stored("proposals", "refuse", id, "--reason", "trop tard")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void aRefusedProposalLeavesTheMonthAsSealed() {
        Shell shell = Shell.closed(folder);
        shell.imports(shell.export("later.csv", "2025/03/06 12:00:00", "2025/03/06 11:00:00"), "--complete", "2025-03");
        String listed = shell.stored("proposals").out();
        String id = listed.lines().skip(1).findFirst().orElseThrow().strip().split(" ", 2)[0];
        assertThat(shell.stored("proposals", "refuse", id, "--reason", "erreur de saisie")
                        .out())
                .contains("refusée");
        assertThat(shell.stored("proposals").out()).contains("Aucune proposition");
    }

    @Test
    void reopensAMonthOnlyUntilAStatementRestsOnIt() {
        Shell shell = Shell.closed(folder);
        Shell.Answer reopened = shell.stored("reopen", "S001", "2025-03", "--reason", "oubli");
        assertThat(reopened.exit()).isEqualTo(Exit.FINE);
        assertThat(reopened.out()).contains("mars\u00a02025", "rouvert");
        assertThat(shell.stored("close", "S001", "2025-03").out()).contains("scellé n°\u00a02");
        shell.stored("statement", "issue", "DIALOGUE", "--period", "2025-03");
        assertThat(shell.stored("reopen", "S001", "2025-03", "--reason", "oubli")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void needsStructuresOrAllButNotBothAndAMonthAtTheEnd() {
        Shell shell = Shell.imported(folder);
        assertThat(shell.stored("close", "2025-03").exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("close", "--all", "S001", "2025-03").exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("close", "S001").err()).contains("[S001]", "2026-01..2026-03");
        assertThat(shell.stored("close", "S001", "2025-03..2025-01").exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("close", "S999", "2025-03").exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("close", "--all", "2024-01").exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("structure", "list").out()).contains("2025-03");
    }
}
