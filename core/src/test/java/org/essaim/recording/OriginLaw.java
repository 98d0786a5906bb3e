package org.essaim.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;

/** Where figures add up, what they come from adds up to them; where each thing counts once, it may be there twice. No person is ever there. */
public final class OriginLaw {
    private OriginLaw() {}

    /** Holds a value that a source told against where the source says that it comes from. */
    public static void require(MeasureSource source, String measure, MeasureSource.Value value) {
        List<MeasureOrigin> origins = source.origins(measure, value.scope(), value.period());
        assertThat(origins).allSatisfy(origin -> {
            assertThat(origin.toString()).as("no person").doesNotContainPattern("[0-9a-f]{32}");
            assertThat(origin.structure().isEmpty() || value.scope().contains(origin.structure()))
                    .isTrue();
        });
        if (value instanceof MeasureSource.Measured measured) {
            BigDecimal sum = origins.stream().map(MeasureOrigin::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (measure.startsWith("people-")) {
                assertThat(sum).as(measure).isGreaterThanOrEqualTo(measured.amount());
            } else if (measure.startsWith("structures-") || measure.equals("reading-structures")) {
                assertThat(origins.stream().map(MeasureOrigin::structure).distinct())
                        .as(measure)
                        .hasSize(measured.amount().intValueExact());
            } else {
                assertThat(sum).as(measure).isEqualByComparingTo(measured.amount());
            }
        }
    }
}
