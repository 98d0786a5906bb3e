package org.essaim.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.finding.EssaimException;
import org.essaim.session.TrainingAction;
import org.essaim.session.TrainingActions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme training}: records training actions and their reviews, and lays these out. */
@Command(name = "training")
final class ProgrammeTrainingCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Parameters(index = "1", paramLabel = "ACTION", descriptionKey = "training.id")
    private String id = "";

    @Option(names = "--training", paramLabel = "ID", descriptionKey = "session.training")
    private @Nullable String training;

    @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "training.title")
    private @Nullable String title;

    @Option(names = "--session", paramLabel = "SESSION", descriptionKey = "training.session")
    private List<String> sessions = List.of();

    @Option(names = "--review", paramLabel = "TEXT", descriptionKey = "training.review")
    private @Nullable String review;

    @Option(names = "--reference", paramLabel = "TEXT", descriptionKey = "training.reference")
    private String reference = "";

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", descriptionKey = "programme.date")
    private @Nullable LocalDate date;

    @Option(names = "--json")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    ProgrammeTrainingCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        try (Essaim essaim = store.open(program)) {
            TrainingActions actions = essaim.sessions().trainingActions();
            int exit = Exit.FINE;
            if (training != null && title != null) {
                exit = RecordedAnswer.tell(actions.save(action(training, title)), program, json);
            } else if (review != null) {
                exit = RecordedAnswer.tell(actions.save(actions.action(id).reviewed(reviewed(review))), program, json);
            } else if (outputs.isEmpty()) {
                throw program.texts().refusal("programme.needed", "--training, --title");
            }
            if (exit == Exit.FINE && !outputs.isEmpty()) {
                essaim.export(actions.review(id, program.locale()))
                        .in(program.locale())
                        .to(outputs.toArray(new Path[0]));
                if (!json) {
                    outputs.forEach(output -> program.say("file.written", output.toString()));
                }
            }
            return exit;
        }
    }

    private TrainingAction action(String product, String itsTitle) {
        try {
            return new TrainingAction(
                    id, programme, product, itsTitle, sessions, review == null ? null : reviewed(review));
        } catch (IllegalArgumentException e) {
            throw new EssaimException(String.valueOf(e.getMessage()), e);
        }
    }

    private TrainingAction.Review reviewed(String text) {
        try {
            return new TrainingAction.Review(date == null ? LocalDate.now(ZoneOffset.UTC) : date, text, reference);
        } catch (IllegalArgumentException e) {
            throw new EssaimException(String.valueOf(e.getMessage()), e);
        }
    }
}
