package org.essaim.formats;

import org.essaim.spi.Exporter;
import org.essaim.tck.ExporterContract;

class HtmlExporterTest implements ExporterContract {
    @Override
    public Exporter exporter() {
        return new HtmlExporter();
    }
}
