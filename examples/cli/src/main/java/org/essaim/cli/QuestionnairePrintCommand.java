package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.pdf.PaperFormat;
import org.essaim.questionnaire.Questionnaire;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim questionnaire print}: a questionnaire to fill in by hand, in the language of the command. */
@Command(name = "print")
final class QuestionnairePrintCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "Q", descriptionKey = "questionnaire.Q")
    private String questionnaire = "";

    @Option(names = "-o", paramLabel = "FILE.pdf", required = true, descriptionKey = "questionnaire.print.out")
    private Path output = Path.of("");

    @Option(names = "--json")
    private boolean json;

    QuestionnairePrintCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        if (!QuestionnaireFiles.extension(output).equals("pdf")) {
            throw program.texts().refusal("questionnaire.print.format", output.toString());
        }
        List<Finding> findings = new ArrayList<>();
        Optional<Questionnaire> read = new QuestionnaireFiles(program, findings::add).questionnaire(questionnaire);
        if (read.isPresent()) {
            Files.write(
                    output,
                    new PaperFormat()
                            .in(program.locale())
                            .write(read.get(), output.getFileName().toString(), findings::add));
        }
        if (json) {
            program.answer(Tree.fields()
                    .put("written", read.isPresent())
                    .put("findings", Json.findings(findings, program.locale()))
                    .build());
            return Program.exit(findings);
        }
        if (read.isPresent()) {
            program.say("questionnaire.written", output.toString());
        }
        return program.tell(findings);
    }
}
