package org.essaim.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class RationalTest {
    // Every fraction over this denominator is a whole number of 2520ths, so BigInteger alone can be the oracle.
    private static final long COMMON = 2520;

    @Provide
    Arbitrary<Rational> fractions() {
        return Combinators.combine(
                        Arbitraries.longs().between(-1_000_000, 1_000_000),
                        Arbitraries.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 12L, -3L, -8L))
                .as(Rational::of);
    }

    private static BigInteger in2520ths(Rational fraction) {
        return fraction.numerator().multiply(BigInteger.valueOf(COMMON)).divide(fraction.denominator());
    }

    @Property
    void sumsAndDifferencesAreThoseOfWholeNumbersOverACommonDenominator(
            @ForAll("fractions") Rational one, @ForAll("fractions") Rational other) {
        BigInteger left = in2520ths(one);
        BigInteger right = in2520ths(other);

        assertThat(in2520ths(one.plus(other))).isEqualTo(left.add(right));
        assertThat(in2520ths(one.minus(other))).isEqualTo(left.subtract(right));
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(left.compareTo(right));
        assertThat(one.signum()).isEqualTo(left.signum());
    }

    /** Where two longs just suffice, and where they no longer do. */
    @Provide
    Arbitrary<BigInteger> borders() {
        return Combinators.combine(
                        Arbitraries.of(0, 1, 30, 31, 32, 60, 61, 62, 63, 64, 130),
                        Arbitraries.integers().between(-3, 3),
                        Arbitraries.of(-1, 1))
                .as((bits, beside, sign) -> BigInteger.ONE
                        .shiftLeft(bits)
                        .add(BigInteger.valueOf(beside))
                        .multiply(BigInteger.valueOf(sign)));
    }

    @Property(tries = 5000)
    void fractionsCalculateAlikeWhateverTheirSize(
            @ForAll("borders") BigInteger a,
            @ForAll("borders") BigInteger b,
            @ForAll("borders") BigInteger c,
            @ForAll("borders") BigInteger d) {
        Assume.that(b.signum() != 0 && d.signum() != 0);
        Rational one = Rational.of(a, b);
        Rational other = Rational.of(c, d);
        BigInteger left = a.multiply(d);
        BigInteger right = c.multiply(b);
        BigInteger below = b.multiply(d);

        assertIs(one.plus(other), left.add(right), below);
        assertIs(one.minus(other), left.subtract(right), below);
        assertIs(one.times(other), a.multiply(c), below);
        if (c.signum() != 0) {
            assertIs(one.over(other), left, right);
        }
        int order = left.subtract(right).signum() * below.signum();
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(order);
        assertThat(one.equals(other)).isEqualTo(order == 0);
        assertThat(one.floor()).isEqualTo(floor(a, b));
        if (isLong(a) && isLong(b)) {
            assertThat(Rational.of(a.longValue(), b.longValue())).isEqualTo(one).hasSameHashCodeAs(one);
        }
    }

    private static boolean isLong(BigInteger number) {
        return number.bitLength() < Long.SIZE;
    }

    private static BigInteger floor(BigInteger over, BigInteger under) {
        return new BigDecimal(over.multiply(BigInteger.valueOf(under.signum())))
                .divide(new BigDecimal(under.abs()), 0, RoundingMode.FLOOR)
                .toBigInteger();
    }

    private static void assertIs(Rational found, BigInteger over, BigInteger under) {
        BigInteger divisor = over.gcd(under).multiply(BigInteger.valueOf(under.signum()));
        assertThat(found.numerator()).isEqualTo(over.divide(divisor));
        assertThat(found.denominator()).isEqualTo(under.divide(divisor));
        assertThat(found.toString()).isEqualTo(Rational.of(over, under).toString());
        assertThat(found).isEqualTo(Rational.of(over, under));
    }

    @Property
    void productsAndQuotientsUndoEachOther(@ForAll("fractions") Rational one, @ForAll("fractions") Rational other) {
        assertThat(one.times(other)).isEqualTo(other.times(one));
        if (other.signum() != 0) {
            assertThat(one.times(other).over(other)).isEqualTo(one);
            assertThat(one.over(other).times(other)).isEqualTo(one);
        }
        assertThat(one.times(3)).isEqualTo(one.plus(one).plus(one));
    }

    @Property
    void decimalsKeepTheirValueAndCalculateAsDecimalsDo(
            @ForAll @BigRange(min = "-99999", max = "99999") @Scale(4) BigDecimal one,
            @ForAll @BigRange(min = "-99999", max = "99999") @Scale(3) BigDecimal other) {
        assertThat(Rational.of(one).plus(Rational.of(other))).isEqualTo(Rational.of(one.add(other)));
        assertThat(Rational.of(one).times(Rational.of(other))).isEqualTo(Rational.of(one.multiply(other)));
        assertThat(Rational.of(one).compareTo(Rational.of(other))).isEqualTo(one.compareTo(other));
    }

    @Property
    void roundingIsHalfUpAndFloorIsFloorAsDecimalsHaveIt(
            @ForAll @BigRange(min = "-9999", max = "9999") @Scale(3) BigDecimal decimal) {
        assertThat(Rational.of(decimal).rounded())
                .isEqualTo(decimal.setScale(0, RoundingMode.HALF_UP).longValueExact());
        assertThat(Rational.of(decimal).floor())
                .isEqualTo(decimal.setScale(0, RoundingMode.FLOOR).toBigIntegerExact());
    }

    @Property
    void halvesGoAwayFromZero(@ForAll int whole) {
        long away = whole >= 0 ? whole + 1L : (long) whole - 1;

        assertThat(Rational.of(2L * whole + (whole >= 0 ? 1 : -1), 2).rounded()).isEqualTo(away);
    }

    @Property
    void aFractionIsKeptInLowestTerms(@ForAll("fractions") Rational fraction) {
        assertThat(fraction.denominator()).isPositive();
        assertThat(fraction.numerator().gcd(fraction.denominator())).isEqualTo(BigInteger.ONE);
    }

    @Property
    void aShareIsReadAsItIsWritten(@ForAll @IntRange(max = 1000) int part, @ForAll @IntRange(min = 1) int whole) {
        assertThat(Rational.parse(part + "/" + whole)).isEqualTo(Rational.of(part, whole));
        assertThat(Rational.parse(part + ",5\u00a0%")).isEqualTo(Rational.of(10L * part + 5, 1000));
    }

    @Test
    void zeroIsOneFractionHoweverItIsWritten() {
        assertThat(Rational.of(0, -7)).isEqualTo(Rational.ZERO);
        assertThat(Rational.of(new BigDecimal("0.000"))).isEqualTo(Rational.ZERO);
        assertThat(Rational.of(new BigDecimal("1E+3"))).isEqualTo(Rational.of(1000));
    }

    @Test
    void aDenominatorOfZeroIsRefused() {
        assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rational.of(1).over(Rational.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
