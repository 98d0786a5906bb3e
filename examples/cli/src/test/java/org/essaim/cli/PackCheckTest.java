package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.essaim.document.DocumentSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCheckTest {
    @TempDir
    private Path folder;

    @Test
    void saysWhatASoundPackHolds() {
        Shell.Answer answer = Shell.in(folder).run("pack", "check", Shell.pack().toString());
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).contains("Paquet fictive 1", "Structures\u00a0: 2", "Conventions\u00a0: 1");
    }

    @Test
    void checksAShippedPack() {
        assertThat(Shell.in(folder).run("pack", "check", "imano").exit()).isEqualTo(Exit.FINE);
    }

    @Test
    void namesEveryFaultWithFileAndLine() {
        Shell shell = Shell.in(folder);
        shell.write("pack.yaml", "id: broken\ntitle: Broken\nversion: \"1\"\n");
        shell.write("labels.yaml", "labels:\n  - label: GAPP\n    category: NOTHING\n    from: 2025-13-01\n");
        Shell.Answer answer = shell.run("pack", "check", folder.toString());
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.out()).contains("labels.yaml, ligne 3", "labels.yaml, ligne 4");
    }

    @Test
    void saysInTheLanguageAskedForWhatAConstraintWants() {
        Shell shell = Shell.in(folder);
        shell.write("pack.yaml", "id: broken\ntitle: \"\"\nversion: \"1\"\n");
        String french = shell.run("pack", "check", folder.toString()).out();
        String english =
                shell.run("pack", "check", folder.toString(), "--lang=en").out();
        assertThat(french).contains("pack.yaml").doesNotContain("must not");
        assertThat(english).contains("must not");
    }

    @Test
    void aPackThatIsNotThereIsWrongUse() {
        Shell.Answer answer =
                Shell.in(folder).run("pack", "check", folder.resolve("nowhere").toString());
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void writesTheSchemasForAnEditor() throws IOException {
        Shell shell = Shell.in(folder);
        Shell.Answer answer =
                shell.run("pack", "schema", "-o", folder.resolve("schemas").toString());
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).contains("# yaml-language-server: $schema=pack-data-1.schema.json");
        for (DocumentSchema schema : DocumentSchema.values()) {
            assertThat(Files.readAllBytes(folder.resolve("schemas").resolve(schema.fileName())))
                    .isEqualTo(schema.bytes());
        }
    }
}
