package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.pack.Pack;
import org.essaim.pack.PackReport;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim init}: founds the store with a pack, and makes the key if there is none. */
@Command(name = "init")
final class InitCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--pack", paramLabel = "PACK", required = true)
    private String pack = "";

    InitCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        // A pack with errors leaves no store behind.
        PackReport report = PackLoading.load(pack, program);
        if (report.pack().isEmpty()) {
            return program.tell(report.findings());
        }
        found(report.pack().get());
        return program.tell(report.findings());
    }

    private void found(Pack loaded) throws IOException {
        if (loaded.federation() == null && !store.isThere()) {
            throw program.texts().refusal("init.federation", loaded.id());
        }
        Optional<Pseudonymiser> known = store.key(program);
        if (known.isEmpty() && store.keyBeside().isEmpty()) {
            throw program.texts().refusal("key.none", store.place());
        }
        try (Store opened = store.openOrMake(program)) {
            if (known.isEmpty() && Essaim.builder().store(opened).build().isFounded()) {
                throw program.texts().refusal("key.lost", store.place());
            }
            @Nullable Path made = known.isPresent() ? null : store.keyBeside().orElseThrow();
            Pseudonymiser key = made == null ? known.orElseThrow() : KeyFile.make(made);
            Essaim essaim = Essaim.builder().store(opened).pseudonyms(key).build();
            StoreOptions.requireSameKey(essaim, key, program);
            essaim.load(loaded);
            program.say(
                    "init.done",
                    store.place(),
                    loaded.id(),
                    essaim.federation().name(),
                    loaded.structures().size(),
                    loaded.agreements().size());
            if (made != null) {
                program.say("init.key", made.toString());
            }
        }
    }
}
