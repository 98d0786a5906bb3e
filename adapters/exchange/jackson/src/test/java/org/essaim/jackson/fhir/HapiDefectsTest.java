package org.essaim.jackson.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.junit.jupiter.api.Test;

/** What a widespread validator of FHIR (HAPI 8.8.1) gets wrong, file by file. */
class HapiDefectsTest {
    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/questionnaire-";

    private final FhirFormat format = new FhirFormat();
    private final List<Finding> findings = new ArrayList<>();

    @Test
    void twoAnswersAreNotTooManyWhereTwoAreTheMost() {
        Form form = form("""
                {"linkId": "q", "type": "string", "repeats": true,
                 "extension": [{"url": "%1$smaxOccurs", "valueInteger": 2}, {"url": "%1$sminOccurs", "valueInteger": 2}]}
                """.formatted(EXTENSION));
        String two = "{\"linkId\": \"q\", \"answer\": [{\"valueString\": \"un\"}, {\"valueString\": \"deux\"}]}";
        assertThat(validated(form, "completed", two)).isEmpty();
        assertThat(validated(form, "completed", two.replace("[{", "[{\"valueString\": \"zéro\"}, {")))
                .containsExactly(Code.ANSWERS_TOO_MANY);
        assertThat(validated(form, "completed", two.replace(", {\"valueString\": \"deux\"}", "")))
                .containsExactly(Code.ANSWERS_TOO_FEW);
    }

    @Test
    void anAnswerToAHiddenQuestionShowsNothing() {
        Form form = form("""
                {"linkId": "q1", "type": "boolean"},
                {"linkId": "q2", "type": "boolean", "enableWhen": [{"question": "q1", "operator": "=", "answerBoolean": true}]},
                {"linkId": "q3", "type": "string", "required": true,
                 "enableWhen": [{"question": "q2", "operator": "=", "answerBoolean": true}]}
                """);
        assertThat(validated(form, "completed", """
                {"linkId": "q1", "answer": [{"valueBoolean": false}]},
                {"linkId": "q2", "answer": [{"valueBoolean": true}]},
                {"linkId": "q3", "answer": [{"valueString": "x"}]}
                """)).containsExactly(Code.ANSWER_HIDDEN, Code.ANSWER_HIDDEN);
        assertThat(validated(form, "completed", """
                {"linkId": "q1", "answer": [{"valueBoolean": false}]},
                {"linkId": "q2", "answer": [{"valueBoolean": true}]}
                """)).containsExactly(Code.ANSWER_HIDDEN);
    }

    @Test
    void itemsThatShowEachOtherAreRefused() {
        Questionnaire read = read("""
                {"linkId": "a", "type": "boolean", "enableWhen": [{"question": "b", "operator": "=", "answerBoolean": true}]},
                {"linkId": "b", "type": "boolean", "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}]}
                """).orElseThrow();
        assertThat(Form.of(read, findings::add)).isEmpty();
        assertThat(codes()).contains(Code.CONDITIONS_GO_ROUND);
    }

    @Test
    void twoConditionsWithoutAWordBetweenThemAreRefused() {
        assertThat(read("""
                {"linkId": "a", "type": "boolean"},
                {"linkId": "b", "type": "string", "enableWhen": [
                    {"question": "a", "operator": "=", "answerBoolean": true},
                    {"question": "a", "operator": "exists", "answerBoolean": true}]}
                """)).isEmpty();
        assertThat(codes()).containsExactly(Code.CONDITIONS_UNJOINED);
    }

    @Test
    void aWholeNumberComparesWithADecimalOne() {
        Form form = form("""
                {"linkId": "n", "type": "integer"},
                {"linkId": "d", "type": "decimal"},
                {"linkId": "q", "type": "string", "required": true, "enableBehavior": "all", "enableWhen": [
                    {"question": "n", "operator": ">", "answerDecimal": 2.5},
                    {"question": "d", "operator": "=", "answerInteger": 3}]}
                """);
        assertThat(validated(form, "completed", """
                {"linkId": "n", "answer": [{"valueInteger": 3}]}, {"linkId": "d", "answer": [{"valueDecimal": 3.00}]}
                """)).containsExactly(Code.ANSWER_MISSING);
        assertThat(validated(form, "completed", """
                {"linkId": "n", "answer": [{"valueInteger": 2}]}, {"linkId": "d", "answer": [{"valueInteger": 3}]}
                """)).isEmpty();
    }

    @Test
    void whoHasNotFinishedIsNotAskedForWhatIsHidden() {
        Form form = form("""
                {"linkId": "a", "type": "boolean"},
                {"linkId": "b", "type": "string", "required": true,
                 "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}]}
                """);
        assertThat(validated(form, "in-progress", "{\"linkId\": \"a\", \"answer\": [{\"valueBoolean\": false}]}"))
                .isEmpty();
    }

    @Test
    void aQuantityIsNeverComparedWithoutItsUnit() {
        Questionnaire read = read("""
                {"linkId": "poids", "type": "decimal"},
                {"linkId": "b", "type": "string", "enableWhen": [
                    {"question": "poids", "operator": ">", "answerQuantity": {"value": 50, "code": "kg"}}]}
                """).orElseThrow();
        assertThat(codes()).containsExactly(Code.CONDITION_LEFT_OUT);
        assertThat(read.items().get(1).relevance()).isEqualTo(Condition.always());
    }

    private List<Code> validated(Form form, String status, String items) {
        byte[] bytes = """
                {"resourceType": "QuestionnaireResponse", "questionnaire": "https://example.org/essai|1", "status": "%s",
                 "item": [%s]}
                """.formatted(status, items).getBytes(StandardCharsets.UTF_8);
        Response response = format.readAnswers(bytes, "r.json", name -> Optional.of(form), findings::add)
                .orElseThrow();
        assertThat(findings).isEmpty();
        return form.validate(response).stream().map(Finding::code).toList();
    }

    private Form form(String items) {
        Form form = Form.require(read(items).orElseThrow());
        assertThat(findings).isEmpty();
        return form;
    }

    private Optional<Questionnaire> read(String items) {
        byte[] bytes = """
                {"resourceType": "Questionnaire", "url": "https://example.org/essai", "version": "1", "status": "active",
                 "item": [%s]}
                """.formatted(items).getBytes(StandardCharsets.UTF_8);
        return format.read(bytes, "q.json", findings::add);
    }

    private List<Code> codes() {
        return findings.stream().map(Finding::code).toList();
    }
}
