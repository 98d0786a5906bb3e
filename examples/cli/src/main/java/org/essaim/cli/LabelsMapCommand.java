package org.essaim.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.essaim.Essaim;
import org.essaim.organisation.Structure;
import org.essaim.time.Category;
import org.essaim.time.MappingChange;
import org.essaim.time.MappingPreview;
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

    @Option(names = "--dry-run")
    private boolean dryRun;

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
            change = (from == null ? change : change.from(from)).map(label, category);
            if (dryRun) {
                preview(change.preview());
                return Exit.FINE;
            }
            long before = waiting(essaim, touched);
            change.save();
            program.say(
                    "labels.mapped",
                    label,
                    category.title(program.locale()),
                    program.figures().hours(before - waiting(essaim, touched)));
            return Exit.FINE;
        }
    }

    private void preview(MappingPreview preview) {
        Texts texts = program.texts();
        program.say("labels.preview", label, category.title(program.locale()));
        if (preview.effects().isEmpty()) {
            program.say("labels.preview.none");
        } else {
            Table table = new Table()
                    .words(texts.text("head.structure"))
                    .words(texts.text("head.month"))
                    .words(texts.text("head.category"))
                    .figures(texts.text("head.before"))
                    .figures(texts.text("head.after"));
            for (MappingPreview.Effect effect : preview.effects()) {
                table.row(
                        effect.structure(),
                        effect.month().toString(),
                        effect.category().title(program.locale()),
                        program.figures().hours(effect.before()),
                        program.figures().hours(effect.after()));
            }
            program.print(table);
        }
        preview.untouched()
                .forEach((each, months) -> program.say(
                        "labels.preview.sealed",
                        each,
                        months.stream().map(YearMonth::toString).collect(Collectors.joining(", "))));
    }

    private static long waiting(Essaim essaim, List<String> structures) {
        return structures.stream()
                .mapToLong(each -> essaim.time().unmapped(each).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .sum();
    }
}
