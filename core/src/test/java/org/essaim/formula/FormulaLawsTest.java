package org.essaim.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.essaim.exact.Rational;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Laws of formulas, against an oracle that reckons with unreduced fractions. */
class FormulaLawsTest {
    private static final Map<String, Quantity> PLAIN = Map.of("a", Quantity.NUMBER, "b-c", Quantity.NUMBER);

    @Provide
    Arbitrary<Term> terms() {
        return numbers(4);
    }

    private static Arbitrary<Term> numbers(int depth) {
        Arbitrary<Term> leaves = Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, BigDecimal.TEN)
                        .ofScale(1)
                        .map(value -> new Term.Figure(value, Quantity.NUMBER)),
                Arbitraries.of(new Term.Measured("a", List.of()), new Term.Measured("b-c", List.of("x", "y-z"))));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Term> smaller = numbers(depth - 1);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, leaves),
                net.jqwik.api.Tuple.of(1, smaller.map(Term.Opposite::new)),
                net.jqwik.api.Tuple.of(
                        4,
                        Combinators.combine(Arbitraries.of(Term.Operation.values()), smaller, smaller)
                                .as(Term.Reckoned::new)),
                net.jqwik.api.Tuple.of(
                        1,
                        Combinators.combine(smaller, Arbitraries.integers().between(-2, 3))
                                .as(Term.Raised::new)),
                net.jqwik.api.Tuple.of(
                        1,
                        Combinators.combine(truths(depth - 1), smaller, smaller).as(Term.Choice::new)));
    }

    private static Arbitrary<Term> truths(int depth) {
        Arbitrary<Term> compared = Combinators.combine(Arbitraries.of(Term.Comparison.values()), numbers(0), numbers(0))
                .as(Term.Compared::new);
        if (depth == 0) {
            return compared;
        }
        Arbitrary<Term> smaller = truths(depth - 1);
        return Arbitraries.oneOf(
                compared,
                smaller.map(Term.Not::new),
                Combinators.combine(Arbitraries.of(true, false), smaller, smaller)
                        .as(Term.Joined::new));
    }

    @Property(tries = 1000)
    void whatIsWrittenReadsBackAsTheSame(@ForAll("terms") Term term) {
        String source = new Formula(term, Quantity.NUMBER).source();
        List<Finding> findings = new ArrayList<>();
        Optional<Formula> read = Formula.parse(source, PLAIN, findings::add);
        if (!findings.isEmpty()) {
            // Powers of powers may grow beyond what is read.
            assertThat(findings).extracting(Finding::code).containsExactly(Code.FORMULA_POWER);
            return;
        }
        assertThat(read.orElseThrow().term()).as(source).isEqualTo(term);
        assertThat(read.get().source()).isEqualTo(source);
        assertThat(read.get().text(Locale.FRENCH, each -> each.name())).isNotBlank();
    }

    @Property(tries = 1000)
    void itComesToWhatANaiveReckoningComesTo(
            @ForAll("terms") Term term, @ForAll("figures") Outcome a, @ForAll("figures") Outcome b) {
        Formula formula = new Formula(term, Quantity.NUMBER);
        Outcome outcome = formula.value(each -> each.name().equals("a") ? a : b);
        Naive naive = new Naive(a, b);
        try {
            BigInteger[] expected = naive.number(term);
            assertThat(outcome).isEqualTo(Outcome.of(Rational.of(expected[0], expected[1])));
        } catch (Missing missing) {
            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
            assertThat(formula.evaluated(Locale.FRENCH, each -> each.name().equals("a") ? a : b, Rational::toString))
                    .isNotBlank();
        }
    }

    @Provide
    Arbitrary<Outcome> figures() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        6,
                        Combinators.combine(
                                        Arbitraries.longs().between(-20, 20),
                                        Arbitraries.longs().between(1, 9))
                                .as((above, below) -> Outcome.of(Rational.of(above, below)))),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(Why.values()).map(Outcome::unknown)));
    }

    @Property(tries = 1000)
    void noTextIsMoreThanAFinding(@ForAll @StringLength(max = 60) String text) {
        List<Finding> findings = new ArrayList<>();
        Optional<Formula> read = Formula.parse(text, FormulaByExampleTest.MEASURES, findings::add);
        assertThat(read.isPresent()).isEqualTo(findings.isEmpty());
    }

    @Property(tries = 1000)
    void noRowOfWordsIsMoreThanAFinding(@ForAll("words") List<String> words) {
        noTextIsMoreThanAFinding(String.join(" ", words));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of(
                        "1", "2.5", "hours", "fte", "[", "]", "(", ")", "+", "-", "*", "/", "^", "<", "<=", "=", "if",
                        "and", "not", "or", ",", "persons")
                .list()
                .ofMaxSize(25);
    }

    @Test
    void aFormulaIsNeitherTooLongNorTooDeep() {
        List<Finding> findings = new ArrayList<>();
        assertThat(Formula.parse("1 + ".repeat(1001) + "1", Map.of(), findings::add))
                .isEmpty();
        assertThat(Formula.parse("(".repeat(1500), Map.of(), findings::add)).isEmpty();
        assertThat(Formula.parse("-".repeat(1500), Map.of(), findings::add)).isEmpty();
        assertThat(Formula.parse("not ".repeat(900), Map.of(), findings::add)).isEmpty();
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly(
                        Code.FORMULA_TOO_LONG,
                        Code.FORMULA_NOT_UNDERSTOOD,
                        Code.FORMULA_NOT_UNDERSTOOD,
                        Code.FORMULA_NOT_UNDERSTOOD);
    }

    @Test
    void manySignsBeforeWhatIsMissingAreReckonedOnce() {
        Formula formula = Formula.parse("-".repeat(16) + "a", PLAIN, finding -> {
                    throw new AssertionError(finding);
                })
                .orElseThrow();
        int[] asked = {0};
        assertThat(formula.value(each -> {
                    asked[0]++;
                    return Outcome.unknown(Why.NO_DATA);
                }))
                .isEqualTo(Outcome.unknown(Why.NO_DATA));
        assertThat(asked[0]).isEqualTo(1);
    }

    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Naive(Outcome a, Outcome b) {
        BigInteger[] number(Term term) {
            if (term instanceof Term.Figure figure) {
                return new BigInteger[] {figure.value().movePointRight(1).toBigIntegerExact(), BigInteger.TEN};
            } else if (term instanceof Term.Measured measured) {
                Outcome outcome = measured.name().equals("a") ? a : b;
                if (outcome instanceof Outcome.Known known) {
                    return new BigInteger[] {
                        known.value().numerator(), known.value().denominator()
                    };
                }
                throw new Missing();
            } else if (term instanceof Term.Opposite opposite) {
                BigInteger[] of = number(opposite.of());
                return new BigInteger[] {of[0].negate(), of[1]};
            } else if (term instanceof Term.Reckoned reckoned) {
                BigInteger[] left = number(reckoned.left());
                BigInteger[] right = number(reckoned.right());
                return switch (reckoned.operation()) {
                    case PLUS ->
                        fraction(
                                left[0].multiply(right[1]).add(right[0].multiply(left[1])), left[1].multiply(right[1]));
                    case MINUS ->
                        fraction(
                                left[0].multiply(right[1]).subtract(right[0].multiply(left[1])),
                                left[1].multiply(right[1]));
                    case TIMES -> fraction(left[0].multiply(right[0]), left[1].multiply(right[1]));
                    case OVER -> fraction(left[0].multiply(right[1]), left[1].multiply(right[0]));
                };
            } else if (term instanceof Term.Raised raised) {
                BigInteger[] base = number(raised.base());
                BigInteger above = base[0].pow(Math.abs(raised.exponent()));
                BigInteger below = base[1].pow(Math.abs(raised.exponent()));
                return raised.exponent() < 0 ? fraction(below, above) : fraction(above, below);
            }
            Term.Choice choice = (Term.Choice) term;
            return number(truth(choice.condition()) ? choice.then() : choice.otherwise());
        }

        // Both sides are asked, as they are in the formula: what is missing in one is missing.
        private boolean truth(@Nullable Term term) {
            if (term instanceof Term.Compared compared) {
                BigInteger[] left = number(compared.left());
                BigInteger[] right = number(compared.right());
                int order = left[0].multiply(right[1])
                        .multiply(sign(left, right))
                        .compareTo(right[0].multiply(left[1]).multiply(sign(left, right)));
                return switch (compared.comparison()) {
                    case LESS -> order < 0;
                    case AT_MOST -> order <= 0;
                    case EQUAL -> order == 0;
                    case AT_LEAST -> order >= 0;
                    case MORE -> order > 0;
                };
            } else if (term instanceof Term.Joined joined) {
                boolean left = truth(joined.left());
                boolean right = truth(joined.right());
                return joined.both() ? left && right : left || right;
            }
            return !truth(((Term.Not) java.util.Objects.requireNonNull(term)).of());
        }

        private static BigInteger sign(BigInteger[] left, BigInteger[] right) {
            return BigInteger.valueOf((long) left[1].signum() * right[1].signum());
        }

        private static BigInteger[] fraction(BigInteger above, BigInteger below) {
            if (below.signum() == 0) {
                throw new Missing();
            }
            return new BigInteger[] {above, below};
        }
    }
}
