package org.essaim.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.essaim.Specs;
import org.essaim.disclosure.ProtectedCell;
import org.essaim.disclosure.Protection;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/indicator}; their README says what each key means. */
class IndicatorByExampleTest {
    private static final Actor EVERYBODY = new Actor("essai", Perimeter.all());
    private static final String ALL = "ensemble";

    static List<IndicatorRule> rules() {
        return Specs.of("indicator", IndicatorRule.class, IndicatorRule::id);
    }

    @Test
    void everyRuleHasItsOwnNumberItsSourceAndSomethingToShow() {
        Set<String> numbers = new TreeSet<>();
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(60).allSatisfy(rule -> {
            assertThat(rule.id()).matches("IND-\\d{2,3}");
            assertThat(rule.source()).isNotBlank();
            assertThat(numbers.add(rule.id())).isTrue();
            assertThat(Stream.of(rule.values(), rule.questions(), rule.periods(), rule.finding(), rule.refusal())
                            .anyMatch(Objects::nonNull))
                    .as(rule.id())
                    .isTrue();
        });
    }

    @Test
    void everyIndicatorOfTheShippedPackHasAnExample() {
        Set<String> shown = new TreeSet<>();
        for (IndicatorRule rule : rules()) {
            if (rule.definition() != null && rule.definition().shipped() != null) {
                shown.add(rule.definition().shipped());
            }
        }
        assertThat(Shipped.definitions()).extracting(Definition::id).containsExactlyInAnyOrderElementsOf(shown);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void indicatorsAreWorkedOutAsTheRuleShows(IndicatorRule rule) {
        new Played(rule).play();
    }

    /** One rule, over a store of its own. */
    private static final class Played {
        private final IndicatorRule rule;
        private final Map<String, String> departements = new LinkedHashMap<>();
        private final Answers answers;
        private final AtomicReference<Actor> actor = new AtomicReference<>(EVERYBODY);
        private final Indicators indicators;
        private final List<Definition> definitions = new ArrayList<>();

        Played(IndicatorRule rule) {
            this.rule = rule;
            List.of("S1", "S2", "S3", "S4").forEach(name -> departements.put(name, ""));
            if (rule.departements() != null) {
                departements.clear();
                departements.putAll(rule.departements());
            }
            this.answers = new Answers(List.copyOf(departements.keySet()));
            this.indicators = new AnswersPort(
                            answers,
                            Objects.requireNonNullElse(rule.approaches(), Map.of()),
                            Objects.requireNonNullElse(rule.phases(), Map.of()))
                    .indicators(departements, actor::get);
            tell(rule.told());
            Objects.requireNonNullElse(rule.worked(), List.<IndicatorRule.Worked>of())
                    .forEach(each -> each.to(answers));
        }

        private void tell(@Nullable List<IndicatorRule.Told> told) {
            Objects.requireNonNullElse(told, List.<IndicatorRule.Told>of()).forEach(each -> each.to(answers));
        }

        void play() {
            if (rule.periods() != null) {
                rule.periods().forEach(IndicatorByExampleTest::calendar);
                return;
            }
            if (rule.refusal() != null) {
                assertThatThrownBy(this::define)
                        .isInstanceOfAny(EssaimException.class, IllegalArgumentException.class)
                        .hasMessageContaining(rule.refusal());
                return;
            }
            define();
            List<Finding> findings = new ArrayList<>();
            Definition mine = definitions.get(0);
            Optional<Indicator> indicator = Catalogue.of(definitions)
                    .indicator(
                            mine.id(),
                            mine.version(),
                            Measures.of(List.of(answers)).vocabulary(),
                            findings::add);
            assertThat(findings)
                    .as("%s", rule)
                    .extracting(each -> each.code().id())
                    .isEqualTo(rule.finding() == null ? List.of() : List.of(rule.finding()));
            assertThat(indicator.isPresent()).isEqualTo(rule.finding() == null);
            Objects.requireNonNullElse(rule.values(), List.<IndicatorRule.Asked>of())
                    .forEach(asked -> value(indicator.orElseThrow(), asked));
            Objects.requireNonNullElse(rule.questions(), List.<IndicatorRule.Posed>of())
                    .forEach(this::answer);
        }

        private void define() {
            definitions.add(Objects.requireNonNull(rule.definition()).definition());
            Objects.requireNonNullElse(rule.others(), List.<IndicatorRule.Written>of())
                    .forEach(each -> definitions.add(each.definition()));
        }

        private void value(Indicator indicator, IndicatorRule.Asked asked) {
            Scope scope = asked.structures() == null ? Scope.federation() : new Scope(Set.copyOf(asked.structures()));
            IndicatorValue value = indicators.value(indicator, Subject.of(scope), period(asked.period()));
            assertThat(plain(value.text(Locale.FRENCH)))
                    .as("%s %s", rule, asked)
                    .isEqualTo(asked.value());
            if (asked.exact() != null) {
                assertThat(((Outcome.Known) value.outcome()).value()).hasToString(asked.exact());
            }
            if (asked.coverage() != null) {
                assertThat(value.coverage().text(Locale.FRENCH))
                        .as("%s %s", rule, asked)
                        .isEqualTo(asked.coverage());
            }
            if (asked.standing() != null) {
                assertThat(value.standing().map(each -> each.title(Locale.FRENCH)))
                        .as("%s %s", rule, asked)
                        .contains(asked.standing());
            }
            List<String> lines = value.explain(Locale.FRENCH).stream()
                    .map(IndicatorByExampleTest::plain)
                    .map(String::strip)
                    .toList();
            if (asked.lines() != null) {
                assertThat(lines).as("%s %s", rule, asked).containsAll(asked.lines());
            }
            assertThat(lines.get(0)).contains(" : " + asked.value());
            assertThat(value.explain(Locale.UK)).hasSizeGreaterThan(2);
        }

        private void answer(IndicatorRule.Posed posed) {
            tell(posed.told());
            actor.set(posed.actor() == null ? EVERYBODY : new Actor("essai", Perimeter.of(Set.copyOf(posed.actor()))));
            Question question = Question.of(Objects.requireNonNullElse(
                            posed.indicators(), List.of(definitions.get(0).id())))
                    .over(period(posed.period()))
                    .by(Objects.requireNonNullElse(posed.by(), List.<Dimension>of()))
                    .every(posed.every())
                    .of(posed.structures() == null ? Scope.federation() : new Scope(Set.copyOf(posed.structures())));
            Definition[] all = definitions.toArray(Definition[]::new);
            Answer answer = posed.threshold() == null
                    ? indicators.answer(question, all)
                    : indicators.publish(question, Protection.standard().withThreshold(posed.threshold()), all);
            assertThat(answer.findings())
                    .as("%s %s", rule, posed)
                    .extracting(each -> each.code().id())
                    .isEqualTo(posed.finding() == null ? List.of() : List.of(posed.finding()));
            Map<String, List<String>> rows = new TreeMap<>();
            for (IndicatorTable table : answer.tables()) {
                String indicator = answer.tables().size() > 1
                        ? table.indicator().definition().id() + " "
                        : "";
                for (IndicatorTable.Row row : table.rows()) {
                    rows.put(
                            indicator + (row.codes().isEmpty() ? ALL : String.join(" · ", row.codes())),
                            row.values().stream()
                                    .map(IndicatorByExampleTest::shown)
                                    .toList());
                }
                if (posed.version() != null) {
                    assertThat(table.indicator().definition().version()).isEqualTo(posed.version());
                }
                if (posed.coverage() != null) {
                    assertThat(table.rows().get(0).values().get(0).coverage().text(Locale.FRENCH))
                            .isEqualTo(posed.coverage());
                }
            }
            assertThat(rows)
                    .as("%s %s", rule, posed)
                    .isEqualTo(posed.rows() == null ? Map.of() : new TreeMap<>(posed.rows()));
        }
    }

    private static void calendar(IndicatorRule.Calendar expected) {
        if (expected.refusal() != null) {
            assertThatThrownBy(() -> Period.parse(expected.text()))
                    .isInstanceOf(EssaimException.class)
                    .hasMessageContaining(expected.refusal());
            return;
        }
        Period period = Period.parse(expected.text());
        assertThat(period.first()).isEqualTo(expected.first());
        assertThat(period.last()).isEqualTo(expected.last());
        if (expected.title() != null) {
            assertThat(plain(period.title(Locale.FRENCH))).isEqualTo(expected.title());
        }
        if (expected.next() != null) {
            assertThat(period.next()).hasToString(expected.next());
            assertThat(period.next().previous()).isEqualTo(period);
        }
        Objects.requireNonNullElse(expected.covered(), Map.<String, String>of())
                .forEach((by, share) -> assertThat(period.shareWithin(Period.parse(by)))
                        .as("%s %s", expected.text(), by)
                        .hasToString(share));
    }

    private static String shown(IndicatorValue value) {
        return value.outcome().equals(Outcome.unknown(Why.SUPPRESSED))
                ? ProtectedCell.SECRET_MARK
                : plain(value.text(Locale.FRENCH));
    }

    // French typography has spaces that nobody can type.
    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private static Period period(String text) {
        return text.matches("\\d{4}-\\d{2}\\.\\.\\d{4}-\\d{2}")
                ? Period.between(
                        YearMonth.parse(text.substring(0, 7)).atDay(1),
                        YearMonth.parse(text.substring(9)).atEndOfMonth())
                : Period.parse(text);
    }
}
