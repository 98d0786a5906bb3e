package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
    @ParameterizedTest
    @ValueSource(strings = {"80 %", "80\u202f%", "80%", "4/5", "8 / 10", "80/100"})
    void oneShareIsWrittenInManyWays(String text) {
        assertThat(Share.parse(text)).isEqualTo(new Share(4, 5)).hasToString("4/5");
    }

    @Test
    void theWholeIsTheWhole() {
        assertThat(Share.parse("100 %")).isEqualTo(Share.WHOLE);
    }

    @Property
    void sharesOfOneSizeAreEqual(
            @ForAll @LongRange(min = 1, max = 1_000) long numerator,
            @ForAll @LongRange(min = 0, max = 1_000) long more,
            @ForAll @LongRange(min = 1, max = 1_000) long times) {
        Share share = new Share(numerator, numerator + more);
        assertThat(new Share(times * numerator, times * (numerator + more))).isEqualTo(share);
        assertThat(share.numerator() * (numerator + more)).isEqualTo(share.denominator() * numerator);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 %", "101 %", "3/2", "0/5", "1/0", "a share", "12,5 %", ""})
    void whatIsNoShareIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.parse(text))
                .withMessageContaining("is not a share");
    }
}
