package org.essaim.report;

import java.time.LocalDate;
import java.time.YearMonth;
import org.joda.money.Money;

/** A typed value of a cell (<i>valeur</i>): formats decide how it looks, never what it is. */
public sealed interface Value {

    /** Text. */
    record Text(String text) implements Value {}

    /** A duration in whole seconds, shown in hours. */
    record Hours(long seconds) implements Value {}

    /** An amount of money, to the cent. */
    record Amount(Money money) implements Value {}

    /** A whole number. */
    record Count(long number) implements Value {}

    /** A share, exact: numerator over denominator, shown as a percentage with its denominator named beside it. */
    record Share(long numerator, long denominator) implements Value {
        public Share {
            if (denominator <= 0) {
                throw new IllegalArgumentException("A share needs a denominator above 0, not [" + denominator + "].");
            }
        }
    }

    /** A date. */
    record Day(LocalDate date) implements Value {}

    /** A month. */
    record Month(YearMonth month) implements Value {}

    /** Nothing, for a reason that is printed: never 0 and never blank. */
    record Absent(String reason) implements Value {}

    /** Text. */
    static Value of(String text) {
        return new Text(text);
    }

    /** Whole seconds, shown in hours. */
    static Value hours(long seconds) {
        return new Hours(seconds);
    }

    /** A whole number. */
    static Value count(long number) {
        return new Count(number);
    }

    /** Money. */
    static Value of(Money money) {
        return new Amount(money);
    }
}
