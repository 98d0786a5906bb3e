package org.essaim.budget;

import java.util.stream.Stream;
import org.essaim.exact.Rational;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Amounts in euros and cents. */
final class Euros {
    static final Money ZERO = Money.zero(CurrencyUnit.EUR);

    private Euros() {}

    static Money ofCents(long cents) {
        return Money.ofMinor(CurrencyUnit.EUR, cents);
    }

    static long cents(Money money) {
        return money.getAmountMinorLong();
    }

    static Rational exact(Money money) {
        return Rational.of(cents(money));
    }

    static Money sum(Stream<Money> amounts) {
        return amounts.reduce(ZERO, Money::plus);
    }

    static void require(String what, Money amount) {
        if (!amount.getCurrencyUnit().equals(CurrencyUnit.EUR) || amount.isNegative()) {
            throw new IllegalArgumentException(
                    what + " is [" + amount + "].\nMaybe the other side is meant: amounts are euros, 0 or more.");
        }
    }
}
