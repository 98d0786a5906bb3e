package org.essaim.cli;

import java.time.LocalDate;
import org.essaim.engagement.EngagementTable;
import org.essaim.engagement.Enrolment.State;
import org.essaim.engagement.Move;
import org.essaim.engagement.Programmes;
import org.essaim.recording.Recorded;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code essaim programme move}: records a pause, the end or a departure of structures. */
@Command(name = "move")
final class ProgrammeMoveCommand extends EngagementCommand {
    private final Program program;

    @Option(names = "--state", paramLabel = "STATE", descriptionKey = "programme.state")
    private @Nullable State state;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "programme.reason")
    private String reason = "";

    ProgrammeMoveCommand(Program program) {
        super(program, EngagementTable.ENROLMENTS);
        this.program = program;
    }

    @Override
    Recorded record(Programmes programmes, String programme, String structure, LocalDate date) {
        State to = needed(state, "--state");
        if (to == State.ENGAGED) {
            throw program.texts().refusal("programme.enrol");
        }
        return programmes.move(programme, Move.to(structure, to, date, reason));
    }
}
