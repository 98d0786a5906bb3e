package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim key retire}: ends a replacement; from then on the former key can be destroyed. */
@Command(name = "retire")
final class KeyRetireCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--lose", paramLabel = "N", descriptionKey = "key.lose")
    private long lost;

    KeyRetireCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.openWithKey(program)) {
            essaim.retireFormerKey(lost);
            program.say("key.retired");
            return Exit.FINE;
        }
    }
}
