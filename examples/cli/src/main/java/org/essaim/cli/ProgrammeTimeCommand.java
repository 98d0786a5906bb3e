package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.spi.TimeSource;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme time}: takes a structure's attendance of whole months in as working time. */
@Command(name = "time")
final class ProgrammeTimeCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "S", descriptionKey = "S")
    private String structure = "";

    @Parameters(index = "1", paramLabel = "A..B", descriptionKey = "session.months")
    private Months months = Months.parse("2000-01");

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--json")
    private boolean json;

    ProgrammeTimeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.openWithKey(program)) {
            String known = StoreOptions.structure(essaim, structure, program).id();
            Window window = Window.complete(months.first(), months.last());
            TimeSource attendance = essaim.sessions().attendance(window.days());
            ImportReport report = dryRun
                    ? essaim.time().preview(attendance, known, window)
                    : essaim.time().load(attendance, known, window);
            if (json) {
                program.answer(Tree.fields()
                        .put("new", report.added())
                        .put("unchanged", report.unchanged())
                        .put("amended", report.amended())
                        .put("withdrawn", report.withdrawn())
                        .put("seconds", report.seconds())
                        .put("findings", Json.findings(report.findings(), program.locale()))
                        .build());
                return Program.exit(report.findings());
            }
            program.say(
                    "session.time",
                    known,
                    program.figures().hours(report.seconds()),
                    report.added(),
                    report.unchanged(),
                    report.amended(),
                    report.withdrawn());
            return program.tell(report.findings());
        }
    }
}
