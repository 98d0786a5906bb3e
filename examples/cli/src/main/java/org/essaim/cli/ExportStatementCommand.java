package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim export statement}: the lines of the newest issued version of a statement. */
@Command(name = "statement")
final class ExportStatementCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "AGREEMENT", descriptionKey = "AGREEMENT")
    private String agreement = "";

    @Option(names = "--period", paramLabel = "A..B", required = true)
    private Months period = Months.parse("2000-01");

    @Mixin
    private ExportOptions export = new ExportOptions();

    ExportStatementCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        String format = export.format(program);
        try (Essaim essaim = store.open(program)) {
            export.write(
                    essaim,
                    essaim.funding()
                            .newestStatement(agreement, period.first(), period.last())
                            .dataset(program.locale()),
                    format,
                    program);
            return Exit.FINE;
        }
    }
}
