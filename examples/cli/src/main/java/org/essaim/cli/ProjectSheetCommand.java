package org.essaim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim project sheet}: the sheet of a project of the network. */
@Command(name = "sheet")
final class ProjectSheetCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "PROJECT", descriptionKey = "project.PROJECT")
    private String id = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    ProjectSheetCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        try (Essaim essaim = store.open(program)) {
            Report report = essaim.projects().sheet(id, program.locale());
            essaim.export(report).in(program.locale()).to(outputs.toArray(Path[]::new));
            if (outputs.isEmpty()) {
                Screenful.print(report, program);
            }
            outputs.forEach(output -> program.say("file.written", output.toString()));
            return Exit.FINE;
        }
    }
}
