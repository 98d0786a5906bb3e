package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TimeZone;
import org.essaim.report.Report;
import org.essaim.spi.Exporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every exporter keeps (<i>contrat</i>). Implement {@link #exporter()} in a test class; the rules come with it.
 *
 * <p>They change the platform's default locale and zone for a moment: do not run them beside other tests in one process.
 */
public interface ExporterContract {

    /** The exporter under test. */
    Exporter exporter();

    /** The report that it is tried on. */
    default Report report() {
        return SampleReport.of(Locale.FRANCE, 40);
    }

    @Test
    @DisplayName("EXP-01 MUST be found by ServiceLoader under its extension")
    default void isFound() {
        assertThat(ServiceLoader.load(Exporter.class))
                .filteredOn(found -> found.extension().equals(exporter().extension()))
                .hasExactlyElementsOfTypes(exporter().getClass());
        assertThat(exporter().extension()).matches("[a-z0-9]+");
    }

    @Test
    @DisplayName("EXP-02 MUST write the same bytes for the same report, whatever the default locale and zone")
    default void writesTheSameBytes() throws IOException {
        byte[] first = written(report());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String[] other : new String[][] {{"ar-EG", "Asia/Kathmandu"}, {"fr-FR", "America/St_Johns"}}) {
                Locale.setDefault(Locale.forLanguageTag(other[0]));
                TimeZone.setDefault(TimeZone.getTimeZone(other[1]));
                assertThat(written(report()))
                        .as("bytes under %s and %s", other[0], other[1])
                        .isEqualTo(first);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    @DisplayName("EXP-03 MUST leave the stream open")
    default void leavesTheStreamOpen() throws IOException {
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        exporter().write(report(), out);
        assertThat(closed[0]).as("stream closed by the exporter").isFalse();
    }

    @Test
    @DisplayName("EXP-04 MUST write another report to other bytes, in French and in English")
    default void writesWhatItIsGiven() throws IOException {
        assertThat(written(SampleReport.of(Locale.UK, 40))).isNotEqualTo(written(SampleReport.of(Locale.FRANCE, 40)));
    }

    private byte[] written(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter().write(report, out);
        return out.toByteArray();
    }
}
