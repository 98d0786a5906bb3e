package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Dataset;
import org.essaim.report.Dataset.Field;
import org.essaim.report.Dataset.Kind;
import org.essaim.report.Datum;
import org.essaim.spi.DatasetExporter;
import org.essaim.tck.DatasetExporterContract;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrenchCsvTest implements DatasetExporterContract {
    @Override
    public DatasetExporter exporter() {
        return new CsvExport.French();
    }

    @Override
    public List<List<Datum>> rows(Dataset dataset, byte[] file) {
        return new DatasetCsvReading(true).rows(dataset, file);
    }

    static Dataset work(Locale locale) {
        return Dataset.of(
                "work",
                "Travail",
                locale,
                List.of(
                        new Field("label", "Libellé", Kind.TEXT),
                        new Field("month", "Mois", Kind.MONTH),
                        new Field("date", "Date", Kind.DAY),
                        new Field("hours", "Heures", Kind.HOURS),
                        new Field("cost_eur", "Coût (€)", Kind.AMOUNT),
                        new Field("share", "Part", Kind.DECIMAL),
                        new Field("open", "Ouvert", Kind.TRUTH)),
                sink -> {
                    sink.take(List.of(
                            Datum.of("Réunion ; équipe, \"est\""),
                            Datum.of(YearMonth.of(2026, 3)),
                            Datum.of(LocalDate.of(2026, 3, 14)),
                            Datum.hours(4500),
                            Datum.of(Money.ofMinor(CurrencyUnit.EUR, 123_450)),
                            new Datum.Decimal(new BigDecimal("-1.5")),
                            Datum.of(true)));
                    sink.take(List.of(
                            Datum.of("=cmd|' /C calc'!A1"),
                            Datum.nothing(),
                            Datum.nothing(),
                            Datum.hours(-1),
                            Datum.nothing(),
                            Datum.nothing(),
                            Datum.of(false)));
                });
    }

    static String written(DatasetExporter exporter, Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.write(dataset, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void opensInASpreadsheetInFrance() throws IOException {
        assertThat(written(new CsvExport.French(), work(Locale.FRANCE)))
                .isEqualTo("\ufeffLibellé;Mois;Date;Heures;Coût (€);Part;Ouvert\r\n"
                        + "\"Réunion ; équipe, \"\"est\"\"\";03/2026;14/03/2026;1,25;1234,50;-1,5;oui\r\n"
                        + "'=cmd|' /C calc'!A1;;;-0,000278;;;non\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u00a0=1",
                "＝1",
                "＋1",
                "－1",
                "＠1",
                "−1",
                "'=1"
            })
    void aTextThatASpreadsheetWouldComputeIsATextThere(String text) {
        assertThat(CsvText.guarded(text)).isEqualTo("'" + text);
        assertThat(CsvText.unguarded(CsvText.guarded(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Réunion", "1-1", "a=b", "'", "''", "l’été", "d'été", " ", "2026-03-14"})
    void anyOtherTextStaysAsItIs(String text) {
        assertThat(CsvText.guarded(text)).isEqualTo(text);
        assertThat(CsvText.unguarded(text)).isEqualTo(text);
    }
}
