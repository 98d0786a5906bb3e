package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody has an export of which nobody knows how it is to be read. */
class SniffTest {
    @TempDir
    Path folder;

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aKnownExportIsRecognised() {
        Shell shell = Shell.in(folder);
        Shell.Answer answer = shell.run("sniff", shell.export().toString());
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        assertThat(answer.out())
                .contains("Profil livré", "compani", "Rien n’est importé")
                .doesNotContain("clockify");
    }

    @Test
    void whatRowsDoNotTellIsLeftToWhoKnows() throws IOException {
        String header = "Project,Email,Start Date,Start Time,End Date,End Time\n";
        String both = write("both.csv", header + "Réunion,a@x.org,03/04/2026,14:00,03/04/2026,15:00\n");
        Shell shell = Shell.in(folder);
        Shell.Answer answer = shell.run("sniff", both);
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.out()).contains("clockify-dmy", "clockify-mdy", "ne disent pas lequel");
        String one = write("one.csv", header + "Réunion,a@x.org,23/04/2026,14:00,23/04/2026,15:00\n");
        assertThat(shell.run("sniff", one).out()).contains("clockify-dmy").doesNotContain("clockify-mdy");
    }

    @Test
    void anUnknownExportGetsAMappingThatReadsIt() throws IOException {
        String export = write("inconnu.csv", """
                Matricule;Nom;Équipe;Motif;Jour;Début;Fin;Remarques
                A1;DURAND;Nord;Réunion;02/03/2026;14:00;15:30;secret
                A2;DURAND;Nord;Réunion;23/03/2026;22:00;01:00;secret
                """);
        Shell shell = Shell.in(folder);
        String mapping = shell.path("m.yaml");
        Shell.Answer answer = shell.run("sniff", export, "-o", mapping);
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        assertThat(answer.out())
                .contains("Matricule → worker", "Jour", "dd/MM/yyyy", "noms ou des remarques")
                .doesNotContain("DURAND", "secret", "A1");
        assertThat(Files.readString(Path.of(mapping)))
                .contains("overnight: true")
                .doesNotContain("Nom", "Remarques");
        Shell.Answer read = shell.run("time", export, "--mapping", mapping);
        assertThat(read.exit()).as(read.toString()).isEqualTo(Exit.FINE);
        assertThat(read.out()).contains("4,50");
    }

    @Test
    void aFileThatIsNoTextIsWrongUse() throws IOException {
        String bytes = Files.write(folder.resolve("x.bin"), new byte[] {0, 1, (byte) 0x81, (byte) 0x8d})
                .toString();
        assertThat(Shell.in(folder).run("sniff", bytes).exit()).isEqualTo(Exit.WRONG_USE);
    }
}
