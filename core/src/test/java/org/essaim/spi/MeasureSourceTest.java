package org.essaim.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureSource.Absence;
import org.essaim.spi.MeasureSource.Absent;
import org.essaim.spi.MeasureSource.Measure;
import org.essaim.spi.MeasureSource.Measured;
import org.essaim.spi.MeasureSource.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.LocalDateRange;

/** A figure of the host is exact, bounded in time, and says what it counts. */
class MeasureSourceTest {
    private static final Scope S042 = new Scope(Set.of("S042"));
    private static final LocalDateRange MARCH = LocalDateRange.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));

    @ParameterizedTest
    @CsvSource({
        "PERSONS, 12.5",
        "FULL_TIME_EQUIVALENTS, 10.371428",
        "EVENTS, 3",
        "EVENTS, 3.00",
        "EVENTS, 0.00",
        "DAYS, 0.5",
        "SECONDS, 3600",
        "SECONDS, 36E2",
        "EUROS, 1234.56",
        "EUROS, -1234.560",
    })
    void whatWasCountedIsTaken(Unit unit, BigDecimal amount) {
        assertThat(new Measured(S042, MARCH, amount, unit, 7).amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"EVENTS, 2.5", "SECONDS, 0.1", "EUROS, 1234.567"})
    void whatWasDividedIsRefused(Unit unit, BigDecimal amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Measured(S042, MARCH, amount, unit, 7))
                .withMessageStartingWith("[" + amount + "] is no exact number of " + unit);
    }

    @Test
    void aFigureHasNoFewerThanNobodyBehindIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Measured(S042, MARCH, BigDecimal.ONE, Unit.EVENTS, -1))
                .withMessageContaining("[-1]");
    }

    @Test
    void aPeriodHasAFirstAndALastDay() {
        for (LocalDateRange period : List.of(
                LocalDateRange.ALL,
                LocalDateRange.ofUnboundedEnd(LocalDate.of(2026, 3, 1)),
                LocalDateRange.ofUnboundedStart(LocalDate.of(2026, 3, 1)),
                LocalDateRange.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Measured(S042, period, BigDecimal.ONE, Unit.EVENTS, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new Absent(S042, period, Absence.NO_DATA));
        }
        assertThat(new Absent(Scope.federation(), MARCH, Absence.INCOMPLETE).reason())
                .isEqualTo(Absence.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Headcount", "work accidents", "-x", "x-", "effectif_moyen", "été"})
    void aNameOfAMeasureIsOneForEveryMachine(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure(name, Unit.PERSONS));
        assertThat(new Measure("work-accidents-2", Unit.EVENTS).id()).isEqualTo("work-accidents-2");
    }
}
