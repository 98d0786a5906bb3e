package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.essaim.Essaim;
import org.essaim.organisation.WorkerId;
import org.essaim.report.Report;
import org.essaim.time.TimeSheet;
import org.essaim.time.TimeSheets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim timesheet}: the monthly sheet of hours that a worker and a supervisor sign. */
@Command(name = "timesheet")
final class TimesheetCommand implements Callable<Integer> {
    private static final int SHORTEST = 4;
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "S", descriptionKey = "S")
    private String structure = "";

    @Parameters(index = "1", paramLabel = "YYYY-MM", descriptionKey = "MONTH")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(names = "--worker", paramLabel = "PSEUDONYM")
    private @Nullable String worker;

    @Option(names = "--names", paramLabel = "FILE.csv")
    private @Nullable Path names;

    @Option(names = "--project", paramLabel = "NAME", defaultValue = "")
    private String project = "";

    @Option(names = "--project-number", paramLabel = "NUMBER", defaultValue = "")
    private String number = "";

    @Option(names = "--work-package", paramLabel = "NAME", defaultValue = "")
    private String workPackage = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true)
    private List<Path> outputs = List.of();

    TimesheetCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        OutputFiles.require(outputs, program);
        Function<WorkerId, Optional<String>> named = nobody -> Optional.empty();
        if (names != null) {
            ColumnOptions.requireFiles(List.of(names), program);
            named = NamesFile.read(names, store, program);
        }
        try (Essaim essaim = store.openNaming(program, named)) {
            TimeSheets sheets = essaim.time()
                    .timeSheets(
                            StoreOptions.structure(essaim, structure, program).id(), month)
                    .project(project, number)
                    .workPackage(workPackage);
            if (worker != null) {
                sheets.worker(worker(sheets.sheets(), worker));
            }
            Report report = sheets.render(program.locale());
            program.write(essaim.export(report), outputs);
            program.say(
                    "timesheet.done",
                    report.sections().size(),
                    structure,
                    program.figures().month(month));
            outputs.forEach(output -> program.say("file.written", output.toString()));
            return Exit.FINE;
        }
    }

    /** The worker whose pseudonym begins so, as it is printed everywhere. */
    private WorkerId worker(List<TimeSheet> sheets, String asked) {
        String start = asked.toLowerCase(Locale.ROOT);
        List<WorkerId> found = sheets.stream()
                .map(TimeSheet::worker)
                .filter(each -> start.length() >= SHORTEST && each.value().startsWith(start))
                .toList();
        if (found.size() != 1) {
            throw program.texts().refusal("timesheet.worker", month, structure, found.size());
        }
        return found.get(0);
    }
}
