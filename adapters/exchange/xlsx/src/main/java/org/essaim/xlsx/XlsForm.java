package org.essaim.xlsx;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.spi.QuestionnaireFormat;

/**
 * Questionnaires as XLSForm (<i>format XLSForm</i>), which KoboToolbox and ODK collect: a workbook, or CSV with the sheets one after another.
 *
 * <p>Stateless and thread-safe. Columns that begin with {@code essaim_} carry what XLSForm does not know; programs that collect pass over them.
 */
public final class XlsForm implements QuestionnaireFormat {

    /** Made by {@code ServiceLoader}. */
    public XlsForm() {}

    @Override
    public String name() {
        return "xlsform";
    }

    @Override
    public List<String> extensions() {
        return List.of("xlsx", "csv");
    }

    @Override
    public Optional<Questionnaire> read(byte[] bytes, String file, Consumer<? super Finding> findings) {
        return new FormBookFile(file, findings)
                .read(bytes)
                .flatMap(book -> new FormSheetReading(book, file, findings).questionnaire());
    }

    @Override
    public byte[] write(Questionnaire questionnaire, String file, Consumer<? super Finding> findings) {
        return new FormBookFile(file, findings)
                .write(
                        new FormSheetWriting(Form.require(questionnaire), file, findings).book(),
                        questionnaire.title().in(java.util.Locale.FRENCH));
    }
}
