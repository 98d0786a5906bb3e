package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes out of a programme to those it is for: resources that are read, sessions in a calendar. */
class SharingTest {
    @TempDir
    private Path folder;

    private static Shell.Answer fine(Shell.Answer answer) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        return answer;
    }

    @Test
    void resourcesAreSharedReadAndTheirRateHasItsDenominator() {
        Shell shell = Shell.founded(folder);
        shell.write("ressources.csv", """
                Ressource;Titre;Nature;Publiée le;Adressée à;Destinataires
                guide;Guide des équipes;Outil;14/02/2025;Encadrants;40
                etude;Étude;Article;14/02/2025;;
                """);
        shell.write("lectures.csv", """
                Ressource;Mois;Structure;Consultations;Lecteurs
                guide;02/2025;;20;12
                guide;02/2025;S001;3;2
                """);
        fine(shell.stored("resource", "record", "RESOURCES", shell.path("ressources.csv")));
        fine(shell.stored("resource", "record", "READINGS", shell.path("lectures.csv")));
        assertThat(fine(shell.stored("resource", "record", "READINGS", shell.path("lectures.csv")))
                        .out())
                .contains("déjà connu\u00a0: 2");
        Shell.Answer listed =
                fine(shell.stored("resource", "list", "-o", shell.path("lus.html"), "-o", shell.path("lus.xlsx")));
        assertThat(listed.out())
                .containsPattern("Guide des équipes +Outil +.*Encadrants +40 +20 +12 +février.2025 +30")
                .containsPattern("Étude +Article .*non renseigné");
        assertThat(shell.read("lus.html")).contains("Taux de lecture");
        assertThat(fine(shell.stored("resource", "list", "--json")).out())
                .contains("\"addressees\": 40")
                .contains("\"structure\": \"S001\"");
        assertThat(fine(shell.run("programme", "template", "readings")).out()).contains("Lecteurs");
        shell.write("faux.csv", "Ressource;Mois;Consultations;Lecteurs\ngide;02/2025;1;1\n");
        Shell.Answer refused = shell.stored("resource", "record", "READINGS", shell.path("faux.csv"), "--json");
        assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(refused.codes()).containsExactly("ESM-1812");
    }

    @Test
    void sessionsGoIntoACalendarWithWhoseExpertsCome() {
        Shell shell = Shell.founded(folder);
        shell.write("reseau.yaml", "id: reseau\nname: Animer le réseau\ndescription: Échanges\nterritory: National\n");
        fine(shell.stored("programme", "create", shell.path("reseau.yaml")));
        fine(shell.stored(
                "programme",
                "session",
                "reseau",
                "--id",
                "web-1",
                "--kind",
                "WEB_CONFERENCE",
                "--title",
                "Équipes autonomes",
                "--date",
                "2025-03-18",
                "--from",
                "14:00",
                "--to",
                "15:30",
                "--expert",
                "Organisme fictif",
                "--expert",
                "Cabinet fictif",
                "--label",
                "Veille"));
        fine(shell.stored("programme", "calendar", "reseau", "-o", shell.path("seances.ics")));
        assertThat(shell.read("seances.ics").replace("\r\n ", ""))
                .contains("UID:essaim:fictive:web-1", "DTSTART:20250318T130000Z", "SUMMARY:Équipes autonomes")
                .contains("Organisme fictif");
        Shell.Answer wrong = shell.stored("programme", "calendar", "reseau", "-o", shell.path("seances.txt"));
        assertThat(wrong.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(wrong.toString()).contains(".ics");
    }
}
