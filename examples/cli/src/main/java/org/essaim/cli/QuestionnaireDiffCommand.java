package org.essaim.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim questionnaire diff}: what became of each item from one version to another, and whether its answers compare. */
@Command(name = "diff")
final class QuestionnaireDiffCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(index = "0", paramLabel = "Q1", descriptionKey = "questionnaire.before")
    private String before = "";

    @Parameters(index = "1", paramLabel = "Q2", descriptionKey = "questionnaire.after")
    private String after = "";

    @Option(names = "--json")
    private boolean json;

    QuestionnaireDiffCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        QuestionnaireFiles files = new QuestionnaireFiles(program, findings::add);
        Optional<Form> one = files.form(before);
        Optional<Form> other = files.form(after);
        List<Revision.Change> changes = one.isPresent() && other.isPresent()
                ? Revision.between(one.get(), other.get()).changes()
                : List.of();
        if (json) {
            program.answer(Tree.fields()
                    .put(
                            "changes",
                            changes.stream().map(QuestionnaireDiffCommand::tree).toList())
                    .put("findings", Json.findings(findings, program.locale()))
                    .build());
            return Program.exit(findings);
        }
        Texts texts = program.texts();
        Table table = new Table()
                .words(texts.text("questionnaire.item"))
                .words(texts.text("questionnaire.verdict"))
                .words(texts.text("questionnaire.comparable"))
                .words(texts.text("head.what"));
        changes.forEach(change -> table.row(
                change.code(),
                texts.text("verdict." + change.verdict()),
                texts.text(change.isComparable() ? "yes" : "no"),
                change.aspects().stream()
                        .map(aspect -> texts.text("aspect." + aspect).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))));
        program.print(table);
        return program.tell(findings);
    }

    private static Tree tree(Revision.Change change) {
        return Tree.fields()
                .put("item", change.code())
                .put("verdict", change.verdict().name())
                .put("comparable", change.isComparable())
                .put(
                        "aspects",
                        Tree.texts(change.aspects().stream().map(Enum::name).toList()))
                .build();
    }
}
