package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.finding.Finding;
import org.essaim.recording.Recorded;
import org.essaim.sheet.ActionSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim sheet save}: takes an action sheet into the store, and looks up the figures that it quotes. */
@Command(name = "save")
final class SheetSaveCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "FILE", descriptionKey = "sheet.FILE")
    private Path file = Path.of("");

    @Option(names = "--id", paramLabel = "ID", descriptionKey = "sheet.id")
    private String id = "";

    @Option(names = "--renew", descriptionKey = "sheet.renew")
    private boolean renew;

    @Option(names = "--json")
    private boolean json;

    SheetSaveCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        ColumnOptions.requireFiles(List.of(file), program);
        List<Finding> findings = new ArrayList<>();
        Optional<ActionSheet> sheet = SharedFile.sheet(file, id, program, findings::add);
        if (sheet.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
            return RecordedAnswer.tell(new Recorded(0, 0, 1, findings), program, json);
        }
        try (Essaim essaim = store.open(program)) {
            ActionSheet written = SharedFile.isText(file) ? essaim.sheets().completed(sheet.get()) : sheet.get();
            ActionSheet read = renew ? essaim.sheets().forgetful(written) : written;
            Recorded saved = essaim.sheets().save(read, program.locale());
            findings.addAll(saved.findings());
            return RecordedAnswer.tell(
                    new Recorded(saved.stored(), saved.unchanged(), saved.refused(), findings), program, json);
        }
    }
}
