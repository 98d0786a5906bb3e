package org.essaim.benchmarks;

import biweekly.ICalendar;
import de.siegmar.fastcsv.reader.CsvReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Each reader beside the library below it. What is timed is the processor's time of the thread that reads, so that whatever else runs on the
 * machine counts little; that of the collector of garbage is not in it, on neither side.
 */
final class ReadersSection implements Section {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "readers";
    }

    @Override
    public List<String> parts(Scale scale) {
        return Arrays.stream(ReadersBenchmark.Format.values()).map(Enum::name).toList();
    }

    @Override
    public String opening(Scale scale) {
        return """
                ## Readers, beside the library below each

                Essaim reads and checks everything and tells facts; the library beside it, StAX being that of the JDK, parses the same file and checks nothing. Times are those of the
                processor in the thread that reads; MB are those of the file, of a workbook those that are unpacked. Both find the same number of facts
                and the same sum of seconds. Aims: CSV and XLSX at 0.6 of the library’s speed, ESPPADOM and iCalendar at 20 MB/s.

                | format | Essaim (ms) | alone (ms) | Essaim | alone | Essaim’s speed in that of the library | spread |
                |---|---|---|---|---|---|---|
                """;
    }

    @Override
    public void measure(String part, Scale scale, Told told) throws Exception {
        ReadersBenchmark both = new ReadersBenchmark();
        both.format = ReadersBenchmark.Format.valueOf(part);
        both.oneIn = scale.of(50, 1, 1);
        both.setUp();
        try {
            Turns.Times times = Turns.by(THREADS::getCurrentThreadCpuTime)
                    .way("ours", both::essaim)
                    .way("theirs", both::bare)
                    .take(scale.of(1, 3, 8), scale.of(1, 5, 15));
            Turns.Ratio ratio = times.ratio("ours", "theirs");
            told.row(
                    part + " beside " + both.format.library,
                    times.millis("ours"),
                    times.millis("theirs"),
                    speed(both.megabytes(), times.median("ours")),
                    speed(both.megabytes(), times.median("theirs")),
                    ratio.toString(),
                    ratio.spread());
            told.versions(CsvReader.class, ICalendar.class);
        } finally {
            both.tearDown();
        }
    }

    private static String speed(double megabytes, double nanos) {
        return String.format(Locale.ROOT, "%.0f MB/s", megabytes / nanos * 1e9);
    }
}
