package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {
    @TempDir
    private Path folder;

    @Test
    void listsWaitingLabelsHeaviestFirst() {
        Shell shell = Shell.imported(folder);
        shell.imports(shell.export("later.csv", "GAPP", "Astreinte"), "--complete", "2025-03");
        Shell.Answer answer = shell.stored("labels");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out().lines().skip(2).limit(2))
                .satisfiesExactly(
                        first -> assertThat(first).contains("Astreinte", "S001", "2,00\u00a0h"),
                        second -> assertThat(second).contains("Divers interne", "S001", "0,75\u00a0h"));
    }

    @Test
    void showsWhatTheOtherLabelsMean() {
        Shell.Answer answer = Shell.founded(folder).stored("labels");
        assertThat(answer.out())
                .contains("Aucun libellé sans catégorie")
                .containsPattern("réunion d'équipe +toutes +TEAM_MEETING \\(2025-01-01\\)");
    }

    @Test
    void aMappedLabelWaitsNoLonger() {
        Shell shell = Shell.imported(folder);
        Shell.Answer mapped = shell.stored("labels", "map", "divers  INTERNE", "ADMINISTRATION", "--structure", "S001");
        assertThat(mapped.exit()).isEqualTo(Exit.FINE);
        assertThat(mapped.out()).contains("Administratif", "0,75\u00a0h");
        assertThat(shell.stored("labels", "--structure", "S001").out())
                .contains("Aucun libellé sans catégorie")
                .containsPattern("divers interne +S001 +ADMINISTRATION\\R");
        assertThat(shell.stored("labels", "--structure", "S002").out()).doesNotContain("divers interne");
    }

    @Test
    void aMeaningFromADateOnLeavesEarlierHoursWaiting() {
        Shell shell = Shell.imported(folder);
        Shell.Answer mapped = shell.stored("labels", "map", "Divers interne", "ADMINISTRATION", "--from", "2025-03-08");
        assertThat(mapped.out()).contains("0,00\u00a0h");
        assertThat(shell.stored("labels").out()).contains("Divers interne");
    }

    @Test
    void anUnknownCategoryListsThoseThereAre() {
        Shell.Answer answer = Shell.imported(folder).stored("labels", "map", "Divers interne", "MEETING");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("MEETING", "TEAM_MEETING");
    }

    @Test
    void theWantOfACategoryIsNoCategory() {
        Shell.Answer answer = Shell.imported(folder).stored("labels", "map", "Divers interne", "UNMAPPED");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void refusesAnEmptyLabelAndAnUnknownStructure() {
        Shell shell = Shell.imported(folder);
        assertThat(shell.stored("labels", "map", " ", "TRAINING").exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("labels", "map", "x", "TRAINING", "--structure", "S9")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("labels", "--structure", "S9").exit()).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void tellsTheWeightOfWaitingLabelsAndSuggestsWithAReason() {
        Shell shell = Shell.imported(folder);
        shell.imports(shell.export("later.csv", "GAPP", "Réunions équipe"), "--complete", "2025-03");
        Shell.Answer answer = shell.stored("labels", "--suggest", "--json");
        assertThat(answer.each("labels").get(0))
                .satisfies(label -> assertThat(Shell.text(label, "label")).isEqualTo("Réunions équipe"))
                .satisfies(label -> assertThat(Shell.text(label, "first")).isEqualTo("2025-03-06"));
        assertThat(shell.stored("labels", "--suggest").out())
                .contains(
                        "«\u00a0Réunions équipe\u00a0» → TEAM_MEETING\u202f? «\u00a0réunion d'équipe\u00a0» a les mêmes"
                                + " mots.")
                .containsPattern("Divers interne +S001 +1 +0,75\u00a0h +2025-03-07 +2025-03-07");
        // A suggestion is only one.
        assertThat(shell.stored("labels").out())
                .containsPattern("Réunions équipe +S001")
                .doesNotContain("→");
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndChangesNothing() {
        Shell shell = Shell.closed(folder);
        shell.imports(shell.export("april.csv", "2025/03/", "2025/04/"));
        Shell.Answer preview = shell.stored("labels", "map", "Divers interne", "ADMINISTRATION", "--dry-run");
        assertThat(preview.out())
                .containsPattern("S001 +2025-04 +Administratif +0,00\u00a0h +0,75\u00a0h")
                .contains("S001, mois clos qui restent tels quels\u00a0: 2025-03.");
        assertThat(shell.stored("labels").out()).containsPattern("Divers interne +S001 +1");
        assertThat(shell.stored("labels", "map", "GAPP", "PRACTICE_ANALYSIS", "--dry-run")
                        .out())
                .contains("Aucun mois ouvert ne changerait");
    }

    @Test
    void theHistorySaysWhoSaidWhat() {
        Shell shell = Shell.imported(folder);
        shell.stored("labels", "map", "Divers interne", "ADMINISTRATION", "--from", "2025-03-01");
        shell.stored("labels", "map", "Divers interne", "TRAINING", "--from", "2025-03-01");
        assertThat(shell.stored("labels", "history").out())
                .containsPattern(
                        "1 +\\d+\u00a0\\S+\u00a0\\d{4}, \\d\\d:\\d\\d UTC +essaim +gapp +2025-01-01 +– +PRACTICE_ANALYSIS")
                .containsPattern(
                        "3 +\\d+\u00a0\\S+\u00a0\\d{4}, \\d\\d:\\d\\d UTC +essaim +divers interne +2025-03-01 +ADMINISTRATION +TRAINING");
        assertThat(shell.stored("labels", "history", "--structure", "S002").out())
                .contains("Personne n’a encore donné de sens");
    }
}
