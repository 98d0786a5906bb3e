package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructuresTest {
    @TempDir
    private Path folder;

    @Test
    void listsStructuresWithTheirOpenMonths() {
        Shell.Answer answer = Shell.imported(folder).stored("structure", "list");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out().lines().skip(1))
                .first()
                .asString()
                .contains("S001", "Structure fictive de la Source", "33", "IDCC_2941", "2025-03");
    }

    @Test
    void addsAStructureAndThenChangesIt() {
        Shell shell = Shell.founded(folder);
        Shell.Answer added = shell.stored(
                "structure", "add", "S003", "--name", "Structure fictive du Delta", "--agreement", "PUBLIC_SERVICE");
        assertThat(added.out()).contains("S003 ajoutée");
        Shell.Answer changed = shell.stored(
                "structure", "add", "S003", "--name", "Delta", "--agreement", "IDCC_2941", "--since", "2025-06-01");
        assertThat(changed.out()).contains("S003 mise à jour");
        assertThat(shell.stored("structure", "list").out()).contains("Delta", "PUBLIC_SERVICE, IDCC_2941 (2025-06-01)");
    }

    @Test
    void refusesASiretThatIsNone() {
        Shell.Answer answer = Shell.founded(folder)
                .stored(
                        "structure",
                        "add",
                        "S003",
                        "--name",
                        "Delta",
                        "--agreement",
                        "IDCC_2941",
                        "--siret",
                        "20003452800041");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("[20003452800041]").contains("Maybe");
    }
}
