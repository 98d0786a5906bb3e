package org.essaim.jackson.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.essaim.finding.Finding;
import org.essaim.pack.Packs;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Condition.Comparison;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Score;
import org.essaim.questionnaire.Texts;
import org.essaim.spi.QuestionnaireFormat;
import org.junit.jupiter.api.Test;

/** What FHIR has no place for is said, and what it has one for stands there. */
class FhirFormatTest {
    private static final Question SCALE = Question.builder("echelle", Question.Type.SCALE, Texts.NONE)
            .options(Option.range(1, 5))
            .build();

    private final FhirFormat format = new FhirFormat();
    private final List<Finding> findings = new ArrayList<>();

    @Test
    void itIsFoundByServiceLoader() {
        assertThat(ServiceLoader.load(QuestionnaireFormat.class).stream().map(ServiceLoader.Provider::get))
                .filteredOn(found -> found.name().equals("fhir"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.extensions()).containsExactly("json");
                    assertThat(found.carriesAnswers()).isTrue();
                });
    }

    @Test
    void theQuestionnairesOfOurOwnPacksGoOutAndComeBack() {
        List<Questionnaire> shipped = Packs.standard().questionnaires();
        assertThat(shipped).isNotEmpty().allSatisfy(questionnaire -> {
            byte[] bytes = format.write(questionnaire, "q.json", findings::add);
            assertThat(format.read(bytes, "q.json", findings::add)).contains(questionnaire);
        });
        assertThat(findings).isEmpty();
    }

    @Test
    void formulasScoresAndMessagesHaveNoPlace() {
        write(Questionnaire.builder("q", "1", Texts.NONE)
                .item(SCALE)
                .item(Question.builder("n", Question.Type.NUMBER, Texts.NONE)
                        .constraint(new Constraint.Range(null, Answer.number(9), Texts.french("Au plus 9")))
                        .constraint(new Constraint.Holds("n <= echelle", Texts.NONE))
                        .build())
                .item(new Item.Calculation("double", Texts.NONE, "n + n"))
                .score(new Score("s", Texts.NONE, List.of("echelle"), Set.of(), Score.As.SUM, 1))
                .build());
        assertThat(told())
                .containsExactly(
                        "NOT_CARRIED s [scores]",
                        "NOT_CARRIED n [message]",
                        "NOT_CARRIED n [constraints]",
                        "NOT_CARRIED double [formula]");
    }

    @Test
    void aTextInAnotherLanguageSaysSoInAnExtensionOfOurOwn() {
        Questionnaire questionnaire = Questionnaire.builder("q", "1", Texts.french("Essai"))
                .item(new Item.Note("n", Texts.of("de", "Hallo")))
                .build();
        String written = write(questionnaire);
        assertThat(written)
                .contains("https://essaim.org/fhir/language")
                .doesNotContain("http://hl7.org/fhir/StructureDefinition/language");
        String former =
                written.replace("https://essaim.org/fhir/language", "http://hl7.org/fhir/StructureDefinition/language");
        assertThat(List.of(read(written), read(former))).containsOnly(questionnaire);
        assertThat(findings).isEmpty();
    }

    @Test
    void aRankingSaysSoInAnExtensionOfOurOwn() {
        Questionnaire questionnaire = Questionnaire.builder("q", "1", Texts.NONE)
                .item(Question.builder("r", Question.Type.RANKING, Texts.NONE)
                        .options(Option.of("a", Texts.NONE), Option.of("b", Texts.NONE))
                        .build())
                .build();
        String written = write(questionnaire);
        assertThat(written).doesNotContain("itemControl");
        String former = written.replaceFirst(
                "(?s)\"url\": \"https://essaim.org/fhir/ranking\",\\s*\"valueBoolean\": true", """
                "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl", "valueCodeableConcept":
                {"coding": [{"system": "https://essaim.org/fhir/item-control", "code": "ranking"}]}
                """);
        assertThat(former).contains("itemControl");
        assertThat(List.of(read(written), read(former))).containsOnly(questionnaire);
        assertThat(findings).isEmpty();
    }

    @Test
    void howManyAnswersThereMustBeIsWrittenOnlyWhereOneIsNeeded() {
        Question.Builder question = Question.builder("t", Question.Type.TEXT, Texts.NONE);
        assertThat(write(only(question.answers(2, 3).build()))).doesNotContain("minOccurs");
        assertThat(told()).containsExactly("NOT_CARRIED t [least]");
        findings.clear();

        Questionnaire needed = only(question.required().build());
        assertThat(write(needed)).contains("minOccurs");
        assertThat(read(write(needed))).isEqualTo(needed);
        assertThat(findings).isEmpty();
    }

    @Test
    void oneAnswerAtLeastWhereNoneIsNeededSaysNothing() {
        Question.Builder question = Question.builder("t", Question.Type.TEXT, Texts.NONE);
        Questionnaire none = only(question.answers(0, 3).build());
        assertThat(write(only(question.answers(1, 3).build()))).isEqualTo(write(none));
        assertThat(read(write(only(question.answers(1, 3).required().build()))
                        .replace("\"required\": true", "\"required\": false")))
                .isEqualTo(none);
        assertThat(findings).isEmpty();
    }

    @Test
    void aUnitStandsInAnExtensionAfterANumberAndBelowTheQuestionElse() {
        Questionnaire number = only(Question.builder("n", Question.Type.WHOLE, Texts.NONE)
                .unit(Texts.french("heures"))
                .build());
        Questionnaire words = only(Question.builder("t", Question.Type.TEXT, Texts.NONE)
                .unit(Texts.french("en une phrase"))
                .build());
        assertThat(write(number)).contains("questionnaire-unit").doesNotContain("itemControl");
        assertThat(write(words)).doesNotContain("questionnaire-unit").contains("itemControl", "\"t-unit\"");
        assertThat(read(write(number))).isEqualTo(number);
        assertThat(read(write(words))).isEqualTo(words);
        assertThat(findings).isEmpty();
    }

    @Test
    void whoHasNoAddressGoesByOneOfOursAndComesBackWithoutIt() {
        Questionnaire questionnaire =
                only(Question.builder("t", Question.Type.TEXT, Texts.NONE).build());
        String written = write(questionnaire);
        assertThat(written).contains("\"url\": \"https://essaim.org/fhir/questionnaire/q\"");
        assertThat(read(written)).isEqualTo(questionnaire);

        Form form = Form.require(questionnaire);
        Response response = form.respond().answer("t", "x").build();
        String answers = new String(format.writeAnswers(response, form, findings::add), StandardCharsets.UTF_8);
        assertThat(answers).contains("\"questionnaire\": \"https://essaim.org/fhir/questionnaire/q|1\"");
        for (String each : List.of(answers, answers.replace("https://essaim.org/fhir/questionnaire/", ""))) {
            assertThat(format.readAnswers(
                            each.getBytes(StandardCharsets.UTF_8),
                            "r.json",
                            name -> name.equals("q|1") ? Optional.of(form) : Optional.empty(),
                            findings::add))
                    .contains(response);
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void theVersionThatAnswersNameIsTheOneThatIsAskedFor() {
        List<String> asked = new ArrayList<>();
        format.readAnswers(
                """
                {"resourceType": "QuestionnaireResponse", "status": "completed",
                 "questionnaire": "https://example.org/q|2.0.0-beta|x"}
                """.getBytes(StandardCharsets.UTF_8),
                "r.json",
                name -> {
                    asked.add(name);
                    return Optional.empty();
                },
                findings::add);
        assertThat(asked).containsExactly("https://example.org/q|2.0.0-beta|x");
        assertThat(told())
                .containsExactly(
                        "UNKNOWN_QUESTIONNAIRE QuestionnaireResponse.questionnaire [https://example.org/q|2.0.0-beta|x]");
    }

    @Test
    void aSectionWithoutItemsIsATextToRead() {
        assertThat(write(only(new Item.Section("s", Texts.french("Vide"))))).doesNotContain("group");
        assertThat(told()).containsExactly("NOT_CARRIED s [section]");
    }

    @Test
    void aFigureThatIsWorkedOutIsShownAndNotAsked() {
        assertThat(write(Questionnaire.builder("q", "1", Texts.NONE)
                        .item(new Item.Calculation("double", Texts.NONE, "1 + 1"))
                        .build()))
                .contains("\"type\": \"decimal\"", "\"readOnly\": true");
    }

    @Test
    void onlyTheLastOptionAsksForWordsOfOnesOwn() {
        write(Questionnaire.builder("q", "1", Texts.NONE)
                .item(Question.builder("c", Question.Type.CHOICE, Texts.NONE)
                        .options(
                                new Option("a", Texts.NONE, null, true),
                                new Option("b", Texts.NONE, null, false),
                                new Option("z", Texts.NONE, null, true))
                        .build())
                .build());
        assertThat(told()).containsExactly("NOT_CARRIED c [a.open]");
    }

    @Test
    void notIsCarriedDownToTheComparisons() {
        assertThat(flat(Condition.not(Condition.any(
                        Condition.compared("n", Comparison.MORE, Answer.number(3)), Condition.answered("t")))))
                .isEmpty();
        assertThat(told()).containsExactly("CONDITION_LEFT_OUT x [relevance]");
        findings.clear();
        assertThat(flat(Condition.not(Condition.all(
                        Condition.compared("n", Comparison.MORE, Answer.number(3)), Condition.answered("t")))))
                .contains(Condition.any(
                        Condition.unanswered("n"),
                        Condition.compared("n", Comparison.AT_MOST, Answer.number(3)),
                        Condition.unanswered("t")));
    }

    @Test
    void levelsOfAScaleBecomeItsOptions() {
        assertThat(flat(Condition.compared("echelle", Comparison.AT_LEAST, Answer.number(4))))
                .contains(Condition.any(
                        Condition.is("echelle", Answer.choice("4")), Condition.is("echelle", Answer.choice("5"))));
        assertThat(flat(Condition.all(
                        Condition.answered("t"), Condition.compared("echelle", Comparison.LESS, Answer.number(4)))))
                .contains(Condition.all(
                        Condition.answered("t"),
                        Condition.compared("echelle", Comparison.NOT_EQUAL, Answer.choice("4")),
                        Condition.compared("echelle", Comparison.NOT_EQUAL, Answer.choice("5"))));
        assertThat(findings).isEmpty();
    }

    @Test
    void whatNeverHoldsOrIsAFormulaIsNotSaid() {
        assertThat(flat(Condition.any())).isEmpty();
        assertThat(flat(new Condition.Holds("n > 3"))).isEmpty();
        assertThat(flat(Condition.all(
                        Condition.any(Condition.answered("t"), Condition.answered("n")),
                        Condition.any(Condition.answered("t"), Condition.answered("echelle")))))
                .isEmpty();
        assertThat(told()).hasSize(3).allMatch("CONDITION_LEFT_OUT x [relevance]"::equals);
    }

    @Test
    void rowsWithinRowsOfTheSameKindAreOneRow() {
        assertThat(flat(Condition.all(
                        Condition.all(Condition.answered("t"), Condition.always()),
                        Condition.all(Condition.unanswered("n")))))
                .contains(Condition.all(Condition.answered("t"), Condition.unanswered("n")));
        assertThat(flat(Condition.all(Condition.all(Condition.always())))).contains(Condition.always());
        assertThat(findings).isEmpty();
    }

    @Test
    void answersThatFhirCannotSayAreTold() {
        Form form = Form.require(Questionnaire.builder("q", "1", Texts.NONE)
                .item(Question.builder("t", Question.Type.TEXT, Texts.NONE).build())
                .item(Question.builder("d", Question.Type.DATE, Texts.NONE).build())
                .build());
        Response response = form.respond()
                .answer("t", "")
                .answer("d", Answer.day(LocalDate.of(10_000, 1, 1)))
                .answer("inconnu", "DURAND")
                .build();
        String written = new String(format.writeAnswers(response, form, findings::add), StandardCharsets.UTF_8);
        assertThat(told())
                .containsExactly("NOT_CARRIED t [answers]", "NOT_CARRIED d [answers]", "NOT_CARRIED inconnu [answers]");
        assertThat(written).doesNotContain("\"item\"", "DURAND");
    }

    @Test
    void aNumberBeyondThirtyTwoBitsIsWrittenAsADecimalOne() {
        Form form = Form.require(Questionnaire.builder("q", "1", Texts.NONE)
                .url("https://example.org/q")
                .item(Question.builder("n", Question.Type.WHOLE, Texts.NONE).build())
                .build());
        byte[] bytes = format.writeAnswers(
                form.respond().answer("n", Answer.number(1L << 31)).build(), form, findings::add);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"valueDecimal\": 2147483648", "\"questionnaire\": \"https://example.org/q|1\"");
    }

    /** The condition of an item once it was written and read. */
    private Optional<Condition> flat(Condition condition) {
        int before = findings.size();
        byte[] bytes = format.write(
                Questionnaire.builder("q", "1", Texts.NONE)
                        .item(SCALE)
                        .item(Question.builder("n", Question.Type.NUMBER, Texts.NONE)
                                .build())
                        .item(Question.builder("t", Question.Type.TEXT, Texts.NONE)
                                .build())
                        .item(new Item.Note("x", Texts.NONE, condition))
                        .build(),
                "q.json",
                findings::add);
        Item read = format.read(bytes, "q.json", findings::add)
                .orElseThrow()
                .items()
                .get(3);
        return findings.size() > before ? Optional.empty() : Optional.of(read.relevance());
    }

    private String write(Questionnaire questionnaire) {
        return new String(format.write(questionnaire, "q.json", findings::add), StandardCharsets.UTF_8);
    }

    private Questionnaire read(String text) {
        return format.read(text.getBytes(StandardCharsets.UTF_8), "q.json", findings::add)
                .orElseThrow();
    }

    private static Questionnaire only(Item item) {
        return Questionnaire.builder("q", "1", Texts.NONE).item(item).build();
    }

    private List<String> told() {
        return findings.stream()
                .map(finding -> finding.code() + " " + finding.path() + " [" + finding.value() + "]")
                .toList();
    }
}
