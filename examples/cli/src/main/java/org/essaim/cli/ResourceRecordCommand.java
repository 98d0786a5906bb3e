package org.essaim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.sharing.ResourceTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim resource record}: records what was shared and how often it was read. */
@Command(name = "record")
final class ResourceRecordCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "TABLE", descriptionKey = "resource.TABLE")
    private ResourceTable table = ResourceTable.RESOURCES;

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "TABLE")
    private Path file = Path.of("");

    @Mixin
    private TableOptions columns = new TableOptions();

    @Option(names = "--json")
    private boolean json;

    ResourceRecordCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            return columns.record(
                    file,
                    table.form(),
                    program,
                    json,
                    rows -> essaim.resources().load(table, rows));
        }
    }
}
