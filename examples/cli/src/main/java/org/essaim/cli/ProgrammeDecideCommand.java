package org.essaim.cli;

import java.time.LocalDate;
import org.essaim.engagement.EngagementTable;
import org.essaim.engagement.Move;
import org.essaim.engagement.Programmes;
import org.essaim.recording.Recorded;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code essaim programme decide}: records what was decided on applications. */
@Command(name = "decide")
final class ProgrammeDecideCommand extends EngagementCommand {
    @ArgGroup
    private @Nullable Decision decision;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "programme.reason")
    private String reason = "";

    /** One of the two. */
    static final class Decision {
        @Option(names = "--accepted", required = true, descriptionKey = "programme.accepted")
        private boolean accepted;

        @Option(names = "--refused", required = true, descriptionKey = "programme.refused")
        private boolean refused;
    }

    ProgrammeDecideCommand(Program program) {
        super(program, EngagementTable.DECISIONS);
    }

    @Override
    Recorded record(Programmes programmes, String programme, String structure, LocalDate date) {
        Decision made = needed(decision, "--accepted, --refused");
        return programmes.move(programme, Move.decided(structure, made.accepted && !made.refused, date, reason));
    }
}
