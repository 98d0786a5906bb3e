package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody ends with Ctrl-C: nothing is half done, it says so, and the same command does it afterwards. */
class EndedTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsEndedStoresNothingAndComesOutWhenDoneAgain() {
        Shell shell = Shell.founded(folder);
        List<List<String>> commands = List.of(
                List.of(
                        "import",
                        shell.export().toString(),
                        "--preset",
                        "compani",
                        "--structure",
                        "S001",
                        "--complete",
                        "2025-03"),
                List.of("close", "S001", "2025-03"),
                List.of("seals"),
                List.of("statement", "issue", "DIALOGUE", "--period", "2025-03..2025-03", "-o", shell.path("r.json")));
        for (List<String> command : commands) {
            Shell.Answer ended = shell.endedAtOnce(true).stored(command.toArray(String[]::new));
            assertThat(ended.exit()).as(ended.toString()).isEqualTo(Exit.WRONG_USE);
            assertThat(ended.err()).contains("Interrompu", "Peut-être");
            assertThat(folder.resolve("r.json")).doesNotExist();
            Shell.Answer done = shell.endedAtOnce(false).stored(command.toArray(String[]::new));
            assertThat(done.exit()).as(done.toString()).isEqualTo(Exit.FINE);
        }
        Shell.Answer verified = shell.endedAtOnce(true).run("verify", shell.path("r.json"));
        assertThat(verified.err()).contains("Interrompu");
    }

    @Test
    void aSimulationThatIsEndedWritesNoPlanning() {
        Shell shell = Shell.in(folder);
        String[] command = {"simulate", "--structures", "2", "--months", "1", "-o", shell.path("sim")};
        Shell.Answer ended = shell.endedAtOnce(true).run(command);
        assertThat(ended.exit()).as(ended.toString()).isEqualTo(Exit.WRONG_USE);
        assertThat(ended.err()).contains("Interrompu", "Peut-être");
        assertThat(folder.resolve("sim/planning")).isEmptyDirectory();
        assertThat(folder.resolve("sim/pack")).doesNotExist();
        assertThat(shell.endedAtOnce(false).run(command).exit()).isEqualTo(Exit.FINE);
        assertThat(folder.resolve("sim/planning/S002.csv")).isNotEmptyFile();
    }
}
