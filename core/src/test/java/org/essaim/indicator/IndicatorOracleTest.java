package org.essaim.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.WithNull;
import net.jqwik.api.statistics.Statistics;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.organisation.Scope;
import org.jspecify.annotations.Nullable;

/** Random definitions over random figures come to what a reckoning in plain loops makes of them. */
class IndicatorOracleTest {
    private static final List<String> NAMES = List.of("S1", "S2", "S3");
    private static final List<YearMonth> MONTHS =
            List.of(YearMonth.of(2028, 1), YearMonth.of(2028, 2), YearMonth.of(2028, 3));
    private static final Period QUARTER = Period.parse("2028-Q1");

    /** A definition that a test made up. */
    record Made(
            RandomFormula above,
            @Nullable RandomFormula below,
            long factor,
            @Nullable DayCount annualised,
            Missing missing,
            @Nullable Aggregation structures,
            @Nullable Aggregation months) {
        Definition definition(String id) {
            Definition.Builder builder =
                    Definition.builder(id, 1, above.text()).times(factor).missing(missing);
            if (below != null) {
                builder.over(below.text());
            }
            if (annualised != null) {
                builder.annualised(annualised);
            }
            if (structures != null) {
                builder.ofStructures(structures);
            }
            if (months != null) {
                builder.ofPeriods(PeriodKind.MONTH, months);
            }
            return builder.build();
        }

        Set<String> measures() {
            Set<String> measures = new TreeSet<>(above.measures());
            if (below != null) {
                measures.addAll(below.measures());
            }
            return measures;
        }
    }

    @Provide
    Arbitrary<Made> made() {
        return Combinators.combine(
                        RandomFormula.any(3),
                        RandomFormula.any(2).injectNull(0.4),
                        Arbitraries.of(1L, 60L, 100L, 1_000_000L),
                        Arbitraries.of(DayCount.class).injectNull(0.6),
                        Arbitraries.of(Missing.class),
                        Arbitraries.of(Aggregation.class).injectNull(0.5),
                        Arbitraries.of(Aggregation.class).injectNull(0.5))
                .as(Made::new);
    }

    private static Answers answers(List<@Nullable Integer> figures, List<Integer> order) {
        Answers answers = new Answers(NAMES);
        for (int i : order) {
            Integer figure = figures.get(i);
            if (figure != null) {
                answers.tell(structure(i), month(i), measure(i), BigDecimal.valueOf(figure));
            }
        }
        return answers;
    }

    private static String structure(int i) {
        return NAMES.get(i / 12);
    }

    private static YearMonth month(int i) {
        return MONTHS.get(i / 4 % 3);
    }

    private static String measure(int i) {
        return RandomFormula.MEASURES.get(i % 4);
    }

