package org.essaim.jackson.fhir;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.essaim.finding.Finding;
import org.essaim.jackson.JsonCodec;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.spi.QuestionnaireFormat;

/**
 * Reads and writes questionnaires and answers as FHIR R4 has them in JSON (<i>ressources Questionnaire et QuestionnaireResponse</i>), extensions of its
 * guide for structured data capture (SDC) among them.
 *
 * <p>Thread-safe. Reads up to 16 MB, sections up to 20 deep, and 200,000 options in all. What a questionnaire asks stays the same, or a finding says what
 * did not: its paths are those of FHIR, such as {@code Questionnaire.item[2].enableWhen[0]}. Formulas and scores have no counterpart; what other programs
 * can do without, such as how many lines are left for an answer, stands in extensions below {@code https://essaim.org/fhir/}. Of a response nothing is
 * taken over that tells who answered, and no finding repeats any of it.
 */
public final class FhirFormat implements QuestionnaireFormat {
    static final String NAME = "fhir";

    private final JsonCodec json = new JsonCodec();

    /** For {@link java.util.ServiceLoader}. */
    public FhirFormat() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> extensions() {
        return List.of("json");
    }

    @Override
    public Optional<Questionnaire> read(byte[] bytes, String file, Consumer<? super Finding> findings) {
        return Reading.open(bytes, file, "Questionnaire", false, findings)
                .flatMap(root -> new QuestionnaireReading(root).read());
    }

    /**
     * Writes a questionnaire; the same one makes the same bytes.
     *
     * @throws org.essaim.finding.EssaimException if one of its texts holds half a character
     */
    @Override
    public byte[] write(Questionnaire questionnaire, String file, Consumer<? super Finding> findings) {
        return json.encode(new QuestionnaireWriting(questionnaire, new Writing(file, findings)).tree());
    }

    @Override
    public boolean carriesAnswers() {
        return true;
    }

    /**
     * Reads the answers of one respondent; what cannot be taken over is left out with a finding.
     *
     * @param forms the form of a questionnaire under the canonical address that the file gives it, version included
     * @return the answers; nothing if the file cannot be read, its form is unknown or it says itself that it is wrong
     */
    @Override
    public Optional<Response> readAnswers(
            byte[] bytes, String file, Function<String, Optional<Form>> forms, Consumer<? super Finding> findings) {
        return Reading.open(bytes, file, "QuestionnaireResponse", true, findings)
                .flatMap(root -> new ResponseReading(root, forms).read());
    }

    /**
     * Writes the answers of one respondent.
     *
     * @throws org.essaim.finding.EssaimException if they are answers to another questionnaire than the form
     */
    @Override
    public byte[] writeAnswers(Response response, Form form, Consumer<? super Finding> findings) {
        return json.encode(new ResponseWriting(response, form, findings).tree());
    }
}
