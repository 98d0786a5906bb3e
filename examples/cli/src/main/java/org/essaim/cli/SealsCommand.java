package org.essaim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.finding.Finding;
import org.essaim.organisation.Structure;
import org.essaim.time.SealInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code essaim seals}: makes every root of every seal again from what the store holds. */
@Command(name = "seals")
final class SealsCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    SealsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Texts texts = program.texts();
        Table table = new Table()
                .words(texts.text("head.structure"))
                .figures(texts.text("head.seals"))
                .figures(texts.text("head.facts"))
                .figures(texts.text("head.entries"))
                .figures(texts.text("head.erased"));
        List<Finding> findings = new ArrayList<>();
        try (Essaim essaim = store.open(program)) {
            for (Structure structure : essaim.time().structures()) {
                SealInspection found =
                        program.watched(false, () -> essaim.privacy().inspect(structure.id()));
                table.row(
                        structure.id(),
                        program.figures().count(found.seals()),
                        program.figures().count(found.facts()),
                        program.figures().count(found.entries()),
                        program.figures().count(found.erased()));
                findings.addAll(found.findings());
            }
        }
        program.print(table);
        program.say(findings.isEmpty() ? "seals.hold" : "seals.broken");
        return program.tell(findings);
    }
}
