package org.essaim.jackson.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.jackson.JsonCodec;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes are: findings, in bounded time and memory, and nothing of a person in them. */
class FhirSafetyTest {
    private static final String SECRET = "DURAND";

    private final FhirFormat format = new FhirFormat();
    private final JsonCodec json = new JsonCodec();
    private final List<Finding> findings = new ArrayList<>();

    @Property
    void aDamagedQuestionnaireIsFindingsAndNeverAnException(@ForAll Random random) {
        findings.clear();
        Questionnaire questionnaire = new RandomFhir(random).questionnaire();
        Tree damaged = new Mutation(random).some(tree(format.write(questionnaire, "q.json", findings::add)));
        Optional<Questionnaire> read = format.read(json.encode(damaged), "q.json", findings::add);

        assertThat(read.isEmpty()).as("%s", damaged).isEqualTo(findings.stream().anyMatch(Finding::isError));
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo("q.json");
            assertThat(finding.row()).isPositive();
            assertThat(finding.path()).startsWith("Questionnaire");
        });
        // What was read may contradict itself, which the form says, and can be written whatever it is.
        read.ifPresent(known -> {
            Form.of(known, finding -> {});
            format.write(known, "q.json", finding -> {});
        });
    }

    @Property
    void damagedAnswersAreFindingsAndNeverAnException(@ForAll Random random) {
        findings.clear();
        RandomFhir made = new RandomFhir(random);
        Form form = Form.require(made.questionnaire());
        Tree written = tree(format.writeAnswers(made.response(form), form, findings::add));
        Tree damaged = new Mutation(random).some(written);
        Optional<Response> read =
                format.readAnswers(json.encode(damaged), "r.json", name -> Optional.of(form), findings::add);

        if (!damaged.equals(written) && read.isEmpty()) {
            assertThat(findings).anyMatch(Finding::isError);
        }
        read.ifPresent(known -> {
            form.validate(known);
            form.clean(known, finding -> {});
            format.writeAnswers(known, form, finding -> {});
        });
    }

    @Property
    void noFindingRepeatsAWordOfAnswers(@ForAll Random random) {
        findings.clear();
        RandomFhir made = new RandomFhir(random);
        Form form = Form.require(made.questionnaire());
        Tree damaged = new Mutation(random).some(tree(format.writeAnswers(made.response(form), form, findings::add)));
        Tree secret = secret(damaged, random);
        Optional<Response> read =
                format.readAnswers(json.encode(secret), "r.json", name -> Optional.of(form), findings::add);
        findings.addAll(read.map(form::validate).orElse(List.of()));
        for (Finding finding : findings) {
            assertThat(finding + finding.message(Locale.FRENCH) + finding.remedy(Locale.ENGLISH))
                    .doesNotContain(SECRET);
        }
        assertThat(read.map(Response::toString).orElse("")).doesNotContain(SECRET);
    }

    // Every text but those that say which form it is, and some keys, become a name.
    private static Tree secret(Tree tree, Random random) {
        if (tree instanceof Tree.Text text) {
            return random.nextInt(3) == 0 ? text : Tree.of(SECRET + " " + text.value());
        } else if (tree instanceof Tree.Items list) {
            return Tree.of(
                    list.items().stream().map(each -> secret(each, random)).toList());
        } else if (tree instanceof Tree.Fields fields) {
            Tree.Builder all = Tree.fields();
            fields.fields().forEach((key, value) -> {
                boolean kept = key.equals("resourceType") || key.equals("questionnaire") || key.equals("status");
                boolean renamed = !kept && random.nextInt(20) == 0;
                all.put(renamed ? key + SECRET : key, kept ? value : secret(value, random));
            });
            return all.build();
        }
        return tree;
    }

    @Property(tries = 500)
    void randomBytesAreFindings(@ForAll byte[] bytes) {
        findings.clear();
        assertThat(format.read(bytes, "q.json", findings::add)).isEmpty();
        assertThat(format.readAnswers(bytes, "r.json", name -> Optional.empty(), findings::add))
                .isEmpty();
        assertThat(findings).isNotEmpty();
    }

    @Test
    void sectionsWithinSectionsEndSomewhere() {
        assertThat(read(nested(Item.DEEPEST, "group"))).isPresent();
        assertThat(findings).isEmpty();
        assertThat(read(nested(Item.DEEPEST + 1, "group"))).isEmpty();
        assertThat(codes()).containsExactly(Code.EXAGGERATED_DOCUMENT);
        findings.clear();
        assertThat(read(nested(100_000, "group"))).isEmpty();
        assertThat(codes()).containsExactly(Code.EXAGGERATED_DOCUMENT);
    }

    @Test
    void questionsBelowQuestionsStandBesideThemHoweverDeep() {
        Questionnaire read = read(nested(40, "boolean")).orElseThrow();
        assertThat(read.items()).hasSize(40);
        assertThat(Form.of(read, findings::add)).isPresent();
    }

    @Test
    @Timeout(120)
    void tenMegabytesOfItemsAreReadInLittleTime() {
        StringBuilder items = new StringBuilder(11 << 20);
        for (int i = 0; items.length() < 10 << 20; i++) {
            items.append(i == 0 ? "" : ",")
                    .append("{\"linkId\":\"g")
                    .append(i)
                    .append("\",\"type\":\"group\",\"item\":[{\"linkId\":\"a b")
                    .append(i)
                    .append("\",\"type\":\"string\"},{\"linkId\":\"x\",\"type\":\"quantity\"}]}");
        }
        assertThat(read(questionnaire(items.toString()))).isEmpty();
        assertThat(codes()).contains(Code.ITEM_TWICE, Code.ITEM_LEFT_OUT, Code.CODE_REPLACED);
    }

    @Test
    @Timeout(120)
    void oneListOfOptionsSharedByManyQuestionsDoesNotFillTheMemory() {
        StringBuilder concepts = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            concepts.append(i == 0 ? "" : ",").append("{\"code\":\"c").append(i).append("\"}");
        }
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            items.append(i == 0 ? "" : ",")
                    .append("{\"linkId\":\"q")
                    .append(i)
                    .append("\",\"type\":\"choice\",\"answerValueSet\":\"#v\"}");
        }
        String text = questionnaire(items.toString())
                .replace(
                        "\"item\"",
                        "\"contained\":[{\"resourceType\":\"ValueSet\",\"id\":\"v\",\"compose\":{\"include\":[{\"concept\":["
                                + concepts + "]}]}}],\"item\"");
        assertThat(read(text)).isEmpty();
        assertThat(codes()).contains(Code.EXAGGERATED_DOCUMENT);
    }

    @Test
    @Timeout(120)
    void tenMegabytesOfRepeatedSectionsAreAnswersStill() {
        Form form = Form.require(Questionnaire.builder("q", "1", Texts.NONE)
                .item(new Item.Section("s", Texts.NONE, Question.open("t", Texts.NONE, 1))
                        .repeated(Item.Repeats.of(0, 9)))
                .build());
        StringBuilder items = new StringBuilder(11 << 20);
        while (items.length() < 10 << 20) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"linkId\":\"s\",\"item\":[{\"linkId\":\"t\",\"answer\":[{\"valueString\":\"x\"}]}]}");
        }
        byte[] bytes =
                ("{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\"q|1\",\"status\":\"completed\",\"item\":["
                                + items + "]}")
                        .getBytes(StandardCharsets.UTF_8);
        Response read = format.readAnswers(bytes, "r.json", name -> Optional.of(form), findings::add)
                .orElseThrow();
        assertThat(findings).isEmpty();
        assertThat(form.validate(read)).extracting(Finding::code).contains(Code.REPEATS_TOO_MANY);
    }

    @Test
    @Timeout(60)
    void aTextTranslatedAHundredThousandTimesIsReadInLittleTime() {
        String translation = "{\"url\":\"http://hl7.org/fhir/StructureDefinition/translation\"}";
        String other = "{\"url\":\"u\"}";
        assertThat(read(questionnaire("{\"linkId\":\"a\",\"type\":\"string\",\"_text\":{\"extension\":["
                        + (translation + "," + other + ",").repeat(100_000) + other + "]}}")))
                .isPresent();
        assertThat(codes()).containsExactly(Code.NOT_UNDERSTOOD);
    }

    @Test
    @Timeout(60)
    void anOptionNamedInAHundredThousandLanguagesIsReadInLittleTime() {
        StringBuilder designations = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            designations
                    .append(i == 0 ? "" : ",")
                    .append("{\"language\":\"fr-")
                    .append(i)
                    .append("\",\"value\":\"x\"}");
        }
        String text = questionnaire("{\"linkId\":\"q\",\"type\":\"choice\",\"answerValueSet\":\"#v\"}")
                .replace(
                        "\"item\"",
                        "\"contained\":[{\"resourceType\":\"ValueSet\",\"id\":\"v\",\"compose\":{\"include\":[{\"concept\":["
                                + "{\"code\":\"c\",\"designation\":[" + designations + "]}]}]}}],\"item\"");
        assertThat(read(text).orElseThrow().items())
                .singleElement()
                .satisfies(item -> assertThat(
                                ((Question) item).options().get(0).text().byLanguage())
                        .hasSize(100_000));
    }

    @Test
    @Timeout(60)
    void aHundredThousandHelpsToOneQuestionAreReadInLittleTime() {
        String help = """
                {"linkId":"%d","type":"display","text":"x","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
                "valueCodeableConcept":{"coding":[{"code":"help"}]}}]}""";
        StringBuilder helps = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            helps.append(i == 0 ? "" : ",").append(help.formatted(i));
        }
        Questionnaire read = read(questionnaire("{\"linkId\":\"a\",\"type\":\"string\",\"item\":[" + helps + "]}"))
                .orElseThrow();
        assertThat(((Question) read.items().get(0)).hint().in(Locale.FRENCH)).hasSize(119_999);
    }

    @Test
    @Timeout(120)
    void aLongScaleNamedOftenIsNotSpelledOutForEver() {
        List<Option> steps = Option.range(1, 20_000);
        Questionnaire.Builder builder = Questionnaire.builder("q", "1", Texts.NONE)
                .item(Question.builder("s", Question.Type.SCALE, Texts.NONE)
                        .options(steps)
                        .build());
        for (int i = 0; i < 10_000; i++) {
            builder.item(new Item.Note(
                    "n" + i,
                    Texts.NONE,
                    Condition.compared("s", Condition.Comparison.AT_LEAST, Answer.number(10_000))));
        }
        assertThat(format.write(builder.build(), "q.json", findings::add)).hasSizeLessThan(200 << 20);
        assertThat(codes()).containsExactly(Code.CONDITION_LEFT_OUT);
    }

    @Test
    @Timeout(60)
    void manyAnswersOutOfManyOptionsAreReadInLittleTime() {
        Form form = Form.require(Questionnaire.builder("q", "1", Texts.NONE)
                .item(new Item.Section(
                                "s",
                                Texts.NONE,
                                Question.builder("c", Question.Type.CHOICE, Texts.NONE)
                                        .options(Option.range(1, 20_000))
                                        .build())
                        .repeated(Item.Repeats.of(0, 9)))
                .build());
        String time = "{\"linkId\":\"s\",\"item\":[{\"linkId\":\"c\",\"answer\":[{\"valueInteger\":20000}]}]}";
        byte[] bytes =
                ("{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\"q|1\",\"status\":\"completed\",\"item\":["
                                + (time + ",").repeat(99_999) + time + "]}")
                        .getBytes(StandardCharsets.UTF_8);
        Response read = format.readAnswers(bytes, "r.json", name -> Optional.of(form), findings::add)
                .orElseThrow();
        assertThat(findings).isEmpty();
        assertThat(read.answers()).hasSize(100_000);
    }

    @Test
    @Timeout(60)
    void aMillionEmptyItemsAreReadInLittleTime() {
        int[] told = new int[1];
        byte[] bytes = questionnaire("{},".repeat(1_000_000) + "{}").getBytes(StandardCharsets.UTF_8);
        assertThat(format.read(bytes, "q.json", finding -> told[0]++)).isEmpty();
        assertThat(told[0]).isEqualTo(1_000_001);
    }

    @Test
    void aValueThatIsCutInAFindingKeepsItsCharactersWhole() {
        read(questionnaire(
                "{\"linkId\":\"a\",\"type\":\"string\",\"extension\":[{\"url\":\"x" + "𝕏".repeat(100) + "\"}]}"));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.value()).hasSizeLessThan(102).endsWith("𝕏…");
            assertThat(json.encode(Tree.of(String.valueOf(finding.value())))).isNotEmpty();
        });
    }

    @Test
    void wordsInPlaceOfAnAddressAreNotRepeated() {
        byte[] bytes = """
                {"resourceType": "QuestionnaireResponse", "questionnaire": "Mme DURAND", "status": "completed"}
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(format.readAnswers(bytes, "r.json", name -> Optional.empty(), findings::add))
                .isEmpty();
        assertThat(codes()).containsExactly(Code.UNKNOWN_QUESTIONNAIRE);
        assertThat(findings.toString()).doesNotContain(SECRET);
    }

    @Test
    void numbersBeyondAllReasonAreFindings() {
        for (String number : List.of("1e400", "-1e400", "1e-400", "1e999999999", "9".repeat(2_000), "2147483648")) {
            for (String item : List.of(
                    "{\"linkId\":\"a\",\"type\":\"string\",\"maxLength\":%s}",
                    "{\"linkId\":\"a\",\"type\":\"choice\",\"answerOption\":[{\"valueInteger\":%s}]}")) {
                findings.clear();
                assertThat(read(questionnaire(item.formatted(number))))
                        .as(number)
                        .isEmpty();
                assertThat(findings).isNotEmpty();
            }
        }
        findings.clear();
        assertThat(read(questionnaire("{\"linkId\":\"a\",\"type\":\"decimal\",\"extension\":["
                        + "{\"url\":\"http://hl7.org/fhir/StructureDefinition/minValue\",\"valueDecimal\":1e400}]}")))
                .isPresent();
        assertThat(codes()).containsExactly(Code.NOT_UNDERSTOOD);
    }

    @Test
    void aFileThatIsTooLargeIsNotReadAtAll() {
        assertThat(format.read(new byte[(16 << 20) + 1], "q.json", findings::add))
                .isEmpty();
        assertThat(codes()).containsExactly(Code.FILE_TOO_LARGE);
    }

    @Test
    void twoItemsOfOneLinkIdAreRefusedWhereTheSecondStands() {
        assertThat(
                        read(
                                questionnaire(
                                        "{\"linkId\":\"a\",\"type\":\"string\"},\n{\"linkId\":\"g\",\"type\":\"group\",\"item\":[\n{\"linkId\":\"a\",\"type\":\"display\"}]}")))
                .isEmpty();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.ITEM_TWICE);
            assertThat(finding.path()).isEqualTo("Questionnaire.item[1].item[0].linkId");
            assertThat(finding.row()).isEqualTo(3);
        });
    }

    @Test
    void answersToAnotherQuestionnaireAreNotWritten() {
        Form form = Form.require(Questionnaire.builder("q", "1", Texts.NONE).build());
        Form other = Form.require(Questionnaire.builder("q", "2", Texts.NONE).build());
        assertThatThrownBy(() -> format.writeAnswers(form.respond().build(), other, findings::add))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[q|1]")
                .hasMessageContaining("[q|2]")
                .hasMessageContaining("Maybe");
    }

    private static String nested(int depth, String type) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("{\"linkId\":\"i")
                    .append(i)
                    .append("\",\"type\":\"")
                    .append(type)
                    .append("\",\"item\":[");
        }
        text.append("]}".repeat(depth));
        return questionnaire(text.toString());
    }

    private static String questionnaire(String items) {
        return "{\"resourceType\":\"Questionnaire\",\"name\":\"q\",\"version\":\"1\",\"status\":\"draft\",\"item\":["
                + items + "]}";
    }

    private Optional<Questionnaire> read(String text) {
        return format.read(text.getBytes(StandardCharsets.UTF_8), "q.json", findings::add);
    }

    private List<Code> codes() {
        return findings.stream().map(Finding::code).distinct().toList();
    }

    private Tree tree(byte[] bytes) {
        return json.decode(bytes, "x", findings::add).orElseThrow().tree();
    }
}
