package org.essaim.jackson.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;

/** What holds of every questionnaire and every response that goes out and comes back. */
class FhirLawsTest {
    private final FhirFormat format = new FhirFormat();
    private final List<Finding> findings = new ArrayList<>();

    @Property
    void aQuestionnaireThatWasWrittenReadsBackEqual(@ForAll Random random) {
        findings.clear();
        Questionnaire questionnaire = new RandomFhir(random).questionnaire();
        byte[] bytes = format.write(questionnaire, "q.json", findings::add);
        Optional<Questionnaire> back = format.read(bytes, "q.json", findings::add);
        assertThat(findings).as(text(bytes)).isEmpty();
        assertThat(back.map(Questionnaire::toTree)).contains(questionnaire.toTree());
        assertThat(back).contains(questionnaire);
        assertThat(format.write(back.orElseThrow(), "q.json", findings::add)).isEqualTo(bytes);
    }

    @Property
    void answersThatWereWrittenReadBackEqual(@ForAll Random random) {
        findings.clear();
        RandomFhir made = new RandomFhir(random);
        Form form = Form.require(made.questionnaire());
        Response response = made.response(form);
        byte[] bytes = format.writeAnswers(response, form, findings::add);
        String name = Canonical.known(Canonical.version(form.questionnaire()));
        Optional<Response> back = format.readAnswers(
                bytes, "r.json", asked -> asked.equals(name) ? Optional.of(form) : Optional.empty(), findings::add);
        assertThat(findings).as(text(bytes)).isEmpty();
        assertThat(back.map(Response::toTree)).contains(response.toTree());
        assertThat(back).contains(response);
        assertThat(format.writeAnswers(back.orElseThrow(), form, findings::add)).isEqualTo(bytes);
    }

    // The form before and the form after are each other's oracle: the same items are asked of whoever answers what.
    @Property
    void aConditionMeansTheSameOnceItIsFlatOrIsSaidToBeLost(@ForAll Random random) {
        findings.clear();
        RandomFhir made = new RandomFhir(random);
        List<Question> questions = questions();
        Questionnaire questionnaire = Questionnaire.builder("essai", "1", Texts.french("Essai"))
                .item(questions.get(0))
                .item(questions.get(1))
                .item(questions.get(2))
                .item(questions.get(3))
                .item(new Item.Section(
                                "fois",
                                Texts.NONE,
                                questions.get(4),
                                new Item.Note("dedans", Texts.NONE, made.nested(questions, 3)))
                        .repeated(Item.Repeats.of(0, 9)))
                .item(new Item.Note("dehors", Texts.NONE, made.nested(questions, 3)))
                .build();
        byte[] bytes = format.write(questionnaire, "q.json", findings::add);
        assertThat(findings).allSatisfy(finding -> assertThat(finding.code()).isEqualTo(Code.CONDITION_LEFT_OUT));
        List<String> lost = findings.stream().map(Finding::path).toList();
        findings.clear();
        Questionnaire back = format.read(bytes, "q.json", findings::add).orElseThrow();
        assertThat(findings).isEmpty();

        Form before = Form.require(questionnaire);
        Form after = Form.require(back);
        Statistics.label("lost").collect(lost.size());
        for (int i = 0; i < 20; i++) {
            Response response = made.response(before);
            assertThat(after.fill(response).asked().stream()
                            .filter(place -> !lost.contains(place.code()))
                            .toList())
                    .as(text(bytes))
                    .isEqualTo(before.fill(response).asked().stream()
                            .filter(place -> !lost.contains(place.code()))
                            .toList());
            for (String code : lost) {
                assertThat(back.items().stream().flatMap(FhirLawsTest::all))
                        .filteredOn(item -> item.code().equals(code))
                        .allMatch(item -> item.relevance().equals(Condition.always()));
            }
        }
    }

    private static java.util.stream.Stream<Item> all(Item item) {
        return item instanceof Item.Section section
                ? java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(item),
                        section.items().stream().flatMap(FhirLawsTest::all))
                : java.util.stream.Stream.of(item);
    }

    private static List<Question> questions() {
        List<Option> steps = new ArrayList<>(Option.range(1, 4));
        steps.add(Option.of("nc", Texts.french("Non concerné")));
        return List.of(
                Question.builder("echelle", Question.Type.SCALE, Texts.NONE)
                        .options(steps)
                        .build(),
                Question.builder("appuis", Question.Type.CHOICE, Texts.NONE)
                        .options(Option.of("a", Texts.NONE), Option.of("b", Texts.NONE))
                        .answers(0, 2)
                        .build(),
                Question.builder("mot", Question.Type.TEXT, Texts.NONE).build(),
                Question.builder("nombre", Question.Type.WHOLE, Texts.NONE).build(),
                Question.builder("age", Question.Type.NUMBER, Texts.NONE).build());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
