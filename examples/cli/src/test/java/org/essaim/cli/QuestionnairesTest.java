package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questionnaires on the command line, from a file of somebody else to answers of two waves. */
class QuestionnairesTest {
    private static final Path EXAMPLE = Path.of("..", "questionnaires");

    @TempDir
    private Path folder;

    private static Shell.Answer fine(Shell.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        return answer;
    }

    @Test
    void aScaleOfTwentySixItemsIsTakenInScoredAndChecked() throws IOException {
        Shell shell = Shell.in(folder);
        String form = shell.path("vie-au-jardin.yaml");
        fine(shell.run(
                "questionnaire", "convert", EXAMPLE.resolve("vie-au-jardin.csv").toString(), "-o", form));
        Files.write(Path.of(form), Files.readAllBytes(EXAMPLE.resolve("scores.yaml")), StandardOpenOption.APPEND);
        fine(shell.run("questionnaire", "validate", "--questionnaire", form));
        shell.write("reponse.yaml", """
                questionnaire: vie-au-jardin
                version: "1"
                answers: {AUT1: 4, AUT2: 2, AUT3: NC}
                """);
        Shell.Answer missing = shell.run(
                "questionnaire",
                "validate",
                "--questionnaire",
                form,
                "--response",
                shell.path("reponse.yaml"),
                "--json");
        assertThat(missing.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(Pattern.compile("ESM-2421").matcher(missing.out()).results().count())
                .isEqualTo(23);
        assertThat(missing.out()).contains("\"valid\": false");
    }

    @Test
    void answersOfAnotherProgramAreRefusedOrCleaned() {
        Shell shell = Shell.in(folder);
        shell.write("reponse.yaml", """
                questionnaire: se-lancer
                answers: {cinq-ans: Des équipes, freinage: Le temps}
                """);
        Shell.Answer strict = shell.run(
                "questionnaire", "validate", "--questionnaire", "se-lancer", "--response", shell.path("reponse.yaml"));
        assertThat(strict.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(strict.out()).contains("ESM-2427").doesNotContain("Le temps");
        Shell.Answer clean = fine(shell.run(
                "questionnaire",
                "validate",
                "--questionnaire",
                "se-lancer",
                "--response",
                shell.path("reponse.yaml"),
                "--mode",
                "clean",
                "-o",
                shell.path("propre.yaml")));
        assertThat(clean.out()).contains("ESM-2427").doesNotContain("Le temps");
        assertThat(Path.of(shell.path("propre.yaml")))
                .content()
                .contains("Des équipes")
                .doesNotContain("Le temps");
    }

    @Test
    void anUnknownQuestionnaireIsWrongUse() {
        Shell.Answer answer = Shell.in(folder).run("questionnaire", "validate", "--questionnaire", "rien");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.toString()).contains("se-lancer");
    }

    @Test
    void whatChangedBetweenTwoVersionsIsSaidQuestionByQuestion() throws IOException {
        Shell shell = Shell.in(folder);
        fine(shell.run("questionnaire", "convert", "se-lancer", "-o", shell.path("un.yaml")));
        String one = Files.readString(Path.of(shell.path("un.yaml")));
        shell.write(
                "deux.yaml",
                one.replace("version: \"1\"", "version: \"2\"").replace("Quels freins", "Quels obstacles"));
        Shell.Answer answer = fine(shell.run("questionnaire", "diff", shell.path("un.yaml"), shell.path("deux.yaml")));
        assertThat(answer.out())
                .containsPattern("freins +formulation +non +texte")
                .containsPattern("atouts +identique +oui");
    }

    @Test
    void aStructureAnswersTheLeafletsQuestionsWhenItAppliesAndAgainLater() {
        Shell shell = Shell.founded(folder);
        fine(shell.stored("questionnaire", "load", "se-lancer"));
        assertThat(fine(shell.stored("questionnaire", "list")).out()).containsPattern("se-lancer +1 +en vigueur +5");
        shell.write("reponse.yaml", """
                questionnaire: se-lancer
                answers: {cinq-ans: Des équipes autonomes, freins: Le temps}
                """);
        for (String wave : new String[] {"0", "1"}) {
            String id = "se-lancer-" + wave;
            fine(shell.stored(
                    "campaign",
                    "prepare",
                    id,
                    "--questionnaire",
                    "se-lancer",
                    "--respondents",
                    "STRUCTURE",
                    "--regime",
                    "IDENTIFIED",
                    "--series",
                    "se-lancer",
                    "--wave",
                    wave,
                    "--between",
                    "2020-01-01..2099-12-31"));
            fine(shell.stored("campaign", "open", id));
            Shell.Answer invited = fine(shell.stored("campaign", "invite", id, "--structure", "S001", "--json"));
            Matcher token = Pattern.compile("\"token\": \"([a-z0-9]+)\"").matcher(invited.out());
            assertThat(token.find()).isTrue();
            fine(shell.stored("campaign", "answer", id, token.group(1), shell.path("reponse.yaml")));
            fine(shell.stored("campaign", "close", id));
            Shell.Answer again = shell.stored("campaign", "answer", id, token.group(1), shell.path("reponse.yaml"));
            assertThat(again.exit()).isEqualTo(Exit.WRONG_USE);
        }
        assertThat(fine(shell.stored("campaign", "list")).out()).containsPattern("se-lancer-0 .* close .* 1 +1 +100,0");
    }
}
