package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes the steps of a programme by commands, each a process of its own, as somebody types it. */
final class CommandWalk implements ProgrammeWalk {
    private static final long PATIENCE_SECONDS = 120;

    private final Path jar;
    private final Path folder;
    private final Definition definition = new Definition();

    /** What the file says that a programme is created from. */
    private static final class Definition {
        private final StringBuilder head = new StringBuilder();
        private final StringBuilder phases = new StringBuilder();
        private final StringBuilder approaches = new StringBuilder();
        private final StringBuilder offers = new StringBuilder();
        private final StringBuilder declared = new StringBuilder();

        String text() {
            return head + "phases:\n" + phases + "approaches:\n" + approaches + "offers:\n" + offers + "declared:\n"
                    + declared;
        }
    }

    CommandWalk(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    /** Founds the store with the federation that the pages have too. */
    CommandWalk founded() throws IOException, InterruptedException {
        if (!Files.exists(jar)) {
            throw new AssertionError("There is no program [" + jar + "].\nMaybe package examples/cli first.");
        }
        run("init", "--pack", Journey.PACK.toString());
        return this;
    }

    @Override
    public void take(Step step) throws IOException, InterruptedException {
        switch (step.word()) {
            case "programme" ->
                definition
                        .head
                        .append(lines("", step.only("id", "name", "acronym", "territory")))
                        .append("description: ")
                        .append(quoted(step.of("name")))
                        .append("\npartners:\n  - {role: CARRIER, organisation: ")
                        .append(quoted(step.of("organisation")))
                        .append("}\n");
            case "approach" -> definition.approaches.append(item(step.with()));
            case "offer" -> definition.offers.append(item(step.with()));
            case "declared" -> definition.declared.append(item(step.with()));
            case "phase" -> {
                definition.phases.append(item(step.only("number", "code", "title", "kind")));
                if (step.with().containsKey("needs")) {
                    definition
                            .phases
                            .append("    entry:\n")
                            .append(lines("      ", Map.of("text", step.of("text"), "approach", step.of("needs"))));
                }
            }
            case "steps" -> {
                definition
                        .head
                        .append("funnel: [")
                        .append(step.of("funnel").replace(';', ','))
                        .append("]\n");
                Files.writeString(folder.resolve("programme.yaml"), definition.text(), StandardCharsets.UTF_8);
                run("programme", "create", "programme.yaml");
            }
            case "call" -> {
                List<String> words = new ArrayList<>(List.of("programme", "call", "essai", step.of("code")));
                words.addAll(options(step.only("title", "opens", "closes")));
                run(words);
            }
            case "decide" -> {
                List<String> words = new ArrayList<>(List.of("programme", "decide", "essai"));
                words.add(step.of("state").equals("ACCEPTED") ? "--accepted" : "--refused");
                words.addAll(options(step.only("structure", "date", "reason")));
                run(words);
            }
            case "undo" -> run("programme", "undo", "essai", step.of("structure"), "--reason", step.of("reason"));
            case "choose" -> {
                List<String> words = new ArrayList<>(List.of("programme", "choose", "essai"));
                words.addAll(options(step.only("structure", "approach", "provider", "date")));
                run(words);
            }
            case "time" -> run("programme", "time", step.of("structure"), step.of("month"));
            case "apply", "enrol", "participants", "session", "register", "attend", "move" -> {
                List<String> words = new ArrayList<>(List.of("programme", step.word(), "essai"));
                words.addAll(options(step.with()));
                run(words);
            }
            default -> throw new AssertionError("Nobody knows how to [" + step.word() + "] by commands.");
        }
    }

    private static List<String> options(Map<String, String> with) {
        List<String> words = new ArrayList<>();
        with.forEach((name, value) -> words.addAll(List.of("--" + name, value)));
        return words;
    }

    private static String item(Map<String, String> fields) {
        StringBuilder text = new StringBuilder(lines("    ", fields));
        text.setCharAt(2, '-');
        return text.toString();
    }

    private static String lines(String before, Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(before)
                .append(name)
                .append(": ")
                .append(value.matches("\\d+") ? value : quoted(value))
                .append('\n'));
        return text.toString();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    String run(List<String> words) throws IOException, InterruptedException {
        return run(words.toArray(String[]::new));
    }

    /** What a command answers that went well. */
    String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-jar",
                jar.toString()));
        command.addAll(List.of(words));
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("ESSAIM_KEY", Program.KEY);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Still running: " + command);
        }
        String answer = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as("%s %s", command, answer).isZero();
        return answer;
    }

    /** A file that a command wrote. */
    String written(String name, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-o", name));
        run(all);
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }
}
