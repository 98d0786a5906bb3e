package org.essaim.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.jackson.JsonCodec;

/** Types commands in a folder of its own, in this process. */
final class Shell {
    static final String EXPORT = "S001.csv";
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private boolean terminal;
    private boolean cancelled;

    private Shell(Path folder) {
        this.folder = folder;
    }

    static Shell in(Path folder) {
        return new Shell(folder);
    }

    /** With a store that was founded with the fictitious pack. */
    static Shell founded(Path folder) {
        Shell shell = new Shell(folder);
        Answer founded = shell.stored("init", "--pack", pack().toString());
        if (founded.exit() != Exit.FINE) {
            throw new AssertionError(founded.toString());
        }
        return shell;
    }

    /** With the fictitious export of March 2025 imported. */
    static Shell imported(Path folder) {
        Shell shell = founded(folder);
        shell.imports(shell.export(), "--complete", "2025-03");
        return shell;
    }

    /** With March 2025 of S001 closed. */
    static Shell closed(Path folder) {
        Shell shell = imported(folder);
        shell.stored("close", "S001", "2025-03");
        return shell;
    }

    /** With a statement over March 2025 issued as {@code statement.json}. */
    static Shell issued(Path folder) {
        Shell shell = closed(folder);
        shell.stored("statement", "issue", "DIALOGUE", "--period", "2025-03", "-o", shell.path("statement.json"));
        return shell;
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Shell watched() {
        terminal = true;
        return this;
    }

    /** From now on somebody ends each command as soon as it has begun. */
    Shell endedAtOnce(boolean ended) {
        cancelled = ended;
        return this;
    }

    /** What a command answered. */
    record Answer(int exit, String out, String err) {
        Tree.Fields json() {
            List<Finding> findings = new ArrayList<>();
            Optional<SourceTree> tree =
                    new JsonCodec().decode(out.getBytes(StandardCharsets.UTF_8), "stdout", findings::add);
            return (Tree.Fields) tree.orElseThrow(() -> new AssertionError("Not one JSON object: " + out))
                    .tree();
        }

        /** The codes of the findings in the JSON answer, in order. */
        List<String> codes() {
            return each("findings").stream()
                    .map(finding -> text(finding, "code"))
                    .toList();
        }

        /** The objects in a list of the JSON answer. */
        List<Tree.Fields> each(String key) {
            Tree.Items list = (Tree.Items) json().get(key).orElseThrow();
            return list.items().stream().map(Tree.Fields.class::cast).toList();
        }

        long number(String key) {
            return ((Tree.Numeric) json().get(key).orElseThrow()).value().longValueExact();
        }
    }

    static String text(Tree.Fields fields, String key) {
        return ((Tree.Text) fields.get(key).orElseThrow()).value();
    }

    Answer run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit;
        try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            exit = Main.run(args, new Surroundings(outStream, errStream, environment, () -> terminal, () -> cancelled));
        }
        return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command over this shell's store. */
    Answer stored(String... args) {
        return run(Stream.concat(Stream.of(args), Stream.of("--store", path("data")))
                .toArray(String[]::new));
    }

    /** Imports a file into S001. */
    Answer imports(Path file, String... more) {
        return stored(Stream.concat(
                        Stream.of("import", file.toString(), "--preset", "compani", "--structure", "S001"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    Path folder() {
        return folder;
    }

    /** The fictitious export, in this shell's folder. */
    Path export() {
        return write(EXPORT, exportText());
    }

    /** The fictitious export with some of its text replaced; the second, fourth… text stands in for the one before. */
    Path export(String name, String... replacements) {
        String text = exportText();
        for (int i = 0; i < replacements.length; i += 2) {
            if (!text.contains(replacements[i])) {
                throw new AssertionError("The export has no [" + replacements[i] + "].");
            }
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return write(name, text);
    }

    static String exportText() {
        try (InputStream in = Shell.class.getResourceAsStream("/fictive/" + EXPORT)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path pack() {
        try {
            return Path.of(Objects.requireNonNull(Shell.class.getResource("/fictive/pack"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
