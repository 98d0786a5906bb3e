package org.essaim.benchmarks;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the libraries below ours need for the same files, when nobody looks at what they tell. Each answers something of it, so that it is read. */
final class BareReaders {
    private BareReaders() {}

    static long csv(Path file) throws IOException {
        long characters = 0;
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder().fieldSeparator(';').detectBomHeader(true).ofCsvRecord(file)) {
            for (CsvRecord row : rows) {
                for (int i = 0; i < row.getFieldCount(); i++) {
                    characters += row.getField(i).length();
                }
            }
        }
        return characters;
    }

    /** The texts that cells share, and then the cells with their texts. */
    static long workbook(Path file) throws IOException, XMLStreamException {
        long characters = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String part : new String[] {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}) {
                try (InputStream in = zip.getInputStream(zip.getEntry(part))) {
                    characters += xml(in);
                }
            }
        }
        return characters;
    }

    static long xml(Path file) throws IOException, XMLStreamException {
        try (InputStream in = Files.newInputStream(file)) {
            return xml(in);
        }
    }

    private static long xml(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        long characters = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                characters += reader.getLocalName().length();
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    characters += reader.getAttributeValue(i).length();
                }
            } else if (event == XMLStreamConstants.CHARACTERS) {
                characters += reader.getText().length();
            }
        }
        reader.close();
        return characters;
    }

    /** Counts the seconds of the events: they are read to the dates in any case. */
    static long calendar(Path file) throws IOException {
        long seconds = 0;
        try (ICalReader reader = new ICalReader(file.toFile())) {
            for (ICalendar calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                for (VEvent event : calendar.getEvents()) {
                    seconds += (event.getDateEnd().getValue().getTime()
                                    - event.getDateStart().getValue().getTime())
                            / 1_000;
                }
            }
        }
        return seconds;
    }

    static long lines(Path file) throws IOException {
        long characters = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                characters += line.length();
            }
        }
        return characters;
    }
}
