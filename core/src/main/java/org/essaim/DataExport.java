package org.essaim;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.finding.EssaimException;
import org.essaim.progress.Operation;
import org.essaim.progress.Work;
import org.essaim.report.Dataset;
import org.essaim.spi.DatasetExporter;

/**
 * Writes a table of data for another program (<i>export de données</i>), in a format that is named.
 *
 * <p>Formats are those on the class path: {@code csv-fr} and {@code csv} by essaim-csv, {@code xlsx} by essaim-xlsx, {@code json} and {@code ndjson} by
 * essaim-jackson. A file appears whole or not at all. As thread-safe as what the dataset is made of.
 */
public final class DataExport {
    private final Dataset dataset;

    DataExport(Dataset dataset) {
        this.dataset = dataset;
    }

    /** The names of the formats on the class path. */
    public static SortedSet<String> formats() {
        return new TreeSet<>(exporters().keySet());
    }

    /**
     * Writes a file.
     *
     * @param format the name of a format, such as {@code csv-fr}
     * @throws EssaimException if no adapter on the class path writes the format
     * @throws UncheckedIOException if the file cannot be written
     */
    public void to(Path file, String format) {
        DatasetExporter exporter = exporter(format);
        Work.on(Operation.EXPORT, () -> {
            Export.write(file, out -> exporter.write(dataset, out));
            return file;
        });
    }

    /**
     * Writes into a stream, which stays open.
     *
     * @param format the name of a format, such as {@code ndjson}
     * @throws EssaimException if no adapter on the class path writes the format
     * @throws IOException if the stream fails
     */
    public void to(OutputStream out, String format) throws IOException {
        exporter(format).write(dataset, out);
    }

    private static DatasetExporter exporter(String format) {
        Map<String, DatasetExporter> found = exporters();
        DatasetExporter exporter = found.get(format);
        if (exporter == null) {
            throw new EssaimException("No adapter on the class path writes data as [" + format + "].\nMaybe one of "
                    + found.keySet() + ", or add the adapter: essaim-csv, essaim-xlsx, essaim-jackson (json, ndjson).");
        }
        return exporter;
    }

    private static Map<String, DatasetExporter> exporters() {
        Map<String, DatasetExporter> found = new TreeMap<>();
        for (DatasetExporter exporter : ServiceLoader.load(DatasetExporter.class, DataExport.class.getClassLoader())) {
            found.putIfAbsent(exporter.format(), exporter);
        }
        return found;
    }
}
