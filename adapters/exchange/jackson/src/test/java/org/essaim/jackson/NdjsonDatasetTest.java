package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Dataset;
import org.essaim.report.Dataset.Field;
import org.essaim.report.Dataset.Kind;
import org.essaim.report.Datum;
import org.essaim.spi.DatasetExporter;
import org.essaim.tck.DatasetExporterContract;
import org.junit.jupiter.api.Test;

class NdjsonDatasetTest implements DatasetExporterContract {
    @Override
    public DatasetExporter exporter() {
        return new JsonDataset.Lines();
    }

    @Override
    public List<List<Datum>> rows(Dataset dataset, byte[] file) {
        return DatasetReading.lines(file).stream()
                .map(line -> DatasetReading.row(dataset, line))
                .toList();
    }

    @Test
    void isALineForEachRowAndNothingElse() throws IOException {
        Dataset labels = Dataset.of(
                "labels", "Libellés", Locale.FRANCE, List.of(new Field("label", "Libellé", Kind.TEXT)), sink -> {
                    sink.take(List.of(Datum.of("deux\nlignes")));
                    sink.take(List.of(Datum.of("")));
                    sink.take(List.of(Datum.nothing()));
                });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonDataset.Lines().write(labels, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"label\":\"deux\\nlignes\"}\n{\"label\":\"\"}\n{\"label\":null}\n");
    }
}
