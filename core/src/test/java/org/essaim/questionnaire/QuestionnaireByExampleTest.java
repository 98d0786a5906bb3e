package org.essaim.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.essaim.Specs;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.formula.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/questionnaire}; their README says what each key means. */
class QuestionnaireByExampleTest {
    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("questions") List<Object> items,
            @JsonProperty("scores") @Nullable List<Object> scores,
            @JsonProperty("publication") @Nullable List<String> publication,
            @JsonProperty("reponses") @Nullable List<Example> examples) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Example(
            @JsonProperty("reponse") Map<String, Object> answers,
            @JsonProperty("fois") @Nullable Map<String, Object> times,
            @JsonProperty("terminee") @Nullable Boolean complete,
            @JsonProperty("posees") @Nullable List<String> asked,
            @JsonProperty("calculs") @Nullable Map<String, String> calculated,
            @JsonProperty("scores") @Nullable Map<String, String> scores,
            @JsonProperty("constats") @Nullable List<String> findings,
            @JsonProperty("nettoyee") @Nullable Map<String, Object> clean,
            @JsonProperty("ecartees") @Nullable List<String> dropped) {}

    static List<Rule> rules() {
        return Specs.of("questionnaire", Rule.class, rule -> rule.id);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        List<Finding> findings = new ArrayList<>();
        Tree.Builder tree = Tree.fields().put("id", "regle").put("items", Specs.tree(rule.items));
        if (rule.scores != null) {
            tree.put("scores", Specs.tree(rule.scores));
        }
        Optional<Form> form = Questionnaire.read(reader(tree.build(), findings))
                .flatMap(questionnaire -> Form.of(questionnaire, findings::add));
        assertThat(told(findings)).isEqualTo(rule.publication == null ? List.of() : rule.publication);
        List<Example> examples = rule.examples == null ? List.of() : rule.examples;
        assertThat(examples.isEmpty())
                .as("answers are played where the form can be used")
                .isEqualTo(form.isEmpty());
        examples.forEach(example -> play(form.orElseThrow(), example));
    }

    private static void play(Form form, Example example) {
        List<Finding> reading = new ArrayList<>();
        Response response = response(form, example, reading);
        Filled filled = form.fill(response);
        if (example.asked != null) {
            assertThat(filled.asked().stream().map(Place::toString).toList()).isEqualTo(example.asked);
        }
        if (example.calculated != null) {
            Map<String, String> calculated = new TreeMap<>();
            example.calculated
                    .keySet()
                    .forEach(place -> calculated.put(
                            place,
                            filled.calculated(Place.parse(place).orElseThrow())
                                    .map(QuestionnaireByExampleTest::told)
                                    .orElse("masqué")));
            assertThat(calculated).isEqualTo(new TreeMap<>(example.calculated));
        }
        if (example.scores != null) {
            Map<String, String> scores = new TreeMap<>();
            example.scores.keySet().forEach(code -> scores.put(code, told(filled.score(code))));
            assertThat(scores).isEqualTo(new TreeMap<>(example.scores));
        }
        List<Finding> findings = new ArrayList<>(reading);
        findings.addAll(form.validate(response));
        if (example.findings != null) {
            assertThat(told(findings)).isEqualTo(example.findings);
        }
        if (example.clean != null) {
            List<Finding> dropped = new ArrayList<>();
            Response clean = form.clean(response, dropped::add);
            assertThat(((Tree.Fields) clean.toTree()).get("answers")).contains(Specs.tree(example.clean));
            if (example.dropped != null) {
                assertThat(told(dropped)).isEqualTo(example.dropped);
            }
        }
    }

    private static Response response(Form form, Example example, List<Finding> findings) {
        Tree.Builder tree = Tree.fields()
                .put("questionnaire", "regle")
                .put("status", Boolean.TRUE.equals(example.complete) ? "COMPLETED" : "IN_PROGRESS")
                .put("answers", Specs.tree(example.answers));
        if (example.times != null) {
            tree.put("times", Specs.tree(example.times));
        }
        return Response.read(reader(tree.build(), findings), form).orElseThrow();
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code().id()
                        + (finding.isError() ? "" : " " + finding.severity())
                        + (finding.path() == null ? "" : " " + finding.path())
                        + (finding.value() == null ? "" : " [" + finding.value() + "]"))
                .toList();
    }

    private static String told(Outcome outcome) {
        return outcome instanceof Outcome.Known known ? known.value().toString() : "inconnu";
    }

    private static FieldReader reader(Tree tree, List<Finding> findings) {
        return FieldReader.of(new SourceTree(tree, "regle", Map.of()), Optional.empty(), findings::add);
    }
}
