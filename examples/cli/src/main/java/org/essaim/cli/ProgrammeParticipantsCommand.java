package org.essaim.cli;

import java.time.LocalDate;
import org.essaim.engagement.EngagementTable;
import org.essaim.engagement.Participants;
import org.essaim.engagement.Programmes;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Function;
import org.essaim.recording.Recorded;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code essaim programme participants}: records how many people of a function structures send into a phase. */
@Command(name = "participants")
final class ProgrammeParticipantsCommand extends EngagementCommand {
    @Option(names = "--phase", paramLabel = "CODE", descriptionKey = "programme.phase")
    private @Nullable String phase;

    @Option(names = "--function", paramLabel = "FUNCTION", descriptionKey = "programme.function")
    private @Nullable Function function;

    @Option(names = "--number", paramLabel = "N", descriptionKey = "programme.number")
    private @Nullable Integer number;

    ProgrammeParticipantsCommand(Program program) {
        super(program, EngagementTable.PARTICIPANTS);
    }

    @Override
    Recorded record(Programmes programmes, String programme, String structure, LocalDate date) {
        try {
            return programmes.participants(
                    programme,
                    structure,
                    new Participants(
                            needed(phase, "--phase"),
                            needed(function, "--function"),
                            needed(number, "--number"),
                            date));
        } catch (IllegalArgumentException e) {
            throw new EssaimException(String.valueOf(e.getMessage()), e);
        }
    }
}
