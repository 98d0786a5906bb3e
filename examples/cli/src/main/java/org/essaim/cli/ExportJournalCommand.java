package org.essaim.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.csv.CsvExport;
import org.essaim.organisation.Structure;
import org.essaim.time.JournalExtract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim export journal}: entries and corrections of some structures and months, under pseudonym. */
@Command(name = "journal")
final class ExportJournalCommand implements Callable<Integer> {
    private static final String KIMAI = "kimai";
    private static final String ODOO = "odoo";
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--period", paramLabel = "A..B", required = true, descriptionKey = "export.months")
    private Months period = Months.parse("2000-01");

    @Option(names = "--structure", paramLabel = "S", descriptionKey = "export.structure")
    private List<String> structures = List.of();

    @Mixin
    private ExportOptions export = new ExportOptions();

    ExportJournalCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        String format = export.format(program, KIMAI, ODOO);
        try (Essaim essaim = store.open(program)) {
            List<String> named = structures.isEmpty()
                    ? essaim.time().structures().stream().map(Structure::id).toList()
                    : structures.stream()
                            .map(each -> StoreOptions.structure(essaim, each, program)
                                    .id())
                            .distinct()
                            .toList();
            JournalExtract journal = essaim.time().journal(named, period.first(), period.last());
            if (format.equals(KIMAI) || format.equals(ODOO)) {
                CsvExport.Target target = format.equals(KIMAI) ? CsvExport.Target.KIMAI : CsvExport.Target.ODOO;
                return export.write(out -> CsvExport.timesheet(journal, target, program.locale(), out), program);
            }
            export.write(essaim, journal.dataset(program.locale()), format, program);
            return Exit.FINE;
        }
    }
}
