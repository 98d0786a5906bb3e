package org.essaim.plugin;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A packaged host that was started as somebody starts it: the process, and no other. */
record Program(Process process, Path log, int port) implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Path PLANNING = Path.of(System.getProperty("planning.jar"));
    private static final Path PLUGIN = Path.of(System.getProperty("plugin.jar"));
    static final String PATIENCE = "--essaim.plugin.patience=";
    static final String KEY = "1f".repeat(32);

    /** How a host is started; by default with the plugin, the key, and the roles that host-planning has. */
    static final class Start {
        private final Path folder;
        private final List<String> options = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();
        private final List<Path> beside = new ArrayList<>();
        private Path plugin = PLUGIN;
        private Path host = PLANNING;
        private @Nullable Pattern otherWithout;
        private int largestFile;
        private boolean hasPlugin = true;
        private String readers = "ROLE_LECTURE";
        private @Nullable String key = KEY;

        Start(Path folder) {
            this.folder = folder;
        }

        Start withoutPlugin() {
            hasPlugin = false;
            return this;
        }

        Start plugin(Path jar) {
            plugin = jar;
            return this;
        }

        /** Another packaged program. */
        Start host(Path jar) {
            host = jar;
            return this;
        }

        /** The other program of the tests, without the jars whose names begin like this. */
        Start otherProgramWithout(String pattern) {
            otherWithout = Pattern.compile(pattern);
            return this;
        }

        /** On a machine that writes no file larger than this many kilobytes: what a full disk does, and only to large files. */
        Start filesUpTo(int kilobytes) {
            largestFile = kilobytes;
            return this;
        }

        /** One more jar in the plugin folder. */
        Start beside(Path jar) {
            beside.add(jar);
            return this;
        }

        Start readers(String authority) {
            readers = authority;
            return this;
        }

        Start withoutKey() {
            key = null;
            return this;
        }

        Start option(String option) {
            options.add(option);
            return this;
        }

        Start argument(String argument) {
            arguments.add(argument);
            return this;
        }

        Program go() throws IOException, InterruptedException {
            if (!Files.exists(host)) {
                throw new AssertionError("There is no host [" + host + "].\nMaybe package it first.");
            }
            Path log = folder.resolve("log.txt");
            Path plugins = Files.createDirectories(folder.resolve("plugins"));
            Path tmp = Files.createDirectories(folder.resolve("tmp"));
            if (hasPlugin) {
                Files.copy(plugin, plugins.resolve("essaim-plugin.jar"));
            }
            List<String> command = new ArrayList<>();
            if (largestFile > 0) {
                // In blocks of 512 bytes, as the standard has it, or of 1024: either is far from what is written.
                command.addAll(List.of("sh", "-c", "ulimit -f " + largestFile + " && exec \"$0\" \"$@\""));
            }
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
            command.add("-Djava.io.tmpdir=" + tmp);
            for (Path jar : beside) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
            if (otherWithout == null) {
                command.add("-Dloader.path=" + plugins);
                command.addAll(options);
                command.addAll(List.of("-jar", host.toString()));
            } else {
                command.addAll(options);
                command.addAll(List.of("-cp", classPath(plugins, otherWithout), "fr.autre.OtherProgram"));
            }
            command.addAll(List.of("--server.port=0", "--server.address=127.0.0.1"));
            command.addAll(List.of(
                    "--essaim.security.reader=" + readers,
                    "--essaim.security.coordinator=ROLE_EQUIPE",
                    "--essaim.security.closer=ROLE_COORDINATION",
                    "--essaim.security.federation=ROLE_COORDINATION",
                    "--essaim.security.structures[ROLE_EQUIPE]=S001"));
            if (arguments.stream().noneMatch(each -> each.startsWith(PATIENCE))) {
                // Machines that test may be slow; what is shown of long work has tests of its own.
                command.add(PATIENCE + "2m");
            }
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Map<String, String> environment = builder.environment();
            environment.remove("ESSAIM_KEY");
            if (key != null) {
                environment.put("ESSAIM_KEY", key);
            }
            Process process = builder.start();
            try {
                return new Program(process, log, port(process, log));
            } catch (IOException | InterruptedException | RuntimeException | Error failure) {
                process.destroyForcibly();
                throw failure;
            }
        }
    }

    // As a launcher would: the plugin folder first, then the program, then what Spring Boot brings, taken from the
    // packaged host.
    private static String classPath(Path plugins, Pattern without) throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(plugins + "/*");
        Path program = Files.createDirectories(plugins.resolveSibling("program"));
        Path compiled = Path.of("target", "test-classes", "fr", "autre");
        Path to = Files.createDirectories(program.resolve("fr").resolve("autre"));
        try (Stream<Path> classes = Files.list(compiled)) {
            for (Path each : classes.toList()) {
                Files.copy(each, to.resolve(each.getFileName()));
            }
        }
        entries.add(program.toString());
        Path libraries = Files.createDirectories(plugins.resolveSibling("libraries"));
        try (JarFile jar = new JarFile(PLANNING.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (name.endsWith(".jar") && !without.matcher(name).lookingAt()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, libraries.resolve(name));
                    }
                }
            }
        }
        entries.add(libraries + "/*");
        return String.join(File.pathSeparator, entries);
    }

    static Start in(Path folder) {
        return new Start(folder);
    }

    private static int port(Process process, Path log) throws IOException, InterruptedException {
        for (int waited = 0; waited < 600 && process.isAlive(); waited++) {
            Matcher started = STARTED.matcher(Files.readString(log));
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The program did not start:\n" + Files.readString(log));
    }

    Browser browser() {
        return new Browser("http://127.0.0.1:" + port);
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    /** What the plugin said, a line each. */
    List<String> said() throws IOException {
        return output().lines()
                .filter(line -> line.contains("org.essaim.plugin."))
                .toList();
    }

    /** Warnings and errors, whoever they are of, and stack traces. */
    List<String> complaints() throws IOException {
        return output().lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR ") || line.startsWith("\tat "))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
