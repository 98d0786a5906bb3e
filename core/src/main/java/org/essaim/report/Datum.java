package org.essaim.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import org.joda.money.Money;

/**
 * What one cell of a {@link Dataset} holds (<i>donnée</i>): exact, and nothing about how it looks.
 *
 * <p>Immutable.
 */
public sealed interface Datum {

    /** A text, as it is; never a number. */
    record Text(String text) implements Datum {}

    /** A whole number. */
    record Whole(long number) implements Datum {}

    /** A number with decimals, exact; as many decimals as it was given. */
    record Decimal(BigDecimal number) implements Datum {}

    /** An amount of money, to the cent. */
    record Amount(Money money) implements Datum {}

    /** A length of time in whole seconds, told in hours; may be below 0 where time was taken back. */
    record Hours(long seconds) implements Datum {}

    /** A date. */
    record Day(LocalDate date) implements Datum {}

    /** A month. */
    record Month(YearMonth month) implements Datum {}

    /** A time of day by the clock on the wall, to the second. */
    record Clock(LocalTime time) implements Datum {}

    /** Yes or no. */
    record Truth(boolean holds) implements Datum {}

    /** Nothing: neither 0 nor an empty text; why, stands in another cell of the row. */
    enum Nothing implements Datum {
        /** The one of its kind. */
        NOTHING
    }

    /** Nothing. */
    static Datum nothing() {
        return Nothing.NOTHING;
    }

    /** A text. */
    static Datum of(String text) {
        return new Text(text);
    }

    /** A whole number. */
    static Datum of(long number) {
        return new Whole(number);
    }

    /** Yes or no. */
    static Datum of(boolean holds) {
        return new Truth(holds);
    }

    /** Money. */
    static Datum of(Money money) {
        return new Amount(money);
    }

    /** A date. */
    static Datum of(LocalDate date) {
        return new Day(date);
    }

    /** A month. */
    static Datum of(YearMonth month) {
        return new Month(month);
    }

    /** A time of day. */
    static Datum of(LocalTime time) {
        return new Clock(time);
    }

    /** A length of time in whole seconds. */
    static Datum hours(long seconds) {
        return new Hours(seconds);
    }
}
