package org.essaim.budget;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact fraction (<i>fraction exacte</i>): a share, an allocation key, an amount before it is rounded.
 *
 * <p>Immutable, in lowest terms, its denominator above 0.
 */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {
    /** Nothing. */
    public static final Ratio ZERO = of(0, 1);
    /** The whole. */
    public static final Ratio ONE = of(1, 1);

    private static final Pattern PER_CENT = Pattern.compile("(-?\\d{1,9}(?:[.,]\\d{1,9})?)%");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,12})/(\\d{1,12})");

    public Ratio {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("A fraction has no denominator 0.");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** So many of so many. */
    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** A whole number. */
    public static Ratio of(long whole) {
        return of(whole, 1);
    }

    /** A decimal number, exactly. */
    public static Ratio of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Ratio(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Ratio(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /**
     * Reads {@code 80 %}, {@code 2,5 %}, {@code -1.5%} or {@code 2/3}; spaces of any kind do not matter.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Ratio parse(String text) {
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
    public Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The difference. */
    public Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    /** The product. */
    public Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** The quotient. */
    public Ratio over(Ratio divisor) {
        return new Ratio(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    /** -1, 0 or 1. */
    public int signum() {
        return numerator.signum();
    }

    /** In per cent with two decimals at most, for a text in any language: {@code 80}, {@code 66.67}. */
    String perCent() {
        return new BigDecimal(numerator)
                .movePointRight(2)
                .divide(new BigDecimal(denominator), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The greatest whole number not above it. */
    BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The nearest whole number; halves go away from zero (HALF_UP). */
    public long rounded() {
        BigInteger doubled = numerator.abs().shiftLeft(1).add(denominator).divide(denominator.shiftLeft(1));
        return (numerator.signum() < 0 ? doubled.negate() : doubled).longValueExact();
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@code 3/20}; a whole number stands alone. */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
