package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code essaim export sheets}: the action sheets of the store, a row each. */
@Command(name = "sheets")
final class ExportSheetsCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private ExportOptions export = new ExportOptions();

    ExportSheetsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        String format = export.format(program);
        try (Essaim essaim = store.open(program)) {
            export.write(essaim, essaim.sheets().dataset(program.locale()), format, program);
            return Exit.FINE;
        }
    }
}
