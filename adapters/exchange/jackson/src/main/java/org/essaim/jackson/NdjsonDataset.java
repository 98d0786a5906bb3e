package org.essaim.jackson;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.essaim.report.Dataset;
import org.essaim.spi.DatasetExporter;

/**
 * Writes data as lines of JSON (<i>NDJSON</i>): an object for each row and nothing else, so that a program can take one at a time.
 *
 * <p>Cells are written as in {@link JsonDataset}. Each line ends with LF. UTF-8. Thread-safe.
 */
public final class NdjsonDataset implements DatasetExporter {
    /** For {@link java.util.ServiceLoader}. */
    public NdjsonDataset() {}

    @Override
    public String format() {
        return "ndjson";
    }

    @Override
    public String extension() {
        return "ndjson";
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        List<Dataset.Field> fields = dataset.fields();
        JsonDataset.into(
                out,
                json -> dataset.tell(row -> {
                    DatasetWriting.row(fields, row, json);
                    json.writeRaw('\n');
                }));
    }
}
