package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    @TempDir
    private Path folder;

    @Test
    void takesALineBackToTheRowsOfTheFile() {
        Shell shell = Shell.issued(folder);
        Shell.Answer answer = shell.stored("explain", shell.path("statement.json"), "S001:TEAM_MEETING:2025-03");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out())
                .contains("4,50\u00a0h", "107,10\u00a0€", "23,80")
                .contains("SHA-256")
                .doesNotContain("A-02", "PERSONNE");
        assertThat(answer.out().lines().filter(line -> line.contains("S001.csv") && line.contains("2025-03-04")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).containsPattern(" 5  "),
                        line -> assertThat(line).containsPattern(" 6  "),
                        line -> assertThat(line).containsPattern(" 7  "));
    }

    @Test
    void listsTheLinesWithoutAStore() {
        Shell shell = Shell.issued(folder);
        Shell.Answer answer = shell.run("explain", shell.path("statement.json"), "--list");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out())
                .contains("S001:TEAM_MEETING:2025-03", "S001:PRACTICE_ANALYSIS:2025-03", "47,60\u00a0€");
    }

    @Test
    void everyLineListedCanBeExplained() {
        Shell shell = Shell.issued(folder);
        shell.run("explain", shell.path("statement.json"), "--list")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.strip().split(" ", 2)[0])
                .forEach(cell -> assertThat(shell.stored("explain", shell.path("statement.json"), cell)
                                .exit())
                        .as(cell)
                        .isEqualTo(Exit.FINE));
    }

    @Test
    void aLineThatIsNotThereIsWrongUse() {
        Shell shell = Shell.issued(folder);
        String statement = shell.path("statement.json");
        for (String cell : new String[] {"S001:TEAM_MEETING:2025-04", "S001:MEETING:2025-03", "S001"}) {
            Shell.Answer answer = shell.stored("explain", statement, cell);
            assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
            assertThat(answer.err()).contains("[" + cell + "]", "Maybe");
        }
        assertThat(shell.stored("explain", statement).exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("explain", statement, "S001:TEAM_MEETING:2025-03", "--list")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void whatIsNoStatementIsSaidSo() {
        Shell shell = Shell.in(folder);
        shell.write("other.json", "{\"content\": 1}");
        shell.write("text.json", "hello");
        assertThat(shell.run("explain", shell.path("other.json"), "--list").exit())
                .isEqualTo(Exit.WRONG_USE);
        assertThat(shell.run("explain", shell.path("text.json"), "--list").exit())
                .isEqualTo(Exit.FINDINGS);
    }
}
