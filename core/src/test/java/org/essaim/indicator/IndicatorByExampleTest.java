package org.essaim.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.essaim.finding.Finding;
import org.essaim.formula.Outcome;
import org.essaim.organisation.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plays the rules of {@code specs/indicator}; their README says what each key means. */
class IndicatorByExampleTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("dit") List<Told> told,
            @JsonProperty("indicateur") Written definition,
            @JsonProperty("valeurs") @Nullable List<Asked> values,
            @JsonProperty("constat") @Nullable String finding) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Told(
            @JsonProperty("structure") String structure,
            @JsonProperty("mois") String month,
            @JsonProperty("mesure") String measure,
            @JsonProperty("valeur") String value) {}

    record Written(
            @JsonProperty("numerateur") String numerator,
            @JsonProperty("denominateur") @Nullable String denominator,
            @JsonProperty("facteur") @Nullable Long factor,
            @JsonProperty("annualise") @Nullable DayCount annualised,
            @JsonProperty("decimales") @Nullable Integer decimals,
            @JsonProperty("manques") @Nullable Missing missing,
            @JsonProperty("structures") @Nullable Aggregation structures,
            @JsonProperty("temps") @Nullable Aggregation time,
            @JsonProperty("par") @Nullable PeriodKind by) {}

    record Asked(
            @JsonProperty("periode") String period,
            @JsonProperty("structures") @Nullable List<String> structures,
            @JsonProperty("vaut") String value,
            @JsonProperty("exact") @Nullable String exact,
            @JsonProperty("couverture") @Nullable String coverage) {}

    static List<Rule> rules() throws IOException, URISyntaxException {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(IndicatorByExampleTest.class.getResource("/specs/indicator"))
                        .toURI()))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> {
                        Rule rule = YAML.readValue(file.toFile(), Rule.class);
                        assertThat(file.getFileName().toString()).startsWith(rule.id + "-");
                        return rule;
                    })
                    .toList();
        }
    }

    @Test
    void everyRuleHasItsOwnNumberAndItsSource() throws IOException, URISyntaxException {
        Set<String> numbers = new TreeSet<>();
        assertThat(rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.id).matches("IND-\\d\\d");
            assertThat(rule.source).isNotBlank();
            assertThat(numbers.add(rule.id)).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void indicatorsAreWorkedOutAsTheRuleShows(Rule rule) {
        List<String> names = List.of("S1", "S2", "S3", "S4");
        Answers answers = new Answers(names);
        rule.told.forEach(each ->
                answers.tell(each.structure, YearMonth.parse(each.month), each.measure, new BigDecimal(each.value)));
        Measures measures = Measures.of(List.of(answers));
        List<Finding> findings = new ArrayList<>();
        Optional<Indicator> indicator = definition(rule.definition).build().indicator(measures, findings::add);
        if (rule.finding != null) {
            assertThat(indicator).isEmpty();
            assertThat(findings).extracting(each -> each.code().id()).containsExactly(rule.finding);
            return;
        }
        Indicators indicators = AnswersPort.indicators(answers, names);
        for (Asked asked : Objects.requireNonNull(rule.values)) {
            Scope scope = asked.structures == null ? Scope.federation() : new Scope(Set.copyOf(asked.structures));
            IndicatorValue value = indicators.value(indicator.orElseThrow(), Subject.of(scope), period(asked.period));
            assertThat(value.text(Locale.FRENCH)).as("%s %s", rule, asked).isEqualTo(asked.value);
            if (asked.exact != null) {
                assertThat(((Outcome.Known) value.outcome()).value()).hasToString(asked.exact);
            }
            if (asked.coverage != null) {
                assertThat(value.coverage().text(Locale.FRENCH))
                        .as("%s %s", rule, asked)
                        .isEqualTo(asked.coverage);
            }
            assertThat(value.explain(Locale.FRENCH)).first().asString().endsWith(asked.value);
            assertThat(value.explain(Locale.UK)).hasSizeGreaterThan(2);
        }
    }

    private static Period period(String text) {
        return text.matches("\\d{4}-\\d{2}\\.\\.\\d{4}-\\d{2}")
                ? Period.between(
                        YearMonth.parse(text.substring(0, 7)).atDay(1),
                        YearMonth.parse(text.substring(9)).atEndOfMonth())
                : Period.parse(text);
    }

    private static Definition.Builder definition(Written definition) {
        Definition.Builder builder = Definition.builder("essai", 1, definition.numerator);
        if (definition.denominator != null) {
            builder.over(definition.denominator);
        }
        if (definition.factor != null) {
            builder.times(definition.factor);
        }
        if (definition.annualised != null) {
            builder.annualised(definition.annualised);
        }
        if (definition.decimals != null) {
            builder.decimals(definition.decimals);
        }
        if (definition.missing != null) {
            builder.missing(definition.missing);
        }
        if (definition.structures != null) {
            builder.ofStructures(definition.structures);
        }
        if (definition.by != null) {
            builder.ofPeriods(definition.by, Objects.requireNonNull(definition.time));
        }
        return builder;
    }
}
