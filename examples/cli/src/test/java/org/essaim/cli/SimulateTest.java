package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {
    @TempDir
    private Path folder;

    @Test
    void writesAFederationThatCanBeFoundedAndImported() {
        Shell shell = Shell.in(folder);
        Shell.Answer simulated = shell.run(
                "simulate",
                "--structures",
                "2",
                "--months",
                "1",
                "--seed",
                "7",
                "--from",
                "2025-05",
                "-o",
                shell.path("sim"));
        assertThat(simulated.exit()).isEqualTo(Exit.FINE);
        assertThat(simulated.out()).contains("fictif");
        assertThat(shell.stored("init", "--pack", shell.path("sim/pack")).exit())
                .isEqualTo(Exit.FINE);
        Shell.Answer imported =
                shell.imports(folder.resolve("sim/planning/S001.csv"), "--complete", "2025-05", "--json");
        assertThat(imported.number("new")).isPositive();
        assertThat(imported.exit()).isEqualTo(imported.number("rejected") > 0 ? Exit.FINDINGS : Exit.FINE);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        Shell shell = Shell.in(folder);
        for (String out : new String[] {"one", "two"}) {
            shell.run("simulate", "--structures", "1", "--months", "1", "-o", shell.path(out));
        }
        assertThat(folder.resolve("one/planning/S001.csv"))
                .hasSameBinaryContentAs(folder.resolve("two/planning/S001.csv"));
    }

    @Test
    void numbersOutOfRangeAreWrongUse() {
        Shell shell = Shell.in(folder);
        Shell.Answer answer = shell.run("simulate", "--structures", "0", "--months", "1", "-o", shell.path("sim"));
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(folder.resolve("sim")).doesNotExist();
        Shell.Answer word = shell.run("simulate", "--structures", "deux", "--months", "1", "-o", shell.path("sim"));
        assertThat(word.err()).contains("« deux »".replace("« ", "«\u00a0").replace(" »", "\u00a0»"), "nombre entier");
    }

    @Test
    void itIsWrittenToOneFolderAndOneOnly() {
        Shell shell = Shell.in(folder);
        List<String> simulate = List.of("simulate", "--structures", "1", "--months", "1", "--lang", "en");
        for (List<String> more : List.of(
                List.<String>of(),
                List.of("-o", shell.path("sim"), "--parquet", shell.path("cells")),
                List.of("-o", shell.path("sim"), "--jars", shell.path("spark")))) {
            Shell.Answer answer =
                    shell.run(Stream.concat(simulate.stream(), more.stream()).toArray(String[]::new));
            assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
            assertThat(answer.err()).contains("-o", "--parquet", "\nMaybe ");
            assertThat(folder).isEmptyDirectory();
        }
    }
}
