package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.essaim.document.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FundingTest {
    @TempDir
    private Path folder;

    private static long number(Tree.Fields tree, String... path) {
        Tree at = tree;
        for (String each : path) {
            at = ((Tree.Fields) at).get(each).orElseThrow();
        }
        return ((Tree.Numeric) at).value().longValueExact();
    }

    @Test
    void anOutlookSaysWhatIsFundedAndThatNoOrderFundsMore() {
        Shell.Answer answer = Shell.closed(folder).stored("funding", "outlook", "DIALOGUE", "--period", "2025-03");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out())
                .contains("Perspectives de l’enveloppe de DIALOGUE, mars\u00a02025", "6,50\u00a0h", "154,70\u00a0€")
                .contains("Aucun ordre de ces conventions ne finance plus que celui d’aujourd’hui.");
    }

    @Test
    void anOutlookAnswersOneJsonObjectAndNamesTheAmendmentOfACategory() {
        Shell shell = Shell.closed(folder);
        shell.stored("funding", "what-if", "DIALOGUE", "--period", "2025-03", "--set", "DIALOGUE.categories=MENTORING");
        Shell.Answer answer = shell.stored(
                "funding",
                "outlook",
                "DIALOGUE",
                "--period",
                "2025-03",
                "--category",
                "TEAM_MEETING",
                "--category",
                "DIRECT_CARE",
                "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(number(answer.json(), "today", "funded")).isEqualTo(23_400);
        assertThat(number(answer.json(), "bound", "more")).isZero();
        assertThat(answer.codes()).isEmpty();
        assertThat(answer.each("amendments")).hasSize(2);
        assertThat(number(answer.each("amendments").get(0), "unfunded")).isZero();
        Tree.Fields care = answer.each("amendments").get(1);
        assertThat(number(care, "unfunded")).isPositive();
        assertThat(care.toString()).contains("DIALOGUE.categories+=DIRECT_CARE");

        Shell.Answer told = shell.stored(
                "funding",
                "outlook",
                "DIALOGUE",
                "--period",
                "2025-03",
                "--category",
                "DIRECT_CARE",
                "--lang",
                "en",
                "-o",
                shell.path("outlook.html"),
                "-o",
                shell.path("outlook.xlsx"));
        assertThat(told.out())
                .contains("Direct care: ", "unfunded. Each amendment was allocated in full.")
                .contains("DIALOGUE.categories+=DIRECT_CARE");
        assertThat(shell.read("outlook.html")).contains("lang=\"en\"", "Amendments: Direct care");
        assertThat(folder.resolve("outlook.xlsx")).isNotEmptyFile();
    }

    @Test
    void aSimulationShowsBeforeAfterAndDifferenceAndStoresNothing() {
        Shell shell = Shell.closed(folder);
        Shell.Answer answer = shell.stored(
                "funding",
                "what-if",
                "DIALOGUE",
                "--period",
                "2025-03",
                "--set",
                "DIALOGUE.ceiling-hours=4:30",
                "--set",
                "DIALOGUE.rate@2025-03-01=20",
                "-o",
                shell.path("simulation.html"));
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        // 4.5 h at 20 € instead of 6.5 h at 23.80 €.
        assertThat(answer.out())
                .contains("DIALOGUE, plafond en heures\u00a0: aucun → 4,50\u00a0h")
                .contains("DIALOGUE, taux à partir du 1er\u00a0mars\u00a02025\u00a0: aucun → 20")
                .contains(
                        "6,50\u00a0h",
                        "4,50\u00a0h",
                        "\u22122,00\u00a0h",
                        "154,70\u00a0€",
                        "90,00\u00a0€",
                        "\u221264,70\u00a0€");
        assertThat(shell.read("simulation.html")).contains("Simulation de financement");
        assertThat(shell.stored("statement", "draft", "DIALOGUE", "--period", "2025-03")
                        .out())
                .contains("154,70\u00a0€");
    }

    @Test
    void aSimulationAnswersOneJsonObject() {
        Shell.Answer answer = Shell.closed(folder)
                .stored(
                        "funding",
                        "what-if",
                        "DIALOGUE",
                        "--period",
                        "2025-03",
                        "--set",
                        "DIALOGUE.ceiling-euros=100",
                        "--json");
        assertThat(number(answer.json(), "before", "cents")).isEqualTo(15_470);
        assertThat(number(answer.json(), "after", "cents")).isBetween(9_990L, 10_000L);
        assertThat(Shell.text(answer.each("changes").get(0), "set")).isEqualTo("DIALOGUE.ceiling-euros=100.00");
    }

    @Test
    void everySettingThatCannotBeReadIsAFinding() {
        Shell.Answer answer = Shell.closed(folder)
                .stored(
                        "funding",
                        "what-if",
                        "DIALOGUE",
                        "--period",
                        "2025-03",
                        "--set",
                        "NOBODY.ceiling-hours=3",
                        "--set",
                        "DIALOGUE.share=plenty",
                        "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.codes()).containsExactly("ESM-3701", "ESM-3702");
        assertThat(answer.json().get("after")).isEmpty();
    }

    @Test
    void whatCannotBeSavedOrIsNoCategoryIsWrongUse() {
        Shell shell = Shell.issued(folder);
        Shell.Answer refused =
                shell.stored("funding", "what-if", "DIALOGUE", "--period", "2025-03", "--set", "DIALOGUE.share=50%");
        assertThat(refused.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(refused.err()).contains("[2025-03]");
        assertThat(shell.stored("funding", "outlook", "DIALOGUE", "--period", "2025-03", "--category", "SINGING")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("funding", "what-if", "DIALOGUE", "--period", "2025-03")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void theHelpShowsHowTermsAreTyped() {
        assertThat(Shell.in(folder).run("funding", "what-if", "--help").out())
                .contains("DEP.ceiling-hours=120", "DEP.categories+=MENTORING", "pool.sharing=FIFO", "DEP.share=80%");
    }
}
