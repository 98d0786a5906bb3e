package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What structures tell each other, typed. */
class SharingTest {
    private static final String SHEET = """
            id: tutorat
            title: Un tutorat pour les nouveaux
            theme: Intégration
            territory: Creuse
            structures: [S001]
            difficulties: [le temps de coordination]
            parts:
              tools: |
                - un carnet
                - une réunion
              evaluation: Il reste [[heures]] que personne ne finance.
            citations:
              - {id: heures, source: %s}
            """;
    private static final String TOLD = """
            testimonies:
              - id: equipe
                title: Mon équipe décide
                text: On fait notre planning à quatre.
                speaker: aide à domicile
                structure: S001
                told: 2025-04-02
                theme: Équipes autonomes
                approaches: [buurtzorg]
                size: FROM_20_TO_49
                consent: {given: 2025-04-02, extent: NETWORK}
            lessons:
              - id: reunion
                title: Une réunion ne suffit pas
                outcome: DID_NOT_WORK
                text: Personne n’est venu.
                advice: Payer le temps de réunion.
                learned: 2025-05-06
            """;
    private static final String LETTER = """
            id: lettre-1
            title: Lettre d’innovation n° 1
            day: 2025-06-01
            editorial: Bonjour à toutes et à tous.
            addressed: encadrants
            addressees: 40
            articles:
              - {kind: TESTIMONY, of: equipe, text: Une équipe raconte.}
              - {kind: LESSON, of: reunion}
              - {of: Agenda, text: "- une web-conférence en juillet"}
            """;

    @TempDir
    Path folder;

    private String write(Shell shell, String file, String text) throws IOException {
        Files.writeString(Path.of(shell.path(file)), text);
        return shell.path(file);
    }

    private static Shell.Answer fine(Shell.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        return answer;
    }

    @Test
    void aShippedSheetIsReadOnTheScreenWithoutAStore() {
        Shell shell = Shell.in(folder);
        String told = fine(shell.run("sheet", "render", "una-plan-d-action")).out();
        assertThat(told).contains("5°\u00a0Conclusion", "une vingtaine de structures", "Evaluation / indicateurs");
        assertThat(fine(shell.run("--lang", "en", "sheet", "render", "una-plan-d-action"))
                        .out())
                .contains("5. Conclusion");
    }

    @Test
    void aFigureOfTooFewPeopleIsNotQuoted() throws IOException {
        Shell shell = Shell.issued(folder);
        String file =
                write(shell, "fiche.yaml", SHEET.formatted("statement DIALOGUE over 2025-03..2025-03 figure UNFUNDED"));
        Shell.Answer refused = shell.stored("sheet", "save", file, "--json");
        assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(refused.codes()).containsExactly("ESM-2728");
    }

    @Test
    void aFigureOfEnoughPeopleIsQuotedWithItsTraceAndSaysWhenItMoved() throws IOException {
        Shell shell = Shell.founded(folder);
        issued(shell, "2025-03");
        String file =
                write(shell, "fiche.yaml", SHEET.formatted("statement DIALOGUE over 2025-03..2025-04 figure RECORDED"));
        fine(shell.stored("sheet", "save", file));
        assertThat(fine(shell.stored("sheet", "render", "tutorat")).out())
                .contains("Il reste 11,00\u00a0h\u00a0[1]", "statement DIALOGUE over 2025-03..2025-04", "version 1")
                .contains("inchangé");
        issued(shell, "2025-04");
        String moved = shell.path("moved.md");
        fine(shell.stored("sheet", "render", "tutorat", "-o", moved));
        assertThat(Files.readString(Path.of(moved)))
                .contains("11,00\u00a0h", "a changé")
                .doesNotContain("22,00");
        fine(shell.stored("sheet", "save", moved, "--id", "tutorat", "--renew"));
        assertThat(fine(shell.stored("sheet", "render", "tutorat")).out())
                .contains("22,00\u00a0h", "version 2")
                .doesNotContain("a changé");
    }

