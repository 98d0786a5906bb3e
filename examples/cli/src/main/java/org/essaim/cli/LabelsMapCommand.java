package org.essaim.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.organisation.Structure;
import org.essaim.time.Category;
import org.essaim.time.MappingChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim labels map}: says what a label means. */
@Command(name = "map")
final class LabelsMapCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "LABEL", descriptionKey = "LABEL")
    private String label = "";

    @Parameters(index = "1", paramLabel = "CATEGORY", descriptionKey = "CATEGORY")
    private Category category = Category.OTHER_INDIRECT;

    @Option(names = "--structure", paramLabel = "S")
    private @Nullable String structure;

    @Option(names = "--from", paramLabel = "DATE")
    private @Nullable LocalDate from;

    LabelsMapCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (label.isBlank()) {
            throw program.texts().refusal("labels.blank");
        }
        try (Essaim essaim = store.open(program)) {
            MappingChange change;
            List<String> touched;
            if (structure == null) {
                touched = essaim.time().structures().stream().map(Structure::id).toList();
                change = essaim.time().mapping();
            } else {
                touched = List.of(
                        StoreOptions.structure(essaim, structure, program).id());
                change = essaim.time().mapping(structure);
            }
            long before = waiting(essaim, touched);
            (from == null ? change : change.from(from)).map(label, category).save();
            program.say(
                    "labels.mapped",
                    label,
                    category.title(program.locale()),
                    program.figures().hours(before - waiting(essaim, touched)));
            return Exit.FINE;
        }
    }

    private static long waiting(Essaim essaim, List<String> structures) {
        return structures.stream()
                .mapToLong(each -> essaim.time().unmapped(each).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .sum();
    }
}
