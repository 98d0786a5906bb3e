package org.essaim.formula;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.Specs;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/formula}; their README says what each key means. */
class FormulaByExampleTest {
    static final Map<String, Quantity> MEASURES = Map.of(
            "hours", Quantity.of(Unit.HOURS),
            "headcount", Quantity.of(Unit.PERSONS),
            "leavers", Quantity.of(Unit.PERSONS),
            "fte", Quantity.of(Unit.FULL_TIME_EQUIVALENTS),
            "accidents", Quantity.of(Unit.EVENTS),
            "absence-days", Quantity.of(Unit.DAYS),
            "cost", Quantity.of(Unit.EUROS));

    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("formules") List<Example> examples) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Example(
            @JsonProperty("formule") String formula,
            @JsonProperty("compte") @Nullable String quantity,
            @JsonProperty("chiffres") @Nullable Map<String, String> figures,
            @JsonProperty("vaut") @Nullable String value,
            @JsonProperty("se_lit") @Nullable String text,
            @JsonProperty("constat") @Nullable String finding) {}

    static List<Rule> rules() {
        return Specs.of("formula", Rule.class, rule -> rule.id);
    }

    @Test
    void everyFindingAboutFormulasIsShownByARule() {
        Set<String> shown = rules().stream()
                .flatMap(rule -> rule.examples.stream())
                .flatMap(example -> Stream.ofNullable(example.finding))
                .map(finding -> finding.split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Stream.of(Code.values())
                        .filter(code -> code != Code.FORMULA_TOO_LONG)
                        .map(Code::id)
                        .filter(id -> id.startsWith("ESM-22")))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(shown).contains(id));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void formulasAreWhatTheRuleShows(Rule rule) {
        assertThat(rule.source).isNotBlank();
        for (Example example : rule.examples) {
            List<Finding> findings = new ArrayList<>();
            Optional<Formula> read = Formula.parse(example.formula, MEASURES, findings::add);
            if (example.finding != null) {
                assertThat(read).as(example.formula).isEmpty();
                assertThat(findings).singleElement().satisfies(finding -> {
                    assertThat(finding.code().id() + " caractère "
                                    + finding.details().get("position"))
                            .as(example.formula)
                            .isEqualTo(example.finding);
                    assertThat(finding.message(Locale.FRENCH)).doesNotContain("{");
                    assertThat(finding.remedy(Locale.ENGLISH)).doesNotContain("{");
                });
                continue;
            }
            assertThat(findings).as(example.formula).isEmpty();
            Formula formula = read.orElseThrow();
            assertThat(formula.quantity().toString()).as(example.formula).isEqualTo(example.quantity);
            assertThat(shown(formula.value(figures(example))))
                    .as(example.formula)
                    .isEqualTo(example.value);
            if (example.text != null) {
                assertThat(formula.text(Locale.FRENCH, FormulaByExampleTest::name)
                                .replace('\u00a0', ' '))
                        .isEqualTo(example.text);
            }
            assertThat(Formula.parse(formula.source(), MEASURES, findings::add)
                            .orElseThrow()
                            .term())
                    .isEqualTo(formula.term());
        }
    }

    private static String name(Term.Measured measured) {
        String base = measured.name().equals("hours") ? "heures" : measured.name();
        return measured.of().isEmpty() ? base : base + " de " + String.join(", ", measured.of());
    }

    private static java.util.function.Function<Term.Measured, Outcome> figures(Example example) {
        Map<String, String> told = example.figures == null ? Map.of() : example.figures;
        Map<String, Outcome> outcomes = new HashMap<>();
        told.forEach((name, figure) -> outcomes.put(
                name,
                Stream.of(Why.values())
                        .filter(why -> why.title(Locale.FRENCH).equals(figure))
                        .findFirst()
                        .map(Outcome::unknown)
                        .orElseGet(() -> Outcome.of(Rational.of(new BigDecimal(figure))))));
        return measured ->
                Objects.requireNonNull(outcomes.get(new Formula(measured, Quantity.NUMBER).source()), measured::name);
    }

    private static String shown(Outcome outcome) {
        return outcome instanceof Outcome.Known known
                ? known.value().toString()
                : ((Outcome.Unknown) outcome).why().title(Locale.FRENCH);
    }
}
