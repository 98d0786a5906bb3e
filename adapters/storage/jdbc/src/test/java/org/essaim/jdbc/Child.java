package org.essaim.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A process of its own that runs a program of the tests and says on standard output, line by line, what it does. */
final class Child {
    private final Process process;
    private final Thread reading;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Child(Class<?> program, String... arguments) throws IOException {
        this(List.of(), program, arguments);
    }

    /** With settings for its Java. */
    Child(List<String> settings, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives for a second or two.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(settings);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        reading = new Thread(() -> {
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    if (!line.startsWith("SLF4J")) {
                        lines.add(line);
                    }
                }
            } catch (IOException e) {
                // It was killed.
            }
        });
        reading.start();
    }

    /** What it has said so far. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits until it says something, or ends. */
    void awaitFirstLine() throws InterruptedException {
        while (lines.isEmpty() && process.isAlive()) {
            Thread.sleep(2);
        }
    }

    /** Waits until it has ended by itself, and answers its exit code. */
    int awaitEnd() throws InterruptedException {
        int exit = process.waitFor();
        reading.join();
        return exit;
    }

    /** Kills it, at once and for good. */
    void kill() throws InterruptedException {
        // Not by the process itself, which would throw away what was said and not yet heard.
        process.toHandle().destroyForcibly();
        process.waitFor();
        reading.join();
    }
}
