package org.essaim.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.essaim.organisation.Function;
import org.essaim.session.Attendee;
import org.essaim.session.Sessions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is to come to a session, or came: a worker, or so many people of a function. */
final class AttendeeOptions {
    @Option(names = "--session", paramLabel = "SESSION", descriptionKey = "session.id")
    private @Nullable String session;

    @Option(names = "--structure", paramLabel = "S", descriptionKey = "programme.structure")
    private @Nullable String structure;

    @Option(names = "--worker", paramLabel = "NUMBER", descriptionKey = "session.worker")
    private @Nullable String worker;

    @Option(names = "--function", paramLabel = "FUNCTION", descriptionKey = "programme.function")
    private @Nullable Function function;

    @Option(names = "--number", paramLabel = "N", descriptionKey = "programme.number")
    private @Nullable Integer number;

    @Option(names = "--remove", descriptionKey = "session.remove")
    private boolean remove;

    boolean isRemoval() {
        return remove;
    }

    String session(SessionCommand command) {
        return command.needed(session, "--session");
    }

    /** Whom the options name. */
    Attendee who(SessionCommand command, Sessions sessions) {
        String named = command.needed(structure, "--structure");
        return worker == null
                ? Attendee.count(named, command.needed(function, "--worker, --function"), 1)
                : sessions.worker(named, worker);
    }

    Map<String, String> row(SessionCommand command) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("session", session(command));
        row.put("structure", command.needed(structure, "--structure"));
        if (worker == null) {
            row.put("function", command.needed(function, "--worker, --function").name());
        } else {
            row.put("worker", worker);
            row.put("function", function == null ? "" : function.name());
        }
        row.put("number", number == null ? "" : number.toString());
        return row;
    }
}
