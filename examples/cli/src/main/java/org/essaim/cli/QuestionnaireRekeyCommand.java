package org.essaim.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.csv.Rekeying;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Form;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim questionnaire rekey}: a table to key answers from paper into, and its answers, keyed in once or twice. */
@Command(name = "rekey")
final class QuestionnaireRekeyCommand implements Callable<Integer> {
    private static final String TABLE = "csv";

    private final Program program;

    @Parameters(paramLabel = "Q", descriptionKey = "questionnaire.Q")
    private String questionnaire = "";

    @Option(names = "--first", paramLabel = "A.csv", descriptionKey = "questionnaire.rekey.first")
    private @Nullable Path first;

    @Option(names = "--second", paramLabel = "B.csv", descriptionKey = "questionnaire.rekey.second")
    private @Nullable Path second;

    @Option(names = "-o", paramLabel = "TABLE.csv|DIR", required = true, descriptionKey = "questionnaire.rekey.out")
    private Path output = Path.of("");

    @Option(names = "--json")
    private boolean json;

    QuestionnaireRekeyCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new ArrayList<>();
        if (first == null) {
            if (second != null) {
                throw program.texts().refusal("questionnaire.rekey.alone");
            } else if (!QuestionnaireFiles.extension(output).equals(TABLE)) {
                throw program.texts().refusal("questionnaire.rekey.format", output.toString());
            }
            return table(new QuestionnaireFiles(program, findings::add).form(questionnaire), findings);
        }
        ColumnOptions.requireFiles(second == null ? List.of(first) : List.of(first, second), program);
        Optional<Form> form = new QuestionnaireFiles(program, findings::add).form(questionnaire);
        return sheets(form, first, findings);
    }

    private int table(Optional<Form> form, List<Finding> findings) throws IOException {
        String name = output.getFileName().toString();
        Path legend = output.resolveSibling(name.substring(0, name.length() - TABLE.length() - 1) + "-"
                + program.texts().text("questionnaire.rekey.legend") + "." + TABLE);
        if (form.isPresent()) {
            Rekeying rekeying = Rekeying.of(form.get());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output))) {
                rekeying.template(program.locale(), out);
            }
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(legend))) {
                rekeying.legend(program.locale(), out);
            }
        }
        if (json) {
            program.answer(Tree.fields()
                    .put("written", form.isPresent())
                    .put("findings", Json.findings(findings, program.locale()))
                    .build());
            return Program.exit(findings);
        }
        if (form.isPresent()) {
            program.say("file.written", output.toString());
            program.say("file.written", legend.toString());
        }
        return program.tell(findings);
    }

    private int sheets(Optional<Form> form, Path once, List<Finding> findings) throws IOException {
        List<Rekeying.Sheet> sheets = new ArrayList<>();
        if (form.isPresent()) {
            Rekeying rekeying = Rekeying.of(form.get());
            sheets.addAll(
                    second == null ? rekeying.read(once, findings::add) : rekeying.read(once, second, findings::add));
            Files.createDirectories(output);
            for (Rekeying.Sheet sheet : sheets) {
                Files.write(
                        output.resolve(file(form.get(), sheet)),
                        program.codec("yaml")
                                .encode((Tree.Fields) sheet.response().toTree()));
            }
        }
        if (json) {
            program.answer(Tree.fields()
                    .put(
                            "sheets",
                            sheets.stream()
                                    .map(sheet -> tree(form.orElseThrow(), sheet))
                                    .toList())
                    .put("findings", Json.findings(findings, program.locale()))
                    .build());
            return Program.exit(findings);
        }
        Texts texts = program.texts();
        Table table = new Table()
                .words(texts.text("questionnaire.sheet"))
                .words(texts.text("head.structure"))
                .words(texts.text("head.date"))
                .words(texts.text("campaign.status"))
                .words(texts.text("head.file"));
        sheets.forEach(sheet -> table.row(
                sheet.number(),
                sheet.structure(),
                sheet.date() == null ? "" : sheet.date().toString(),
                texts.text("response." + sheet.response().status()),
                file(form.orElseThrow(), sheet)));
        program.print(table);
        return program.tell(findings);
    }

    private static String file(Form form, Rekeying.Sheet sheet) {
        return form.questionnaire().id() + "-" + sheet.number() + ".yaml";
    }

    private static Tree tree(Form form, Rekeying.Sheet sheet) {
        Tree.Builder fields = Tree.fields().put("sheet", sheet.number()).putIfPresent("structure", sheet.structure());
        if (sheet.date() != null) {
            fields.put("date", sheet.date().toString());
        }
        return fields.put("status", sheet.response().status().name())
                .put("file", file(form, sheet))
                .build();
    }
}
