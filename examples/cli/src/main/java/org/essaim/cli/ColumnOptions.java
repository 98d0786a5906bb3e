package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.csv.CsvMapping;
import org.essaim.csv.CsvPresets;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.ical.IcalOptions;
import org.essaim.xlsx.XlsxTimeSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the columns of a file are read: a shipped preset, or a mapping of one's own. */
class ColumnOptions {
    @Option(names = "--preset", paramLabel = "PRESET", required = true)
    private @Nullable String preset;

    @Option(names = "--mapping", paramLabel = "M.yaml", required = true)
    private @Nullable Path mapping;

    /** The preset that is taken where none is named. */
    static ColumnOptions usual() {
        ColumnOptions options = new ColumnOptions();
        options.preset = CsvPresets.ids().get(0);
        return options;
    }

    /** True if the files are workbooks that somebody filled in: they say themselves what their columns are. */
    final boolean isTemplate() {
        return XlsxTimeSource.PROFILE.equals(preset);
    }

    /** True if the files are calendars, which have no columns. */
    final boolean isCalendar() {
        return IcalOptions.PROFILE.equals(preset);
    }

    /** The mapping, or nothing if a finding says why not. */
    Optional<CsvMapping> mapping(Program program, Consumer<Finding> findings) throws IOException {
        return document(program, findings).flatMap(document -> CsvMapping.read(document, findings));
    }

    /** The document of the mapping, for files of another form; nothing if a finding says why not. */
    Optional<SourceTree> document(Program program, Consumer<Finding> findings) throws IOException {
        if (mapping != null) {
            requireFiles(List.of(mapping), program);
            String name = mapping.getFileName().toString();
            String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return program.codec(extension).decode(Files.readAllBytes(mapping), name, findings);
        }
        String id = preset == null ? "" : preset;
        return Optional.of(CsvPresets.document(id)
                .orElseThrow(() -> program.texts().refusal("preset.unknown", id, String.join(", ", CsvPresets.ids()))));
    }

    /** Refuses a file that is not there before anything is done with another. */
    static void requireFiles(List<Path> files, Program program) {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw program.texts().refusal("file.none", file.toString());
            }
        }
    }
}
