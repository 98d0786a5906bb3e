package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.essaim.document.Tree;
import org.essaim.report.Dataset;
import org.essaim.report.Dataset.Field;
import org.essaim.report.Dataset.Kind;
import org.essaim.report.Datum;
import org.essaim.spi.DatasetExporter;
import org.essaim.tck.DatasetExporterContract;
import org.junit.jupiter.api.Test;

class JsonDatasetTest implements DatasetExporterContract {
    @Override
    public DatasetExporter exporter() {
        return new JsonDataset();
    }

    @Override
    public List<List<Datum>> rows(Dataset dataset, byte[] file) {
        Tree.Items rows = (Tree.Items) DatasetReading.document(file).get("rows").orElseThrow();
        return rows.items().stream()
                .map(row -> DatasetReading.row(dataset, (Tree.Fields) row))
                .toList();
    }

    @Test
    void isOneDocumentThatSaysWhatItIs() throws IOException {
        Dataset hours = Dataset.of(
                        "journal",
                        "Journal des temps",
                        Locale.FRANCE,
                        List.of(new Field("label", "Libellé", Kind.TEXT), new Field("hours", "Heures", Kind.HOURS)),
                        sink -> {
                            sink.take(List.of(Datum.of("=Réunion"), Datum.hours(4500)));
                            sink.take(List.of(Datum.nothing(), Datum.hours(1)));
                        })
                .ofFictitiousData();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonDataset().write(hours, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"dataset\":\"journal\",\"title\":\"Journal des temps\",\"language\":\"fr\",\"fictitious\":true,"
                                + "\"columns\":[{\"name\":\"label\",\"title\":\"Libellé\",\"kind\":\"TEXT\"},"
                                + "{\"name\":\"hours\",\"title\":\"Heures\",\"kind\":\"HOURS\"}],\"rows\":["
                                + "\n{\"label\":\"=Réunion\",\"hours\":1.25}"
                                + "\n,{\"label\":null,\"hours\":0.000278}"
                                + "\n]}\n");
    }
}
