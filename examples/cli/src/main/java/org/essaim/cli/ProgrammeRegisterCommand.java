package org.essaim.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.essaim.recording.Recorded;
import org.essaim.session.SessionTable;
import org.essaim.session.Sessions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim programme register}: records who is to come to sessions. */
@Command(name = "register")
final class ProgrammeRegisterCommand extends SessionCommand {
    @Mixin
    private AttendeeOptions attendee = new AttendeeOptions();

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", descriptionKey = "programme.date")
    private @Nullable LocalDate date;

    ProgrammeRegisterCommand(Program program) {
        super(program, SessionTable.REGISTRATIONS);
    }

    @Override
    @Nullable
    Recorded instead(Sessions sessions) {
        return attendee.isRemoval() ? sessions.unregister(attendee.session(this), attendee.who(this, sessions)) : null;
    }

    @Override
    Map<String, String> row() {
        Map<String, String> row = attendee.row(this);
        row.put("date", (date == null ? LocalDate.now(ZoneOffset.UTC) : date).toString());
        return row;
    }
}
