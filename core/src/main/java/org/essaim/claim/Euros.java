package org.essaim.claim;

import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Amounts in euros and cents, never below 0. */
final class Euros {
    static final Money ZERO = Money.zero(CurrencyUnit.EUR);

    private Euros() {}

    static Money ofCents(long cents) {
        return Money.ofMinor(CurrencyUnit.EUR, cents);
    }

    static Money sum(Stream<Money> amounts) {
        return amounts.reduce(ZERO, Money::plus);
    }

    /** How much one amount is above another; 0 if it is not. */
    static Money above(Money one, Money other) {
        return one.isGreaterThan(other) ? one.minus(other) : ZERO;
    }

    static void require(String what, Money amount) {
        if (!amount.getCurrencyUnit().equals(CurrencyUnit.EUR) || amount.isNegative()) {
            throw new IllegalArgumentException(
                    what + " is [" + amount + "].\nMaybe the other side is meant: amounts are euros, 0 or more.");
        }
    }
}
