package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.engagement.Enrolment;
import org.essaim.engagement.EnrolmentVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code essaim programme history}: who recorded what of a structure's way through a programme, and when. */
@Command(name = "history")
final class ProgrammeHistoryCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Parameters(index = "1", paramLabel = "S", descriptionKey = "S")
    private String structure = "";

    ProgrammeHistoryCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            Texts texts = program.texts();
            Table table = new Table()
                    .words(texts.text("head.recorded.at"))
                    .words(texts.text("head.actor"))
                    .words(texts.text("head.state"))
                    .words(texts.text("head.phase"))
                    .words(texts.text("head.date"))
                    .words(texts.text("head.reason"));
            for (EnrolmentVersion version : essaim.programmes().history(programme, structure)) {
                Enrolment.Step last = version.enrolment()
                        .steps()
                        .get(version.enrolment().steps().size() - 1);
                table.row(
                        texts.moment(version.at()),
                        version.actor(),
                        last.state().title(program.locale()),
                        last.phase(),
                        program.figures().day(last.date()),
                        last.reason());
            }
            program.print(table);
            return Exit.FINE;
        }
    }
}
