package org.essaim.cli;

import java.util.Map;
import org.essaim.recording.Recorded;
import org.essaim.session.SessionTable;
import org.essaim.session.Sessions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim programme attend}: records who came to sessions. */
@Command(name = "attend")
final class ProgrammeAttendCommand extends SessionCommand {
    @Mixin
    private AttendeeOptions attendee = new AttendeeOptions();

    @Option(names = "--from", paramLabel = "HH:MM", descriptionKey = "session.came")
    private String from = "";

    @Option(names = "--to", paramLabel = "HH:MM", descriptionKey = "session.left")
    private String to = "";

    @Option(names = "--sheet", paramLabel = "TEXT", descriptionKey = "session.sheet")
    private String sheet = "";

    ProgrammeAttendCommand(Program program) {
        super(program, SessionTable.ATTENDANCES);
    }

    @Override
    @Nullable
    Recorded instead(Sessions sessions) {
        return attendee.isRemoval() ? sessions.remove(attendee.session(this), attendee.who(this, sessions)) : null;
    }

    @Override
    Map<String, String> row() {
        Map<String, String> row = attendee.row(this);
        row.put("from", from);
        row.put("to", to);
        row.put("sheet", sheet);
        return row;
    }
}
