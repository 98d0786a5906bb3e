package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.pack.Packs;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.QuestionnaireFile;
import org.essaim.questionnaire.Response;
import org.essaim.spi.QuestionnaireFormat;

/** Questionnaires and answers in files, of whatever format; and questionnaires of shipped packs by their name. */
final class QuestionnaireFiles {
    private static final List<String> OWN = List.of("yaml", "yml", "json");

    private final Program program;
    private final Consumer<Finding> findings;

    QuestionnaireFiles(Program program, Consumer<Finding> findings) {
        this.program = program;
        this.findings = findings;
    }

    /** The questionnaire of a file, or of a shipped pack; nothing if findings say why not. */
    Optional<Questionnaire> questionnaire(String name) throws IOException {
        Path file = file(name);
        if (Files.isRegularFile(file)) {
            return read(file);
        }
        List<Questionnaire> shipped = Packs.standard().questionnaires();
        return Optional.of(shipped.stream()
                .filter(each -> each.id().equals(name) || each.key().equals(name))
                .reduce((one, later) -> later)
                .orElseThrow(() -> program.texts()
                        .refusal(
                                "questionnaire.unknown",
                                name,
                                String.join(
                                        ", ",
                                        shipped.stream().map(Questionnaire::id).toList()))));
    }

    private static Path file(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }

    private Optional<Questionnaire> read(Path file) throws IOException {
        return sent(file).questionnaire(findings);
    }

    private QuestionnaireFile sent(Path file) throws IOException {
        if (!QuestionnaireFile.extensions().contains(extension(file))) {
            throw unknown(extension(file), QuestionnaireFile.extensions());
        }
        return QuestionnaireFile.of(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /** The form of a questionnaire; nothing if findings say why not. */
    Optional<Form> form(String name) throws IOException {
        Optional<Questionnaire> questionnaire = questionnaire(name);
        return questionnaire.flatMap(known -> Form.of(known, findings));
    }

    /** Answers in a file. */
    Optional<Response> response(Path file, Form form) throws IOException {
        ColumnOptions.requireFiles(List.of(file), program);
        return sent(file).response(form, findings);
    }

    /** The format of a file by its ending. */
    QuestionnaireFormat format(Path file) {
        String extension = extension(file);
        List<QuestionnaireFormat> formats = formats();
        return formats.stream()
                .filter(format -> format.extensions().contains(extension))
                .findFirst()
                .orElseThrow(() -> {
                    Set<String> known = new TreeSet<>(OWN);
                    formats.forEach(format -> known.addAll(format.extensions()));
                    return unknown(extension, known);
                });
    }

    private EssaimException unknown(String extension, Set<String> known) {
        return program.texts().refusal("questionnaire.format", extension, String.join(", ", known));
    }

    private static List<QuestionnaireFormat> formats() {
        return ServiceLoader.load(QuestionnaireFormat.class, QuestionnaireFiles.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** True if a file is written in our own form. */
    static boolean isOwn(Path file) {
        return extension(file).startsWith("y");
    }

    static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
