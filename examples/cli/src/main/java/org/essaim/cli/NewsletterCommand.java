package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.finding.Finding;
import org.essaim.newsletter.Newsletter;
import org.essaim.recording.Recorded;
import org.essaim.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim newsletter}: a letter to the network as a document, and among the resources once it is kept. */
@Command(name = "newsletter")
final class NewsletterCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "LETTER", descriptionKey = "newsletter.LETTER")
    private String named = "";

    @Option(names = "--keep", descriptionKey = "newsletter.keep")
    private boolean keep;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    NewsletterCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        OutputFiles.require(outputs, program);
        List<Finding> findings = new ArrayList<>();
        Optional<Newsletter> written = SharedFile.isFile(named)
                ? SharedFile.fields(Path.of(named), program, findings::add).flatMap(Newsletter::read)
                : Optional.empty();
        if (findings.stream().anyMatch(Finding::isError)) {
            return program.tell(findings);
        }
        try (Essaim essaim = store.open(program)) {
            Newsletter newsletter = written.orElseGet(() -> essaim.newsletters().newsletter(named));
            Report report = essaim.newsletters().report(newsletter, program.locale(), findings);
            if (keep) {
                Recorded saved = essaim.newsletters().save(newsletter);
                program.say("recorded", saved.stored(), saved.unchanged(), saved.refused());
            }
            essaim.export(report).in(program.locale()).to(outputs.toArray(Path[]::new));
            if (outputs.isEmpty()) {
                Screenful.print(report, program);
            }
            outputs.forEach(output -> program.say("file.written", output.toString()));
            return program.tell(findings);
        }
    }
}
