package org.essaim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.essaim.csv.CsvMapping;
import org.essaim.document.SourceTable;
import org.essaim.document.TableForm;
import org.essaim.finding.Finding;
import org.essaim.mapping.TableMapping;
import org.essaim.recording.Recorded;
import org.essaim.xlsx.XlsxTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose columns a table has that is recorded: those of its template, or another program's by a mapping. */
final class TableOptions {
    @Option(names = "--mapping", paramLabel = "M.yaml", descriptionKey = "table.mapping")
    private @Nullable Path mapping;

    /** True if a mapping was named, which only a table can have. */
    boolean isMapped() {
        return mapping != null;
    }

    /** Reads a table, records its rows and answers what became of them. */
    int record(Path file, TableForm form, Program program, boolean json, Function<SourceTable, Recorded> recording) {
        ColumnOptions.requireFiles(List.of(file), program);
        List<Finding> findings = new ArrayList<>();
        Optional<Function<SourceTable, Optional<TableMapping.Mapped>>> reading = reading(form, program, findings);
        Optional<TableMapping.Mapped> mapped =
                reading.flatMap(columns -> table(file, findings).flatMap(columns));
        Recorded recorded = mapped.map(rows -> with(findings, rows.refused(), recording.apply(rows.rows())))
                .orElseGet(() -> new Recorded(0, 0, 0, findings));
        return RecordedAnswer.tell(recorded, program, json);
    }

    private static Optional<SourceTable> table(Path file, List<Finding> findings) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")
                ? XlsxTable.read(file, findings::add)
                : CsvMapping.table(file, findings::add);
    }

    private Optional<Function<SourceTable, Optional<TableMapping.Mapped>>> reading(
            TableForm form, Program program, List<Finding> findings) {
        if (mapping == null) {
            return Optional.of(table -> Optional.of(new TableMapping.Mapped(table, 0)));
        }
        ColumnOptions.requireFiles(List.of(mapping), program);
        String name = mapping.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            return program.codec(extension)
                    .decode(Files.readAllBytes(mapping), name, findings::add)
                    .flatMap(document -> TableMapping.read(document, form, findings::add))
                    .map(read -> table -> read.apply(table, findings::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorded with(List<Finding> findings, long refused, Recorded recorded) {
        findings.addAll(recorded.findings());
        return new Recorded(
                recorded.stored(),
                recorded.unchanged(),
                Math.toIntExact(recorded.refused() + refused),
                List.copyOf(findings));
    }
}
