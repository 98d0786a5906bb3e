package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two waves on the command line: filled in, told, put side by side, and what of them anybody may read. */
class WavesTest {
    private static final Pattern TOKEN = Pattern.compile("\"token\": \"([a-z0-9]+)\"");

    @TempDir
    private Path folder;

    private static Shell.Answer fine(Shell.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        return answer;
    }

    private static String pdf(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static void prepare(Shell shell, String id, String questionnaire, String wave, String who, String regime) {
        fine(shell.stored(
                "campaign",
                "prepare",
                id,
                "--questionnaire",
                questionnaire,
                "--respondents",
                who,
                "--regime",
                regime,
                "--series",
                questionnaire,
                "--wave",
                wave,
                "--between",
                "2020-01-01..2099-12-31"));
        fine(shell.stored("campaign", "open", id));
    }

    private static void hand(Shell shell, String id, List<String> invitees, List<String> answers) {
        List<String> invitation = new ArrayList<>(List.of("campaign", "invite", id, "--json"));
        invitation.addAll(invitees);
        List<String> tokens = TOKEN.matcher(
                        fine(shell.stored(invitation.toArray(String[]::new))).out())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(tokens).hasSameSizeAs(answers);
        for (int i = 0; i < tokens.size(); i++) {
            shell.write("reponse.yaml", answers.get(i));
            fine(shell.stored("campaign", "answer", id, tokens.get(i), shell.path("reponse.yaml")));
        }
    }

    private static String leaflet(Map<String, String> answers) {
        StringBuilder yaml = new StringBuilder("questionnaire: se-lancer\nanswers:\n");
        answers.forEach((code, text) ->
                yaml.append("  ").append(code).append(": ").append(text).append('\n'));
        return yaml.toString();
    }

    @Test
    void theLeafletsQuestionsAreAnsweredTwiceAndPrintedSideBySide() throws IOException {
        Shell shell = Shell.founded(folder);
        fine(shell.stored("questionnaire", "load", "se-lancer"));
        prepare(shell, "avant", "se-lancer", "0", "STRUCTURE", "IDENTIFIED");
        hand(
                shell,
                "avant",
                List.of("--structure", "S001", "--structure", "S002"),
                List.of(
                        leaflet(Map.of("cinq-ans", "Des équipes qui décident", "freins", "Le temps manque")),
                        leaflet(Map.of("atouts", "Une équipe soudée"))));
        fine(shell.stored("campaign", "close", "avant"));
        prepare(shell, "apres", "se-lancer", "1", "STRUCTURE", "IDENTIFIED");
        hand(
                shell,
                "apres",
                List.of("--structure", "S001"),
                List.of(leaflet(Map.of("cinq-ans", "Elles décident déjà", "freins", "Les logiciels"))));

        Path file = Path.of(shell.path("vagues.pdf"));
        Shell.Answer compared = fine(shell.stored("questionnaire", "compare", "avant", "apres", "-o", file.toString()));

        assertThat(compared.out())
                .contains("Réponses libres, côte à côte", "Vague 0 → Vague 1")
                .containsPattern("S001 .*Des équipes qui décident +Elles décident déjà")
                .containsPattern("S001 .*Le temps manque +Les logiciels");
        assertThat(pdf(file))
                .contains("Des équipes qui décident", "Elles décident déjà", "Le temps manque", "Les logiciels");
        assertThat(fine(shell.stored("questionnaire", "summarise", "avant")).out())
                .containsPattern("Réponses +2")
                .contains("Une équipe soudée");
    }

    private static final String BAROMETER = """
            id: barometre
            version: "1"
            status: ACTIVE
            title: {fr: Baromètre}
            items:
              - code: recommande
                type: SCALE
                text: {fr: Recommanderiez-vous de travailler ici ?}
                options: [%s]
              - code: charge
                type: CHOICE
                text: {fr: Ma charge de travail est tenable.}
                options: [{code: oui, text: {fr: Oui}}, {code: non, text: {fr: Non}}]
            """;

    private static String answers(int recommended, String load) {
        return "questionnaire: barometre\nanswers: {recommande: %d, charge: %s}%n".formatted(recommended, load);
    }

    private Shell barometer() throws IOException {
        Shell shell = Shell.founded(folder);
        StringBuilder options = new StringBuilder();
        for (int i = 0; i <= 10; i++) {
            options.append(i == 0 ? "" : ", ")
                    .append("{code: \"%d\", level: %d, text: {fr: \"%d\"}}".formatted(i, i, i));
        }
        Files.writeString(Path.of(shell.path("barometre.yaml")), BAROMETER.formatted(options));
        fine(shell.stored("questionnaire", "load", shell.path("barometre.yaml")));
        prepare(shell, "b0", "barometre", "0", "TEAM", "ANONYMOUS");
        List<String> teams = new ArrayList<>(List.of("--structure", "S001"));
        List<String> answers = new ArrayList<>();
        for (int team = 0; team < 12; team++) {
            teams.addAll(List.of("--team", "T" + team));
            answers.add(answers(team < 6 ? 10 : team < 11 ? 8 : 0, team < 11 ? "oui" : "non"));
        }
        hand(shell, "b0", teams, answers);
        return shell;
    }

    @Test
    void nothingOfAnAnonymousBarometerIsToldBeforeItIsClosed() throws IOException {
        Shell shell = barometer();
        Shell.Answer early = shell.stored("questionnaire", "summarise", "b0");
        assertThat(early.exit()).isEqualTo(Exit.WRONG_USE);
        fine(shell.stored("campaign", "close", "b0"));
        assertThat(fine(shell.stored("questionnaire", "summarise", "b0", "--nps", "recommande"))
                        .out())
                // 6 of 12 promote, 1 detracts: 5 of 12.
                .containsPattern("Score net de recommandation \\(NPS\\) +41,67")
                .containsPattern("\n +8 +5 +41,7");
    }

    @Test
    void theOneWhoSaysNoIsSecretInWhatIsPublished() throws IOException {
        Shell shell = barometer();
        fine(shell.stored("campaign", "close", "b0"));
        Shell.Answer published = fine(shell.stored("questionnaire", "summarise", "b0", "--publish", "--json"));
        assertThat(published.out()).contains("\"audience\": \"PUBLISHED\"");
        Shell.Answer shown = fine(shell.stored("questionnaire", "summarise", "b0", "--publish"));
        assertThat(shown.out()).contains("s.").doesNotContainPattern("Non +1 ").doesNotContainPattern("Oui +11 ");
        Shell.Answer waived = shell.stored("questionnaire", "summarise", "b0", "--publish", "--waive", "Pour voir");
        assertThat(waived.exit()).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void aThresholdWithoutPublicationIsWrongUse() {
        Shell.Answer answer = Shell.founded(folder).stored("questionnaire", "summarise", "b0", "--threshold", "5");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("--publish");
    }
}
