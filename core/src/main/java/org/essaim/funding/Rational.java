package org.essaim.funding;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact fraction: amounts stay one until they are rounded, once. */
record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    static final Rational ZERO = of(0, 1);

    Rational {
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

    static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    static Rational of(long whole) {
        return of(whole, 1);
    }

    static Rational of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    static Rational parse(String text) {
        int slash = text.indexOf('/');
        return new Rational(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    Rational plus(Rational other) {
        if (denominator.equals(other.denominator)) {
            return new Rational(numerator.add(other.numerator), denominator);
        }
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Rational minus(Rational other) {
        return plus(new Rational(other.numerator.negate(), other.denominator));
    }

    Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Rational times(long factor) {
        return times(of(factor));
    }

    Rational over(Rational divisor) {
        return new Rational(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    int signum() {
        return numerator.signum();
    }

    /** The greatest whole number not above it. */
    BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The nearest whole number; halves go away from zero (HALF_UP), the rule of French invoices. */
    long rounded() {
        BigInteger doubled = numerator.abs().shiftLeft(1).add(denominator).divide(denominator.shiftLeft(1));
        return (numerator.signum() < 0 ? doubled.negate() : doubled).longValueExact();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
