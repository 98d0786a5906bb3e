package org.essaim.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.Specs;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.InMemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/disclosure}, which a programme officer can read; their README says what each key means. */
class DisclosureByExampleTest {
    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("axes") Map<String, Object> axes,
            @JsonProperty("seuil") @Nullable Integer threshold,
            @JsonProperty("dominance") @Nullable String dominance,
            @JsonProperty("etapes") List<Step> steps) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Step(
            @JsonProperty("axes") @Nullable Map<String, Object> axes,
            @JsonProperty("qui") @Nullable Map<String, String> who,
            @JsonProperty("vues") @Nullable List<List<String>> views,
            @JsonProperty("derogation") @Nullable String waiver,
            @JsonProperty("dit") @Nullable Map<String, String> told,
            @JsonProperty("primaires") @Nullable Integer primary,
            @JsonProperty("complementaires") @Nullable Integer complementary,
            @JsonProperty("diffusion") @Nullable Integer release,
            @JsonProperty("constats") @Nullable List<String> findings,
            @JsonProperty("refus") @Nullable String refused) {}

    static List<Rule> rules() {
        return Specs.of("disclosure", Rule.class, rule -> rule.id);
    }

    @Test
    void everyFindingOfTheHundredIsShownByARule() {
        Set<String> numbers = new TreeSet<>();
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(20).allSatisfy(rule -> {
            assertThat(rule.id).matches("SEC-\\d\\d");
            assertThat(rule.source).isNotBlank();
            assertThat(numbers.add(rule.id)).isTrue();
        });
        Set<String> shown = rules().stream()
                .flatMap(rule -> rule.steps.stream())
                .flatMap(step -> step.findings == null ? Stream.of() : step.findings.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Stream.of(Code.values()).map(Code::id).filter(id -> id.startsWith("ESM-19")))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(shown).contains(id));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void onlyWhatTheRuleSaysIsTold(Rule rule) {
        Disclosure disclosure = new Disclosure(
                new InMemoryStore(),
                () -> new Actor("coordination", Perimeter.all()),
                () -> Pseudonymiser.ofHexKey("0123456789abcdef".repeat(4)),
                Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC));
        Map<String, String> who = new TreeMap<>();
        Map<String, Object> axes = rule.axes;
        for (Step step : rule.steps) {
            axes = step.axes == null ? axes : step.axes;
            if (step.who != null) {
                who.putAll(step.who);
            }
            SensitiveTable.Builder table = SensitiveTable.builder("exemple", "mesure", axes(axes));
            who.forEach((place, people) -> put(table, place, people));
            if (step.findings != null) {
                assertThat(table.findings().stream()
                                .map(finding -> finding.code().id()))
                        .containsExactlyInAnyOrderElementsOf(step.findings);
                assertThatExceptionOfType(EssaimException.class).isThrownBy(table::build);
            } else if (step.refused != null) {
                assertThatExceptionOfType(EssaimException.class)
                        .isThrownBy(() -> disclosure.release(table.build(), views(step, table), protection(rule, step)))
                        .withMessageContaining(step.refused);
            } else {
                check(step, disclosure.release(table.build(), views(step, table), protection(rule, step)));
            }
        }
    }

    private static void check(Step step, ProtectedTable published) {
        Map<String, String> told = new TreeMap<>();
        assertThat(step.told).isNotEmpty();
        Objects.requireNonNull(step.told)
                .keySet()
                .forEach(cell -> told.put(
                        cell,
                        published.cell(cell.split(" ", -1)).text(Locale.FRANCE).replace("\u202f", "")));
        assertThat(told).containsExactlyInAnyOrderEntriesOf(step.told);
        if (step.primary != null) {
            assertThat(published.primary()).as("primaires").isEqualTo(step.primary);
        }
        if (step.complementary != null) {
            assertThat(published.complementary()).as("complémentaires").isEqualTo(step.complementary);
        }
        if (step.release != null) {
            assertThat(published.release()).as("diffusion").isEqualTo(step.release);
        }
        assertThat(published.isWaived()).isEqualTo(step.waiver != null);
    }

    private static Protection protection(Rule rule, Step step) {
        if (step.waiver != null) {
            return Protection.waived(step.waiver, "direction");
        }
        Protection protection = Protection.standard();
        if (rule.threshold != null) {
            protection = protection.withThreshold(rule.threshold);
        }
        return rule.dominance == null ? protection : protection.withDominance(Rational.parse(rule.dominance));
    }

    private static List<View> views(Step step, SensitiveTable.Builder table) {
        return step.views == null
                ? List.of(View.whole(table.build().axes()))
                : step.views.stream()
                        .map(axes -> View.by(axes.toArray(new String[0])))
                        .toList();
    }

    private static List<Axis> axes(Map<String, Object> axes) {
        List<Axis> all = new ArrayList<>();
        new LinkedHashMap<>(axes).forEach((id, tree) -> {
            Axis.Builder axis = Axis.builder(id, "total");
            put(axis, "total", tree);
            all.add(axis.build());
        });
        return all;
    }

    private static void put(Axis.Builder axis, String above, Object tree) {
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, below) -> {
                axis.put(String.valueOf(name), above);
                put(axis, String.valueOf(name), below);
            });
        } else {
            ((List<?>) tree).forEach(name -> axis.put(String.valueOf(name), above));
        }
    }

    private static void put(SensitiveTable.Builder table, String place, String people) {
        List<String> at = List.of(place.split(" ", -1));
        for (String part : people.split(" \\+ ", -1)) {
            String[] words = part.split(" ", -1);
            if (part.equals("n.d.")) {
                table.missing(at);
            } else if (words.length == 3) {
                for (int i = 1; i <= Integer.parseInt(words[0]); i++) {
                    table.add(at, at.get(0) + "-" + i, Long.parseLong(words[2]));
                }
            } else if (!part.equals("rien")) {
                table.add(at, words[0], Long.parseLong(words[1]));
            }
        }
    }
}
