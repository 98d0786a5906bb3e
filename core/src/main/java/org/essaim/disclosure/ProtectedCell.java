package org.essaim.disclosure;

import java.util.Locale;
import org.essaim.report.Figures;

/**
 * What may be told of one figure (<i>case protégée</i>): a number, 0, that it is secret, or that it is not known.
 *
 * <p>The four are never one another: secret is neither 0 nor blank, and what nobody said is not 0.
 */
public sealed interface ProtectedCell {
    /** How a secret figure is printed, in every language and format. */
    String SECRET_MARK = "s.";

    /** How it is printed, for formats that have only text. */
    String text(Locale locale);

    /**
     * A figure, exact.
     *
     * @param amount how much, above 0
     * @param missing how many of the places that it is the total of said nothing, so that it may be more
     */
    record Shown(long amount, long missing) implements ProtectedCell {
        @Override
        public String text(Locale locale) {
            return Figures.in(locale).count(amount);
        }
    }

    /**
     * Nothing happened, and that may be told: nobody is behind it, or enough people who all put in 0. Fewer than the threshold who all
     * put in 0 make a {@link Secret}: it would tell of each of them.
     *
     * @param missing how many of the places that it is the total of said nothing, so that it may be more
     */
    record Zero(long missing) implements ProtectedCell {
        @Override
        public String text(Locale locale) {
            return Figures.in(locale).count(0);
        }
    }

    /** There is a figure, and it is not told. */
    record Secret() implements ProtectedCell {
        @Override
        public String text(Locale locale) {
            return SECRET_MARK;
        }
    }

    /** Nobody said anything. */
    record Missing() implements ProtectedCell {
        @Override
        public String text(Locale locale) {
            return locale.getLanguage().equals("en") ? "n/a" : "n.d.";
        }
    }
}
