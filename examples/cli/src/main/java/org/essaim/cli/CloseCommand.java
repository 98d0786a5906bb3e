package org.essaim.cli;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.finding.Finding;
import org.essaim.organisation.Structure;
import org.essaim.progress.Progress;
import org.essaim.progress.Step;
import org.essaim.progress.Work;
import org.essaim.time.CloseReport;
import org.essaim.time.Seal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim close}: seals months, structure by structure, and prints the seals as a funder keeps them. */
@Command(name = "close")
final class CloseCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--all")
    private boolean all;

    @Parameters(
            paramLabel = "S... YYYY-MM[..YYYY-MM]",
            arity = "1..*",
            hideParamSyntax = true,
            descriptionKey = "CLOSE")
    private List<String> words = List.of();

    CloseCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Months months = months();
        List<String> named = words.subList(0, words.size() - 1);
        if (named.isEmpty() != all) {
            throw program.texts().refusal(all ? "close.both" : "close.nobody");
        }
        try (Essaim essaim = store.openWithKey(program)) {
            named.forEach(id -> StoreOptions.structure(essaim, id, program));
            List<StructureMonth> steps = all ? steps(essaim, months) : steps(named, months);
            if (steps.isEmpty()) {
                throw program.texts().refusal("close.empty", months);
            }
            int exit = tell(close(essaim, steps));
            if (all) {
                tellLeft(essaim, steps);
            }
            return exit;
        }
    }

    private List<CloseReport> close(Essaim essaim, List<StructureMonth> steps) {
        List<CloseReport> reports = new ArrayList<>();
        try (ProgressLine line = program.progress(false)) {
            for (StructureMonth step : steps) {
                // Each is a call of its own: what is shown is how many of all of them are done.
                Progress progress = each -> line.at(new Step(
                        each.operation(), each.stage(), each.item(), reports.size(), OptionalLong.of(steps.size())));
                reports.addAll(Work.watched(
                        progress.until(program.machine().cancelled()),
                        () -> essaim.time().close(List.of(step.structure()), step.month())));
            }
        }
        return reports;
    }

    private record StructureMonth(String structure, YearMonth month) {}

    private Months months() {
        String last = words.get(words.size() - 1);
        try {
            return Months.parse(last);
        } catch (picocli.CommandLine.TypeConversionException e) {
            throw program.texts().refusal("close.months", last);
        }
    }

    private static List<StructureMonth> steps(List<String> structures, Months months) {
        List<StructureMonth> steps = new ArrayList<>();
        for (String structure : structures) {
            months.all().forEach(month -> steps.add(new StructureMonth(structure, month)));
        }
        return steps;
    }

    // Only months with facts: a structure that is late with its export must not find its month sealed empty.
    private static List<StructureMonth> steps(Essaim essaim, Months months) {
        List<StructureMonth> steps = new ArrayList<>();
        for (Structure structure : essaim.time().structures()) {
            List<YearMonth> told = essaim.time().sealed().months(structure.id());
            months.all().stream()
                    .filter(told::contains)
                    .forEach(month -> steps.add(new StructureMonth(structure.id(), month)));
        }
        return steps;
    }

    private void tellLeft(Essaim essaim, List<StructureMonth> steps) {
        List<String> left = essaim.time().structures().stream()
                .map(Structure::id)
                .filter(id -> steps.stream().noneMatch(step -> step.structure().equals(id)))
                .toList();
        if (!left.isEmpty()) {
            program.say("close.left", String.join(", ", left));
        }
    }

    private int tell(List<CloseReport> reports) {
        Texts texts = program.texts();
        Table table = new Table()
                .words(texts.text("head.seal"))
                .figures(texts.text("head.facts"))
                .figures(texts.text("head.hours"))
                .words(texts.text("head.state"));
        List<Finding> findings = new ArrayList<>();
        for (CloseReport report : reports) {
            Seal seal = report.seal();
            long seconds = seal.categories().values().stream()
                    .mapToLong(Seal.CategorySeal::seconds)
                    .sum();
            table.row(
                    report.structure() + ":" + report.month() + "="
                            + seal.digest().hex(),
                    program.figures().count(seal.facts()),
                    program.figures().hours(seconds),
                    texts.text(report.fresh() ? "close.fresh" : "close.known", seal.number()));
            findings.addAll(report.findings());
        }
        program.print(table);
        return program.tell(findings);
    }
}
