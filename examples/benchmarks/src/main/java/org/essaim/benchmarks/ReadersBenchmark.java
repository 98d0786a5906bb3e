package org.essaim.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.esppadom.EsppadomTimeSource;
import org.essaim.finding.Finding;
import org.essaim.ical.IcalOptions;
import org.essaim.ical.IcalTimeSource;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.Interval;
import org.essaim.timeclock.TimeclockSource;
import org.essaim.xlsx.ExportBook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to read a file with everything checked, beside the library below that only parses it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class ReadersBenchmark {
    /** A format that is read. */
    public enum Format {
        /** An export of a planning with 29 columns. */
        CSV(100_000, "FastCSV"),
        /** The same as a workbook. */
        XLSX(30_000, "StAX"),
        /** DELIVERY messages of ESPPADOM. */
        ESPPADOM(10_000, "StAX"),
        /** Calendars. */
        ICAL(30_000, "biweekly"),
        /** Texts in which people clock in and out. */
        TIMECLOCK(100_000, "BufferedReader");

        final int count;
        final String library;

        Format(int count, String library) {
            this.count = count;
            this.library = library;
        }

        void write(Path file, int count) throws IOException {
            switch (this) {
                case CSV -> ReaderFiles.csv(file, count);
                case XLSX -> ReaderFiles.workbook(file, count);
                case ESPPADOM -> ReaderFiles.delivery(file, count);
                case ICAL -> ReaderFiles.calendar(file, count);
                case TIMECLOCK -> ReaderFiles.clockings(file, count);
            }
        }

        TimeSource source(Path file) {
            return switch (this) {
                case CSV -> CsvTimeSource.of(file, CsvPresets.find("compani").orElseThrow());
                case XLSX ->
                    ExportBook.of(file, CsvPresets.document("compani").orElseThrow(), ReadersBenchmark::refuse)
                            .orElseThrow();
                case ESPPADOM -> EsppadomTimeSource.of(file);
                case ICAL ->
                    IcalTimeSource.of(
                            file,
                            IcalOptions.between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31))
                                    .worker("M1")
                                    .build());
                case TIMECLOCK -> TimeclockSource.of(file);
            };
        }

        long bare(Path file) throws IOException, XMLStreamException {
            return switch (this) {
                case CSV -> BareReaders.csv(file);
                case XLSX -> BareReaders.workbook(file);
                case ESPPADOM -> BareReaders.xml(file);
                case ICAL -> BareReaders.calendar(file);
                case TIMECLOCK -> BareReaders.lines(file);
            };
        }
    }

    /** The format at hand. */
    @Param
    public Format format = Format.CSV;

    /** Which part of the work is written, to look briefly: one in so many. */
    int oneIn = 1;

    private final TimeSource.Context context =
            new TimeSource.Context("S001", ZoneId.of("Europe/Paris"), Pseudonymiser.ofHexKey("5e".repeat(32)));
    private Path file = Path.of("");

    private static void refuse(Finding finding) {
        throw new IllegalStateException(finding.toString());
    }

    /** What was told. */
    private static final class Counting implements TimeSource.Sink {
        private long facts;
        private long seconds;

        @Override
        public void fact(long row, Fact fact) {
            Interval told = Objects.requireNonNullElseGet(
                    fact.planned(), () -> Objects.requireNonNullElseGet(fact.retained(), fact::clocked));
            facts++;
            seconds += told.end() - told.start();
        }

        @Override
        public void reject(long row, Finding finding) {
            refuse(finding);
        }

        @Override
        public void note(Finding finding) {
            refuse(finding);
        }
    }

    /**
     * Writes the file, and requires that all of it is read before anything is timed.
     *
     * @throws IOException if it cannot be written or read
     * @throws XMLStreamException if it is no XML
     */
    @Setup
    public void setUp() throws IOException, XMLStreamException {
        file = Files.createTempFile("readers", "." + format.name().toLowerCase(java.util.Locale.ROOT));
        int count = Math.toIntExact(rows());
        format.write(file, count);
        Counting told = new Counting();
        format.source(file).read(context, told);
        require("facts", count, told.facts);
        require("seconds", ReaderFiles.seconds(count), told.seconds);
        BareResults.of(format, file).require(told.facts, told.seconds);
    }

    private static void require(String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException(found + " " + what + " were read, and " + expected + " written.");
        }
    }

    Path file() {
        return file;
    }

    long rows() {
        return format.count / oneIn;
    }

    /** How large the file is, unpacked. */
    double megabytes() throws IOException {
        if (format != Format.XLSX) {
            return Files.size(file) / 1e6;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().mapToLong(ZipEntry::getSize).sum() / 1e6;
        }
    }

    /**
     * Takes the file away.
     *
     * @throws IOException if it cannot be
     */
    @TearDown
    public void tearDown() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Reads facts, everything checked. */
    @Benchmark
    public long essaim() {
        Counting told = new Counting();
        format.source(file).read(context, told);
        return told.seconds;
    }

    /**
     * Parses, and checks nothing.
     *
     * @throws IOException if it cannot be read
     * @throws XMLStreamException if it is no XML
     */
    @Benchmark
    public long bare() throws IOException, XMLStreamException {
        return format.bare(file);
    }
}
