package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleAndProjectsTest {
    @TempDir
    private Path folder;

    private static Shell.Answer fine(Shell.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        return answer;
    }

    @Test
    void aTableOfTheWorkforceBecomesMeasures() {
        Shell shell = Shell.founded(folder);
        shell.write("effectif.csv", """
                Structure;Mois;Fonction;Contrat;Personnes;ETP
                S001;03/2025;Intervenant à domicile;CDI;20;14,5
                S001;03/2025;Dirigeant;CDI;1;1
                """);
        assertThat(fine(shell.stored("people", "record", "WORKFORCE", shell.path("effectif.csv")))
                        .out())
                .contains("Enregistré")
                .contains("2");
        assertThat(fine(shell.stored("people", "measures", "--period", "2025-03", "--structure", "S001"))
                        .out())
                .containsPattern("headcount +21 +21")
                .containsPattern("full-time-equivalents +15,5 +21")
                .containsPattern("exits +inconnu +–");
        assertThat(fine(shell.stored("people", "measures", "--period", "2025-03", "--json"))
                        .out())
                .containsPattern("\"measure\": \"headcount\",\\s+\"absent\": \"INCOMPLETE\"");
    }

    @Test
    void theTableOfAnotherProgramIsReadByAMapping() {
        Shell shell = Shell.founded(folder);
        shell.write("rh.csv", """
                Nom,Site,Période,Emploi,Type,Effectif,ETP
                Quatrelivres,NORD,février 2025,AVS,CDI,20,14.5
                Passepoil,NORD,mars 2025,AVS,CDI,21,15.5
                Vingtrinier,SUD,mars 2025,AVS,CDI,7,7
                """);
        shell.write("rh.yaml", """
                table: workforce
                columns:
                  structure: {header: Site, values: {NORD: S001}}
                  month: {header: Période, patterns: ["MMMM yyyy"]}
                  function: {header: Emploi, values: {AVS: Intervenant à domicile}, otherwise: Autre}
                  contract: {header: Type}
                  persons: {header: Effectif}
                  fullTime: {header: ETP}
                """);
        Shell.Answer answer = shell.stored(
                "people", "record", "WORKFORCE", shell.path("rh.csv"), "--mapping", shell.path("rh.yaml"), "--json");
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.number("stored")).isEqualTo(2);
        assertThat(answer.number("refused")).isEqualTo(1);
        assertThat(answer.codes()).containsExactly("ESM-1007");
        assertThat(answer.toString()).doesNotContain("Quatrelivres", "Vingtrinier");
        assertThat(fine(shell.stored("people", "measures", "--period", "2025-03", "--structure", "S001"))
                        .out())
                .containsPattern("headcount +21 +21");
        shell.write("faux.yaml", "table: surveys\ncolumns: {nom: {header: Nom}}\n");
        assertThat(shell.stored(
                                "people",
                                "record",
                                "WORKFORCE",
                                shell.path("rh.csv"),
                                "--mapping",
                                shell.path("faux.yaml"))
                        .exit())
                .isEqualTo(Exit.FINDINGS);
    }

    @Test
    void tablesOfRecruitmentAndSurveysBecomeMeasures() {
        Shell shell = Shell.founded(folder);
        shell.write("recrutement.csv", """
                Structure;Mois;Postes à pourvoir;Candidatures reçues;Postes pourvus
                S001;03/2025;4;9;1
                """);
        shell.write("enquetes.csv", """
                Structure;Mois;Questionnaire;Personnes sollicitées;Personnes ayant répondu;Points obtenus;Points possibles
                S001;03/2025;qvt;40;25;300;500
                """);
        fine(shell.stored("people", "record", "RECRUITMENT", shell.path("recrutement.csv")));
        fine(shell.stored("people", "record", "SURVEYS", shell.path("enquetes.csv")));
        assertThat(fine(shell.stored("people", "measures", "--period", "2025-01..2025-03", "--structure", "S001"))
                        .out())
                .containsPattern("survey-answered-qvt +25 +25")
                .containsPattern("survey-points-possible-qvt +500 +25")
                .containsPattern("vacancies +incomplet +–");
        assertThat(fine(shell.stored("people", "measures", "--period", "2025-03", "--structure", "S001"))
                        .out())
                .containsPattern("applications-received +9 +9")
                .containsPattern("vacancies +4 +0");
        assertThat(fine(shell.run("programme", "template", "surveys")).out()).contains("Personnes ayant répondu");
    }

    @Test
    void aFigureThatCannotBeEndsWithOneAndItsRow() {
        Shell shell = Shell.founded(folder);
        shell.write("effectif.csv", """
                Structure;Mois;Fonction;Contrat;Personnes;ETP
                S001;03/2025;Dirigeant;CDI;1;2
                """);
        Shell.Answer answer = shell.stored("people", "record", "WORKFORCE", shell.path("effectif.csv"));
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.toString()).contains("ESM-1701").contains("effectif.csv");
    }

    @Test
    void projectsAreFoundByWhatTheyAre() {
        Shell shell = Shell.founded(folder);
        shell.write("projets.csv", """
                Projet;Titre;Porteur;Structures;Territoire;Partenaires;Financeurs;État
                p1;Équipes autonomes;Fédération fictive;S001;Nouvelle-Aquitaine;Carsat fictive;Département fictif;En cours
                p2;Plannings;Fédération fictive;;Bretagne;;;Terminé
                """);
        fine(shell.stored("project", "record", shell.path("projets.csv")));
        assertThat(fine(shell.stored("project", "find", "--organisation", "carsat"))
                        .out())
                .contains("Équipes autonomes")
                .doesNotContain("Plannings");
        assertThat(fine(shell.stored("project", "find", "bretagne", "--json")).out())
                .contains("\"id\": \"p2\"")
                .doesNotContain("p1");
        assertThat(fine(shell.stored("project", "find", "--state", "STOPPED")).out())
                .contains("Aucun projet");
        fine(shell.stored("project", "find", "-o", shell.path("projets.html")));
        assertThat(folder.resolve("projets.html")).exists();
    }

    @Test
    void templatesSayWhatTheirColumnsMean() {
        Shell shell = Shell.founded(folder);
        assertThat(fine(shell.run("programme", "template", "absences", "-o", shell.path("absences.csv")))
                        .out())
                .contains("Jours calendaires")
                .contains("dimanches");
        assertThat(fine(shell.run("programme", "template", "projects", "--lang", "en"))
                        .out())
                .contains("Funders");
    }
}
