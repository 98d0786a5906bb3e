package org.essaim.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.formats.HtmlQuestionnaire;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.spi.QuestionnaireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Prints questionnaires to be filled in by hand (<i>questionnaire papier</i>): a PDF that can be archived and read aloud, with dotted lines, boxes, the codes of
 * items, and in words when to fill in what and where to go on.
 *
 * <p>Each page says version and digest, so that a sheet can be matched to its version. In French if anything is written in French, else in English if anything
 * is; {@link #in} chooses. Paper is not read back: its answers are keyed in. Immutable and thread-safe.
 */
public final class PaperFormat implements QuestionnaireFormat {
    private final @Nullable Locale locale;

    /** For {@link java.util.ServiceLoader}. */
    public PaperFormat() {
        this(null);
    }

    private PaperFormat(@Nullable Locale locale) {
        this.locale = locale;
        RendererLog.install();
    }

    /** The same in this language: English, or French for any other one. */
    public PaperFormat in(Locale language) {
        return new PaperFormat(language);
    }

    @Override
    public String name() {
        return "paper";
    }

    @Override
    public List<String> extensions() {
        return List.of("pdf");
    }

    /** Nothing but a finding. */
    @Override
    public Optional<Questionnaire> read(byte[] bytes, String file, Consumer<? super Finding> findings) {
        findings.accept(Finding.of(Code.PAPER_NOT_READ).file(file).build());
        return Optional.empty();
    }

    /** A PDF; each calculation that is not on paper is a finding. */
    @Override
    public byte[] write(Questionnaire questionnaire, String file, Consumer<? super Finding> findings) {
        for (Item.Calculation calculation : HtmlQuestionnaire.leftOut(questionnaire)) {
            findings.accept(Finding.of(Code.NOT_ON_PAPER)
                    .file(file)
                    .path(calculation.code())
                    .build());
        }
        Locale language = locale == null ? HtmlQuestionnaire.language(questionnaire) : locale;
        try {
            return Print.of(
                    HtmlQuestionnaire.print(questionnaire, language), "Questionnaire [" + questionnaire.key() + "]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
