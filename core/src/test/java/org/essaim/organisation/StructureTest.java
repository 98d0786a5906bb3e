package org.essaim.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(
                    new ParameterMessageInterpolator(Set.of(Locale.FRENCH, Locale.ENGLISH), Locale.FRENCH, false))
            .buildValidatorFactory()
            .getValidator();

    @ParameterizedTest
    @ValueSource(strings = {"01", "19", "20x", "21", "2A", "2B", "69", "75", "95", "971", "972", "973", "974", "976"})
    void knowsTheDepartements(String code) {
        assertThat(accepted("S1", null, null, code)).isEqualTo(!code.equals("20x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "00", "1", "20", "2C", "2a", "96", "97", "975", "977", "980", "001", " 01", "٠١"})
    void refusesWhatIsNoDepartement(String code) {
        assertThat(accepted("S1", null, null, code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"010000024", "2A0000014", "2B0000012", "330781196", "750712184", "970100228", "980500003"})
    void knowsTheFormOfAFinessNumber(String finess) {
        assertThat(accepted("S1", null, finess, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "01000002", "0100000240", "01A000024", "2C0000014", "000000024", "2a0000014", "01000002X"})
    void refusesWhatHasNotTheFormOfAFinessNumber(String finess) {
        assertThat(accepted("S1", null, finess, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"S042", "saad-1", "A_b", "1", "Abcdefghijklmnopqrstuvwxyz012345"})
    void knowsAnIdentifier(String id) {
        assertThat(accepted(id, null, null, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "S:1", "É1", "S 1", "S1\n", "../S1", "Abcdefghijklmnopqrstuvwxyz0123456"})
    void refusesWhatIsNoIdentifier(String id) {
        assertThat(accepted(id, null, null, null)).isFalse();
    }

    @Property
    void constructorAndConstraintsSayTheSame(
            @ForAll("codes") String id,
            @ForAll("codes") String siret,
            @ForAll("codes") String finess,
            @ForAll("codes") String departement) {
        accepted(id, null, null, null);
        accepted("S1", siret, null, null);
        accepted("S1", null, finess, null);
        accepted("S1", null, null, departement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20003452800041", "1"})
    void saysInFrenchThatASiretIsWrong(String siret) {
        assertThat(VALIDATOR
                        .forExecutables()
                        .validateConstructorParameters(constructor(), components("S1", siret, null, null)))
                .extracting(violation -> violation.getMessage())
                .containsExactly("n’est pas un SIRET valide");
    }

    @Provide
    Arbitrary<String> codes() {
        Arbitrary<String> near =
                Arbitraries.strings().withChars("0123456789AB-").ofMaxLength(14);
        Arbitrary<String> real = Arbitraries.of("73282932000074", "2A0000014", "330781196", "976", "2B", "S042", "");
        return Arbitraries.oneOf(near, real, near.map(text -> (text + "010000024").substring(0, 9)));
    }

    // Both must agree: what the annotations let through is built, and what they refuse is not.
    private static boolean accepted(
            String id, @Nullable String siret, @Nullable String finess, @Nullable String departement) {
        @Nullable Object[] components = components(id, siret, finess, departement);
        boolean constrained = VALIDATOR
                .forExecutables()
                .validateConstructorParameters(constructor(), components)
                .isEmpty();
        boolean built;
        try {
            assertThat(constructor().newInstance(components)).isNotNull();
            built = true;
        } catch (ReflectiveOperationException e) {
            assertThat(e.getCause()).isInstanceOf(IllegalArgumentException.class);
            built = false;
        }
        assertThat(constrained)
                .as("the constraints and the constructor on %s", List.of(Arrays.toString(components)))
                .isEqualTo(built);
        return built;
    }

    private static @Nullable Object[] components(
            String id, @Nullable String siret, @Nullable String finess, @Nullable String departement) {
        return new @Nullable Object[] {
            id,
            "Structure fictive",
            siret,
            finess,
            departement,
            ZoneId.of("Europe/Paris"),
            ByDate.always(CollectiveAgreement.IDCC_2941)
        };
    }

    private static Constructor<Structure> constructor() {
        try {
            return Structure.class.getDeclaredConstructor(Arrays.stream(Structure.class.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
