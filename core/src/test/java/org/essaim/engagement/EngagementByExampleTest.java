package org.essaim.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.Specs;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.recording.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/engagement}, which a coordinator can read; their README says what each key means. */
class EngagementByExampleTest {
    private static final Map<String, EngagementTable> TABLES = Map.of(
            "candidatures", EngagementTable.APPLICATIONS,
            "décisions", EngagementTable.DECISIONS,
            "parcours", EngagementTable.ENROLMENTS,
            "approches", EngagementTable.APPROACHES,
            "participants", EngagementTable.PARTICIPANTS);

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
            @JsonProperty("appel") @Nullable String call,
            @JsonProperty("lignes") @Nullable List<Map<String, String>> rows,
            @JsonProperty("enregistrees") @Nullable Integer stored,
            @JsonProperty("inchangees") @Nullable Integer unchanged,
            @JsonProperty("refusees") @Nullable Integer refused,
            @JsonProperty("constats") @Nullable List<String> findings,
            @JsonProperty("entonnoir") @Nullable String funnel,
            @JsonProperty("sorties") @Nullable List<String> departures) {}

    static List<Rule> rules() {
        return Specs.of("engagement", Rule.class, rule -> rule.id);
    }

    @Test
    void everyRuleHasItsOwnNumberAndSaysWhereItComesFrom() {
        Set<String> numbers = new TreeSet<>();
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(15).allSatisfy(rule -> {
            assertThat(rule.id).matches("ENG-\\d\\d");
            assertThat(rule.shows).endsWith(".").doesNotContain("'");
            assertThat(rule.source).isNotBlank().doesNotContain("'");
            assertThat(numbers.add(rule.id)).isTrue();
        });
    }

    @Test
    void everyFindingOfTheHundredIsShownByARuleOrByATest() {
        Set<String> shown = rules().stream()
                .flatMap(rule -> rule.steps.stream())
                .flatMap(step -> step.findings == null ? Stream.of() : step.findings.stream())
                .map(text -> text.split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        // A programme is no table, and a perimeter is nobody's to type: ProgrammesTest shows these.
        Set<Code> elsewhere = EnumSet.of(Code.PHASE_IN_USE, Code.OUTSIDE_PERIMETER, Code.STEP_TAKEN_BACK);
        assertThat(Stream.of(Code.values())
                        .filter(code -> code.id().startsWith("ESM-15") && !elsewhere.contains(code))
                        .map(Code::id))
                .allSatisfy(id -> assertThat(shown).contains(id));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void structuresGoAsTheRuleShows(Rule rule) {
        Office office = new Office();
        for (Step step : rule.steps) {
            if (step.table != null) {
                play(office, rule, step);
            }
            if (step.funnel != null) {
                assertThat(office.programmes.funnel(Office.PROGRAMME).steps().stream()
                                .map(each -> Long.toString(each.recordedNumber().orElseThrow()))
                                .collect(Collectors.joining(" → ")))
                        .as("%s", rule)
                        .isEqualTo(step.funnel);
            }
            if (step.departures != null) {
                assertThat(office.programmes.departures(Office.PROGRAMME))
                        .as("%s", rule)
                        .extracting(
                                each -> each.structure() + " " + each.state().title(Locale.FRENCH) + " "
                                        + (each.phase().isEmpty() ? "avant toute phase" : each.phase()) + " : "
                                        + each.reason())
                        .containsExactlyElementsOf(step.departures);
            }
        }
    }

    private static void play(Office office, Rule rule, Step step) {
        EngagementTable table = Objects.requireNonNull(TABLES.get(Objects.requireNonNull(step.table)), step.table);
        long before = office.store.sequence();
        Recorded recorded = office.programmes.load(
                Office.PROGRAMME,
                table,
                step.call == null ? Office.CALL : step.call,
                Office.table(Objects.requireNonNull(step.rows)));
        assertThat(recorded.findings())
                .as("%s %s", rule, step)
                .extracting(EngagementByExampleTest::place)
                .containsExactlyElementsOf(step.findings == null ? List.of() : step.findings);
        assertThat(List.of(recorded.stored(), recorded.unchanged(), recorded.refused()))
                .as("%s %s", rule, step)
                .containsExactly(number(step.stored), number(step.unchanged), number(step.refused));
        assertThat(office.store.sequence() - before)
                .as("one commit, or none if nothing is new")
                .isEqualTo(recorded.stored() > 0 ? 1 : 0);
    }

    private static String place(Finding finding) {
        assertThat(finding.message(Locale.FRENCH)).doesNotContain("{").isNotBlank();
        assertThat(finding.message(Locale.ENGLISH)).doesNotContain("{").isNotBlank();
        return finding.code().id()
                + (finding.row() == null ? "" : " ligne " + finding.row())
                + (finding.isError() ? "" : " (à vérifier)");
    }

    private static int number(@Nullable Integer expected) {
        return expected == null ? 0 : expected;
    }
}
