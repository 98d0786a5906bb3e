package org.essaim.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Function;
import org.essaim.session.Attendee;
import org.essaim.session.Communities;
import org.essaim.session.Sessions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme member}: records who joins a community of practice, or leaves it. */
@Command(name = "member")
final class ProgrammeMemberCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "COMMUNITY", descriptionKey = "community.id")
    private String id = "";

    @Option(names = "--structure", paramLabel = "S", required = true, descriptionKey = "programme.structure")
    private String structure = "";

    @Option(names = "--worker", paramLabel = "NUMBER", descriptionKey = "session.worker")
    private @Nullable String worker;

    @Option(names = "--function", paramLabel = "FUNCTION", descriptionKey = "programme.function")
    private @Nullable Function function;

    @Option(names = "--number", paramLabel = "N", defaultValue = "1", descriptionKey = "programme.number")
    private int number = 1;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", descriptionKey = "programme.date")
    private @Nullable LocalDate date;

    @Option(names = "--leave", descriptionKey = "community.leave")
    private boolean leave;

    @Option(names = "--json")
    private boolean json;

    ProgrammeMemberCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.openWithKey(program)) {
            Communities communities = essaim.sessions().communities();
            LocalDate day = date == null ? LocalDate.now(ZoneOffset.UTC) : date;
            Attendee who = who(essaim.sessions());
            return RecordedAnswer.tell(
                    leave ? communities.leave(id, who, day) : communities.join(id, who, day), program, json);
        }
    }

    private Attendee who(Sessions sessions) {
        if (worker != null) {
            return sessions.worker(structure, worker);
        }
        if (function == null) {
            throw program.texts().refusal("programme.needed", "--worker, --function");
        }
        try {
            return Attendee.count(structure, function, number);
        } catch (IllegalArgumentException e) {
            throw new EssaimException(String.valueOf(e.getMessage()), e);
        }
    }
}
