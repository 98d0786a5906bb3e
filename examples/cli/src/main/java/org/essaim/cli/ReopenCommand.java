package org.essaim.cli;

import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim reopen}: opens a sealed month again, unless an issued statement rests on it. */
@Command(name = "reopen")
final class ReopenCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "S", descriptionKey = "S")
    private String structure = "";

    @Parameters(index = "1", paramLabel = "YYYY-MM", descriptionKey = "MONTH")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason = "";

    ReopenCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            StoreOptions.structure(essaim, structure, program);
            essaim.time().reopen(structure, month, reason);
            program.say("reopen.done", structure, program.figures().month(month));
            return Exit.FINE;
        }
    }
}
