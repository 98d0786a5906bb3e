package org.essaim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.csv.CsvMapping.Guess;
import org.essaim.csv.CsvPresets;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim sniff}: how an unknown export may be read, and why; it reads nothing in. */
@Command(name = "sniff")
final class SniffCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "FILE", descriptionKey = "sniff.FILE")
    private @Nullable Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "M.yaml",
            descriptionKey = "sniff.output")
    private @Nullable Path output;

    @Option(names = "--json")
    private boolean json;

    SniffCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        Path looked = java.util.Objects.requireNonNull(file, "picocli requires it");
        ColumnOptions.requireFiles(List.of(looked), program);
        Optional<Guess> guess = Guess.of(looked);
        if (guess.isEmpty()) {
            throw program.texts().refusal("sniff.unreadable", looked.toString());
        }
        if (output != null && !guess.get().yaml().isEmpty()) {
            Files.writeString(output, guess.get().yaml(), StandardCharsets.UTF_8);
        }
        if (json) {
            program.answer(tree(guess.get()));
        } else {
            tell(guess.get());
        }
        return guess.get().presets().size() == 1 || !guess.get().yaml().isEmpty() ? Exit.FINE : Exit.FINDINGS;
    }

    private Tree.Fields tree(Guess guess) {
        return Tree.fields()
                .put("presets", Tree.texts(guess.presets()))
                .put(
                        "reasons",
                        guess.reasons().stream()
                                .map(reason -> Tree.fields()
                                        .put("about", reason.about())
                                        .put("why", reason.text(program.locale()))
                                        .build())
                                .toList())
                .put("mapping", guess.yaml())
                .build();
    }

    private void tell(Guess guess) {
        Locale locale = program.locale();
        for (String preset : guess.presets()) {
            program.say(CsvPresets.isVerified(preset) ? "sniff.preset" : "sniff.preset.unverified", preset);
        }
        if (guess.presets().isEmpty()) {
            program.say("sniff.own");
        }
        guess.reasons()
                .forEach(reason -> program.print("  " + reason.about()
                        + (locale.getLanguage().equals("en") ? ": " : "\u00a0: ") + reason.text(locale)));
        if (output != null && !guess.yaml().isEmpty()) {
            program.say("file.written", output.toString());
        } else if (!guess.yaml().isEmpty()) {
            program.print("");
            guess.yaml().lines().forEach(program::print);
        }
        program.say("sniff.nothing");
    }
}
