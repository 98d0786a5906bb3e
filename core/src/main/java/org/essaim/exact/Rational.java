package org.essaim.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction (<i>fraction exacte</i>): a share, a key, an amount before it is rounded, once.
 *
 * <p>Immutable, in lowest terms, its denominator above 0. As long as both parts fit into a {@code long} it is kept as two of
 * them; it grows beyond without a limit, and no caller can tell.
 */
public final class Rational implements Comparable<Rational> {
    /** Nothing. */
    public static final Rational ZERO = new Rational(0, 1, null, null);
    /** The whole. */
    public static final Rational ONE = new Rational(1, 1, null, null);

    private static final Pattern PER_CENT = Pattern.compile("(-?\\d{1,9}(?:[.,]\\d{1,9})?)%");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,12})/(\\d{1,12})");

    private static final BigInteger[] POWERS_OF_TEN =
            IntStream.range(0, 10).mapToObj(BigInteger.TEN::pow).toArray(BigInteger[]::new);

    // Below this no sum of two overflows, and a number can be negated.
    private static final int SMALL_BITS = Long.SIZE - 2;
    private static final long SMALL = 1L << SMALL_BITS;

    private final long small;
    private final long smallBelow;
    // Both or neither: a fraction that fits into two longs is never kept here, so that equal ones look alike.
    private final @Nullable BigInteger great;
    private final @Nullable BigInteger greatBelow;

    private Rational(long small, long smallBelow, @Nullable BigInteger great, @Nullable BigInteger greatBelow) {
        this.small = small;
        this.smallBelow = smallBelow;
        this.great = great;
        this.greatBelow = greatBelow;
    }

    /**
     * So many of so many, of any size.
     *
     * @throws IllegalArgumentException if the denominator is 0
     */
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (isSmall(numerator) && isSmall(denominator)) {
            return of(numerator.longValue(), denominator.longValue());
        }
        if (denominator.signum() == 0) {
            throw undefined();
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        BigInteger over = numerator.divide(divisor);
        BigInteger under = denominator.divide(divisor);
        return isSmall(over) && isSmall(under)
                ? new Rational(over.longValue(), under.longValue(), null, null)
                : new Rational(0, 0, over, under);
    }

    /**
     * So many of so many.
     *
     * @throws IllegalArgumentException if the denominator is 0
     */
    public static Rational of(long numerator, long denominator) {
        if (denominator == 1 && isSmall(numerator)) {
            return whole(numerator);
        }
        if (!isSmall(numerator) || !isSmall(denominator)) {
            return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        if (denominator == 0) {
            throw undefined();
        }
        long divisor = divisor(numerator, denominator);
        if (denominator < 0) {
            divisor = -divisor;
        }
        return new Rational(numerator / divisor, denominator / divisor, null, null);
    }

    private static Rational whole(long whole) {
        return whole == 0 ? ZERO : whole == 1 ? ONE : new Rational(whole, 1, null, null);
    }

    private static boolean isSmall(long number) {
        return number < SMALL && number > -SMALL;
    }

    private static boolean isSmall(BigInteger number) {
        return number.bitLength() <= SMALL_BITS && isSmall(number.longValue());
    }

    private static IllegalArgumentException undefined() {
        return new IllegalArgumentException("A fraction has no denominator 0.");
    }

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

    /** A whole number. */
    public static Rational of(long whole) {
        return of(whole, 1);
    }

    /** A decimal number, exactly. */
    public static Rational of(BigDecimal decimal) {
        int scale = decimal.scale();
        if (scale <= 0) {
            return of(decimal.toBigIntegerExact(), BigInteger.ONE);
        }
        return scale < POWERS_OF_TEN.length
                ? of(decimal.unscaledValue(), POWERS_OF_TEN[scale])
                : of(decimal.unscaledValue(), BigInteger.TEN.pow(scale));
    }

    /** What is divided: any whole number. */
    public BigInteger numerator() {
        return great == null ? BigInteger.valueOf(small) : great;
    }

    /** What it is divided by: above 0. */
    public BigInteger denominator() {
        return greatBelow == null ? BigInteger.valueOf(smallBelow) : greatBelow;
    }

    // The product, or 0 if it is not small; 0 itself is never asked for.
    private static long product(long one, long other) {
        long low = one * other;
        return Math.multiplyHigh(one, other) == low >> (Long.SIZE - 1) && isSmall(low) ? low : 0;
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
        if (great == null && other.great == null) {
            if (other.small == 0) {
                return this;
            }
            if (small == 0) {
                return other;
            }
            if (smallBelow == other.smallBelow) {
                return of(small + other.small, smallBelow);
            }
            long left = product(small, other.smallBelow);
            long right = product(other.small, smallBelow);
            long below = product(smallBelow, other.smallBelow);
            if (left != 0 && right != 0 && below != 0) {
                return of(left + right, below);
            }
        }
        return of(
                numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
                denominator().multiply(other.denominator()));
    }

    /** The difference. */
    public Rational minus(Rational other) {
        return plus(other.negated());
    }

    private Rational negated() {
        return great == null
                ? new Rational(-small, smallBelow, null, null)
                : new Rational(0, 0, great.negate(), greatBelow);
    }

    /** The product. */
    public Rational times(Rational other) {
        if (great == null && other.great == null) {
            if (small == 0 || other.small == 0) {
                return ZERO;
            }
            long over = product(small, other.small);
            long below = product(smallBelow, other.smallBelow);
            if (over != 0 && below != 0) {
                return of(over, below);
            }
        }
        return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    /** The product. */
    public Rational times(long factor) {
        return times(of(factor));
    }

    /**
     * The quotient.
     *
     * @throws IllegalArgumentException if the divisor is 0
     */
    public Rational over(Rational divisor) {
        if (divisor.great == null) {
            if (divisor.small == 0) {
                throw undefined();
            }
            return times(
                    divisor.small < 0
                            ? new Rational(-divisor.smallBelow, -divisor.small, null, null)
                            : new Rational(divisor.smallBelow, divisor.small, null, null));
        }
        return of(numerator().multiply(divisor.denominator()), denominator().multiply(divisor.numerator()));
    }

    /** -1, 0 or 1. */
    public int signum() {
        return great == null ? Long.signum(small) : great.signum();
    }

    /** The greatest whole number not above it. */
    public BigInteger floor() {
        if (great == null) {
            return BigInteger.valueOf(Math.floorDiv(small, smallBelow));
        }
        BigInteger[] parts = numerator().divideAndRemainder(denominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The nearest whole number; halves go away from zero (HALF_UP), the rule of French invoices. */
    public long rounded() {
        BigInteger doubled = numerator()
                .abs()
                .shiftLeft(1)
                .add(denominator())
                .divide(denominator().shiftLeft(1));
        return (signum() < 0 ? doubled.negate() : doubled).longValueExact();
    }

    /** In per cent with two decimals at most, for a text in any language: {@code 80}, {@code 66.67}. */
    public String perCent() {
        return new BigDecimal(numerator())
                .movePointRight(2)
                .divide(new BigDecimal(denominator()), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public int compareTo(Rational other) {
        if (great == null && other.great == null) {
            if (smallBelow == other.smallBelow) {
                return Long.compare(small, other.small);
            }
            int signs = Long.compare(Long.signum(small), Long.signum(other.small));
            if (signs != 0) {
                return signs;
            }
            long left = product(small, other.smallBelow);
            long right = product(other.small, smallBelow);
            if (left != 0 && right != 0) {
                return Long.compare(left, right);
            }
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rational rational
                && small == rational.small
                && smallBelow == rational.smallBelow
                && Objects.equals(great, rational.great)
                && Objects.equals(greatBelow, rational.greatBelow);
    }

    @Override
    public int hashCode() {
        return great == null ? Long.hashCode(small * 31 + smallBelow) : Objects.hash(great, greatBelow);
    }

    /** {@code 3/20}; a whole number stands alone. */
    @Override
    public String toString() {
        return denominator().equals(BigInteger.ONE) ? numerator().toString() : numerator() + "/" + denominator();
    }
}
