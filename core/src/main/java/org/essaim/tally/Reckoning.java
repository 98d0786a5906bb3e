package org.essaim.tally;

import java.util.Collection;
import java.util.Optional;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;

/** Reckons with figures some of which may not be told; then neither is what they make. */
final class Reckoning {
    static final Outcome SECRET = Outcome.unknown(Why.SUPPRESSED);
    static final Outcome NOTHING = Outcome.unknown(Why.NO_DATA);

    private Reckoning() {}

    static Outcome of(long count) {
        return Outcome.of(Rational.of(count));
    }

    static Optional<Rational> known(Outcome outcome) {
        return outcome instanceof Outcome.Known known ? Optional.of(known.value()) : Optional.empty();
    }

    static boolean isKnown(Outcome outcome) {
        return outcome instanceof Outcome.Known;
    }

    static Outcome quotient(Outcome over, Outcome below) {
        if (!(over instanceof Outcome.Known above)) {
            return over;
        }
        if (!(below instanceof Outcome.Known known)) {
            return below;
        }
        return known.value().signum() == 0
                ? Outcome.unknown(Why.ZERO_DENOMINATOR)
                : Outcome.of(above.value().over(known.value()));
    }

    static Outcome difference(Outcome one, Outcome less) {
        if (!(one instanceof Outcome.Known known)) {
            return one;
        }
        return less instanceof Outcome.Known other ? Outcome.of(known.value().minus(other.value())) : less;
    }

    static Outcome sum(Collection<Outcome> parts) {
        Rational sum = Rational.ZERO;
        for (Outcome part : parts) {
            if (!(part instanceof Outcome.Known known)) {
                return part;
            }
            sum = sum.plus(known.value());
        }
        return Outcome.of(sum);
    }

    /** The count that a known figure is. */
    static long count(Outcome known) {
        return ((Outcome.Known) known).value().numerator().longValueExact();
    }
}
