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
import org.essaim.document.Tree;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Structure;
import org.essaim.time.Category;
import org.essaim.time.LabelSuggestion;
import org.essaim.time.WaitingLabel;
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

    @Option(names = "--suggest")
    private boolean suggest;

    @Option(names = "--json")
    private boolean json;

    LabelsCommand(Program program) {
        this.program = program;
    }

    private record Waiting(String structure, WaitingLabel label, List<LabelSuggestion> suggestions) {}

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            List<String> structures = structure == null
                    ? essaim.time().structures().stream().map(Structure::id).toList()
                    : List.of(StoreOptions.structure(essaim, structure, program).id());
            List<Waiting> waiting = waiting(essaim, structures);
            if (json) {
                program.answer(Tree.fields()
                        .put("labels", waiting.stream().map(this::tree).toList())
                        .build());
                return Exit.FINE;
            }
            tell(waiting);
            meanings(essaim, structures);
            return Exit.FINE;
        }
    }

    private List<Waiting> waiting(Essaim essaim, List<String> structures) {
        List<Waiting> waiting = new ArrayList<>();
        for (String each : structures) {
            for (WaitingLabel label : essaim.time().waitingLabels(each)) {
                waiting.add(
                        new Waiting(each, label, suggest ? essaim.time().suggestions(each, label.label()) : List.of()));
            }
        }
        waiting.sort(Comparator.comparingLong((Waiting each) -> each.label().seconds())
                .reversed()
                .thenComparing(each -> each.label().label())
                .thenComparing(Waiting::structure));
        return waiting;
    }

    private void tell(List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            program.say("labels.none");
            return;
        }
        Texts texts = program.texts();
        program.say("labels.waiting");
        Table table = new Table()
                .words(texts.text("head.label"))
                .words(texts.text("head.structure"))
                .figures(texts.text("head.events"))
                .figures(texts.text("head.hours"))
                .words(texts.text("head.first"))
                .words(texts.text("head.last"));
        for (Waiting each : waiting) {
            WaitingLabel label = each.label();
            table.row(
                    label.label(),
                    each.structure(),
                    program.figures().count(label.events()),
                    program.figures().hours(label.seconds()),
                    label.first().toString(),
                    label.last().toString());
        }
        program.print(table);
        for (Waiting each : waiting) {
            for (LabelSuggestion suggestion : each.suggestions()) {
                program.say(
                        "labels.suggestion",
                        each.label().label(),
                        suggestion.category().name(),
                        suggestion.like(),
                        suggestion.reason().title(program.locale()),
                        suggestion.structure().isEmpty() ? "" : " (" + suggestion.structure() + ")");
            }
        }
    }

    private Tree tree(Waiting waiting) {
        WaitingLabel label = waiting.label();
        Tree.Builder out = Tree.fields()
                .put("label", label.label())
                .put("structure", waiting.structure())
                .put("events", label.events())
                .put("seconds", label.seconds())
                .put("first", label.first().toString())
                .put("last", label.last().toString());
        if (suggest) {
            out.put(
                    "suggestions",
                    waiting.suggestions().stream()
                            .map(suggestion -> (Tree) Tree.fields()
                                    .put("category", suggestion.category().name())
                                    .put("reason", suggestion.reason().name())
                                    .put("like", suggestion.like())
                                    .putIfPresent("structure", suggestion.structure())
                                    .build())
                            .toList());
        }
        return out.build();
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
