package org.essaim.budget;

import java.util.Locale;
import java.util.Optional;
import org.essaim.exact.Rational;
import org.essaim.report.Block;
import org.essaim.report.Figures;
import org.essaim.report.Value;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** How the reports speak: French, or English where it is asked for. */
record Wording(Locale locale) {
    String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    Figures figures() {
        return Figures.in(locale);
    }

    Block.Facts.Fact fact(String key, String french, String english, Value value) {
        return new Block.Facts.Fact(key, text(french, english), value);
    }

    /** An exact share, or why there is none. */
    Value share(Optional<Rational> share, String french, String english) {
        return share.map(this::share).orElseGet(() -> new Value.Absent(text(french, english)));
    }

    /** An exact share; beyond what a figure can hold it is said in per cent. */
    Value share(Rational share) {
        if (share.numerator().bitLength() < Long.SIZE && share.denominator().bitLength() < Long.SIZE) {
            return new Value.Share(
                    share.numerator().longValueExact(), share.denominator().longValueExact());
        }
        return Value.of(share.perCent() + "\u00a0%");
    }

    Value money(@Nullable Money money) {
        return money == null ? new Value.Absent(text("coût horaire inconnu", "hourly cost unknown")) : Value.of(money);
    }

    Value yesNo(boolean yes) {
        return Value.of(yes ? text("oui", "yes") : text("non", "no"));
    }

    Value year(int year) {
        return Value.of(Integer.toString(year));
    }
}
