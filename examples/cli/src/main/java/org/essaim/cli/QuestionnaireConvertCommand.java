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
import org.essaim.questionnaire.Questionnaire;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim questionnaire convert}: a questionnaire in another format, with what that one cannot carry. */
@Command(name = "convert")
final class QuestionnaireConvertCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "Q", descriptionKey = "questionnaire.Q")
    private String questionnaire = "";

    @Option(names = "-o", paramLabel = "FILE", required = true, descriptionKey = "questionnaire.convert.out")
    private Path output = Path.of("");

    @Option(names = "--json")
    private boolean json;

    QuestionnaireConvertCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        QuestionnaireFiles files = new QuestionnaireFiles(program, findings::add);
        Optional<Questionnaire> read = files.questionnaire(questionnaire);
        if (read.isPresent()) {
            Files.write(output, bytes(files, read.get(), findings));
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

    private byte[] bytes(QuestionnaireFiles files, Questionnaire questionnaire, List<Finding> findings) {
        return QuestionnaireFiles.isOwn(output)
                ? program.codec("yaml")
                        .encode(Tree.fields()
                                .put("questionnaires", List.of(questionnaire.toTree()))
                                .build())
                : files.format(output).write(questionnaire, output.getFileName().toString(), findings::add);
    }
}
