package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.essaim.csv.CsvPresets;
import org.essaim.document.SourceTree;
import org.essaim.esppadom.EsppadomTimeSource;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
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

    /** What the files are. */
    final FileForm form() {
        return preset == null ? FileForm.COLUMNS : FileForm.of(preset);
    }

    /** The visits of a message; a funder that has its own name behind the preset has its own profile. */
    final TimeSource delivery(Path file) {
        return EsppadomTimeSource.of(file).under(preset == null ? EsppadomTimeSource.PROFILE : preset);
    }

    /** What reads files with columns, or nothing if a finding says why not. */
    final Optional<Function<Path, Delivered>> byColumns(List<Path> files, Program program, Consumer<Finding> findings)
            throws IOException {
        return document(program, findings).flatMap(document -> Delivered.byColumns(files, document, findings));
    }

    private Optional<SourceTree> document(Program program, Consumer<Finding> findings) throws IOException {
        if (mapping != null) {
            requireFiles(List.of(mapping), program);
            String name = mapping.getFileName().toString();
            String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return program.codec(extension).decode(Files.readAllBytes(mapping), name, findings);
        }
        String id = preset == null ? "" : preset;
        return Optional.of(CsvPresets.document(id)
                .orElseThrow(() -> program.texts().refusal("preset.unknown", id, FileForm.presets())));
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
