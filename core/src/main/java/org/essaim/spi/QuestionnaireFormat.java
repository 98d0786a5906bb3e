package org.essaim.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;

/**
 * Reads and writes questionnaires as other programs do (<i>format de questionnaire</i>), such as FHIR or XLSForm.
 *
 * <p>Found by {@code ServiceLoader}; thread-safe. What a format cannot carry, and what of a file is not understood, is a finding, never silence. Whatever
 * the bytes are, reading ends in bounded time and memory and throws nothing.
 *
 * <p>Stability: experimental; new methods come only as {@code default}.
 */
public interface QuestionnaireFormat {

    /** What a person calls it on the command line, such as {@code fhir}. */
    String name();

    /** The endings of its files, without the dot; the first one is written. */
    List<String> extensions();

    /**
     * Reads a questionnaire.
     *
     * @param bytes the whole file
     * @param file what findings call it; its ending decides between the forms of a format that has several
     * @param findings takes what was not understood, with row and column where the format has them
     * @return the questionnaire, or nothing if an error speaks against it
     */
    Optional<Questionnaire> read(byte[] bytes, String file, Consumer<? super Finding> findings);

    /**
     * Writes a questionnaire; the same one makes the same bytes.
     *
     * @param file what it is to be called; its ending decides between the forms of a format that has several
     * @param findings takes what the format cannot carry
     */
    byte[] write(Questionnaire questionnaire, String file, Consumer<? super Finding> findings);

    /** True if it carries answers too. */
    default boolean carriesAnswers() {
        return false;
    }

    /**
     * Reads the answers of one respondent.
     *
     * @param forms the form of a questionnaire under the name that the file gives it, such as {@code https://example.org/q|2}; nothing if there is none
     * @throws EssaimException if the format carries none
     */
    default Optional<Response> readAnswers(
            byte[] bytes, String file, Function<String, Optional<Form>> forms, Consumer<? super Finding> findings) {
        throw new EssaimException("Format [" + name() + "] carries no answers.\nMaybe use another one.");
    }

    /**
     * Writes the answers of one respondent.
     *
     * @throws EssaimException if the format carries none
     */
    default byte[] writeAnswers(Response response, Form form, Consumer<? super Finding> findings) {
        throw new EssaimException("Format [" + name() + "] carries no answers.\nMaybe use another one.");
    }
}
