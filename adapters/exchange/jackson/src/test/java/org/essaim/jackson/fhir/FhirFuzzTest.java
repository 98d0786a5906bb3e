package org.essaim.jackson.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;

/** Tries files that a fuzzer found worth keeping, and finds more where {@code JAZZER_FUZZ=1} asks for it. */
class FhirFuzzTest {
    private static final Form FORM = Form.require(Questionnaire.builder("q", "1", Texts.NONE)
            .item(new Item.Section("s", Texts.NONE, Question.open("t", Texts.NONE, 1)).repeated(Item.Repeats.of(0, 9)))
            .item(Question.builder("n", Question.Type.NUMBER, Texts.NONE).build())
            .build());

    private final FhirFormat format = new FhirFormat();

    @FuzzTest
    void whateverIsReadCanBeUnderstoodAndWrittenAndReadAgain(byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        Optional<Questionnaire> read = format.read(bytes, "q.json", findings::add);
        assertThat(read.isEmpty()).isEqualTo(findings.stream().anyMatch(Finding::isError));
        read.ifPresent(known -> {
            Form.of(known, finding -> {});
            List<Finding> lost = new ArrayList<>();
            byte[] written = format.write(known, "q.json", lost::add);
            Optional<Questionnaire> back = format.read(written, "q.json", lost::add);
            if (lost.isEmpty()) {
                assertThat(back).contains(known);
            }
        });
        format.readAnswers(bytes, "r.json", name -> Optional.of(FORM), finding -> {})
                .ifPresent(known -> {
                    FORM.validate(known);
                    format.writeAnswers(known, FORM, finding -> {});
                });
    }
}
