package org.essaim.cli;

import java.time.LocalDate;
import org.essaim.engagement.Application;
import org.essaim.engagement.EngagementTable;
import org.essaim.engagement.Programmes;
import org.essaim.recording.Recorded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code essaim programme apply}: records structures' answers to a call. */
@Command(name = "apply")
final class ProgrammeApplyCommand extends EngagementCommand {
    @Option(names = "--call", paramLabel = "CODE", required = true, descriptionKey = "programme.call")
    private String call = "";

    @Option(names = "--reference", paramLabel = "TEXT", descriptionKey = "programme.reference")
    private String reference = "";

    ProgrammeApplyCommand(Program program) {
        super(program, EngagementTable.APPLICATIONS);
    }

    @Override
    String answered() {
        return call;
    }

    @Override
    Recorded record(Programmes programmes, String programme, String structure, LocalDate date) {
        return programmes.apply(programme, call, new Application(structure, date, reference));
    }
}
