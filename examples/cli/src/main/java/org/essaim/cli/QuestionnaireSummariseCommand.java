package org.essaim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.report.Report;
import org.essaim.tally.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim questionnaire summarise}: what came of a campaign, exactly for who may know or fit to be published. */
@Command(name = "summarise")
final class QuestionnaireSummariseCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private PublishOptions publication = new PublishOptions();

    @Parameters(paramLabel = "CAMPAIGN", descriptionKey = "CAMPAIGN")
    private String campaign = "";

    @Option(names = "--nps", paramLabel = "QUESTION", descriptionKey = "questionnaire.nps")
    private List<String> promoterScores = List.of();

    @Option(names = "--json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    QuestionnaireSummariseCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        publication.require(program);
        try (Essaim essaim = store.open(program)) {
            Summary summary = publication.isPublished()
                    ? essaim.tally().publish(campaign, publication.protection())
                    : essaim.tally().summary(campaign);
            Report report = summary.report(program.locale(), promoterScores.toArray(String[]::new));
            essaim.export(report).in(program.locale()).to(outputs.toArray(Path[]::new));
            if (json) {
                program.answer(report.toTree());
            } else {
                Screenful.print(report, program);
                outputs.forEach(output -> program.say("file.written", output.toString()));
            }
            return Exit.FINE;
        }
    }
}
