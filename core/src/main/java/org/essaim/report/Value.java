package org.essaim.report;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
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

    /**
     * A number that is no count, duration or money, such as the value of an indicator: exact, rounded only where it is shown.
     *
     * @param number as it was worked out
     * @param decimals how many are shown, 0 to {@value #MOST_DECIMALS}
     * @param unit what stands behind it, such as {@code %} or {@code €/h}; empty if it has none
     */
    record Decimal(BigDecimal number, int decimals, String unit) implements Value {
        /** More than these tell a reader nothing. */
        public static final int MOST_DECIMALS = 6;

        public Decimal {
            if (decimals < 0 || decimals > MOST_DECIMALS) {
                throw new IllegalArgumentException("A figure is shown with 0 to " + MOST_DECIMALS + " decimals, not ["
                        + decimals + "].\nMaybe the scale of the number was given.");
            }
        }
    }

    /** A date. */
    record Day(LocalDate date) implements Value {}

    /** A month. */
    record Month(YearMonth month) implements Value {}

    /**
     * An address of the web or of a mailbox (<i>lien</i>), shown as it is; formats that can make it lead there.
     *
     * @param address begins with {@code https:}, {@code http:} or {@code mailto:}
     */
    record Link(URI address) implements Value {
        private static final Set<String> SCHEMES = Set.of("https", "http", "mailto");

        public Link {
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme)) {
                throw new IllegalArgumentException("A link leads to a page or a mailbox, not to [" + scheme
                        + "].\nMaybe it lacks https:// at its beginning.");
            }
        }
    }

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
