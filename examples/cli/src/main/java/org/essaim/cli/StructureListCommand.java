package org.essaim.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.essaim.Essaim;
import org.essaim.organisation.Structure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code essaim structure list}: the structures with their agreements and the months that are open. */
@Command(name = "list")
final class StructureListCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    StructureListCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            Texts texts = program.texts();
            Table table = new Table()
                    .words(texts.text("head.structure"))
                    .words(texts.text("head.name"))
                    .words(texts.text("head.departement"))
                    .words(texts.text("head.agreement"))
                    .words(texts.text("head.open"));
            for (Structure structure : essaim.time().structures()) {
                table.row(
                        structure.id(),
                        structure.name(),
                        structure.departement() == null ? "" : structure.departement(),
                        structure.agreement().changes().stream()
                                .map(change -> change.value().name()
                                        + (change.date().equals(LocalDate.MIN) ? "" : " (" + change.date() + ")"))
                                .collect(Collectors.joining(", ")),
                        essaim.time().openMonths(structure.id()).stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(" ")));
            }
            if (table.isEmpty()) {
                program.say("structure.nobody");
            } else {
                program.print(table);
            }
            return Exit.FINE;
        }
    }
}
