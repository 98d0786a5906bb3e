package org.essaim.cli;

import java.time.YearMonth;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.report.Figures;
import org.essaim.time.Category;
import org.essaim.time.Fact;
import org.essaim.time.FactDifference;
import org.essaim.time.Moment;
import org.essaim.time.MonthComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim diff}: why a month counts otherwise at one moment than at another, fact by fact. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "S", descriptionKey = "S")
    private String structure = "";

    @Parameters(index = "1", paramLabel = "YYYY-MM", descriptionKey = "MONTH")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(names = "--from", paramLabel = "DATE|seal:N", required = true)
    private String from = "";

    @Option(names = "--to", paramLabel = "DATE|seal:N", defaultValue = "now")
    private String to = "now";

    @Option(names = "--json")
    private boolean json;

    DiffCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Moment first = Moment.parse(from);
        Moment second = Moment.parse(to);
        try (Essaim essaim = store.open(program)) {
            String id = StoreOptions.structure(essaim, structure, program).id();
            MonthComparison comparison = essaim.time().compare(id, month, first, second);
            if (json) {
                program.answer(tree(comparison));
            } else {
                tell(comparison);
            }
            return Exit.FINE;
        }
    }

    private void tell(MonthComparison comparison) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        program.say(
                "diff.title",
                comparison.structure(),
                figures.month(comparison.month()),
                comparison.from().toString(),
                comparison.to().toString());
        if (comparison.differences().isEmpty()) {
            program.say("diff.none");
            return;
        }
        Table facts = new Table()
                .words(texts.text("head.kind"))
                .words(texts.text("head.date"))
                .words(texts.text("head.worker"))
                .words(texts.text("head.told"))
                .words(texts.text("head.before"))
                .words(texts.text("head.after"))
                .words(texts.text("head.what"));
        for (FactDifference difference : comparison.differences()) {
            Fact fact = fact(difference);
            facts.row(
                    difference.kind().title(program.locale()),
                    fact.reference().startDate().toString(),
                    fact.worker() == null ? "–" : fact.worker().display(),
                    fact.label().isEmpty() ? fact.service() : fact.label(),
                    hours(difference.secondsBefore()),
                    hours(difference.secondsAfter()),
                    difference.changes().stream()
                            .map(change -> change.words(program.locale()))
                            .collect(Collectors.joining(" · ")));
        }
        program.print(facts);
        Table sums = new Table()
                .words(texts.text("head.category"))
                .figures(texts.text("head.before"))
                .figures(texts.text("head.after"))
                .figures(texts.text("head.difference"));
        for (Category category : Category.values()) {
            long before = comparison.before().getOrDefault(category, 0L);
            long after = comparison.after().getOrDefault(category, 0L);
            if (before != 0 || after != 0) {
                sums.row(
                        category.title(program.locale()),
                        figures.hours(before),
                        figures.hours(after),
                        figures.hours(after - before));
            }
        }
        program.print(sums);
    }

    private String hours(SortedMap<Category, Long> seconds) {
        return seconds.isEmpty()
                ? "–"
                : seconds.entrySet().stream()
                        .map(each -> program.figures().hours(each.getValue()) + " "
                                + each.getKey().title(program.locale()))
                        .collect(Collectors.joining(" + "));
    }

    private static Fact fact(FactDifference difference) {
        return difference.after() != null ? difference.after() : Objects.requireNonNull(difference.before());
    }

    private Tree.Fields tree(MonthComparison comparison) {
        return Tree.fields()
                .put("structure", comparison.structure())
                .put("month", comparison.month().toString())
                .put("from", comparison.from().toString())
                .put("to", comparison.to().toString())
                .put("before", Json.seconds(comparison.before()))
                .put("after", Json.seconds(comparison.after()))
                .put(
                        "differences",
                        comparison.differences().stream().map(this::tree).toList())
                .build();
    }

    private Tree tree(FactDifference difference) {
        Fact fact = fact(difference);
        Tree.Builder out = Tree.fields()
                .put("kind", difference.kind().name())
                .put("date", fact.reference().startDate().toString())
                .putIfPresent(
                        "worker", fact.worker() == null ? null : fact.worker().value())
                .putIfPresent("label", fact.label())
                .putIfPresent("service", fact.service())
                .put(
                        "changes",
                        difference.changes().stream()
                                .map(change -> (Tree) Tree.fields()
                                        .put("aspect", change.aspect().name())
                                        .put("before", change.before())
                                        .put("after", change.after())
                                        .put("words", change.words(program.locale()))
                                        .build())
                                .toList())
                .put("before", Json.seconds(difference.secondsBefore()))
                .put("after", Json.seconds(difference.secondsAfter()))
                .put("receipt", difference.receipt());
        return out.put("row", difference.row()).build();
    }
}
