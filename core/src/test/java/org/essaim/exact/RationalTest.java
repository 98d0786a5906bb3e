package org.essaim.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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