    /** A month of six people more, in a statement over both months. */
    private void issued(Shell shell, String month) throws IOException {
        String meeting =
                "Heure interne;Réunion d'équipe;;2025/03/04 14:00:00;;;;2025/03/04 15:30:00;;;;;Jamais;;;Source;A-0%d;"
                        + "Mme;Inventée;PERSONNE;Non;;;;;;Non;Non;;\n";
        StringBuilder export = new StringBuilder(Shell.exportText());
        for (int worker = 4; worker <= 6; worker++) {
            export.append(meeting.formatted(worker));
        }
        String text = export.toString().replace("2025/03/", month.replace('-', '/') + "/");
        shell.imports(Path.of(write(shell, month + ".csv", text)), "--complete", month);
        shell.stored("labels", "map", "Divers interne", "ADMINISTRATION");
        fine(shell.stored("close", "S001", month));
        fine(shell.stored(
                "statement", "issue", "DIALOGUE", "--period", "2025-03..2025-04", "-o", shell.path(month + ".json")));
    }

    @Test
    void aSheetWithAnUnknownPartIsRefusedWithItsLine() throws IOException {
        Shell shell = Shell.in(folder);
        String file = write(shell, "fiche.yaml", "id: f\ntitle: t\nparts:\n  morale: Voilà.\n");
        Shell.Answer refused = shell.run("sheet", "render", file, "--json", "-o", shell.path("f.html"));
        assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(refused.codes()).hasSize(1);
        assertThat(refused.out()).contains("\"row\": 4", "strengths");
        assertThat(Path.of(shell.path("f.html"))).doesNotExist();
    }

    @Test
    void aTestimonyIsFoundReadInALetterAndGoneOnceWithdrawn() throws IOException {
        Shell shell = Shell.founded(folder);
        String file = write(shell, "temoignages.yaml", TOLD);
        assertThat(fine(shell.stored("experience", "save", file)).out()).contains("2");
        assertThat(fine(shell.stored("experience", "find", "--approach", "buurtzorg"))
                        .out())
                .contains("Mon équipe décide", "20 à 49 salariés")
                .doesNotContain("Une réunion ne suffit pas");
        assertThat(fine(shell.stored("experience", "find", "--public")).out())
                .contains("Une réunion ne suffit pas")
                .doesNotContain("Mon équipe décide");
        String letter = write(shell, "lettre.yaml", LETTER);
        assertThat(fine(shell.stored("newsletter", letter, "--keep")).out())
                .contains("On fait notre planning à quatre.", "Agenda", "La prochaine fois");
        assertThat(fine(shell.stored("resource", "list")).out()).contains("Lettre d’innovation n° 1", "40");

        fine(shell.stored("experience", "withdraw", "equipe"));
        Shell.Answer later = shell.stored("newsletter", "lettre-1", "-o", shell.path("lettre.html"));
        assertThat(later.out() + later.err()).contains("ESM-2740");
        assertThat(Files.readString(Path.of(shell.path("lettre.html"))))
                .doesNotContain("planning à quatre")
                .contains("Une réunion ne suffit pas");
        assertThat(shell.stored("experience", "render", "equipe").exit()).isEqualTo(Exit.FINDINGS);
        assertThat(shell.stored("experience", "save", file).exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void theLeafletGoesFromTheCarrierToTheQuestions() {
        Shell shell = Shell.in(folder);
        String told = fine(shell.run("programme", "leaflet", "imano")).out();
        assertThat(told)
                .containsSubsequence(
                        "Innovation Managériale et Organisationnelle",
                        "Gérontopôle de Nouvelle-Aquitaine (GIP)",
                        "Mission et objectifs",
                        "Structures ayant répondu",
                        "La gouvernance partagée",
                        "https://www.hum-hum-hum.fr",
                        "Dans 5 ans");
    }

    @Test
    void aProjectHasASheet() throws IOException {
        Shell shell = Shell.founded(folder);
        String file = write(
                shell,
                "projets.csv",
                "Projet;Titre;Porteur;Structures;Quoi;État\nP1;Équipes;UNA fictive;S001;On essaie.;En cours\n");
        Shell.Answer recorded = shell.stored("project", "record", file);
        assertThat(recorded.exit()).as(recorded.toString()).isEqualTo(Exit.FINE);
        assertThat(fine(shell.stored("project", "sheet", "P1")).out()).contains("On essaie.", "UNA fictive");
    }
}
