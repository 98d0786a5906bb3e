package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.pack.Packs;
import org.essaim.report.Report;
import org.essaim.sheet.ActionSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim sheet render}: an action sheet as a document, from a file, a shipped pack or the store. */
@Command(name = "render")
final class SheetRenderCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "SHEET", descriptionKey = "sheet.SHEET")
    private String named = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            descriptionKey = "sheet.output")
    private List<Path> outputs = List.of();

    @Option(names = "--json")
    private boolean json;

    SheetRenderCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        OutputFiles.require(outputs, program);
        List<Finding> findings = new ArrayList<>();
        Optional<ActionSheet> unstored = unstored(findings);
        if (unstored.isEmpty() && findings.stream().anyMatch(Finding::isError)) {
            return tell(Optional.empty(), findings);
        }
        // A file and what is shipped need no store; nobody looks then whether a figure still stands.
        try (Essaim essaim = unstored.isPresent() ? Essaim.builder().build() : store.open(program)) {
            Report report = unstored.map(sheet -> sheet.report(program.locale()))
                    .orElseGet(() -> essaim.sheets().report(essaim.sheets().sheet(named), program.locale()));
            essaim.export(report).in(program.locale()).to(outputs.toArray(Path[]::new));
            return tell(Optional.of(report), findings);
        }
    }

    private Optional<ActionSheet> unstored(List<Finding> findings) throws IOException {
        if (SharedFile.isFile(named)) {
            return SharedFile.sheet(Path.of(named), "", program, findings::add)
                    .filter(sheet -> findings.stream().noneMatch(Finding::isError));
        }
        return Packs.standard().sheets().stream()
                .filter(sheet -> sheet.id().equals(named))
                .findFirst();
    }

    private int tell(Optional<Report> report, List<Finding> findings) {
        if (json) {
            program.answer(Tree.fields()
                    .put("written", report.isPresent())
                    .put("findings", Json.findings(findings, program.locale()))
                    .build());
            return Program.exit(findings);
        }
        if (report.isPresent() && outputs.isEmpty()) {
            Screenful.print(report.get(), program);
        } else if (report.isPresent()) {
            outputs.forEach(output -> program.say("file.written", output.toString()));
        }
        return program.tell(findings);
    }
}
