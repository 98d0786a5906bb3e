package org.essaim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.experience.Consent;
import org.essaim.finding.Finding;
import org.essaim.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim experience render}: a testimony or a lesson learned as a document. */
@Command(name = "render")
final class ExperienceRenderCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "ID", descriptionKey = "experience.ID")
    private String id = "";

    @Option(names = "--public", descriptionKey = "experience.public")
    private boolean everybody;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    ExperienceRenderCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        List<Finding> findings = new ArrayList<>();
        try (Essaim essaim = store.open(program)) {
            Optional<Report> report = report(essaim, findings);
            report.ifPresent(told -> {
                essaim.export(told).in(program.locale()).to(outputs.toArray(Path[]::new));
                if (outputs.isEmpty()) {
                    Screenful.print(told, program);
                }
                outputs.forEach(output -> program.say("file.written", output.toString()));
            });
            program.tell(findings);
            return report.isPresent() ? Exit.FINE : Exit.FINDINGS;
        }
    }

    private Optional<Report> report(Essaim essaim, List<Finding> findings) {
        Optional<Report> lesson =
                essaim.experiences().lesson(id).map(each -> essaim.experiences().report(each, program.locale()));
        return lesson.isPresent()
                ? lesson
                : essaim.experiences()
                        .testimony(id, everybody ? Consent.Extent.PUBLIC : Consent.Extent.NETWORK, findings)
                        .map(each -> essaim.experiences().report(each, program.locale()));
    }
}
