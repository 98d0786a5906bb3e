package org.essaim.formula;

import java.util.Optional;
import java.util.function.Function;

/** Puts formulas in the place of figures. */
final class Substitution {
    private Substitution() {}

    static Term in(Term term, Function<Term.Measured, Optional<Formula>> others) {
        if (term instanceof Term.Measured measured) {
            return others.apply(measured).map(Formula::term).orElse(measured);
        } else if (term instanceof Term.Opposite opposite) {
            return new Term.Opposite(in(opposite.of(), others));
        } else if (term instanceof Term.Reckoned reckoned) {
            return new Term.Reckoned(reckoned.operation(), in(reckoned.left(), others), in(reckoned.right(), others));
        } else if (term instanceof Term.Raised raised) {
            return new Term.Raised(in(raised.base(), others), raised.exponent());
        } else if (term instanceof Term.Compared compared) {
            return new Term.Compared(compared.comparison(), in(compared.left(), others), in(compared.right(), others));
        } else if (term instanceof Term.Joined joined) {
            return new Term.Joined(joined.both(), in(joined.left(), others), in(joined.right(), others));
        } else if (term instanceof Term.Not not) {
            return new Term.Not(in(not.of(), others));
        } else if (term instanceof Term.Choice choice) {
            return new Term.Choice(
                    in(choice.condition(), others), in(choice.then(), others), in(choice.otherwise(), others));
        }
        return term;
    }

    /** How many parts there are. */
    static long size(Term term) {
        if (term instanceof Term.Opposite opposite) {
            return 1 + size(opposite.of());
        } else if (term instanceof Term.Reckoned reckoned) {
            return 1 + size(reckoned.left()) + size(reckoned.right());
        } else if (term instanceof Term.Raised raised) {
            return 1 + size(raised.base());
        } else if (term instanceof Term.Compared compared) {
            return 1 + size(compared.left()) + size(compared.right());
        } else if (term instanceof Term.Joined joined) {
            return 1 + size(joined.left()) + size(joined.right());
        } else if (term instanceof Term.Not not) {
            return 1 + size(not.of());
        } else if (term instanceof Term.Choice choice) {
            return 1 + size(choice.condition()) + size(choice.then()) + size(choice.otherwise());
        }
        return 1;
    }
}
