package org.essaim.cli;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.mapping.TableMapping;
import org.essaim.pay.PayComparison;
import org.essaim.pay.PayComparison.Line;
import org.essaim.pay.PayComparison.Outcome;
import org.essaim.pay.Payroll;
import org.essaim.report.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim pay compare}: a month's payroll beside its journal; it stores nothing. */
@Command(name = "compare")
final class PayCompareCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private TableOptions columns = new TableOptions();

    @Parameters(index = "0", paramLabel = "S", descriptionKey = "S")
    private String structure = "";

    @Parameters(index = "1", paramLabel = "YYYY-MM", descriptionKey = "MONTH")
    private YearMonth month = YearMonth.of(2000, 1);

    @Parameters(index = "2", paramLabel = "FILE", descriptionKey = "pay.FILE")
    private Path file = Path.of("");

    @Option(names = "--json")
    private boolean json;

    PayCompareCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        try (Essaim essaim = store.openWithKey(program)) {
            String id = StoreOptions.structure(essaim, structure, program).id();
            Optional<PayComparison> comparison = columns.read(file, Payroll.form(), program, findings)
                    .map(TableMapping.Mapped::rows)
                    .map(rows -> essaim.payroll().compare(id, month, rows));
            comparison.ifPresent(found -> findings.addAll(found.findings()));
            if (json) {
                program.answer(Tree.fields()
                        .put("workers", comparison.map(PayCompareCommand::tree).orElse(List.of()))
                        .put("findings", Json.findings(findings, program.locale()))
                        .build());
                return Program.exit(findings);
            }
            comparison.ifPresent(this::tell);
        }
        return program.tell(findings);
    }

    private static List<Tree> tree(PayComparison comparison) {
        return comparison.lines().stream()
                .<Tree>map(line -> Tree.fields()
                        .put("worker", line.worker().value())
                        .put("outcome", line.outcome().name())
                        .put("paid", line.paid())
                        .put("counted", line.counted())
                        .put("difference", line.difference())
                        .put("slack", line.slack())
                        .build())
                .toList();
    }

    private void tell(PayComparison comparison) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        long same = comparison.lines().stream()
                .filter(line -> line.outcome() == Outcome.SAME)
                .count();
        program.say(
                "pay.title",
                comparison.structure(),
                figures.month(comparison.month()),
                same,
                comparison.lines().size());
        Table table = new Table()
                .words(texts.text("head.worker"))
                .figures(texts.text("head.paid"))
                .figures(texts.text("head.counted"))
                .figures(texts.text("head.difference"))
                .words("");
        for (Line line : comparison.lines()) {
            if (line.outcome() != Outcome.SAME) {
                table.row(
                        line.worker().value().substring(0, 8),
                        figures.hours(line.paid()),
                        figures.hours(line.counted()),
                        figures.hours(line.difference()),
                        texts.text("pay." + line.outcome().name().toLowerCase(Locale.ROOT)));
            }
        }
        if (!table.isEmpty()) {
            program.print(table);
        }
        if (comparison.otherMonths() > 0) {
            program.say("pay.months", comparison.otherMonths());
        }
    }
}
