package org.essaim.jackson;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.essaim.report.Dataset;
import org.essaim.spi.DatasetExporter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes data as one JSON document (<i>données en JSON</i>): what it is, its columns with their titles, and a line for each row.
 *
 * <p>Hours are numbers with six decimals at most, amounts and decimals are numbers, days and times are texts of ISO 8601, what is not there is {@code null}.
 * UTF-8. Thread-safe.
 */
public final class JsonDataset implements DatasetExporter {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().rootValueSeparator("").build();

    /** For {@link java.util.ServiceLoader}. */
    public JsonDataset() {}

    @Override
    public String format() {
        return "json";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        into(out, json -> {
            json.writeStartObject();
            json.writeStringProperty("dataset", dataset.id());
            json.writeStringProperty("title", dataset.title());
            json.writeStringProperty("language", dataset.english() ? "en" : "fr");
            json.writeBooleanProperty("fictitious", dataset.fictitious());
            json.writeName("columns");
            json.writeStartArray();
            for (Dataset.Field field : dataset.fields()) {
                json.writeStartObject();
                json.writeStringProperty("name", field.name());
                json.writeStringProperty("title", field.title());
                json.writeStringProperty("kind", field.kind().name());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeName("rows");
            json.writeStartArray();
            List<Dataset.Field> fields = dataset.fields();
            dataset.tell(row -> {
                json.writeRaw('\n');
                DatasetWriting.row(fields, row, json);
            });
            json.writeRaw('\n');
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        });
    }

    /**
     * Writes data as lines of JSON (<i>NDJSON</i>): an object for each row and nothing else, so that a program can take one at a time.
     *
     * <p>Cells are written as in the document. Each line ends with LF. UTF-8. Thread-safe.
     */
    public static final class Lines implements DatasetExporter {
        /** For {@link java.util.ServiceLoader}. */
        public Lines() {}

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
            into(
                    out,
                    json -> dataset.tell(row -> {
                        DatasetWriting.row(fields, row, json);
                        json.writeRaw('\n');
                    }));
        }
    }

    /** What is written. */
    private interface Contents {
        void into(JsonGenerator json) throws IOException;
    }

    /** Writes through a generator; what the stream throws is heard as it is. */
    private static void into(OutputStream out, Contents contents) throws IOException {
        Writer writer = new OutputStreamWriter(new Uncloseable(out), StandardCharsets.UTF_8);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), writer)) {
            contents.into(json);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /** The caller's stream: ours to write, not to close. */
    private static final class Uncloseable extends FilterOutputStream {
        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
