package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.essaim.document.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementDiffTest {
    @TempDir
    private Path folder;

    /** Version 1 without April, version 2 with it and with a correction of March. */
    private Shell versions() {
        Shell shell = Shell.closed(folder);
        shell.imports(shell.export("april.csv", "2025/03/", "2025/04/"), "--complete", "2025-04");
        issue(shell, "one.json");
        shell.imports(shell.export("later.csv", "2025/03/06 12:00:00", "2025/03/06 11:00:00"), "--complete", "2025-03");
        String proposal = shell.stored("proposals")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .strip();
        shell.stored("proposals", "accept", proposal.substring(0, proposal.indexOf(' ')), "--reason", "vu");
        shell.stored("close", "S001", "2025-04");
        issue(shell, "two.json");
        return shell;
    }

    private static void issue(Shell shell, String file) {
        Shell.Answer answer =
                shell.stored("statement", "issue", "DIALOGUE", "--period", "2025-03..2025-04", "-o", shell.path(file));
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.FINE);
    }

    private static long number(Tree.Fields fields, String key) {
        return ((Tree.Numeric) fields.get(key).orElseThrow()).value().longValueExact();
    }

    @Test
    void saysWhatWasTakenInAndWhatWasCorrected() {
        Shell shell = versions();
        Shell.Answer answer = shell.run("statement", "diff", shell.path("one.json"), shell.path("two.json"));
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.FINE);
        // March: 2 h of practice analysis became 1 h at 23.80 €; April brings what March had.
        assertThat(answer.out())
                .contains("DIALOGUE", "one.json (version 1)", "two.json (version 2)")
                .containsPattern("Ligne corrigée +S001:PRACTICE_ANALYSIS:2025-03 +2,00\u00a0h +1,00\u00a0h"
                        + " +47,60\u00a0€ +23,80\u00a0€ +−23,80\u00a0€")
                .containsPattern("Mois pris en compte +S001:TEAM_MEETING:2025-04 +0,00\u00a0h +4,50\u00a0h")
                .containsPattern("Montant +154,70\u00a0€ +285,60\u00a0€ +130,90\u00a0€");
    }

    @Test
    void theJsonAddsUpAndIsOneObject() {
        Shell shell = versions();
        Shell.Answer answer = shell.run("statement", "diff", shell.path("one.json"), shell.path("two.json"), "--json");
        Tree.Fields difference = (Tree.Fields) answer.json().get("difference").orElseThrow();
        List<Tree.Fields> lines = answer.each("lines");
        for (String figure : List.of("recorded", "claimed", "funded", "unfunded", "cents", "costCents")) {
            long sum = lines.stream()
                    .mapToLong(
                            line -> number((Tree.Fields) line.get("difference").orElseThrow(), figure))
                    .sum();
            assertThat(sum).as(figure).isEqualTo(number(difference, figure));
        }
        assertThat(number(difference, "cents")).isEqualTo(13_090);
        assertThat(answer.codes()).isEmpty();
        assertThat(answer.json().get("same")).contains(Tree.of(false));
    }

    @Test
    void writesEveryFormatAndSaysWhenNothingDiffers() {
        Shell shell = versions();
        Shell.Answer answer = shell.run(
                "statement",
                "diff",
                shell.path("one.json"),
                shell.path("two.json"),
                "--lang",
                "en",
                "-o",
                shell.path("diff.xlsx"),
                "-o",
                shell.path("diff.pdf"),
                "-o",
                shell.path("diff.html"));
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.FINE);
        assertThat(List.of("diff.xlsx", "diff.pdf", "diff.html"))
                .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
        assertThat(shell.read("diff.html")).contains("Difference between two statements", "Line corrected");
        Shell.Answer same = shell.run("statement", "diff", shell.path("one.json"), shell.path("one.json"));
        assertThat(same.exit()).isEqualTo(Exit.FINE);
        assertThat(same.out()).contains("disent la même chose");
        assertThat(shell.run("statement", "diff", shell.path("one.json"), shell.path("one.json"), "--json")
                        .json()
                        .get("same"))
                .contains(Tree.of(true));
    }

    @Test
    void aStatementThatWasAlteredIsSaidAndComparesWithNothing() {
        Shell shell = versions();
        String altered = shell.read("two.json").replaceFirst("\"recorded\":\\s*\\d+", "\"recorded\": 1");
        assertThat(altered).isNotEqualTo(shell.read("two.json"));
        shell.write("altered.json", altered);
        Shell.Answer answer = shell.run("statement", "diff", shell.path("one.json"), shell.path("altered.json"));
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.out()).contains("Rien n’est comparé", "ESM-4001", "altered.json");
        Shell.Answer json =
                shell.run("statement", "diff", shell.path("altered.json"), shell.path("one.json"), "--json");
        assertThat(json.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(json.codes()).contains("ESM-4001");
        shell.write("broken.json", "{");
        assertThat(shell.run("statement", "diff", shell.path("broken.json"), shell.path("one.json"))
                        .exit())
                .isEqualTo(Exit.FINDINGS);
    }

    @Test
    void otherUseIsWrong() {
        Shell shell = Shell.issued(folder);
        assertThat(shell.run("statement", "diff", shell.path("statement.json")).exit())
                .isEqualTo(Exit.WRONG_USE);
        assertThat(shell.run("statement", "diff", shell.path("statement.json"), shell.path("none.json"))
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
        assertThat(shell.run(
                                "statement",
                                "diff",
                                shell.path("statement.json"),
                                shell.path("statement.json"),
                                "-o",
                                "diff.gif")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
    }
}
