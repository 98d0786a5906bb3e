package org.essaim.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.essaim.DataExport;
import org.essaim.Essaim;
import org.essaim.finding.Finding;
import org.essaim.report.Dataset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which file data is written into, and in which format. */
final class ExportOptions {
    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "export.format")
    private @Nullable String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            descriptionKey = "export.output")
    private Path output = Path.of("");

    /** Writes what a format of another program is. */
    interface Writing {
        List<Finding> into(OutputStream out) throws IOException;
    }

    /**
     * The format that was asked for; unless one was, the one of the file’s extension.
     *
     * @param others formats that only this command writes
     * @throws org.essaim.finding.EssaimException if nothing here writes it
     */
    String format(Program program, String... others) {
        SortedSet<String> known = new TreeSet<>(DataExport.formats());
        known.addAll(Set.of(others));
        String asked = format == null ? byExtension(program) : format;
        if (!known.contains(asked)) {
            throw program.texts()
                    .refusal(
                            "export.format.unknown",
                            format == null ? output.getFileName() : asked,
                            String.join(", ", known));
        }
        return asked;
    }

    // A spreadsheet of who works in French wants semicolons and decimal commas.
    private String byExtension(Program program) {
        String name = output.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean french = !program.locale().getLanguage().equals("en");
        return extension.equals("csv") && french ? "csv-fr" : extension;
    }

    /** Writes data. */
    void write(Essaim essaim, Dataset dataset, String asked, Program program) {
        program.watched(false, () -> {
            essaim.export(dataset).to(output, asked);
            return output;
        });
        program.say("file.written", output.toString());
    }

    /** Writes a file of another program, which appears whole or not at all; answers the exit code. */
    int write(Writing writing, Program program) throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path beside = output.resolveSibling("." + output.getFileName() + ".part");
        List<Finding> findings;
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                findings = writing.into(out);
            }
            if (Program.exit(findings) == Exit.FINE) {
                Files.move(beside, output, StandardCopyOption.REPLACE_EXISTING);
                program.say("file.written", output.toString());
            }
        } finally {
            Files.deleteIfExists(beside);
        }
        return program.tell(findings);
    }
}
