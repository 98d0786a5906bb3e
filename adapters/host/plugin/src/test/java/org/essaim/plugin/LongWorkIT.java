package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host in which nobody waits: whatever tells how far it has come is followed on a page of its own, with the host's security around it. */
class LongWorkIT {
    private static final String STATEMENT = "/essaim/statements?agreement=DIALOGUE&first=2025-01&last=2025-01";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"planning.jar", "planning.boot-3.5.jar"})
    void whoWaitsForNothingGetsTheSame(String host) throws Exception {
        try (Program program = Program.in(folder)
                        .host(Path.of(System.getProperty(host)))
                        .argument("--essaim.plugin.pack=" + Journey.PACK)
                        .argument(Program.PATIENCE + "0s")
                        .go();
                Browser coordinator = program.browser();
                Browser closer = program.browser()) {
            coordinator.logIn("camille");
            Journey.chosen(coordinator, new Journey(coordinator, closer, folder).january("janvier.csv", "16:00"));
            coordinator.press("Voir ce qu’il dit");
            assertThat(coordinator.address()).startsWith("/essaim/work/");
            untilDone(coordinator);
            assertThat(coordinator.sees()).contains("Rien n’est encore importé");
            coordinator.press("Importer");
            String report = coordinator.address();
            untilDone(coordinator);
            assertThat(coordinator.sees()).contains("Ce fichier est importé", "S001:1");

            closer.logIn("sacha");
            assertThat(closer.status(report)).as("nobody else's").isEqualTo(404);
            closer.go("/essaim/closing?structure=S001");
            closer.press("Clore ce mois");
            untilDone(closer);
            assertThat(closer.sees()).contains("Le mois est clos");
            closer.go(STATEMENT);
            untilDone(closer);
            assertThat(closer.address()).startsWith(STATEMENT + "&work=");
            closer.press("Émettre");
            untilDone(closer);
            assertThat(closer.sees()).contains("Le relevé est émis");
            closer.follow("Télécharger en PDF");
            untilDone(closer);
            assertThat(closer.sees()).contains("Le fichier est prêt");
            assertThat(closer.download("Télécharger")).startsWith('%', 'P', 'D', 'F');
            assertThat(program.output()).doesNotContain(" ERROR ", "\tat ");
        }
    }

    private static void untilDone(Browser who) throws Exception {
        for (int looked = 0; who.here().getElementById("work") != null; looked++) {
            assertThat(looked).as(who.sees()).isLessThan(600);
            Thread.sleep(100);
            who.follow("Actualiser");
        }
    }
}
