package org.essaim.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiretTest {
    @ParameterizedTest
    @ValueSource(strings = {"73282932000074", "20003452800014", "35600000000048", "35600000009075", "52988308400012"})
    void knowsARealOne(String siret) {
        assertThat(Siret.isValid(siret)).isTrue();
        assertThat(new Siret(siret).siren()).isEqualTo(siret.substring(0, 9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20003452800041",
                "35600000000049",
                "732829320000740",
                "7328293200007",
                "732 829 320 00074",
                "",
                "MONACOCONFO001",
                "٧٣٢٨٢٩٣٢٠٠٠٠٧٤"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Siret.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Siret(text)).withMessageContaining("\nMaybe ");
    }

    @Test
    void refusesAnEstablishmentWhoseEnterpriseIsWrong() {
        // Luhn over all 14 digits, but not over the first 9.
        assertThat(Siret.isValid("73282932100007")).isFalse();
    }

    @Property
    void oneMistypedDigitIsAlwaysSeen(@ForAll @IntRange(max = 13) int place, @ForAll @IntRange(max = 9) int digit) {
        StringBuilder text = new StringBuilder("73282932000074");
        Assume.that(text.charAt(place) != '0' + digit);
        text.setCharAt(place, (char) ('0' + digit));
        assertThat(Siret.isValid(text.toString())).isFalse();
    }
}
