package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.QuestionnaireFormat;

/**
 * A file with a questionnaire or with answers (<i>fichier de questionnaire</i>): in our own form, or in one that an adapter beside core reads.
 *
 * <p>Our own form is that of packs, in every format that a codec reads. Whatever is not ours is known by its extension. Immutable and thread-safe.
 */
public final class QuestionnaireFile {
    // How a resource of FHIR begins; JSON of ours never has it.
    private static final String FOREIGN_MARK = "resourceType";

    private final String name;
    private final String extension;
    private final byte[] content;

    private QuestionnaireFile(String name, byte[] content) {
        this.name = name;
        this.extension = extension(name);
        this.content = content;
    }

    /**
     * A file.
     *
     * @param name what findings call it; its extension says what it may be
     * @throws EssaimException if nothing here reads files of that extension
     */
    public static QuestionnaireFile of(String name, byte[] content) {
        QuestionnaireFile file = new QuestionnaireFile(name, content.clone());
        if (!extensions().contains(file.extension)) {
            throw new EssaimException("Nothing here reads a questionnaire from a file of extension [" + file.extension
                    + "].\nMaybe one of " + extensions() + ".");
        }
        return file;
    }

    /** The extensions of files that can be read here, without a dot. */
    public static SortedSet<String> extensions() {
        SortedSet<String> all = new TreeSet<>(DocumentCodec.installed().keySet());
        formats().forEach(format -> all.addAll(format.extensions()));
        return all;
    }

    /** The questionnaire in it, of several the last; nothing if findings say why not. */
    public Optional<Questionnaire> questionnaire(Consumer<Finding> findings) {
        return isOurs()
                ? own(findings).flatMap(source -> ofTree(source, findings))
                : format().read(content, name, findings);
    }

    /** The answers in it, to this form; nothing if findings say why not. */
    public Optional<Response> response(Form form, Consumer<Finding> findings) {
        return isOurs()
                ? own(findings)
                        .flatMap(source -> Response.read(FieldReader.of(source, Optional.empty(), findings), form))
                // A file says what it answers by a name of its own; whoever names both means that they belong together.
                : format().readAnswers(content, name, key -> Optional.of(form), findings);
    }

    private boolean isOurs() {
        DocumentCodec codec = DocumentCodec.installed().get(extension);
        if (codec == null) {
            return false;
        }
        boolean foreign =
                formats().stream().anyMatch(format -> format.extensions().contains(extension))
                        && codec.decode(content, name, finding -> {})
                                .map(SourceTree::tree)
                                .filter(tree -> tree instanceof Tree.Fields fields
                                        && fields.get(FOREIGN_MARK).isPresent())
                                .isPresent();
        return !foreign;
    }

    private Optional<SourceTree> own(Consumer<Finding> findings) {
        DocumentCodec codec = DocumentCodec.installed().get(extension);
        return codec == null ? Optional.empty() : codec.decode(content, name, findings);
    }

    private static Optional<Questionnaire> ofTree(SourceTree source, Consumer<Finding> findings) {
        FieldReader reader = FieldReader.of(source, Optional.empty(), findings);
        if (!reader.has("questionnaires")) {
            return Questionnaire.read(reader);
        }
        // A file of a pack; of several the last one.
        List<Questionnaire> all = new ArrayList<>(reader.each("questionnaires", Questionnaire::read));
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private QuestionnaireFormat format() {
        return formats().stream()
                .filter(format -> format.extensions().contains(extension))
                .findFirst()
                .orElseThrow(() -> new EssaimException("File [" + name
                        + "] is of another program, and nothing here knows which.\nMaybe essaim-jackson is missing."));
    }

    private static List<QuestionnaireFormat> formats() {
        List<QuestionnaireFormat> formats = new ArrayList<>();
        ServiceLoader.load(QuestionnaireFormat.class, QuestionnaireFile.class.getClassLoader())
                .forEach(formats::add);
        return formats;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Which file, and nothing of what is in it. */
    @Override
    public String toString() {
        return "QuestionnaireFile[" + name + "]";
    }
}
