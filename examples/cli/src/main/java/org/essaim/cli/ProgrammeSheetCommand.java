package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.essaim.Essaim;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme sheet}: the attendance sheet of a session, to be signed. */
@Command(name = "sheet")
final class ProgrammeSheetCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "SESSION", descriptionKey = "session.id")
    private String session = "";

    @Option(names = "--names", paramLabel = "FILE.csv")
    private @Nullable Path names;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true)
    private List<Path> outputs = List.of();

    ProgrammeSheetCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        OutputFiles.require(outputs, program);
        Function<WorkerId, Optional<String>> named = nobody -> Optional.empty();
        if (names != null) {
            ColumnOptions.requireFiles(List.of(names), program);
            named = NamesFile.read(names, store, program);
        }
        try (Essaim essaim = store.openNaming(program, named)) {
            essaim.export(essaim.sessions().sheet(session, program.locale())).to(outputs.toArray(new Path[0]));
            outputs.forEach(output -> program.say("file.written", output.toString()));
            return Exit.FINE;
        }
    }
}
