package org.essaim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.people.PeopleTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim people record}: records what structures say of their people in a month. */
@Command(name = "record")
final class PeopleRecordCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "TABLE", descriptionKey = "people.TABLE")
    private PeopleTable table = PeopleTable.WORKFORCE;

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "TABLE")
    private Path file = Path.of("");

    @Mixin
    private TableOptions columns = new TableOptions();

    @Option(names = "--json")
    private boolean json;

    PeopleRecordCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            return columns.record(
                    file, table.form(), program, json, rows -> essaim.people().load(table, rows));
        }
    }
}
