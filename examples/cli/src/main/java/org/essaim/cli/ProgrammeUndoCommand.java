package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme undo}: takes back the last step of a structure, which was recorded by mistake. */
@Command(name = "undo")
final class ProgrammeUndoCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Parameters(index = "1", paramLabel = "S", descriptionKey = "S")
    private String structure = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "programme.undo.reason")
    private String reason = "";

    @Option(names = "--json")
    private boolean json;

    ProgrammeUndoCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            return RecordedAnswer.tell(essaim.programmes().takeBack(programme, structure, reason), program, json);
        }
    }
}
