package org.essaim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.report.Dataset.Field;
import org.essaim.report.Dataset.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetTest {
    private static final List<Field> FIELDS =
            List.of(new Field("label", "Libellé", Kind.TEXT), new Field("hours", "Heures", Kind.HOURS));

    private static Dataset of(List<Datum> row) {
        return Dataset.of("essai", "Essai", Locale.FRANCE, FIELDS, sink -> sink.take(row));
    }

    @Test
    void rowsAreToldAsOftenAsSomebodyAsks() throws Exception {
        List<Datum> row = List.of(Datum.of("Réunion"), Datum.nothing());
        Dataset dataset = of(row);
        List<List<Datum>> told = new ArrayList<>();
        dataset.tell(told::add);
        dataset.tell(told::add);
        assertThat(told).containsExactly(row, row);
    }

    @Test
    void aRowThatDoesNotFitIsRefusedAndNotRepeated() {
        for (List<Datum> row : List.of(
                List.of(Datum.of("SECRET")),
                List.of(Datum.of("SECRET"), Datum.hours(1), Datum.hours(1)),
                List.of(Datum.of("SECRET"), Datum.of(1)))) {
            assertThatThrownBy(() -> of(row).tell(told -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("essai")
                    .hasMessageContaining("Maybe")
                    .hasMessageNotContaining("SECRET");
        }
    }

    @Test
    void columnsHaveNamesOfTheirOwnForSoftware() {
        assertThatThrownBy(() -> new Field("Heures", "Heures", Kind.HOURS)).hasMessageContaining("[Heures]");
        Field twice = new Field("hours", "Heures", Kind.HOURS);
        assertThatThrownBy(() -> Dataset.of("essai", "", Locale.FRANCE, List.of(twice, twice), sink -> {}))
                .hasMessageContaining("[hours]");
        assertThatThrownBy(() -> Dataset.of("essai", "", Locale.FRANCE, List.of(), sink -> {}))
                .hasMessageContaining("[essai]");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "3600, 1",
        "36000, 10",
        "4500, 1.25",
        "9, 0.0025",
        "1, 0.000278",
        "1200, 0.333333",
        "2400, 0.666667",
        "360061, 100.016944",
        "-4500, -1.25",
        "-1, -0.000278",
        "-7210, -2.002778"
    })
    void hoursAreDecimal(long seconds, String text) {
        assertThat(Dataset.decimalHours(seconds)).hasToString(text);
    }

    @Property
    void secondsComeBackFromDecimalHours(@ForAll long seconds) {
        assertThat(Dataset.decimalHours(seconds)
                        .multiply(BigDecimal.valueOf(3600))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact())
                .isEqualTo(seconds);
    }
}
