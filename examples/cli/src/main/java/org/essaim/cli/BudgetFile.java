package org.essaim.cli;

import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.essaim.Essaim;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.report.Report;
import org.essaim.spi.Exporter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The document that a money plan is read from, and the files that its report is written into. */
final class BudgetFile {
    @Parameters(paramLabel = "FILE", descriptionKey = "BUDGET")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    /** Reads a document into what it describes, with the constraints of every field checked. */
    interface Reading<T> {
        Optional<T> read(SourceTree document, Validator validator, Consumer<Finding> findings);
    }

    /** What the document describes, or nothing where findings say why not; nothing is read if no format would do. */
    <T> Optional<T> read(Program program, Reading<T> reading, Consumer<Finding> findings) throws IOException {
        requireFormats(program);
        return read(file, program, reading, findings);
    }

    /** What another document describes. */
    static <T> Optional<T> read(Path path, Program program, Reading<T> reading, Consumer<Finding> findings)
            throws IOException {
        ColumnOptions.requireFiles(List.of(path), program);
        String name = path.getFileName().toString();
        Validator validator = PackLoading.validator(program.locale());
        return program.codec(extension(path))
                .decode(Files.readAllBytes(path), name, findings)
                .flatMap(document -> reading.read(document, validator, findings));
    }

    /** Writes the report into every file asked for. */
    void write(Report report, Program program) {
        try (Essaim essaim = Essaim.builder().build()) {
            essaim.export(report).to(outputs.toArray(new Path[0]));
        }
        outputs.forEach(output -> program.say("file.written", output.toString()));
    }

    /** A finding about what the document says, with the document’s name. */
    Finding named(Finding finding) {
        return finding.file() != null
                ? finding
                : new Finding(
                        finding.code(),
                        finding.severity(),
                        file.getFileName().toString(),
                        finding.row(),
                        finding.column(),
                        finding.path(),
                        finding.value(),
                        finding.details());
    }

    private void requireFormats(Program program) {
        Set<String> known = new TreeSet<>();
        ServiceLoader.load(Exporter.class, BudgetFile.class.getClassLoader())
                .forEach(exporter -> known.add(exporter.extension()));
        for (Path output : outputs) {
            if (!known.contains(extension(output))) {
                throw program.texts()
                        .refusal("statement.format", output.getFileName().toString(), String.join(", ", known));
            }
        }
    }

    private static String extension(Path path) {
        String name = path.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
