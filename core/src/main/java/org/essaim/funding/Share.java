package org.essaim.funding;

import java.math.BigInteger;
import org.essaim.exact.Rational;

/**
 * What part of a claimed hour a funder pays (<i>taux de participation</i>), exact and in lowest terms.
 *
 * @param numerator from 1 up to the denominator
 * @param denominator at least 1
 */
public record Share(long numerator, long denominator) {
    /** The whole hour. */
    public static final Share WHOLE = new Share(1, 1);

    public Share {
        if (numerator < 1 || denominator < numerator) {
            throw new IllegalArgumentException(
                    "[" + numerator + "/" + denominator + "] is not a share above 0 % up to 100 %.");
        }
        // 80 % and 4/5 are one share: equal terms have one digest.
        long common = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        numerator /= common;
        denominator /= common;
    }

    /** So many per cent. */
    public static Share percent(long percent) {
        return new Share(percent, 100);
    }

    /** Reads {@code 80 %}, {@code 80%} or {@code 2/3}; spaces of any kind do not matter. */
    public static Share parse(String text) {
        String compact = text.replaceAll("[ \u00a0\u202f]", "");
        if (compact.matches("\\d{1,3}%")) {
            return percent(Long.parseLong(compact.substring(0, compact.length() - 1)));
        }
        if (compact.matches("\\d{1,9}/\\d{1,9}")) {
            int slash = compact.indexOf('/');
            return new Share(Long.parseLong(compact.substring(0, slash)), Long.parseLong(compact.substring(slash + 1)));
        }
        throw new IllegalArgumentException("[" + text + "] is not a share.\nMaybe write it as 80 % or 2/3.");
    }

    Rational exact() {
        return Rational.of(numerator, denominator);
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
