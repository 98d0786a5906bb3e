package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.funding.CellReference;
import org.essaim.funding.StatementDifference;
import org.essaim.funding.StatementSums;
import org.essaim.report.Figures;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim statement diff}: why one statement says something else than another, without a store. */
@Command(name = "diff")
final class StatementDiffCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(index = "0", paramLabel = "A.json", descriptionKey = "statement.diff.A")
    private Path from = Path.of("");

    @Parameters(index = "1", paramLabel = "B.json", descriptionKey = "statement.diff.B")
    private Path to = Path.of("");

    @Option(names = "--json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    StatementDiffCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        ColumnOptions.requireFiles(List.of(from, to), program);
        OutputFiles.require(outputs, program);
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTree> one = read(from, findings);
        Optional<SourceTree> other = read(to, findings);
        Optional<StatementDifference> compared = one.isEmpty() || other.isEmpty()
                ? Optional.empty()
                : StatementDifference.between(one.get(), other.get(), findings::add);
        if (compared.isPresent()) {
            StatementDifference difference = compared.get();
            try (Essaim essaim = Essaim.builder().build()) {
                essaim.export(difference.report(program.locale()))
                        .in(program.locale())
                        .to(outputs.toArray(new Path[0]));
            }
            answer(difference);
            return Exit.FINE;
        }
        if (json) {
            program.answer(Tree.fields()
                    .put("findings", Json.findings(findings, program.locale()))
                    .build());
        } else {
            program.say("statement.diff.refused");
            program.tell(findings);
        }
        return Exit.FINDINGS;
    }

    private Optional<SourceTree> read(Path file, List<Finding> findings) throws IOException {
        // Two versions often have one name, in two folders: a finding says which of them it is about.
        String name = from.getFileName().equals(to.getFileName())
                ? file.toString()
                : file.getFileName().toString();
        return program.codec("json").decode(Files.readAllBytes(file), name, findings::add);
    }

    private void answer(StatementDifference difference) {
        if (json) {
            Tree.Builder out = Tree.fields().put("same", difference.isEmpty());
            difference.toTree().fields().forEach(out::put);
            program.answer(out.put("findings", List.of()).build());
            return;
        }
        tell(difference);
        outputs.forEach(output -> program.say("file.written", output.toString()));
    }

    private void tell(StatementDifference difference) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        Locale locale = program.locale();
        program.say("statement.diff.title", difference.agreement(), named(difference.from()), named(difference.to()));
        if (difference.isEmpty()) {
            program.say("statement.diff.none");
            return;
        }
        totals(difference);
        Table lines = new Table()
                .words(texts.text("head.cause"))
                .words(texts.text("head.line"))
                .figures(texts.text("head.before"))
                .figures(texts.text("head.after"))
                .figures(texts.text("head.before"))
                .figures(texts.text("head.after"))
                .figures(texts.text("head.difference"));
        for (StatementDifference.Line line : difference.readable()) {
            CellReference cell = line.cell();
            lines.row(
                    line.cause().title(locale),
                    cell == null ? "–" : cell.toString(),
                    figures.hours(line.secondsBefore()),
                    figures.hours(line.secondsAfter()),
                    euros(line.centsBefore()),
                    euros(line.centsAfter()),
                    euros(line.difference().cents()));
        }
        if (!lines.isEmpty()) {
            program.print(lines);
        }
        difference.changes().forEach(change -> program.say("statement.diff.change", change.path()));
        if (!difference.to().open().isEmpty()) {
            program.say("statement.diff.open", String.join(", ", difference.to().open()));
        }
        if (difference.sharedSeals() == 0) {
            program.say("statement.diff.apart");
        }
    }

    private void totals(StatementDifference difference) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        StatementSums before = difference.from().sums();
        StatementSums after = difference.to().sums();
        StatementSums between = difference.difference();
        Table table = new Table()
                .words("")
                .figures(texts.text("head.before"))
                .figures(texts.text("head.after"))
                .figures(texts.text("head.difference"));
        record Hours(String key, long before, long after, long between) {}
        for (Hours row : List.of(
                new Hours("statement.recorded", before.recorded(), after.recorded(), between.recorded()),
                new Hours("statement.claimed", before.claimed(), after.claimed(), between.claimed()),
                new Hours("statement.funded", before.funded(), after.funded(), between.funded()),
                new Hours("statement.others", before.others(), after.others(), between.others()),
                new Hours("statement.unfunded", before.unfunded(), after.unfunded(), between.unfunded()))) {
            table.row(
                    texts.text(row.key),
                    figures.hours(row.before),
                    figures.hours(row.after),
                    figures.hours(row.between));
        }
        table.row(texts.text("statement.amount"), euros(before.cents()), euros(after.cents()), euros(between.cents()));
        table.row(texts.text("statement.cost"), cost(before), cost(after), cost(between));
        program.print(table);
    }

    private String cost(StatementSums sums) {
        Long cents = sums.costCents();
        return cents == null ? program.texts().text("statement.unknown") : euros(cents);
    }

    private String euros(long cents) {
        return program.figures().amount(Money.ofMinor(CurrencyUnit.EUR, cents));
    }

    private String named(StatementDifference.Side side) {
        return side.version() == 0
                ? side.file()
                : program.texts().text("statement.diff.version", side.file(), side.version());
    }
}
