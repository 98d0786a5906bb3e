package org.essaim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaire;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim questionnaire list}: the questionnaires of the store, version by version. */
@Command(name = "list")
final class QuestionnaireListCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--json")
    private boolean json;

    QuestionnaireListCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            List<Questionnaire> all = essaim.questionnaires().all();
            if (json) {
                program.answer(Tree.fields()
                        .put("questionnaires", all.stream().map(this::tree).toList())
                        .build());
            } else if (all.isEmpty()) {
                program.say("questionnaire.none");
            } else {
                Texts texts = program.texts();
                Table table = new Table()
                        .words(texts.text("campaign.asked"))
                        .words(texts.text("questionnaire.version"))
                        .words(texts.text("campaign.status"))
                        .figures(texts.text("questionnaire.questions"))
                        .words(texts.text("questionnaire.title"));
                all.forEach(each -> table.row(
                        each.id(),
                        each.version(),
                        texts.text("questionnaire." + each.status()),
                        Integer.toString(Form.require(each).questions().size()),
                        each.title().in(program.locale())));
                program.print(table);
            }
            return Exit.FINE;
        }
    }

    private Tree tree(Questionnaire each) {
        return Tree.fields()
                .put("id", each.id())
                .put("version", each.version())
                .put("status", each.status().name())
                .put("digest", each.digest().hex())
                .put("title", each.title().in(program.locale()))
                .build();
    }
}
