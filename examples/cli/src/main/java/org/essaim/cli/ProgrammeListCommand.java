package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.engagement.Programmes;
import org.essaim.programme.Partner;
import org.essaim.programme.Programme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim programme list}: the programmes with their phases and the structures in them. */
@Command(name = "list")
final class ProgrammeListCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--json")
    private boolean json;

    ProgrammeListCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            Programmes programmes = essaim.programmes();
            if (json) {
                program.answer(Tree.fields()
                        .put(
                                "programmes",
                                programmes.all().stream()
                                        .map(each -> (Tree) Tree.fields()
                                                .put("programme", each.id())
                                                .put("name", each.name())
                                                .put("structures", structures(programmes, each))
                                                .build())
                                        .toList())
                        .build());
                return Exit.FINE;
            }
            Texts texts = program.texts();
            Table table = new Table()
                    .words(texts.text("head.programme"))
                    .words(texts.text("head.name"))
                    .words(texts.text("head.carrier"))
                    .figures(texts.text("head.phases"))
                    .figures(texts.text("head.structures"));
            for (Programme each : programmes.all()) {
                table.row(
                        each.id(),
                        each.acronym().isEmpty() ? each.name() : each.acronym(),
                        each.carrier().map(Partner::organisation).orElse(""),
                        Integer.toString(each.phases().size()),
                        program.figures().count(structures(programmes, each)));
            }
            if (table.isEmpty()) {
                program.say("programme.none");
            } else {
                program.print(table);
            }
            return Exit.FINE;
        }
    }

    private static long structures(Programmes programmes, Programme programme) {
        return programmes.enrolments(programme.id()).stream()
                .map(enrolment -> enrolment.structure())
                .distinct()
                .count();
    }
}
