package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indicators from tables to values, files, a page, and what may be published. */
class IndicatorsTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void recordAYearOfPeople() {
        shell = Shell.founded(folder);
        StringBuilder workforce = new StringBuilder("Structure;Mois;Fonction;Contrat;Personnes;ETP\n");
        StringBuilder movements = new StringBuilder("Structure;Mois;Contrat;Motif;Personnes\n");
        for (int month = 1; month <= 12; month++) {
            String when = (month < 10 ? "0" : "") + month + "/2025";
            workforce.append("S001;").append(when).append(";Intervenant à domicile;CDI;450;400\n");
            movements
                    .append("S001;")
                    .append(when)
                    .append(";CDI;Démission;")
                    .append(month <= 2 ? 4 : 3)
                    .append('\n');
        }
        shell.write("effectif.csv", workforce.toString());
        shell.write("mouvements.csv", movements.toString());
        fine(shell.stored("people", "record", "WORKFORCE", shell.path("effectif.csv")));
        fine(shell.stored("people", "record", "MOVEMENTS", shell.path("mouvements.csv")));
        fine(shell.stored("indicators", "--pack", "indicateurs"));
    }

    private static Shell.Answer fine(Shell.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        return answer;
    }

    @Test
    void definitionsAreListedWithWhatTheyMeasure() {
        assertThat(fine(shell.stored("indicators")).out())
                .contains("departure-rate")
                .contains("Taux de rotation (départs seuls)")
                .contains("turnover");
        assertThat(fine(shell.stored("indicators", "--json")).out())
                .contains("\"id\": \"departure-rate\"")
                .contains("\"denominator\": \"person-months / 12\"");
    }

    @Test
    void aValueSaysWhatItRestsOn() {
        assertThat(fine(shell.stored("indicators", "departure-rate", "--period", "2025", "--structure", "S001"))
                        .out())
                .containsPattern("8,4.% par an")
                .contains("1 structure sur 1 a répondu");
        assertThat(fine(shell.stored(
                                "indicators", "departure-rate", "--period", "2025", "--structure", "S001", "--explain"))
                        .out())
                .containsPattern("\\(38\\) ÷ \\(5.400 [÷/] 12\\) × 100")
                .contains("toutes les structures doivent avoir répondu")
                .contains("people-table");
        assertThat(fine(shell.stored("indicators", "departure-rate", "--period", "2025", "--json"))
                        .out())
                .contains("\"absent\": \"INCOMPLETE\"");
    }

    @Test
    void valuesGoIntoFilesAndAPage() throws IOException {
        fine(shell.stored(
                "indicators",
                "departure-rate",
                "--period",
                "2025",
                "--by",
                "STRUCTURE",
                "--every",
                "SEMESTER",
                "-o",
                shell.path("taux.csv"),
                "-o",
                shell.path("taux.html"),
                "-o",
                shell.path("taux.xlsx")));
        assertThat(Files.readString(folder.resolve("taux.csv")))
                .startsWith("\ufeffIndicateur;Version;Groupe")
                .contains("departure-rate;1;S001;")
                .contains(";2025;8,4;;% par an;1;1;")
                .contains(";NO_DATA;");
        assertThat(Files.readString(folder.resolve("taux.html")))
                .contains("<svg")
                .contains("8,4");
        fine(shell.stored("dashboard", "--period", "2025", "-o", shell.path("bord.html")));
        assertThat(Files.readString(folder.resolve("bord.html")))
                .contains("Tableau de bord")
                .contains("Avant et après");
    }

    @Test
    void whatTellsOfFewPeopleIsSecretWhenItIsPublished() throws IOException {
        Shell.Answer answer = fine(shell.stored(
                "indicators",
                "departure-rate",
                "--period",
                "2025",
                "--by",
                "STRUCTURE",
                "--publish",
                "-o",
                shell.path("public.html"),
                "--explain"));
        assertThat(answer.out()).contains("secret").doesNotContain("people-table");
        assertThat(Files.readString(folder.resolve("public.html")))
                .contains("s.")
                .doesNotContainPattern("8,4.% par an");
    }

    @Test
    void aWaiverShowsAllAndItsReasonStays() {
        assertThat(fine(shell.stored(
                                "indicators",
                                "departure-rate",
                                "--period",
                                "2025",
                                "--by",
                                "STRUCTURE",
                                "--publish",
                                "--waive",
                                "accord du comité"))
                        .out())
                .containsPattern("8,4.% par an");
    }

    @Test
    void whatCannotBeAnsweredEndsWithOneAndSaysWhy() {
        Shell.Answer variants = shell.stored("indicators", "turnover", "departure-rate", "--period", "2025");
        assertThat(variants.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(variants.toString()).contains("ESM-2310");
        assertThat(shell.stored("indicators", "rien", "--period", "2025").toString())
                .contains("ESM-2305");
        assertThat(shell.stored("indicators", "turnover", "--period", "2025", "--every", "WEEK")
                        .toString())
                .contains("ESM-2307");
        Shell.Answer nonsense = shell.stored("indicators", "turnover", "--period", "demain");
        assertThat(nonsense.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("indicators", "turnover").exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(shell.stored("indicators", "turnover", "--period", "2025", "--threshold", "7")
                        .exit())
                .isEqualTo(Exit.WRONG_USE);
    }
}
