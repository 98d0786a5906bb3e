package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code essaim experience withdraw}: the consent to a testimony is withdrawn, and its words are erased. */
@Command(name = "withdraw")
final class ExperienceWithdrawCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "ID", descriptionKey = "experience.testimony")
    private String id = "";

    ExperienceWithdrawCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            essaim.experiences().withdraw(id);
            program.say("experience.withdrawn", id);
            return Exit.FINE;
        }
    }
}
