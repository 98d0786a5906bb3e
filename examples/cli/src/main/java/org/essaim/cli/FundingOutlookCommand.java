package org.essaim.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.funding.Amendment;
import org.essaim.funding.FundingOutlook;
import org.essaim.funding.TermChange;
import org.essaim.report.Figures;
import org.essaim.time.Category;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim funding outlook}: what another order would fund, and which amendment a category needs. */
@Command(name = "outlook")
final class FundingOutlookCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "AGREEMENT", descriptionKey = "funding.AGREEMENT")
    private String agreement = "";

    @Option(names = "--period", paramLabel = "A..B", required = true, descriptionKey = "lint.period")
    private Months period = Months.parse("2000-01");

    @Option(names = "--category", paramLabel = "CATEGORY", descriptionKey = "funding.category")
    private Set<Category> categories = new LinkedHashSet<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    @Option(names = "--json")
    private boolean json;

    FundingOutlookCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        Category[] asked = categories.toArray(new Category[0]);
        Locale locale = program.locale();
        try (Essaim essaim = store.open(program)) {
            FundingOutlook outlook = essaim.funding().outlook(agreement, period.first(), period.last());
            if (!outputs.isEmpty()) {
                essaim.export(outlook.report(locale, asked)).in(locale).to(outputs.toArray(new Path[0]));
            }
            if (json) {
                Tree.Builder out = Tree.fields();
                outlook.toTree(locale, asked).fields().forEach(out::put);
                program.answer(out.put("findings", Json.findings(outlook.findings(), locale))
                        .build());
                return Program.exit(outlook.findings());
            }
            tell(outlook);
            outputs.forEach(output -> program.say("file.written", output.toString()));
            return program.tell(outlook.findings());
        }
    }

    private void tell(FundingOutlook outlook) {
        program.say("funding.outlook", agreement, Outcomes.period(period, program.figures()));
        Outcomes.print(outlook.today(), program);
        outlook.text(program.locale()).forEach(program::print);
        FundingOutlook.Better better = outlook.orders().better();
        if (better != null) {
            Outcomes.print(outlook.today(), better.outcome(), program);
        }
        for (Category category : categories) {
            tell(outlook.amendments(category));
        }
    }

    private void tell(FundingOutlook.Amendments amendments) {
        Figures figures = program.figures();
        program.print(amendments.text(program.locale()));
        Table table = new Table()
                .words(program.texts().text("head.settings"))
                .figures(program.texts().text("head.more"))
                .figures(program.texts().text("head.left"))
                .figures(program.texts().text("head.cost"));
        for (Amendment each : amendments.ranked()) {
            table.row(
                    each.changes().stream().map(TermChange::setting).collect(Collectors.joining(" ")),
                    figures.hours(each.fundedSeconds()),
                    figures.hours(each.leftSeconds()),
                    figures.amount(each.cost()));
        }
        if (!table.isEmpty()) {
            program.print(table);
        }
    }
}
