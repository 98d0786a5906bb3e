package org.essaim.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact fraction (<i>fraction exacte</i>): a share, a key, an amount before it is rounded, once.
 *
 * <p>Immutable, in lowest terms, its denominator above 0.
 *
 * @param numerator any whole number
 * @param denominator above 0
 */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    /** Nothing. */
    public static final Rational ZERO = of(0, 1);
    /** The whole. */
    public static final Rational ONE = of(1, 1);

    private static final Pattern PER_CENT = Pattern.compile("(-?\\d{1,9}(?:[.,]\\d{1,9})?)%");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,12})/(\\d{1,12})");

    public Rational {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("A fraction has no denominator 0.");
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        BigInteger divisor = numerator.bitLength() < Long.SIZE && denominator.bitLength() < Long.SIZE
                ? BigInteger.valueOf(divisor(numerator.longValue(), denominator.longValue()))
                : numerator.gcd(denominator);
        if (!divisor.equals(BigInteger.ONE)) {
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
    }

    // Thousands of small fractions are summed: Euclid on longs spares their objects.
    private static long divisor(long numerator, long denominator) {
        long left = numerator;
        long right = denominator;
        while (right != 0) {
            long rest = left % right;
            left = right;
            right = rest;
        }
        return Math.abs(left);
    }

    /** So many of so many. */
    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** A whole number. */
    public static Rational of(long whole) {
        return of(whole, 1);
    }

    /** A decimal number, exactly. */
    public static Rational of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /**
     * Reads {@code 80 %}, {@code 2,5 %}, {@code -1.5%} or {@code 2/3}; spaces of any kind do not matter.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Rational parse(String text) {
        String compact = text.replaceAll("[ \u00a0\u202f]", "");
        Matcher perCent = PER_CENT.matcher(compact);
        if (perCent.matches()) {
            return of(new BigDecimal(perCent.group(1).replace(',', '.'))).over(of(100));
        }
        Matcher fraction = FRACTION.matcher(compact);
        if (fraction.matches()) {
            return of(Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2)));
        }
        throw new IllegalArgumentException("[" + text + "] is not a share.\nMaybe write it as 80 % or 2/3.");
    }

    /** The sum. */
    public Rational plus(Rational other) {
        if (denominator.equals(other.denominator)) {
            return new Rational(numerator.add(other.numerator), denominator);
        }
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The difference. */
    public Rational minus(Rational other) {
        return plus(new Rational(other.numerator.negate(), other.denominator));
    }

    /** The product. */
    public Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** The product. */
    public Rational times(long factor) {
        return times(of(factor));
    }

    /** The quotient. */
    public Rational over(Rational divisor) {
        return new Rational(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    /** -1, 0 or 1. */
    public int signum() {
        return numerator.signum();
    }

    /** The greatest whole number not above it. */
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The nearest whole number; halves go away from zero (HALF_UP), the rule of French invoices. */
    public long rounded() {
        BigInteger doubled = numerator.abs().shiftLeft(1).add(denominator).divide(denominator.shiftLeft(1));
        return (numerator.signum() < 0 ? doubled.negate() : doubled).longValueExact();
    }

    /** In per cent with two decimals at most, for a text in any language: {@code 80}, {@code 66.67}. */
    public String perCent() {
        return new BigDecimal(numerator)
                .movePointRight(2)
                .divide(new BigDecimal(denominator), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@code 3/20}; a whole number stands alone. */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
