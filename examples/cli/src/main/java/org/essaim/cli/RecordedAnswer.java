package org.essaim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.essaim.csv.CsvMapping;
import org.essaim.document.SourceTable;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.recording.Recorded;
import org.essaim.xlsx.XlsxTable;

/** How commands answer that record what somebody typed. */
final class RecordedAnswer {
    private RecordedAnswer() {}

    /** Reads a table, records its rows and answers what became of them. */
    static int ofTable(Path file, Program program, boolean json, Function<SourceTable, Recorded> recording) {
        ColumnOptions.requireFiles(List.of(file), program);
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTable> table = file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")
                ? XlsxTable.read(file, findings::add)
                : CsvMapping.table(file, findings::add);
        Recorded recorded = table.map(recording).orElseGet(() -> new Recorded(0, 0, 0, findings));
        return tell(recorded, program, json);
    }

    static int tell(Recorded given, Program program, boolean json) {
        Recorded recorded = new Recorded(
                given.stored(),
                given.unchanged(),
                given.refused(),
                given.findings().stream().map(RecordedAnswer::placed).toList());
        if (json) {
            program.answer(Tree.fields()
                    .put("stored", recorded.stored())
                    .put("unchanged", recorded.unchanged())
                    .put("refused", recorded.refused())
                    .put("findings", Json.findings(recorded.findings(), program.locale()))
                    .build());
            return Program.exit(recorded.findings());
        }
        program.say("recorded", recorded.stored(), recorded.unchanged(), recorded.refused());
        return program.tell(recorded.findings());
    }

    // What options tell is read as a row of a table that has no file: there is no place to show.
    private static Finding placed(Finding finding) {
        return finding.file() == null || !finding.file().isEmpty()
                ? finding
                : new Finding(
                        finding.code(),
                        finding.severity(),
                        null,
                        null,
                        finding.column(),
                        null,
                        finding.value(),
                        finding.details());
    }
}
