package org.essaim.cli;

import java.time.LocalDate;
import org.essaim.engagement.EngagementTable;
import org.essaim.engagement.Move;
import org.essaim.engagement.Programmes;
import org.essaim.recording.Recorded;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code essaim programme enrol}: records that structures enter a phase. */
@Command(name = "enrol")
final class ProgrammeEnrolCommand extends EngagementCommand {
    @Option(names = "--phase", paramLabel = "CODE", descriptionKey = "programme.phase")
    private @Nullable String phase;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "programme.reason")
    private String reason = "";

    @Option(names = "--waiver", paramLabel = "TEXT", descriptionKey = "programme.waiver")
    private String waiver = "";

    ProgrammeEnrolCommand(Program program) {
        super(program, EngagementTable.ENROLMENTS);
    }

    @Override
    Recorded record(Programmes programmes, String programme, String structure, LocalDate date) {
        return programmes.move(
                programme,
                Move.into(structure, needed(phase, "--phase"), date, reason).waiving(waiver));
    }
}
