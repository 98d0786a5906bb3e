package org.essaim.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.recording.Recorded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim questionnaire load}: takes a version of a questionnaire into the store. */
@Command(name = "load")
final class QuestionnaireLoadCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "Q", descriptionKey = "questionnaire.Q")
    private String questionnaire = "";

    @Option(names = "--json")
    private boolean json;

    QuestionnaireLoadCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<Questionnaire> read = new QuestionnaireFiles(program, findings::add).questionnaire(questionnaire);
        if (read.isEmpty()) {
            return RecordedAnswer.tell(new Recorded(0, 0, 1, findings), program, json);
        }
        try (Essaim essaim = store.open(program)) {
            Recorded saved = essaim.questionnaires().save(read.get());
            findings.addAll(saved.findings());
            return RecordedAnswer.tell(
                    new Recorded(saved.stored(), saved.unchanged(), saved.refused(), findings), program, json);
        }
    }
}
