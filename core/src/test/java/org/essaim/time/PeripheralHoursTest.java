package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The proportion in which meetings and travel are exempt: N = F + P·F/I of H = I + P. */
class PeripheralHoursTest {
    // The formula's own law, told in whole numbers: N/H = F/I means N·I = F·H.
    @Property
    void theEligiblePartOfAllWorkIsTheFragilePartOfDirectCare(
            @ForAll @LongRange(min = 1, max = 3_000_000) long direct,
            @ForAll @LongRange(max = 3_000_000) long some,
            @ForAll @LongRange(max = 3_000_000) long peripheral) {
        long fragile = some % (direct + 1);
        PeripheralHours hours = new PeripheralHours(fragile, direct, peripheral);
        Fraction eligible = hours.eligible().orElseThrow();
        assertThat(eligible.numerator().multiply(BigInteger.valueOf(direct)))
                .isEqualTo(BigInteger.valueOf(fragile)
                        .multiply(BigInteger.valueOf(hours.worked()))
                        .multiply(eligible.denominator()));
        assertThat(hours.share().orElseThrow()).isEqualTo(Fraction.of(fragile, direct));
        // Never less than the visits themselves, never more than the work.
        assertThat(eligible.decimal(6))
                .isBetween(java.math.BigDecimal.valueOf(fragile), java.math.BigDecimal.valueOf(hours.worked()));
    }

    @Test
    void withoutDirectCareThereIsNoFigure() {
        PeripheralHours hours = new PeripheralHours(0, 0, 7200);
        assertThat(hours.eligible()).isEmpty();
        assertThat(hours.share()).isEmpty();
        assertThat(hours.worked()).isEqualTo(7200);
    }

    @Test
    void thePartCannotBeMoreThanTheWhole() {
        assertThatThrownBy(() -> new PeripheralHours(2, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PeripheralHours(-1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PeripheralHours(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
