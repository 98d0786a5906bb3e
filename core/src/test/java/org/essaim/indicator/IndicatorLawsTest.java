package org.essaim.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.WithNull;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.organisation.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Laws of indicators, against an oracle that adds up in loops. */
class IndicatorLawsTest {
    private static final List<String> NAMES = List.of("S1", "S2", "S3");
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final Period QUARTER = Period.parse("2026-Q1");

    private static Indicators indicators(Answers answers, List<String> names) {
        return AnswersPort.indicators(answers, names);
    }

    private static Indicator share(
            Missing missing, @Nullable Aggregation overStructures, @Nullable Aggregation overTime) {
        Definition.Builder builder = Definition.builder("part", 1, "exits")
                .over("person-months")
                .times(100)
                .missing(missing);
        if (overStructures != null) {
            builder.ofStructures(overStructures);
        }
        if (overTime != null) {
            builder.ofPeriods(PeriodKind.MONTH, overTime);
        }
        return builder.build()
                .indicator(Measures.of(List.of(new Answers(NAMES))), finding -> {})
                .orElseThrow();
    }

    /** Two figures for each of three structures and three months; some of them nobody told. */
    private static Answers answers(List<@Nullable Integer> figures, List<String> names) {
        Answers answers = new Answers(names);
        for (int i = 0; i < figures.size(); i++) {
            Integer figure = figures.get(i);
            if (figure != null) {
                answers.tell(
                        NAMES.get(i / 6),
                        JANUARY.plusMonths(i / 2 % 3),
                        i % 2 == 0 ? "exits" : "person-months",
                        BigDecimal.valueOf(figure));
            }
        }
        return answers;
    }

    @Property(tries = 500)
    void aShareIsWhatANaiveReckoningMakesOfIt(
            @ForAll @Size(18) List<@WithNull(0.15) @IntRange(max = 5) Integer> figures,
            @ForAll Missing missing,
            @ForAll boolean structureByStructure,
            @ForAll boolean monthByMonth) {
        Indicator indicator =
                share(missing, structureByStructure ? Aggregation.MEAN : null, monthByMonth ? Aggregation.MEAN : null);
        Outcome outcome = indicators(answers(figures, NAMES), NAMES)
                .value(indicator, Subject.of(Scope.federation()), QUARTER)
                .outcome();
        Object expected = naive(figures, missing, structureByStructure, monthByMonth);
        assertThat(outcome instanceof Outcome.Known known ? known.value() : ((Outcome.Unknown) outcome).why())
                .isEqualTo(expected);
    }

    // Either the value, or why there is none.
    private static Object naive(
            List<@Nullable Integer> figures, Missing missing, boolean structureByStructure, boolean monthByMonth) {
        if (!monthByMonth) {
            return part(figures, 0, 3, missing, structureByStructure);
        }
        List<Rational> values = new ArrayList<>();
        Why worst = null;
        for (int month = 0; month < 3; month++) {
            Object part = part(figures, month, month + 1, missing, structureByStructure);
            if (part instanceof Rational value) {
                values.add(value);
            } else if (worst == null || ((Why) part).compareTo(worst) < 0) {
                worst = (Why) part;
            }
        }
        if (worst != null) {
            return worst == Why.NO_DATA && !values.isEmpty() ? Why.INCOMPLETE : worst;
        }
        return mean(values);
    }

    private static Rational mean(List<Rational> values) {
        Rational sum = Rational.ZERO;
        for (Rational value : values) {
            sum = sum.plus(value);
        }
        return sum.over(Rational.of(values.size()));
    }

    private static Object part(
            List<@Nullable Integer> figures, int from, int to, Missing missing, boolean structureByStructure) {
        long above = 0;
        long below = 0;
        int whole = 0;
        boolean some = false;
        List<Rational> each = new ArrayList<>();
        for (int structure = 0; structure < 3; structure++) {
            long exits = 0;
            long people = 0;
            boolean told = true;
            for (int month = from; month < to; month++) {
                Integer one = figures.get(structure * 6 + month * 2);
                Integer other = figures.get(structure * 6 + month * 2 + 1);
                told &= one != null && other != null;
                some |= one != null || other != null;
                exits += one == null ? 0 : one;
                people += other == null ? 0 : other;
            }
            if (told) {
                whole++;
                above += exits;
                below += people;
                if (people > 0) {
                    each.add(Rational.of(100 * exits, people));
                }
            } else if (missing == Missing.TAKEN_FOR_ZERO) {
                each.add(Rational.ZERO);
            }
        }
        if (missing == Missing.REFUSED && whole < 3) {
            return some ? Why.INCOMPLETE : Why.NO_DATA;
        }
        Why nothing = some ? Why.INCOMPLETE : Why.NO_DATA;
        if (structureByStructure) {
            return each.isEmpty() ? (whole == 0 ? nothing : Why.ZERO_DENOMINATOR) : mean(each);
        }
        if (whole == 0 && missing == Missing.LEFT_OUT) {
            return nothing;
        }
        return below == 0 ? Why.ZERO_DENOMINATOR : Rational.of(100 * above, below);
    }

