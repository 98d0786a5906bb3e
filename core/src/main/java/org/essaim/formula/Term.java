package org.essaim.formula;

import java.math.BigDecimal;
import java.util.List;

/**
 * A part of a formula (<i>terme</i>), as it was understood. Numbers and truths are two things: none becomes the other.
 *
 * <p>Immutable.
 */
public sealed interface Term {

    /** A number, of a unit where one is written in brackets. */
    record Figure(BigDecimal value, Quantity quantity) implements Term {}

    /**
     * A figure that is measured.
     *
     * @param name the measure’s name, such as {@code hours}
     * @param of what of it is meant, such as {@code coordination}; empty for all
     */
    record Measured(String name, List<String> of) implements Term {
        public Measured {
            of = List.copyOf(of);
        }
    }

    /** The opposite of a number. */
    record Opposite(Term of) implements Term {}

    /** Two numbers, reckoned with. */
    record Reckoned(Operation operation, Term left, Term right) implements Term {}

    /** A number to a whole power. */
    record Raised(Term base, int exponent) implements Term {}

    /** Two numbers, compared. */
    record Compared(Comparison comparison, Term left, Term right) implements Term {}

    /** Two truths, both or one of them. */
    record Joined(boolean both, Term left, Term right) implements Term {}

    /** The contrary of a truth. */
    record Not(Term of) implements Term {}

    /** One of two, as a truth decides. */
    record Choice(Term condition, Term then, Term otherwise) implements Term {}

    /** What is done with two numbers (<i>opération</i>). */
    enum Operation {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        OVER("/");

        private final String sign;

        Operation(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** How two numbers are compared (<i>comparaison</i>). */
    enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        EQUAL("="),
        AT_LEAST(">="),
        MORE(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(int order) {
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case EQUAL -> order == 0;
                case AT_LEAST -> order >= 0;
                case MORE -> order > 0;
            };
        }
    }
}
