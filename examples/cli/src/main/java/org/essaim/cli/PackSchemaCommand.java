package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.essaim.document.DocumentSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code essaim pack schema}: writes the schemas that an editor completes packs from, and says how it finds them. */
@Command(name = "schema")
final class PackSchemaCommand implements Callable<Integer> {
    private final Program program;

    @Option(names = "-o", paramLabel = "DIR", descriptionKey = "pack.schema.out")
    private Path folder = Path.of("");

    PackSchemaCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder.toAbsolutePath());
        for (DocumentSchema schema : DocumentSchema.values()) {
            Files.write(folder.resolve(schema.fileName()), schema.bytes());
        }
        program.say("pack.schema", DocumentSchema.PACK.fileName(), DocumentSchema.PACK_DATA.fileName());
        return Exit.FINE;
    }
}
