package org.essaim.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.budget.FinancingPlan;
import org.essaim.budget.PlanYear;
import org.essaim.finding.Finding;
import org.essaim.report.Figures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim budget plan}: who pays for an action, year by year. */
@Command(name = "plan")
final class BudgetPlanCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private BudgetFile file = new BudgetFile();

    @Option(names = "--as-of", paramLabel = "DATE")
    private @Nullable LocalDate asOf;

    BudgetPlanCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<FinancingPlan> read = file.read(program, FinancingPlan::read, findings::add);
        if (read.isPresent()) {
            FinancingPlan plan = read.get();
            LocalDate on = asOf == null ? plan.asOf() : asOf;
            tell(plan, on);
            file.write(plan.report(on, program.locale()), program);
            plan.findings(on).forEach(finding -> findings.add(file.named(finding)));
        }
        return program.tell(findings);
    }

    private void tell(FinancingPlan plan, LocalDate on) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        program.print(plan.title());
        Table table = new Table()
                .words(texts.text("head.year"))
                .figures(texts.text("head.cost"))
                .figures(texts.text("head.secured"))
                .figures(texts.text("head.sought"))
                .figures(texts.text("head.gap"))
                .figures(texts.text("head.publicshare"));
        for (int each : plan.years()) {
            PlanYear year = plan.year(each, on);
            table.row(
                    Integer.toString(each),
                    figures.amount(year.cost()),
                    figures.amount(year.totalSecured()),
                    figures.amount(year.totalSought()),
                    figures.amount(year.gap()),
                    year.publicShare(true)
                            .map(share -> figures.share(
                                    share.numerator().longValueExact(),
                                    share.denominator().longValueExact()))
                            .orElseGet(() -> texts.text("statement.unknown")));
        }
        program.print(table);
    }
}
