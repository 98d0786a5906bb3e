package org.essaim.formula;

import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.essaim.exact.Rational;
import org.jspecify.annotations.Nullable;

/** Works out what a formula comes to. Terms are typed already. */
final class Evaluation {
    private final Function<Term.Measured, Outcome> figures;

    Evaluation(Function<Term.Measured, Outcome> figures) {
        this.figures = figures;
    }

    Outcome number(Term term) {
        if (term instanceof Term.Figure figure) {
            return Outcome.of(Rational.of(figure.value()));
        } else if (term instanceof Term.Measured measured) {
            return figures.apply(measured);
        } else if (term instanceof Term.Opposite opposite) {
            Outcome of = number(opposite.of());
            return of instanceof Outcome.Known known ? Outcome.of(Rational.ZERO.minus(known.value())) : of;
        } else if (term instanceof Term.Reckoned reckoned) {
            return both(number(reckoned.left()), number(reckoned.right()), reckoned.operation());
        } else if (term instanceof Term.Raised raised) {
            return raised(number(raised.base()), raised.exponent());
        } else if (term instanceof Term.Choice choice) {
            Truth condition = truth(choice.condition());
            return condition.why() != null
                    ? Outcome.unknown(condition.why())
                    : number(condition.holds() ? choice.then() : choice.otherwise());
        }
        throw new IllegalStateException("A truth stands where a number is needed.");
    }

    private static Outcome both(Outcome left, Outcome right, Term.Operation operation) {
        if (!(left instanceof Outcome.Known one) || !(right instanceof Outcome.Known other)) {
            return Outcome.unknown(first(left, right));
        }
        if (operation == Term.Operation.OVER && other.value().signum() == 0) {
            return Outcome.unknown(Why.ZERO_DENOMINATOR);
        }
        BinaryOperator<Rational> reckoning = switch (operation) {
            case PLUS -> Rational::plus;
            case MINUS -> Rational::minus;
            case TIMES -> Rational::times;
            case OVER -> Rational::over;
        };
        return Outcome.of(reckoning.apply(one.value(), other.value()));
    }

    private static Why first(Outcome left, Outcome right) {
        if (left instanceof Outcome.Unknown one) {
            return right instanceof Outcome.Unknown other && other.why().compareTo(one.why()) < 0
                    ? other.why()
                    : one.why();
        }
        return ((Outcome.Unknown) right).why();
    }

    private static Outcome raised(Outcome base, int exponent) {
        if (!(base instanceof Outcome.Known known)) {
            return base;
        }
        if (exponent < 0 && known.value().signum() == 0) {
            return Outcome.unknown(Why.ZERO_DENOMINATOR);
        }
        Rational power = Rational.ONE;
        for (int i = 0; i < Math.abs(exponent); i++) {
            power = power.times(known.value());
        }
        return Outcome.of(exponent < 0 ? Rational.ONE.over(power) : power);
    }

    /** Whether something holds, or why that is not known. */
    record Truth(boolean holds, @Nullable Why why) {}

    Truth truth(Term term) {
        if (term instanceof Term.Compared compared) {
            Outcome left = number(compared.left());
            Outcome right = number(compared.right());
            return left instanceof Outcome.Known one && right instanceof Outcome.Known other
                    ? new Truth(compared.comparison().holds(one.value().compareTo(other.value())), null)
                    : new Truth(false, first(left, right));
        } else if (term instanceof Term.Joined joined) {
            Truth left = truth(joined.left());
            Truth right = truth(joined.right());
            if (left.why() != null || right.why() != null) {
                return new Truth(false, earlier(left.why(), right.why()));
            }
            return new Truth(joined.both() ? left.holds() && right.holds() : left.holds() || right.holds(), null);
        } else if (term instanceof Term.Not not) {
            Truth of = truth(not.of());
            return new Truth(!of.holds(), of.why());
        }
        throw new IllegalStateException("A number stands where a truth is needed.");
    }

    private static @Nullable Why earlier(@Nullable Why one, @Nullable Why other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
