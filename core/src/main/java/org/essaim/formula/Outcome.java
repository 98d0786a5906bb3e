package org.essaim.formula;

import org.essaim.exact.Rational;

/** What a formula or one of its figures comes to (<i>résultat</i>): a figure, exact, or the reason why there is none. */
public sealed interface Outcome {

    /** A figure. */
    record Known(Rational value) implements Outcome {}

    /** No figure. */
    record Unknown(Why why) implements Outcome {}

    /** A figure. */
    static Outcome of(Rational value) {
        return new Known(value);
    }

    /** No figure, for this reason. */
    static Outcome unknown(Why why) {
        return new Unknown(why);
    }
}
