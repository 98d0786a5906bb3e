package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.essaim.spi.DatasetExporter;
import org.essaim.tck.DatasetExporterContract;
import org.junit.jupiter.api.Test;

class InternationalCsvTest implements DatasetExporterContract {
    @Override
    public DatasetExporter exporter() {
        return new CsvExport.International();
    }

    @Override
    public List<List<Datum>> rows(Dataset dataset, byte[] file) {
        return new DatasetCsvReading(false).rows(dataset, file);
    }

    @Test
    void isWhatProgramsReadWhateverTheLanguage() throws IOException {
        String expected = "label,month,date,hours,cost_eur,share,open\r\n"
                + "\"Réunion ; équipe, \"\"est\"\"\",2026-03,2026-03-14,1.25,1234.50,-1.5,true\r\n"
                + "'=cmd|' /C calc'!A1,,,-0.000278,,,false\r\n";
        for (Locale locale : List.of(Locale.FRANCE, Locale.UK)) {
            assertThat(FrenchCsvTest.written(new CsvExport.International(), FrenchCsvTest.work(locale)))
                    .isEqualTo(expected);
        }
    }
}
