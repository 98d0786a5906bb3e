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
import org.essaim.csv.CsvPresets;
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

    @Option(names = "--preset", paramLabel = "PRESET", descriptionKey = "table.preset")
    private @Nullable String preset;

    /** True if a mapping was named, which only a table can have. */
    boolean isMapped() {
        return mapping != null || preset != null;
    }

    /** Reads a table, records its rows and answers what became of them. */
    int record(Path file, TableForm form, Program program, boolean json, Function<SourceTable, Recorded> recording) {
        List<Finding> findings = new ArrayList<>();
        Recorded recorded = read(file, form, program, findings)
                .map(rows -> with(findings, rows.refused(), recording.apply(rows.rows())))
                .orElseGet(() -> new Recorded(0, 0, 0, findings));
        return RecordedAnswer.tell(recorded, program, json);
    }

    /** Reads a table under the columns of its form; nothing if a finding says why not. */
    Optional<TableMapping.Mapped> read(Path file, TableForm form, Program program, List<Finding> findings) {
        if (mapping != null && preset != null) {
            throw program.texts().refusal("table.either", "--preset", "--mapping");
        }
        ColumnOptions.requireFiles(List.of(file), program);
        return reading(form, program, findings)
                .flatMap(columns -> table(file, findings).flatMap(columns));
    }

    private static Optional<SourceTable> table(Path file, List<Finding> findings) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")
                ? XlsxTable.read(file, findings::add)
                : CsvMapping.table(file, findings::add);
    }

    private Optional<Function<SourceTable, Optional<TableMapping.Mapped>>> reading(
            TableForm form, Program program, List<Finding> findings) {
        if (preset != null) {
            String id = preset;
            return TableMapping.read(
                            CsvPresets.table(id)
                                    .orElseThrow(() -> program.texts()
                                            .refusal("preset.unknown", id, String.join(", ", CsvPresets.tables()))),
                            form,
                            findings::add)
                    .map(read -> table -> read.apply(table, findings::add));
        }
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
