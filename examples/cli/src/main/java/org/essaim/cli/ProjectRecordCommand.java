package org.essaim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.network.ProjectTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim project record}: takes projects of the network into the register. */
@Command(name = "record")
final class ProjectRecordCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "FILE", descriptionKey = "TABLE")
    private Path file = Path.of("");

    @Mixin
    private TableOptions columns = new TableOptions();

    @Option(names = "--json")
    private boolean json;

    ProjectRecordCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            return columns.record(file, ProjectTable.form(), program, json, essaim.projects()::load);
        }
    }
}
