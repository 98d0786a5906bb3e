package org.essaim.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.budget.FinancialReport;
import org.essaim.budget.ReportLine;
import org.essaim.finding.Finding;
import org.essaim.report.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code essaim budget report}: what a subsidised action cost and who paid, against its budget. */
@Command(name = "report")
final class BudgetReportCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private BudgetFile file = new BudgetFile();

    BudgetReportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<FinancialReport> read = file.read(program, FinancialReport::read, findings::add);
        if (read.isPresent()) {
            tell(read.get());
            file.write(read.get().report(program.locale()), program);
            read.get().findings().forEach(finding -> findings.add(file.named(finding)));
        }
        return program.tell(findings);
    }

    private void tell(FinancialReport report) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        program.print(report.title());
        Table table = new Table()
                .words("")
                .figures(texts.text("head.budget"))
                .figures(texts.text("head.actual"))
                .figures(texts.text("head.variance"));
        for (boolean inKind : new boolean[] {false, true}) {
            for (ReportLine.Side side : ReportLine.Side.values()) {
                table.row(
                        texts.text("budget." + side + (inKind ? ".kind" : "")),
                        figures.amount(report.budget(side, inKind)),
                        figures.amount(report.actual(side, inKind)),
                        figures.amount(report.actual(side, inKind).minus(report.budget(side, inKind))));
            }
        }
        program.print(table);
        program.say("budget.due", figures.day(report.due()));
    }
}
