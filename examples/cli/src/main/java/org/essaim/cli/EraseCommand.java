package org.essaim.cli;

import java.time.YearMonth;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Erasure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim erase}: erases a worker from all months up to one, for good. */
@Command(name = "erase")
final class EraseCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "WORKER", descriptionKey = "WORKER")
    private String worker = "";

    @Parameters(index = "1", paramLabel = "YYYY-MM", descriptionKey = "UNTIL")
    private YearMonth until = YearMonth.of(2000, 1);

    @Option(names = "--source-id", descriptionKey = "source-id")
    private boolean sourceId;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason = "";

    EraseCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.openWithKey(program)) {
            WorkerId id = sourceId ? essaim.privacy().worker(worker) : pseudonym();
            Erasure erasure = program.watched(false, () -> essaim.privacy().erase(id, until, reason));
            tell(erasure, program);
            erasure.statements().forEach(statement -> program.say("erase.statement", statement));
            return Exit.FINE;
        }
    }

    // What was typed is not repeated: it could be a name.
    private WorkerId pseudonym() {
        try {
            return new WorkerId(worker);
        } catch (IllegalArgumentException e) {
            throw program.texts().refusal("erase.worker");
        }
    }

    static void tell(Erasure erasure, Program program) {
        Erasure.Tally tally = erasure.tally();
        program.say(
                "erase.done",
                erasure.id(),
                erasure.structure() == null ? "–" : erasure.structure(),
                program.figures().month(erasure.until()),
                program.figures().count(tally.facts()),
                program.figures().count(tally.entries()),
                program.figures().count(tally.seals()),
                program.texts().moment(erasure.at()),
                erasure.by(),
                erasure.reason());
        if (tally.records() > 0) {
            program.say("erase.records", program.figures().count(tally.records()));
        }
    }
}