    @Property(tries = 200)
    void theOrderOfStructuresNeverMatters(
            @ForAll @Size(18) List<@WithNull(0.1) @IntRange(max = 5) Integer> figures,
            @ForAll Aggregation overStructures,
            @ForAll Missing missing,
            @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(NAMES);
        Collections.shuffle(shuffled, random);
        Indicator indicator = share(missing, overStructures, null);
        IndicatorValue one =
                indicators(answers(figures, NAMES), NAMES).value(indicator, Subject.of(Scope.federation()), QUARTER);
        IndicatorValue other = indicators(answers(figures, shuffled), shuffled)
                .value(indicator, Subject.of(new Scope(Set.copyOf(NAMES))), QUARTER);
        assertThat(other.outcome()).isEqualTo(one.outcome());
        assertThat(other.coverage()).isEqualTo(one.coverage());
    }

    @Test
    void aValueTellsItsFiguresWhatWasMissingAndWhichVersionItIsOf() {
        Answers answers = new Answers(NAMES);
        answers.tell("S1", JANUARY, "exits", BigDecimal.valueOf(3));
        answers.tell("S1", JANUARY, "headcount", BigDecimal.valueOf(30));
        answers.tell("S2", JANUARY, "exits", BigDecimal.ONE);
        Indicator indicator = Definition.builder("sorties", 3, "exits")
                .over("headcount")
                .times(100)
                .title("Part des sorties", "Share of exits")
                .missing(Missing.LEFT_OUT)
                .source("Bilan social")
                .build()
                .indicator(Measures.of(List.of(answers)), finding -> {
                    throw new AssertionError(finding);
                })
                .orElseThrow();
        Indicators indicators = indicators(answers, NAMES);
        IndicatorValue value = indicators.value(indicator, Subject.of(Scope.federation()), Period.parse("2026-01"));
        assertThat(value.numerator()).contains(Outcome.of(Rational.of(3)));
        assertThat(value.denominator()).contains(Outcome.of(Rational.of(30)));
        assertThat(value.coverage().silent()).containsExactly("S2", "S3");
        assertThat(value.coverage().isWhole()).isFalse();
        assertThat(String.join("\n", value.explain(Locale.FRENCH)).replace('\u00a0', ' '))
                .startsWith("Part des sorties, janvier 2026 : 10,00")
                .contains("Version 3 : (sorties) ÷ (effectif en fin de période) × 100")
                .contains("Avec les chiffres : (3) ÷ (30) × 100")
                .contains("1 structure sur 3 a répondu")
                .contains("Sans réponse, laissées de côté : S2, S3")
                .contains("Source : Bilan social");
    }

    @Test
    void aDefinitionHoldsFromOneDayToAnother() {
        Answers answers = new Answers(NAMES);
        Measures measures = Measures.of(List.of(answers));
        Indicator indicator = Definition.builder("sorties", 1, "exits")
                .from(LocalDate.of(2026, 1, 1))
                .until(LocalDate.of(2026, 12, 31))
                .build()
                .indicator(measures, finding -> {})
                .orElseThrow();
        Indicators indicators = indicators(answers, NAMES);
        assertThat(indicator.definition().holds(Period.parse("2026"))).isTrue();
        assertThatThrownBy(() -> indicators.value(indicator, Subject.of(Scope.federation()), Period.parse("2025-12")))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[sorties 1]");
        assertThatThrownBy(() -> indicators.value(indicator, Subject.of(Scope.federation()), Period.parse("2027")))
                .isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> Measures.of(List.of(answers, answers)))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("[absence-calendar-days]");
        assertThatThrownBy(() -> Definition.builder("A", 1, "exits").build()).isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> Definition.builder("a", 1, "exits").decimals(9).build())
                .isInstanceOf(EssaimException.class);
    }
}