    private static List<Integer> order() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            order.add(i);
        }
        return order;
    }

    private static Outcome outcome(Made made, Answers answers, List<String> names, Scope scope) {
        Indicator indicator = made.definition("essai")
                .indicator(Measures.of(List.of(answers)), finding -> {
                    throw new AssertionError(made + " " + finding);
                })
                .orElseThrow();
        return AnswersPort.indicators(answers, names)
                .value(indicator, Subject.of(scope), QUARTER)
                .outcome();
    }

    @Property(tries = 3000)
    void aRandomDefinitionIsWhatANaiveReckoningMakesOfIt(
            @ForAll("made") Made made,
            @ForAll @Size(36) List<@WithNull(0.03) @IntRange(min = -2, max = 5) Integer> figures,
            @ForAll @IntRange(min = 1, max = 3) int structures) {
        List<String> scope = NAMES.subList(0, structures);
        Outcome outcome = outcome(made, answers(figures, order()), NAMES, new Scope(Set.copyOf(scope)));
        Object expected = new Naive(made, figures).value(scope);
        Statistics.label("outcome")
                .collect(expected instanceof Rational ? "known" : expected)
                .coverage(checker -> checker.check("known").percentage(percent -> percent > 30));
        assertThat(outcome instanceof Outcome.Known known ? known.value() : ((Outcome.Unknown) outcome).why())
                .isEqualTo(expected);
    }

    @Property(tries = 500)
    void neitherTheOrderOfStructuresNorThatOfRowsChangesAValue(
            @ForAll("made") Made made,
            @ForAll @Size(36) List<@WithNull(0.05) @IntRange(min = -2, max = 5) Integer> figures,
            @ForAll Random random) {
        List<Integer> order = order();
        Collections.shuffle(order, random);
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        assertThat(outcome(made, answers(figures, order), names, Scope.federation()))
                .isEqualTo(outcome(made, answers(figures, order()), NAMES, Scope.federation()));
    }

    @Property(tries = 300)
    void whatAQuestionIsAnsweredIsWhatTheValueIs(
            @ForAll("made") Made made,
            @ForAll @Size(36) List<@WithNull(0.03) @IntRange(min = -2, max = 5) Integer> figures,
            @ForAll boolean structureByStructure) {
        Answers answers = answers(figures, order());
        Indicators indicators = AnswersPort.indicators(answers, NAMES);
        Question question = Question.of("essai")
                .over(QUARTER)
                .by(structureByStructure ? Dimension.STRUCTURE : Dimension.FEDERATION)
                .every(PeriodKind.MONTH);
        Answer answer = indicators.answer(question, made.definition("essai"));
        assertThat(answer.findings()).isEmpty();
        for (IndicatorTable.Row row : answer.tables().get(0).rows()) {
            for (IndicatorValue value : row.values()) {
                IndicatorValue alone = indicators.value(value.indicator(), value.subject(), value.period());
                assertThat(value.outcome()).isEqualTo(alone.outcome());
                assertThat(value.numerator()).isEqualTo(alone.numerator());
                assertThat(value.denominator()).isEqualTo(alone.denominator());
                assertThat(value.coverage()).isEqualTo(alone.coverage());
                assertThat(value.figures()).isEqualTo(alone.figures());
            }
        }
    }

    @Property(tries = 300)
    void oneStructureIsWorthTheSameWhateverStructuresAreMadeOneBy(
            @ForAll("made") Made made,
            @ForAll @Size(36) List<@WithNull(0.05) @IntRange(min = -2, max = 5) Integer> figures) {
        Made alone = new Made(made.above, made.below, made.factor, made.annualised, Missing.REFUSED, null, made.months);
        Outcome expected = outcome(alone, answers(figures, order()), NAMES, new Scope(Set.of("S2")));
        for (Aggregation each : Aggregation.values()) {
            Made one =
                    new Made(made.above, made.below, made.factor, made.annualised, Missing.REFUSED, each, made.months);
            assertThat(outcome(one, answers(figures, order()), NAMES, new Scope(Set.of("S2"))))
                    .isEqualTo(expected);
        }
    }

    /** What a definition comes to, in loops over the figures. */
    private static final class Naive {
        private final Made made;
        private final List<@Nullable Integer> figures;

        Naive(Made made, List<@Nullable Integer> figures) {
            this.made = made;
            this.figures = figures;
        }

        Object value(List<String> structures) {
            if (made.months == null) {
                return toAYear(of(structures, MONTHS), 91);
            }
            List<Object> all = new ArrayList<>();
            for (YearMonth month : MONTHS) {
                all.add(toAYear(of(structures, List.of(month)), month.lengthOfMonth()));
            }
            return one(all, made.months);
        }

        private Object toAYear(Object value, int days) {
            if (made.annualised == null || value instanceof Why) {
                return value;
            }
            int year = made.annualised == DayCount.OF_360 ? 360 : made.annualised == DayCount.OF_365 ? 365 : 366;
            return ((Rational) value).times(Rational.of(year, days));
        }

        private Object of(List<String> structures, List<YearMonth> months) {
            return made.structures == null ? together(structures, months) : oneByOne(structures, months);
        }

        private Object together(List<String> structures, List<YearMonth> months) {
            Object whole = quotient(figures(structures, months));
            return whole instanceof Rational || whole == Why.ZERO_DENOMINATOR ? whole : some(structures, months);
        }

        private boolean lacks(List<String> structures, List<YearMonth> months) {
            return figures(structures, months).values().stream().anyMatch(Why.class::isInstance);
        }

        // Somebody told too little for the whole.
        private Object some(List<String> structures, List<YearMonth> months) {
            List<String> telling = new ArrayList<>();
            for (String structure : structures) {
                if (!lacks(List.of(structure), months)) {
                    telling.add(structure);
                }
            }
            if (made.missing == Missing.TAKEN_FOR_ZERO && telling.isEmpty()) {
                Map<String, Object> zeros = new HashMap<>();
                RandomFormula.MEASURES.forEach(each -> zeros.put(each, Rational.ZERO));
                return quotient(zeros);
            }
            if (telling.isEmpty()) {
                return nobody(structures, months);
            }
            return made.missing == Missing.REFUSED ? Why.INCOMPLETE : quotient(figures(telling, months));
        }

        private Object nobody(List<String> structures, List<YearMonth> months) {
            for (String structure : structures) {
                for (int i = 0; i < 36; i++) {
                    if (structure(i).equals(structure)
                            && months.contains(month(i))
                            && made.measures().contains(measure(i))
                            && figures.get(i) != null) {
                        return Why.INCOMPLETE;
                    }
                }
            }
            return Why.NO_DATA;
        }

        private Object oneByOne(List<String> structures, List<YearMonth> months) {
            List<Object> values = new ArrayList<>();
            int silent = 0;
            for (String structure : structures) {
                Object own = quotient(figures(List.of(structure), months));
                if (own == Why.NO_DATA || own == Why.INCOMPLETE) {
                    silent++;
                    if (made.missing == Missing.TAKEN_FOR_ZERO) {
                        values.add(Rational.ZERO);
                    }
                } else if (own instanceof Rational) {
                    values.add(own);
                }
            }
            if (silent == structures.size() && made.missing != Missing.TAKEN_FOR_ZERO) {
                return nobody(structures, months);
            }
            if (silent > 0 && made.missing == Missing.REFUSED) {
                return Why.INCOMPLETE;
            }
            return values.isEmpty() ? Why.ZERO_DENOMINATOR : one(values, made.structures);
        }

        private Map<String, Object> figures(List<String> structures, List<YearMonth> months) {
            Map<String, Object> sums = new HashMap<>();
            for (String measure : made.measures()) {
                long sum = 0;
                int told = 0;
                for (int i = 0; i < 36; i++) {
                    Integer figure = figures.get(i);
                    if (figure != null
                            && measure(i).equals(measure)
                            && structures.contains(structure(i))
                            && months.contains(month(i))) {
                        sum += figure;
                        told++;
                    }
                }
                sums.put(
                        measure,
                        told == structures.size() * months.size()
                                ? Rational.of(sum)
                                : told == 0 ? Why.NO_DATA : Why.INCOMPLETE);
            }
            return sums;
        }

        private Object quotient(Map<String, Object> told) {
            Object above = made.above.value(told);
            Object below = made.below == null ? Rational.ONE : made.below.value(told);
            if (above instanceof Why one && below instanceof Why other) {
                return one.compareTo(other) < 0 ? one : other;
            }
            if (above instanceof Why || below instanceof Why) {
                return above instanceof Why ? above : below;
            }
            Rational divisor = (Rational) below;
            return divisor.signum() == 0
                    ? Why.ZERO_DENOMINATOR
                    : ((Rational) above).times(Rational.of(made.factor)).over(divisor);
        }

        private static Object one(List<Object> values, @Nullable Aggregation how) {
            boolean some = values.stream().anyMatch(Rational.class::isInstance);
            for (Why why : List.of(Why.INCOMPLETE, Why.NO_DATA, Why.ZERO_DENOMINATOR)) {
                if (values.contains(why)) {
                    return why == Why.NO_DATA && some ? Why.INCOMPLETE : why;
                }
            }
            List<Rational> sorted = new ArrayList<>();
            Rational sum = Rational.ZERO;
            for (Object each : values) {
                sorted.add((Rational) each);
                sum = sum.plus((Rational) each);
            }
            Rational last = sorted.get(sorted.size() - 1);
            Collections.sort(sorted);
            int size = sorted.size();
            return switch (Objects.requireNonNull(how)) {
                case SUM -> sum;
                case MEAN -> sum.times(Rational.of(1, size));
                case MEDIAN ->
                    sorted.get(size / 2).plus(sorted.get((size - 1) / 2)).times(Rational.of(1, 2));
                case LEAST -> sorted.get(0);
                case MOST -> sorted.get(size - 1);
                case LAST -> last;
            };
        }
    }
}
