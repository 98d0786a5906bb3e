package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, each command a process of its own, as somebody types it. */
class EssaimIT {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    @BeforeEach
    void provide() throws IOException {
        Files.writeString(folder.resolve("S001.csv"), Shell.exportText(), StandardCharsets.UTF_8);
    }

    private Shell.Answer essaim(String... args) throws IOException, InterruptedException {
        return inLocale("C.UTF-8", args);
    }

    private Shell.Answer inLocale(String locale, String... args) throws IOException, InterruptedException {
        String jar = Objects.requireNonNull(System.getProperty("essaim.jar"), "Failsafe names the jar.");
        return inLocale(locale, List.of("-jar", jar), args);
    }

    private Shell.Answer inLocale(String locale, List<String> machine, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        command.addAll(List.of(args));
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", locale);
        builder.environment().remove(StoreOptions.KEY_VARIABLE);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Still running: " + command);
        }
        return new Shell.Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private Shell.Answer fine(String... args) throws IOException, InterruptedException {
        Shell.Answer answer = essaim(args);
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(Exit.FINE);
        assertThat(answer.err()).isEmpty();
        return answer;
    }

    @Test
    void nobodysNameLeavesAFileWhateverIsLogged() throws IOException, InterruptedException {
        String jar = Objects.requireNonNull(System.getProperty("essaim.jar"), "Failsafe names the jar.");
        List<String> everything = List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace", "-jar", jar);
        fine("init", "--pack", Shell.pack().toString());
        SeededNames.Files files = SeededNames.write(folder);
        for (List<String> command : files.commands()) {
            Shell.Answer answer = inLocale("C.UTF-8", everything, command.toArray(String[]::new));
            assertThat(answer.out() + answer.err())
                    .as(String.join(" ", command))
                    .isNotBlank()
                    .doesNotContainIgnoringCase(SeededNames.ALL);
            // Each is read as far as it can be, and told of.
            assertThat(answer.exit()).as(answer.toString()).isIn(Exit.FINE, Exit.FINDINGS);
        }
        assertThat(everythingStored()).as("what is stored").doesNotContainIgnoringCase(SeededNames.ALL);
    }

    private String everythingStored() throws IOException {
        StringBuilder stored = new StringBuilder();
        try (java.util.stream.Stream<Path> all = Files.walk(folder.resolve("essaim-data"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                stored.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return stored.toString();
    }

    @Test
    void theMainJobFromThePackToTheVerifiedStatement() throws IOException, InterruptedException {
        fine("init", "--pack", Shell.pack().toString());
        assertThat(folder.resolve("essaim-data/essaim.key")).exists();

        String[] imports = {
            "import", "S001.csv", "--preset", "compani", "--structure", "S001", "--complete", "2025-03", "--json"
        };
        Shell.Answer first = fine(imports);
        assertThat(first.number("new")).isEqualTo(12);
        Shell.Answer second = fine(imports);
        assertThat(second.number("new")).isZero();
        assertThat(second.number("unchanged")).isEqualTo(12);
        assertThat(second.number("amended") + second.number("withdrawn") + second.number("rejected"))
                .isZero();

        fine("labels", "map", "Divers interne", "ADMINISTRATION");
        String seal = VerifyTest.seal(fine("close", "S001", "2025-03").out());

        fine(
                "statement",
                "issue",
                "DIALOGUE",
                "--period",
                "2025-03..2025-03",
                "-o",
                "s.json",
                "-o",
                "s.xlsx",
                "-o",
                "s.html",
                "-o",
                "s.pdf");
        assertThat(Jsoup.parse(folder.resolve("s.html"), "UTF-8").text()).contains("154,70");
        assertThat(Files.readAllBytes(folder.resolve("s.xlsx"))).startsWith('P', 'K');
        assertThat(Files.readAllBytes(folder.resolve("s.pdf"))).startsWith('%', 'P', 'D', 'F');

        assertThat(fine("verify", "s.json", "--json").out()).contains("CONSISTENT");
        assertThat(fine("verify", "s.json", "--anchor", seal).out()).contains("ANCRÉ");
        String statement = Files.readString(folder.resolve("s.json"), StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve("forged.json"),
                statement.replace("\"cents\": 15470", "\"cents\": 15471"),
                StandardCharsets.UTF_8);
        Shell.Answer forged = essaim("verify", "forged.json", "--json");
        assertThat(forged.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(forged.out()).contains("REFUSED");

        assertThat(fine("explain", "s.json", "--list").out()).contains("S001:TEAM_MEETING:2025-03");
        assertThat(fine("explain", "s.json", "S001:TEAM_MEETING:2025-03").out()).contains("S001.csv");
    }

    @Test
    void wrongUseSaysWhatAndWhatMayHelp() throws IOException, InterruptedException {
        Shell.Answer answer = essaim("import", "S001.csv", "--preset", "compani", "--structure", "S001");
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).hasSize(2);
        assertThat(folder.resolve("essaim-data")).doesNotExist();
    }

    @Test
    void speaksUtf8WhateverTheMachinesLocale() throws IOException, InterruptedException {
        Shell.Answer answer = inLocale("C", "time", "S001.csv");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.out()).contains("Réunion d'équipe", "Entrées\u00a0: 13");
        assertThat(inLocale("C", "labels", "map", "Réunion", "TEAM_MEETING").err())
                .contains("LC_ALL=C.UTF-8");
    }

    @Test
    void tellsItsVersion() throws IOException, InterruptedException {
        assertThat(fine("--version").out()).matches("essaim \\d.*\\R");
    }
}
