package org.essaim.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.time.LegalHold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim hold}: orders that nothing be erased, of a structure or of the whole federation; alone it lists the orders. */
@Command(name = "hold")
final class HoldCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "S", arity = "0..1", descriptionKey = "hold.S")
    private @Nullable String structure;

    @Option(names = "--all", descriptionKey = "hold.all")
    private boolean all;

    @Option(names = "--from", paramLabel = "YYYY-MM-DD", descriptionKey = "hold.from")
    private @Nullable LocalDate from;

    @Option(names = "--lift", paramLabel = "H001", descriptionKey = "hold.lift")
    private @Nullable String lift;

    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason = "";

    HoldCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            if (lift != null) {
                tell(essaim.privacy().lift(lift, reason));
            } else if (all || structure != null) {
                if (all && structure != null) {
                    throw program.texts().refusal("hold.both");
                }
                if (structure != null) {
                    StoreOptions.structure(essaim, structure, program);
                }
                LocalDate begins = from == null ? LocalDate.now(java.time.ZoneOffset.UTC) : from;
                tell(essaim.privacy().hold(structure, begins, reason));
            } else if (essaim.privacy().holds().isEmpty()) {
                program.say("hold.none");
            } else {
                essaim.privacy().holds().forEach(this::tell);
            }
            return Exit.FINE;
        }
    }

    private void tell(LegalHold hold) {
        String where = hold.structure() == null ? program.texts().text("hold.everything") : hold.structure();
        program.say(
                hold.isOpen() ? "hold.open" : "hold.lifted",
                hold.id(),
                where,
                hold.from().toString(),
                hold.reason(),
                hold.lifted());
    }
}
