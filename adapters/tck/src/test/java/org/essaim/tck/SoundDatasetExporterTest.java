package org.essaim.tck;

import java.util.List;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.essaim.spi.DatasetExporter;

/** An exporter that only writes the rows that it is told passes the contract. */
final class SoundDatasetExporterTest implements DatasetExporterContract {
    @Override
    public DatasetExporter exporter() {
        return new BrokenDatasetExporters.Sound();
    }

    @Override
    public List<List<Datum>> rows(Dataset dataset, byte[] file) {
        return BrokenDatasetExporters.rows(dataset, file);
    }
}
