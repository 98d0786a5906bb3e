package org.essaim.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.engagement.Recorded;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threeten.extra.LocalDateRange;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Plays the rules of {@code specs/people}, which a coordinator can read; their README says what each key means. */
class PeopleByExampleTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Map<String, PeopleTable> TABLES = Map.of(
            "effectif", PeopleTable.WORKFORCE,
            "mouvements", PeopleTable.MOVEMENTS,
            "absences", PeopleTable.ABSENCES,
            "accidents", PeopleTable.ACCIDENTS);

    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("etapes") List<Step> steps) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Step(
            @JsonProperty("tableau") @Nullable String table,
            @JsonProperty("lignes") @Nullable List<Map<String, String>> rows,
            @JsonProperty("enregistrees") @Nullable Integer stored,
            @JsonProperty("inchangees") @Nullable Integer unchanged,
            @JsonProperty("refusees") @Nullable Integer refused,
            @JsonProperty("constats") @Nullable List<String> findings,
            @JsonProperty("mesure") @Nullable String measure,
            @JsonProperty("structure") @Nullable String structure,
            @JsonProperty("de") @Nullable String first,
            @JsonProperty("a") @Nullable String last,
            @JsonProperty("vaut") @Nullable String value) {}

    static List<Rule> rules() throws IOException, URISyntaxException {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(PeopleByExampleTest.class.getResource("/specs/people"))
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
    void everyFindingOfTheHundredIsShownByARule() throws IOException, URISyntaxException {
        Set<String> numbers = new TreeSet<>();
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(7).allSatisfy(rule -> {
            assertThat(rule.id).matches("SOC-\\d\\d");
            assertThat(rule.source).isNotBlank();
            assertThat(numbers.add(rule.id)).isTrue();
        });
        Set<String> shown = rules().stream()
                .flatMap(rule -> rule.steps.stream())
                .flatMap(step -> step.findings == null ? Stream.of() : step.findings.stream())
                .map(text -> text.split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Stream.of(Code.values()).map(Code::id).filter(id -> id.startsWith("ESM-17")))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(shown).contains(id));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void figuresAreKeptAndToldAsTheRuleShows(Rule rule) {
        Registry registry = new Registry();
        for (Step step : rule.steps) {
            if (step.table != null) {
                play(registry, rule, step);
            } else {
                YearMonth last = YearMonth.parse(Objects.requireNonNull(step.last));
                assertThat(text(registry.people
                                .measures()
                                .values(
                                        Objects.requireNonNull(step.measure),
                                        List.of(
                                                step.structure == null
                                                        ? Scope.federation()
                                                        : new Scope(Set.of(step.structure))),
                                        LocalDateRange.of(
                                                YearMonth.parse(Objects.requireNonNull(step.first))
                                                        .atDay(1),
                                                last.plusMonths(1).atDay(1)))
                                .get(0)))
                        .as("%s %s", rule, step)
                        .isEqualTo(step.value);
            }
        }
    }

    private static String text(MeasureSource.Value value) {
        return value instanceof MeasureSource.Measured measured
                ? measured.amount().toPlainString() + " de " + measured.contributors() + " personnes"
                : ((MeasureSource.Absent) value).reason().name();
    }

    private static void play(Registry registry, Rule rule, Step step) {
        long before = registry.store.sequence();
        Recorded recorded = registry.people.load(
                Objects.requireNonNull(TABLES.get(Objects.requireNonNull(step.table)), step.table),
                Registry.table(Objects.requireNonNull(step.rows)));
        assertThat(recorded.findings())
                .as("%s %s", rule, step)
                .extracting(PeopleByExampleTest::place)
                .containsExactlyElementsOf(step.findings == null ? List.of() : step.findings);
        assertThat(List.of(recorded.stored(), recorded.unchanged(), recorded.refused()))
                .as("%s %s", rule, step)
                .containsExactly(number(step.stored), number(step.unchanged), number(step.refused));
        assertThat(registry.store.sequence() - before)
                .as("one commit, or none if nothing is new")
                .isEqualTo(recorded.stored() > 0 ? 1 : 0);
    }

    private static String place(Finding finding) {
        assertThat(finding.message(Locale.FRENCH)).doesNotContain("{").isNotBlank();
        assertThat(finding.message(Locale.ENGLISH)).doesNotContain("{").isNotBlank();
        String kept = finding.severity() == Severity.INFO ? " (pour information)" : " (à vérifier)";
        return finding.code().id() + " ligne " + finding.row() + (finding.isError() ? "" : kept);
    }

    private static int number(@Nullable Integer expected) {
        return expected == null ? 0 : expected;
    }
}
