package org.essaim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.time.Proposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim proposals accept} and {@code essaim proposals refuse}: settles proposals, with a reason. */
@Command
final class SettleCommand implements Callable<Integer> {
    private final Program program;
    private final boolean accept;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "ID", arity = "1..*", descriptionKey = "PROPOSAL")
    private List<String> ids = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason = "";

    SettleCommand(Program program, boolean accept) {
        this.program = program;
        this.accept = accept;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            for (String id : ids) {
                Proposal settled = accept
                        ? essaim.time().accept(id, reason)
                        : essaim.time().refuse(id, reason);
                program.say(
                        "proposals.settled." + settled.state(),
                        id,
                        settled.booked() == null ? "" : program.figures().month(settled.booked()));
            }
            return Exit.FINE;
        }
    }
}
