package org.essaim.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What somebody finds in a file who has the library below alone and takes no pains: what ours finds is to be the same.
 *
 * @param count how many pieces of work
 * @param seconds how long they last
 */
record BareResults(long count, long seconds) {
    private static final DateTimeFormatter PLANNED = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);

    static BareResults of(ReadersBenchmark.Format format, Path file) throws IOException, XMLStreamException {
        return switch (format) {
            case CSV -> csv(file);
            case XLSX -> workbook(file);
            case ESPPADOM -> delivery(file);
            // No local time of these files is near a change of clocks, in no zone of March.
            case ICAL -> new BareResults(events(file), BareReaders.calendar(file));
            case TIMECLOCK -> clockings(file);
        };
    }

    void require(long facts, long lasting) {
        if (facts != count || lasting != seconds) {
            throw new IllegalStateException(
                    "[" + facts + " facts, " + lasting + " s] were told, and the library alone finds " + this + ".");
        }
    }

    private static BareResults csv(Path file) throws IOException {
        long count = 0;
        long seconds = 0;
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder().fieldSeparator(';').detectBomHeader(true).ofCsvRecord(file)) {
            for (CsvRecord row : rows) {
                if (row.getStartingLineNumber() > 1) {
                    count++;
                    seconds += Duration.between(
                                    LocalDateTime.parse(row.getField(3), PLANNED),
                                    LocalDateTime.parse(row.getField(7), PLANNED))
                            .toSeconds();
                }
            }
        }
        return new BareResults(count, seconds);
    }

    private static BareResults workbook(Path file) throws IOException, XMLStreamException {
        long count = -1;
        // Exact: a second is some 100,000 steps of the twelfth digit that workbooks keep.
        java.math.BigDecimal days = java.math.BigDecimal.ZERO;
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            String column = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("row")) {
                        count++;
                    } else if (xml.getLocalName().equals("c")) {
                        column = xml.getAttributeValue(null, "r").replaceAll("[0-9]", "");
                    } else if (xml.getLocalName().equals("v")
                            && count > 0
                            && List.of("D", "H").contains(column)) {
                        java.math.BigDecimal value = new java.math.BigDecimal(xml.getElementText());
                        days = column.equals("H") ? days.add(value) : days.subtract(value);
                    }
                }
            }
        }
        return new BareResults(
                count,
                days.multiply(java.math.BigDecimal.valueOf(86_400))
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .longValueExact());
    }

    private static BareResults delivery(Path file) throws IOException, XMLStreamException {
        long count = 0;
        long seconds = 0;
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            boolean retained = false;
            LocalDateTime start = LocalDateTime.MIN;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "OccurrenceCISpecifiedPeriod" -> retained = true;
                    case "EffectiveCISpecifiedPeriod" -> retained = false;
                    case "StartDateTime" -> start = retained ? LocalDateTime.parse(xml.getElementText()) : start;
                    case "EndDateTime" -> {
                        if (retained) {
                            count++;
                            seconds += Duration.between(start, LocalDateTime.parse(xml.getElementText()))
                                    .toSeconds();
                        }
                    }
                    default -> {
                        // Nothing of it lasts.
                    }
                }
            }
        }
        return new BareResults(count, seconds);
    }

    private static long events(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.equals("BEGIN:VEVENT")).count();
        }
    }

    private static BareResults clockings(Path file) throws IOException {
        long count = 0;
        long seconds = 0;
        LocalDateTime start = LocalDateTime.MIN;
        for (String line : Files.readAllLines(file)) {
            LocalDateTime moment = LocalDateTime.parse(line.substring(2, 21).replace(' ', 'T'));
            if (line.startsWith("i")) {
                start = moment;
            } else {
                count++;
                seconds += Duration.between(start, moment).toSeconds();
            }
        }
        return new BareResults(count, seconds);
    }
}
