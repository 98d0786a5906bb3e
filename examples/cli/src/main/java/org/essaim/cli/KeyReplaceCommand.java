package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code essaim key replace}: makes a new key and puts it in the place of the one beside the store. */
@Command(name = "replace")
final class KeyReplaceCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    KeyReplaceCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        Path key = store.keyBeside()
                .filter(Files::exists)
                .orElseThrow(() -> program.texts().refusal("key.beside"));
        Path former = StoreOptions.formerBeside(key);
        Path next = key.resolveSibling("essaim-next.key");
        if (Files.exists(former)) {
            throw program.texts().refusal("key.former", former);
        }
        KeyFile.make(next);
        try (Essaim essaim = store.openToReplaceKey(next, key, program)) {
            essaim.replaceKey();
        } catch (RuntimeException e) {
            Files.delete(next);
            throw e;
        }
        Files.move(key, former);
        Files.move(next, key);
        program.say("key.replaced", key, former);
        return Exit.FINE;
    }
}
