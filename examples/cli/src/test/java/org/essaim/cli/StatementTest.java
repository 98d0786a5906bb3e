package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementTest {
    @TempDir
    private Path folder;

    @Test
    void issuesAStatementWithItsFigures() {
        Shell shell = Shell.closed(folder);
        Shell.Answer answer = shell.stored("statement", "issue", "DIALOGUE", "--period", "2025-03..2025-03");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        // 3 × 1.5 h of meetings and 2 h of practice analysis at 23.80 €.
        assertThat(answer.out()).contains("mars\u00a02025", "version 1", "6,50\u00a0h", "154,70\u00a0€");
    }

    @Test
    void issuingAgainIsTheSameVersion() {
        Shell shell = Shell.closed(folder);
        String first = shell.stored("statement", "issue", "DIALOGUE", "--period", "2025-03")
                .out();
        assertThat(shell.stored("statement", "issue", "DIALOGUE", "--period", "2025-03")
                        .out())
                .isEqualTo(first);
    }

    @Test
    void aDraftChangesNothing() {
        Shell shell = Shell.closed(folder);
        Shell.Answer draft = shell.stored("statement", "draft", "DIALOGUE", "--period", "2025-03");
        assertThat(draft.out()).contains("Projet de relevé", "154,70\u00a0€");
        assertThat(shell.stored("reopen", "S001", "2025-03", "--reason", "oubli")
                        .exit())
                .isEqualTo(Exit.FINE);
    }

    @Test
    void anOpenMonthIsAWarning() {
        Shell.Answer answer = Shell.imported(folder).stored("statement", "draft", "DIALOGUE", "--period", "2025-03");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).contains("ESM-3003");
    }

    @Test
    void writesEveryFormatAskedForInTheLanguageAskedFor() {
        Shell shell = Shell.closed(folder);
        String[] call = {
            "statement",
            "issue",
            "DIALOGUE",
            "--period",
            "2025-03",
            "--lang",
            "en",
            "-o",
            shell.path("out/statement.json"),
            "-o",
            shell.path("out/statement.html"),
            "-o",
            shell.path("out/statement.xlsx"),
            "-o",
            shell.path("out/statement.pdf")
        };
        assertThat(shell.stored(call).exit()).isEqualTo(Exit.FINE);
        assertThat(shell.read("out/statement.html")).contains("lang=\"en\"").contains("154.70");
        assertThat(folder.resolve("out/statement.xlsx")).isNotEmptyFile();
        assertThat(folder.resolve("out/statement.pdf")).isNotEmptyFile();
        assertThat(shell.read("out/statement.json")).doesNotContain("PERSONNE", "A-02");
    }

    @Test
    void aFormatThatNobodyWritesIsRefusedBeforeAnythingIsIssued() {
        Shell shell = Shell.closed(folder);
        Shell.Answer answer =
                shell.stored("statement", "issue", "DIALOGUE", "--period", "2025-03", "-o", shell.path("x.tiff"));
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("[x.tiff]", "html", "json", "xlsx");
        assertThat(shell.stored("reopen", "S001", "2025-03", "--reason", "oubli")
                        .exit())
                .isEqualTo(Exit.FINE);
    }

    @Test
    void anUnknownAgreementListsThoseKnown() {
        Shell.Answer answer = Shell.closed(folder).stored("statement", "issue", "NOBODY", "--period", "2025-03");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("[NOBODY]", "DIALOGUE");
    }

    @Test
    void aFolderThatCannotBeMadeIsWrongUse() {
        Shell shell = Shell.closed(folder);
        shell.write("occupied", "a file, not a folder");
        Shell.Answer answer = shell.stored(
                "statement", "draft", "DIALOGUE", "--period", "2025-03", "-o", shell.path("occupied/x.json"));
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err().lines()).hasSize(2);
    }
}
