package org.essaim.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.essaim.Essaim;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Structure;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim labels}: the labels that wait for a category, heaviest first, and what the others mean. */
@Command(name = "labels")
final class LabelsCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--structure", paramLabel = "S")
    private @Nullable String structure;

    LabelsCommand(Program program) {
        this.program = program;
    }

    private record Waiting(String structure, String label, long seconds) {}

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            List<String> structures = structure == null
                    ? essaim.time().structures().stream().map(Structure::id).toList()
                    : List.of(StoreOptions.structure(essaim, structure, program).id());
            waiting(essaim, structures);
            meanings(essaim, structures);
            return Exit.FINE;
        }
    }

    private void waiting(Essaim essaim, List<String> structures) {
        List<Waiting> waiting = new ArrayList<>();
        for (String each : structures) {
            essaim.time().unmapped(each).forEach((label, seconds) -> waiting.add(new Waiting(each, label, seconds)));
        }
        if (waiting.isEmpty()) {
            program.say("labels.none");
            return;
        }
        waiting.sort(Comparator.comparingLong(Waiting::seconds)
                .reversed()
                .thenComparing(Waiting::label)
                .thenComparing(Waiting::structure));
        Texts texts = program.texts();
        program.say("labels.waiting");
        Table table = new Table()
                .words(texts.text("head.label"))
                .words(texts.text("head.structure"))
                .figures(texts.text("head.hours"));
        waiting.forEach(each ->
                table.row(each.label(), each.structure(), program.figures().hours(each.seconds())));
        program.print(table);
    }

    private void meanings(Essaim essaim, List<String> structures) {
        Texts texts = program.texts();
        Table table = new Table()
                .words(texts.text("head.label"))
                .words(texts.text("head.structure"))
                .words(texts.text("head.category"));
        // Most labels mean the same everywhere: one row for all who agree.
        SortedMap<String, SortedMap<String, List<String>>> meanings = new TreeMap<>();
        for (String each : structures) {
            essaim.time()
                    .meanings(each)
                    .labels()
                    .forEach((label, categories) -> meanings.computeIfAbsent(label, none -> new TreeMap<>())
                            .computeIfAbsent(written(categories), none -> new ArrayList<>())
                            .add(each));
        }
        meanings.forEach((label, categories) -> categories.forEach((category, own) -> table.row(
                label,
                own.size() == structures.size() && own.size() > 1
                        ? texts.text("labels.everywhere")
                        : String.join(" ", own),
                category)));
        if (!table.isEmpty()) {
            program.say("labels.meanings");
            program.print(table);
        }
    }

    private static String written(ByDate<Category> categories) {
        return categories.changes().stream()
                .map(change ->
                        change.value().name() + (change.date().equals(LocalDate.MIN) ? "" : " (" + change.date() + ")"))
                .collect(Collectors.joining(", "));
    }
}
