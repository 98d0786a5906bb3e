package org.essaim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureSource;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim people measures}: what structures said of their people, added up over months. */
@Command(name = "measures")
final class PeopleMeasuresCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--period", required = true, paramLabel = "A..B", descriptionKey = "people.period")
    private @Nullable Months period;

    @Option(names = "--structure", paramLabel = "S", descriptionKey = "people.structure")
    private @Nullable String structure;

    @Option(names = "--json")
    private boolean json;

    PeopleMeasuresCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Months months = java.util.Objects.requireNonNull(period);
        try (Essaim essaim = store.open(program)) {
            Scope scope = structure == null
                    ? Scope.federation()
                    : new Scope(Set.of(
                            StoreOptions.structure(essaim, structure, program).id()));
            LocalDateRange days = LocalDateRange.of(
                    months.first().atDay(1), months.last().plusMonths(1).atDay(1));
            MeasureSource source = essaim.people().measures();
            List<Tree> answers = new ArrayList<>();
            Table table = new Table()
                    .words(program.texts().text("head.measure"))
                    .figures(program.texts().text("head.value"))
                    .figures(program.texts().text("head.people"));
            for (MeasureSource.Measure measure : source.measures()) {
                MeasureSource.Value value =
                        source.values(measure.id(), List.of(scope), days).get(0);
                Tree.Builder fields = Tree.fields().put("measure", measure.id());
                if (value instanceof MeasureSource.Measured measured) {
                    table.row(
                            measure.id(),
                            program.figures()
                                    .decimal(
                                            measured.amount(),
                                            Math.max(0, measured.amount().scale())),
                            program.figures().count(measured.contributors()));
                    fields.put("value", new Tree.Numeric(measured.amount()))
                            .put("unit", measured.unit().name())
                            .put("people", measured.contributors());
                } else if (value instanceof MeasureSource.Absent absent) {
                    table.row(
                            measure.id(),
                            program.texts().text("people." + absent.reason().name()),
                            "–");
                    fields.put("absent", absent.reason().name());
                }
                answers.add(fields.build());
            }
            if (json) {
                program.answer(Tree.fields()
                        .put("period", months.toString())
                        .put(
                                "structures",
                                scope.structures().stream().map(Tree::of).toList())
                        .put("measures", answers)
                        .build());
            } else {
                program.print(table);
            }
            return Exit.FINE;
        }
    }
}
