package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim evidence}: lays open, under pseudonym, what a statement claims, for its recipient alone. */
@Command(name = "evidence")
final class EvidenceCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "STATEMENT.json", descriptionKey = "STATEMENT")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.json",
            required = true,
            descriptionKey = "evidence.output")
    private Path output = Path.of("");

    EvidenceCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        ColumnOptions.requireFiles(List.of(file), program);
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTree> document = program.codec("json")
                .decode(Files.readAllBytes(file), file.getFileName().toString(), findings::add);
        if (document.isEmpty()) {
            return program.tell(findings);
        }
        try (Essaim essaim = store.open(program)) {
            Tree.Fields evidence = essaim.funding().evidence(document.get().tree());
            Files.write(output, program.codec("json").encode(evidence));
            program.say("evidence.done", output);
            return Exit.FINE;
        }
    }
}
