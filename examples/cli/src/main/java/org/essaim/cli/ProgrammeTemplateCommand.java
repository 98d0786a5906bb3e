package org.essaim.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.document.TableForm;
import org.essaim.engagement.EngagementTable;
import org.essaim.network.ProjectTable;
import org.essaim.people.PeopleTable;
import org.essaim.session.SessionTable;
import org.essaim.sharing.ResourceTable;
import org.essaim.xlsx.XlsxTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme template}: says what the columns of a table mean, and writes an empty one. */
@Command(name = "template")
final class ProgrammeTemplateCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "TABLE", descriptionKey = "programme.template.TABLE")
    private String table = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv|.xlsx",
            descriptionKey = "programme.template.output")
    private @Nullable Path output;

    ProgrammeTemplateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        Locale locale = program.locale();
        TableForm form = forms().filter(each -> each.name().equalsIgnoreCase(table))
                .findFirst()
                .orElseThrow(() -> program.texts()
                        .refusal(
                                "programme.table",
                                table,
                                forms().map(TableForm::name).collect(Collectors.joining(", "))));
        Table told = new Table()
                .words(program.texts().text("head.column"))
                .words(program.texts().text("head.required"))
                .words(program.texts().text("head.content"));
        for (TableForm.Column column : form.columns()) {
            told.row(
                    column.title(locale),
                    program.texts().text(column.required() ? "programme.yes" : "programme.no"),
                    column.help(locale));
        }
        program.print(told);
        if (output != null && output.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            try (OutputStream out = Files.newOutputStream(output)) {
                XlsxTable.template(form, locale, out);
            }
            program.say("file.written", output.toString());
        } else if (output != null) {
            String header =
                    form.columns().stream().map(column -> column.title(locale)).collect(Collectors.joining(";"));
            // With the mark without which spreadsheets take UTF-8 for something else.
            Files.writeString(output, "\ufeff" + header + "\r\n", StandardCharsets.UTF_8);
            program.say("file.written", output.toString());
        }
        return Exit.FINE;
    }

    private static Stream<TableForm> forms() {
        return Stream.of(
                        Stream.of(EngagementTable.values()).map(EngagementTable::form),
                        Stream.of(SessionTable.values()).map(SessionTable::form),
                        Stream.of(PeopleTable.values()).map(PeopleTable::form),
                        Stream.of(ProjectTable.form()),
                        Stream.of(ResourceTable.values()).map(ResourceTable::form))
                .flatMap(forms -> forms);
    }
}
