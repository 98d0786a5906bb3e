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
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Response;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code essaim questionnaire validate}: what speaks against a questionnaire, and against answers to it; without a store. */
@Command(name = "validate")
final class QuestionnaireValidateCommand implements Callable<Integer> {
    private final Program program;

    @Option(names = "--questionnaire", paramLabel = "Q", required = true)
    private String questionnaire = "";

    @Option(names = "--response", paramLabel = "R")
    private @Nullable Path response;

    @Option(names = "--mode", paramLabel = "strict|clean", defaultValue = "strict")
    private Mode mode = Mode.strict;

    @Option(names = "-o", paramLabel = "FILE", descriptionKey = "questionnaire.clean.out")
    private @Nullable Path output;

    @Option(names = "--json")
    private boolean json;

    QuestionnaireValidateCommand(Program program) {
        this.program = program;
    }

    /** What becomes of answers that somebody else collected; named as they are typed. */
    enum Mode {
        /** Each fault is an error. */
        strict,
        /** What cannot be kept is dropped, and said. */
        clean
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        QuestionnaireFiles files = new QuestionnaireFiles(program, findings::add);
        Optional<Form> form = files.form(questionnaire);
        if (form.isPresent() && response != null) {
            check(files, form.get(), response, findings);
        }
        boolean valid = findings.stream().noneMatch(Finding::isError);
        if (json) {
            program.answer(Tree.fields()
                    .put("valid", valid)
                    .put("findings", Json.findings(findings, program.locale()))
                    .build());
        } else {
            program.say(valid ? "questionnaire.valid" : "questionnaire.invalid");
            program.tell(findings);
        }
        return valid ? Exit.FINE : Exit.FINDINGS;
    }

    private void check(QuestionnaireFiles files, Form form, Path file, List<Finding> findings) throws IOException {
        Optional<Response> read = files.response(file, form);
        if (read.isEmpty()) {
            return;
        }
        Response checked = mode == Mode.clean ? form.clean(read.get(), findings::add) : read.get();
        String name = file.getFileName().toString();
        findings.addAll(form.validate(checked));
        findings.replaceAll(finding -> finding.file() == null ? in(name, finding) : finding);
        if (output != null) {
            Files.write(
                    output, program.codec(QuestionnaireFiles.extension(output)).encode((Tree.Fields) checked.toTree()));
        }
    }

    private static Finding in(String file, Finding finding) {
        return new Finding(
                finding.code(),
                finding.severity(),
                file,
                finding.row(),
                finding.column(),
                finding.path(),
                finding.value(),
                finding.details());
    }
}
