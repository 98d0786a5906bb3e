package org.essaim.example.ods;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.essaim.spi.Exporter;
import org.essaim.tck.ExporterContract;

/** The contract: all there is to say is how the exporter is made, and how its files are read. */
final class OdsExporterTest implements ExporterContract {
    @Override
    public Exporter exporter() {
        return new OdsExporter();
    }

    @Override
    public String text(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("content.xml")) {
                    // A parser reads what a spreadsheet would: what is not well-formed fails here.
                    return DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(zip.readAllBytes()))
                            .getDocumentElement()
                            .getTextContent();
                }
            }
            throw new IOException("The file has no content.");
        } catch (org.xml.sax.SAXException | javax.xml.parsers.ParserConfigurationException e) {
            throw new IOException("What was written is not XML.", e);
        }
    }
}
