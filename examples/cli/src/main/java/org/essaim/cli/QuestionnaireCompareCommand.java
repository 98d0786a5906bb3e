package org.essaim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.report.Report;
import org.essaim.tally.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim questionnaire compare}: one wave beside a later one, and what cannot be compared. */
@Command(name = "compare")
final class QuestionnaireCompareCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private PublishOptions publication = new PublishOptions();

    @Parameters(index = "0", paramLabel = "BEFORE", descriptionKey = "questionnaire.compare.before")
    private String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", descriptionKey = "questionnaire.compare.after")
    private String after = "";

    @Option(names = "--json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    QuestionnaireCompareCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        publication.require(program);
        try (Essaim essaim = store.open(program)) {
            Comparison comparison = publication.isPublished()
                    ? essaim.tally().publish(before, after, publication.protection())
                    : essaim.tally().compare(before, after);
            Report report = comparison.report(program.locale());
            essaim.export(report).in(program.locale()).to(outputs.toArray(Path[]::new));
            if (json) {
                program.answer(report.toTree());
            } else {
                Screenful.print(report, program);
                outputs.forEach(output -> program.say("file.written", output.toString()));
            }
            // The report says what is not compared, and a version that changed is nothing that went wrong.
            return Exit.FINE;
        }
    }
}
