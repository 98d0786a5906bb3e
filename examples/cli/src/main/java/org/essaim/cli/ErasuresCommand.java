package org.essaim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.time.Erasure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code essaim erasures}: every erasure that was made; nothing of it names the person. */
@Command(name = "erasures")
final class ErasuresCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    ErasuresCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            List<Erasure> erasures = essaim.privacy().erasures();
            if (erasures.isEmpty()) {
                program.say("erasures.none");
            }
            erasures.forEach(erasure -> EraseCommand.tell(erasure, program));
            return Exit.FINE;
        }
    }
}
