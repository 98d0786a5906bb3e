package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A programme from an empty store to its funnel, by pages in the packaged host and by commands of the packaged program. */
class ProgrammeJourneyIT {
    @TempDir
    private Path folder;

    private static String page(Somebody who, String address) throws IOException {
        who.go(address);
        return new String(who.download("Télécharger en HTML"), StandardCharsets.UTF_8);
    }

    @Test
    void pagesAndCommandsLeadToTheSameFunnel() throws Exception {
        CommandWalk commands = new CommandWalk(
                        Path.of(System.getProperty("cli.jar")), Files.createDirectories(folder.resolve("commands")))
                .founded();
        commands.walk();
        String funnel = commands.written("parcours.html", "programme", "funnel", "essai");
        String sheet = commands.written("feuille.html", "programme", "sheet", "lancement");
        assertThat(funnel).contains("Structures candidates", "départ de la direction", "une ou deux");
        try (Program program = Program.in(Files.createDirectories(folder.resolve("pages")))
                        .argument("--essaim.plugin.pack=" + Journey.PACK)
                        .go();
                Browser coordinator = program.browser();
                Browser closer = program.browser()) {
            coordinator.logIn("camille");
            closer.logIn("sacha");
            closer.go("/essaim/programmes");
            assertThat(closer.sees()).contains("Aucun programme pour l’instant");
            new PageWalk(coordinator, closer).walk();
            assertThat(page(closer, "/essaim/programmes/structures?programme=essai"))
                    .isEqualTo(funnel);
            assertThat(page(closer, "/essaim/programmes/sessions/sheet?session=lancement"))
                    .isEqualTo(sheet);
            closer.go("/essaim/programmes/sessions?programme=essai");
            assertThat(new String(closer.download("iCalendar"), StandardCharsets.UTF_8))
                    .contains("SUMMARY:Lancement", "DTSTART:20250415T070000Z");
            closer.go("/essaim/programmes/structures?programme=essai");
            assertThat(closer.sees()).containsPattern("Structures candidates\\s+3\\s.*\\s2\\s");
            assertThat(program.complaints())
                    .as("the host's database is a file with the defaults of H2, and that is said")
                    .singleElement()
                    .asString()
                    .contains("WARN", "can lose acknowledged commits");
        }
    }
}
