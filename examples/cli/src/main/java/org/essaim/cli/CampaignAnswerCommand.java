package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.campaign.Draft;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Response;
import org.essaim.recording.Recorded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim campaign answer}: hands in answers that somebody else collected, for whoever has the link. */
@Command(name = "answer")
final class CampaignAnswerCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "CAMPAIGN", descriptionKey = "CAMPAIGN")
    private String id = "";

    @Parameters(index = "1", paramLabel = "LINK", descriptionKey = "campaign.token")
    private String token = "";

    @Parameters(index = "2", paramLabel = "R", descriptionKey = "campaign.response")
    private Path response = Path.of("");

    @Option(names = "--json")
    private boolean json;

    CampaignAnswerCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        try (Essaim essaim = store.openWithKey(program)) {
            Draft draft = essaim.campaigns().draft(id, token);
            List<Finding> findings = new ArrayList<>();
            Optional<Response> read = new QuestionnaireFiles(program, findings::add).response(response, draft.form());
            if (read.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
                return RecordedAnswer.tell(new Recorded(0, 0, 1, findings), program, json);
            }
            read.get().times().forEach(draft::times);
            read.get().answers().forEach(draft::answer);
            return RecordedAnswer.tell(draft.complete(), program, json);
        }
    }
}
