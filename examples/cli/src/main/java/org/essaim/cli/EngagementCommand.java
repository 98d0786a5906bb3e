package org.essaim.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.engagement.EngagementTable;
import org.essaim.engagement.Programmes;
import org.essaim.recording.Recorded;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands have in common that record something of one structure by options, or of many by a table. */
abstract class EngagementCommand implements Callable<Integer> {
    private final Program program;
    private final EngagementTable table;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Parameters(index = "1", paramLabel = "FILE", arity = "0..1", descriptionKey = "TABLE")
    private @Nullable Path file;

    @Option(names = "--structure", paramLabel = "S", descriptionKey = "programme.structure")
    private @Nullable String structure;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", descriptionKey = "programme.date")
    private @Nullable LocalDate date;

    @Mixin
    private TableOptions columns = new TableOptions();

    @Option(names = "--json")
    private boolean json;

    EngagementCommand(Program program, EngagementTable table) {
        this.program = program;
        this.table = table;
    }

    /** Records what the options tell of one structure. */
    abstract Recorded record(Programmes programmes, String programme, String structure, LocalDate date);

    /** The call that the rows of a table answer, where they answer one. */
    String answered() {
        return "";
    }

    /** An option that has to be given where no table is. */
    final <T> T needed(@Nullable T value, String option) {
        if (value == null) {
            throw program.texts().refusal("programme.needed", option);
        }
        return value;
    }

    @Override
    public Integer call() {
        if (file != null && (structure != null || date != null)) {
            throw program.texts().refusal("programme.either");
        }
        if (file == null && columns.isMapped()) {
            throw program.texts().refusal("table.none", "--mapping");
        }
        try (Essaim essaim = store.open(program)) {
            Programmes programmes = essaim.programmes();
            programmes.programme(programme);
            if (file == null) {
                String named = StoreOptions.structure(essaim, needed(structure, "--structure"), program)
                        .id();
                LocalDate day = date == null ? LocalDate.now(ZoneOffset.UTC) : date;
                return RecordedAnswer.tell(record(programmes, programme, named, day), program, json);
            }
            return columns.record(
                    file, table.form(), program, json, rows -> programmes.load(programme, table, answered(), rows));
        }
    }
}
