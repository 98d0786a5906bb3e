package org.essaim.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.session.Practice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme practice}: records a practice that a structure told a community of. */
@Command(name = "practice")
final class ProgrammePracticeCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "COMMUNITY", descriptionKey = "community.id")
    private String id = "";

    @Option(names = "--structure", paramLabel = "S", required = true, descriptionKey = "programme.structure")
    private String structure = "";

    @Option(names = "--title", paramLabel = "TEXT", required = true, descriptionKey = "practice.title")
    private String title = "";

    @Option(names = "--text", paramLabel = "TEXT", descriptionKey = "practice.text")
    private String text = "";

    @Option(names = "--session", paramLabel = "SESSION", descriptionKey = "practice.session")
    private String session = "";

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", descriptionKey = "programme.date")
    private @Nullable LocalDate date;

    @Option(names = "--json")
    private boolean json;

    ProgrammePracticeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            String known = StoreOptions.structure(essaim, structure, program).id();
            LocalDate day = date == null ? LocalDate.now(ZoneOffset.UTC) : date;
            return RecordedAnswer.tell(
                    essaim.sessions().communities().share(id, new Practice(known, day, session, title, text)),
                    program,
                    json);
        }
    }
}
