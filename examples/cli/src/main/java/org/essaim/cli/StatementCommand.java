package org.essaim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.Reason;
import org.essaim.report.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim statement draft} and {@code essaim statement issue}: what a funder is told about a period. */
@Command
final class StatementCommand implements Callable<Integer> {
    private final Program program;
    private final boolean issue;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "AGREEMENT", descriptionKey = "AGREEMENT")
    private String agreement = "";

    @Option(names = "--period", paramLabel = "A..B", required = true)
    private Months period = Months.parse("2000-01");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    StatementCommand(Program program, boolean issue) {
        this.program = program;
        this.issue = issue;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program, "json");
        try (Essaim essaim = store.open(program)) {
            FundingStatement statement = program.watched(
                    false,
                    () -> issue
                            ? essaim.funding().issue(agreement, period.first(), period.last())
                            : essaim.funding().draft(agreement, period.first(), period.last()));
            program.write(essaim.export(statement), outputs);
            tell(statement);
            return program.tell(statement.findings());
        }
    }

    private void tell(FundingStatement statement) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        String period = figures.month(statement.first())
                + (statement.first().equals(statement.last()) ? "" : " – " + figures.month(statement.last()));
        if (statement.isDraft()) {
            program.say("statement.draft", agreement, period);
        } else {
            program.say("statement.issued", agreement, period, statement.version());
        }
        Table table = new Table().words("").figures("");
        table.row(texts.text("statement.recorded"), figures.hours(statement.recordedSeconds()));
        table.row(texts.text("statement.claimed"), figures.hours(statement.claimedSeconds()));
        table.row(texts.text("statement.funded"), figures.hours(statement.fundedSeconds()));
        table.row(texts.text("statement.others"), figures.hours(statement.fundedByOthersSeconds()));
        table.row(texts.text("statement.unfunded"), figures.hours(statement.unfundedSeconds()));
        for (Reason reason : Reason.values()) {
            long seconds = statement.unfundedSeconds(reason);
            if (seconds != 0) {
                table.row("  " + reason.title(program.locale()), figures.hours(seconds));
            }
        }
        table.row(texts.text("statement.amount"), figures.amount(statement.amount()));
        table.row(
                texts.text("statement.cost"),
                statement.cost().map(figures::amount).orElseGet(() -> texts.text("statement.unknown")));
        table.row(
                texts.text("statement.remaining"),
                statement.remaining().map(figures::amount).orElseGet(() -> texts.text("statement.unknown")));
        program.print(table);
        program.say("statement.digest", statement.digest().hex());
        outputs.forEach(output -> program.say("file.written", output.toString()));
    }
}
