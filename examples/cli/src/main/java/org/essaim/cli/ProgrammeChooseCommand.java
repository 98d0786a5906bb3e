package org.essaim.cli;

import java.time.LocalDate;
import org.essaim.engagement.ApproachChoice;
import org.essaim.engagement.EngagementTable;
import org.essaim.engagement.Programmes;
import org.essaim.recording.Recorded;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code essaim programme choose}: records approaches that structures tried or chose. */
@Command(name = "choose")
final class ProgrammeChooseCommand extends EngagementCommand {
    @Option(names = "--approach", paramLabel = "CODE", descriptionKey = "programme.approach")
    private @Nullable String approach;

    @Option(names = "--provider", paramLabel = "NAME", descriptionKey = "programme.provider")
    private String provider = "";

    @Option(names = "--tried", descriptionKey = "programme.tried")
    private boolean tried;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "programme.reason")
    private String reason = "";

    ProgrammeChooseCommand(Program program) {
        super(program, EngagementTable.APPROACHES);
    }

    @Override
    Recorded record(Programmes programmes, String programme, String structure, LocalDate date) {
        ApproachChoice.Kind kind = tried ? ApproachChoice.Kind.TRIED : ApproachChoice.Kind.CHOSEN;
        return programmes.choose(
                programme, structure, new ApproachChoice(kind, needed(approach, "--approach"), provider, date, reason));
    }
}
