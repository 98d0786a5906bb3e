package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.essaim.finding.EssaimException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongUseTest {
    @TempDir
    private Path folder;

    private void twoLines(String what, String maybe, String... args) {
        Shell.Answer answer = Shell.in(folder).run(args);
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).hasSize(2);
        assertThat(answer.err().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains(what));
        assertThat(answer.err().lines().skip(1).findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith("Peut-être").contains(maybe));
    }

    @Test
    void unknownOptionsAndCommands() {
        twoLines("--bogus", "essaim verify --help", "verify", "x.json", "--bogus");
        twoLines("imprt", "import", "imprt");
        twoLines("isue", "issue", "statement", "isue");
    }

    @Test
    void missingArguments() {
        twoLines("--pack PACK", "essaim init --help", "init");
        twoLines("STATEMENT.json", "--help", "verify");
    }

    @Test
    void valuesOfAnotherForm() {
        twoLines("mars", "2026-01..2026-03", "statement", "draft", "X", "--period", "mars");
        twoLines("2025-99", "2026-03-15", "import", "x", "--preset", "y", "--structure", "S", "--complete", "2025-99");
        twoLines("demain", "2026-03-31", "time", "x", "--from", "demain");
        twoLines("Mars/Olympus", "Europe/Paris", "time", "x", "--zone", "Mars/Olympus");
        twoLines("--lang", "fr, en", "verify", "x", "--lang", "de");
    }

    @Test
    void anArgumentThatTheTerminalsLocaleBroke() {
        twoLines("n°\u00a03", "LC_ALL=C.UTF-8", "labels", "map", "R\ufffdunion", "TEAM_MEETING");
    }

    @Test
    void aCommandThatOnlyHoldsOthersShowsThem() {
        Shell.Answer answer = Shell.in(folder).run("statement");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.err()).contains("draft", "issue");
        assertThat(Shell.in(folder).run().exit()).isEqualTo(Exit.WRONG_USE);
    }

    @Test
    void speaksEnglishWhenAskedEvenAboutTheArguments() {
        Shell.Answer answer = Shell.in(folder).run("--lang", "en", "verify", "--bogus");
        assertThat(answer.err()).contains("Maybe").doesNotContain("Peut-être");
    }

    @Test
    void helpAndVersionAreFine() {
        Shell shell = Shell.in(folder);
        assertThat(shell.run("import", "--help").exit()).isEqualTo(Exit.FINE);
        assertThat(shell.run("import", "--help").out()).contains("--complete");
        assertThat(shell.run("--version").out()).startsWith("essaim ");
    }

    private record Failed(int exit, String err) {}

    private static Failed fail(Exception e, boolean debug) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Program program = new Program(Surroundings.of(stream, stream), Texts.in(Language.fr));
        int exit = new WrongUse(program).fail(e, debug);
        return new Failed(exit, err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aFaultOfOursIsOneLineThatRepeatsNoData() {
        Failed failed = fail(new IllegalStateException("Mme PERSONNE"), false);
        assertThat(failed.exit()).isEqualTo(Exit.FAULT);
        assertThat(failed.err().lines()).hasSize(1);
        assertThat(failed.err())
                .contains("IllegalStateException", "WrongUseTest.java", "--debug")
                .doesNotContain("PERSONNE");
    }

    @Test
    void anErrorOfTheMachineIsNoFinding() {
        Map<String, String> failing = new AbstractMap<>() {
            @Override
            public Set<Entry<String, String>> entrySet() {
                throw new OutOfMemoryError("PERSONNE");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        String file = Shell.in(folder).export().toString();
        int exit = Main.run(
                new String[] {"import", file, "--preset", "compani", "--structure", "S001"},
                new Surroundings(stream, stream, failing, () -> false, () -> false));
        assertThat(exit).isEqualTo(Exit.FAULT);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("OutOfMemoryError")
                .doesNotContain("PERSONNE");
    }

    @Test
    void onlyDebugShowsTheTrace() {
        assertThat(fail(new IllegalStateException("x"), true).err()).contains("\tat org.essaim.cli");
        assertThat(fail(new EssaimException("What.\nMaybe so."), false).err().lines())
                .containsExactly("What.", "Maybe so.");
    }

    @Test
    void aFileThatFailsIsNamedWithoutItsFolder() {
        Failed failed = fail(new UncheckedIOException(new NoSuchFileException("/secret/place/x.csv")), false);
        assertThat(failed.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(failed.err()).contains("[x.csv]").doesNotContain("secret");
    }
}
