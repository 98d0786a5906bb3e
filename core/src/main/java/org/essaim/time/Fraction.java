package org.essaim.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction (<i>fraction</i>), kept as the figures that it was made of: a ratio prints its denominator.
 *
 * <p>Immutable. Not reduced; two fractions are equal if numerator and denominator are.
 *
 * @param numerator what is counted
 * @param denominator what it is counted of, above 0
 */
public record Fraction(BigInteger numerator, BigInteger denominator) {
    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("A fraction needs a denominator above 0, not [" + denominator + "].");
        }
    }

    static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The same number in lowest terms. */
    public Fraction reduced() {
        BigInteger divisor = numerator.gcd(denominator);
        return new Fraction(numerator.divide(divisor), denominator.divide(divisor));
    }

    /** As a decimal with this many digits after the point; halves are rounded away from zero. */
    public BigDecimal decimal(int scale) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), scale, RoundingMode.HALF_UP);
    }
}
