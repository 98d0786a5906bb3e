package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementsLintTest {
    @TempDir
    private Path folder;

    @Test
    void tellsWhatDoesNotFitAndIsFineWithWarnings() {
        Shell.Answer answer = Shell.closed(folder).stored("agreements", "lint", "--period", "2025-03");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).contains("Conventions examinées\u00a0: 1, de mars\u00a02025");
    }

    @Test
    void answersOneJsonObject() {
        Shell.Answer answer = Shell.closed(folder)
                .stored("agreements", "lint", "--period", "2025-03", "--expect", "coordination=100%", "--json");
        if (answer.exit() == Exit.WRONG_USE) {
            throw new AssertionError(answer.err());
        }
        assertThat(answer.number("agreements")).isEqualTo(1);
        assertThat(answer.codes()).allMatch(code -> code.startsWith("ESM-35"));
    }

    @Test
    void saysWhenMonthsWereNotLookedAt() {
        assertThat(Shell.imported(folder)
                        .stored("agreements", "lint", "--period", "2025-03", "--lang", "en")
                        .out())
                .contains("ESM-3507", "not sealed");
    }

    @Test
    void aPoolThatIsNotThereAndAShareThatIsNoneAreWrongUse() {
        Shell shell = Shell.closed(folder);
        assertThat(shell.stored("agreements", "lint", "--period", "2025-03", "--expect", "NOWHERE=80%")
                        .err())
                .contains("[NOWHERE]");
        assertThat(shell.stored("agreements", "lint", "--period", "2025-03", "--expect", "NOWHERE=80%")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
    }
}
