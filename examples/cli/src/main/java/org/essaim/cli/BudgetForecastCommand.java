package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.budget.FinancingPlan;
import org.essaim.budget.Forecast;
import org.essaim.budget.ForecastYear;
import org.essaim.budget.Scenario;
import org.essaim.finding.Finding;
import org.essaim.report.Figures;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim budget forecast}: what coordination will cost, scenario by scenario, and what stays open. */
@Command(name = "forecast")
final class BudgetForecastCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private BudgetFile file = new BudgetFile();

    @Option(names = "--plan", paramLabel = "PLAN.yaml")
    private @Nullable Path plan;

    @Option(names = "--as-of", paramLabel = "DATE")
    private @Nullable LocalDate asOf;

    BudgetForecastCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<Forecast> read = file.read(program, Forecast::read, findings::add);
        if (plan != null) {
            Optional<FinancingPlan> money = BudgetFile.read(plan, program, FinancingPlan::read, findings::add);
            // Without the plan that was asked for, the forecast would be told against nothing.
            read = read.flatMap(forecast -> money.map(forecast::against));
        }
        if (read.isPresent()) {
            Forecast forecast = read.get();
            LocalDate on = asOf == null ? forecast.asOf() : asOf;
            tell(forecast, on);
            file.write(forecast.report(on, program.locale()), program);
            forecast.findings(on).forEach(finding -> findings.add(file.named(finding)));
        }
        return program.tell(findings);
    }

    private void tell(Forecast forecast, LocalDate on) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        program.print(forecast.title());
        Table table = new Table()
                .words(texts.text("head.scenario"))
                .words(texts.text("head.year"))
                .figures(texts.text("head.hours"))
                .figures(texts.text("head.cost"))
                .figures(texts.text("head.secured"))
                .figures(texts.text("head.sought"))
                .figures(texts.text("head.gap"));
        for (Scenario scenario : forecast.scenarios()) {
            for (ForecastYear year : forecast.years(scenario.id(), on)) {
                table.row(
                        scenario.title(),
                        Integer.toString(year.year()),
                        figures.hours(year.seconds()),
                        amount(Optional.ofNullable(year.cost())),
                        figures.amount(year.secured()),
                        figures.amount(year.sought()),
                        amount(year.gap()));
            }
        }
        program.print(table);
    }

    private String amount(Optional<Money> money) {
        return money.map(program.figures()::amount)
                .orElseGet(() -> program.texts().text("statement.unknown"));
    }
}
