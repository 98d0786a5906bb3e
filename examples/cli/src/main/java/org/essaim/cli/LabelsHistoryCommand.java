package org.essaim.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.time.Category;
import org.essaim.time.MappingVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim labels history}: who said what a label means, and from when on. */
@Command(name = "history")
final class LabelsHistoryCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--structure", paramLabel = "S")
    private @Nullable String structure;

    LabelsHistoryCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            List<MappingVersion> versions = new ArrayList<>();
            if (structure == null) {
                versions.addAll(essaim.time().mappingVersions());
            } else {
                versions.addAll(essaim.time()
                        .mappingVersions(StoreOptions.structure(essaim, structure, program)
                                .id()));
            }
            Texts texts = program.texts();
            Table table = new Table()
                    .figures(texts.text("head.version"))
                    .words(texts.text("head.date"))
                    .words(texts.text("head.author"))
                    .words(texts.text("head.label"))
                    .words(texts.text("head.from"))
                    .words(texts.text("head.before"))
                    .words(texts.text("head.after"));
            for (MappingVersion version : versions) {
                for (MappingVersion.Change change : version.changes()) {
                    table.row(
                            Long.toString(version.version()),
                            texts.moment(version.at()),
                            version.author(),
                            change.label(),
                            change.from().equals(LocalDate.MIN)
                                    ? texts.text("labels.always")
                                    : change.from().toString(),
                            name(change.before()),
                            name(change.after()));
                }
            }
            if (table.isEmpty()) {
                program.say("labels.history.none");
            } else {
                program.print(table);
            }
            return Exit.FINE;
        }
    }

    private static String name(@Nullable Category category) {
        return category == null ? "–" : category.name();
    }
}
