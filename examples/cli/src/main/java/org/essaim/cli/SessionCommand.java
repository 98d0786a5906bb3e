package org.essaim.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.SourceTable;
import org.essaim.recording.Recorded;
import org.essaim.session.SessionTable;
import org.essaim.session.Sessions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands have in common that record something about sessions, once by options or many times by a table. */
abstract class SessionCommand implements Callable<Integer> {
    private final Program program;
    private final SessionTable table;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Parameters(index = "1", paramLabel = "FILE", arity = "0..1", descriptionKey = "TABLE")
    private @Nullable Path file;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "Europe/Paris", descriptionKey = "session.zone")
    private ZoneId zone = ZoneId.of("Europe/Paris");

    @Mixin
    private TableOptions columns = new TableOptions();

    @Option(names = "--json")
    private boolean json;

    SessionCommand(Program program, SessionTable table) {
        this.program = program;
        this.table = table;
    }

    /** The cells that the options tell, under the keys of the table's columns; empty ones are left out. */
    abstract Map<String, String> row();

    /** Something else that the options ask for, instead of recording a row. */
    @Nullable
    Recorded instead(Sessions sessions) {
        return null;
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
        if (file == null && columns.isMapped()) {
            throw program.texts().refusal("table.none", "--mapping");
        }
        try (Essaim essaim = store.openWithKey(program)) {
            Sessions sessions = essaim.sessions();
            essaim.programmes().programme(programme);
            if (file != null) {
                return columns.record(
                        file, table.form(), program, json, rows -> sessions.load(programme, table, rows, zone));
            }
            Recorded other = instead(sessions);
            return RecordedAnswer.tell(
                    other == null ? sessions.load(programme, table, typed(), zone) : other, program, json);
        }
    }

    private SourceTable typed() {
        List<String> header = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        row().forEach((key, value) -> {
            header.add(key);
            cells.add(value);
        });
        return new SourceTable("", header, List.of(new SourceTable.Row(1, cells)));
    }
}
