package org.essaim.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/**
 * Holds each reader against the library below it, the two by turns in one process, and writes what comes out to {@code RESULTS.md}. What is
 * timed is the processor's time of the thread that reads, so that whatever else runs on the machine counts little; that of the collector of garbage is not in it, on
 * neither side.
 */
public final class ReaderSpeed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String ROW = "| %s | %.0f | %.0f | %.0f MB/s | %.0f MB/s | **%.0f %%** | %.0f–%.0f %% |%n";

    private ReaderSpeed() {}

    /**
     * One turn of each.
     *
     * @param ours nanoseconds
     * @param bare nanoseconds
     */
    private record Turn(long ours, long bare) {
        double ratio() {
            return 100.0 * bare / ours;
        }
    }

    /**
     * Measures.
     *
     * @param arguments {@code [brief] [--out FILE]}; or the name of a format and numbers of turns, in a process of its own
     * @throws Exception if something cannot be read or written, or two results differ
     */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        if (given.size() == 3) {
            measure(
                    ReadersBenchmark.Format.valueOf(given.get(0)),
                    Integer.parseInt(given.get(1)),
                    Integer.parseInt(given.get(2)));
            return;
        }
        boolean brief = given.contains("brief");
        int out = given.indexOf("--out");
        StringBuilder table = new StringBuilder();
        for (ReadersBenchmark.Format format : ReadersBenchmark.Format.values()) {
            String row = inItsOwnProcess(format, brief);
            System.out.print(row);
            table.append(row);
        }
        if (out >= 0) {
            Files.writeString(Path.of(given.get(out + 1)), page(table.toString()));
        }
    }

    private static String inItsOwnProcess(ReadersBenchmark.Format format, boolean brief)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReaderSpeed.class.getName(),
                        format.name(),
                        brief ? "1" : "8",
                        brief ? "1" : "15")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        StringBuilder rows = new StringBuilder();
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
            told.lines()
                    .filter(line -> line.startsWith("|"))
                    .forEach(line -> rows.append(line).append('\n'));
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The measure of " + format + " failed.");
        }
        return rows.toString();
    }

    private static void measure(ReadersBenchmark.Format format, int warmup, int count)
            throws IOException, XMLStreamException {
        ReadersBenchmark both = new ReadersBenchmark();
        both.format = format;
        both.setUp();
        try {
            List<Turn> turns = new ArrayList<>();
            long sum = 0;
            for (int i = 0; i < warmup + count; i++) {
                long begin = THREADS.getCurrentThreadCpuTime();
                sum += both.essaim();
                long middle = THREADS.getCurrentThreadCpuTime();
                sum += both.bare();
                long end = THREADS.getCurrentThreadCpuTime();
                if (i >= warmup) {
                    turns.add(new Turn(middle - begin, end - middle));
                }
            }
            if (sum == 0) {
                throw new IllegalStateException("Nothing was read.");
            }
            tell(format, both.megabytes(), turns);
        } finally {
            both.tearDown();
        }
    }

    private static void tell(ReadersBenchmark.Format format, double megabytes, List<Turn> turns) {
        double[] ours = turns.stream().mapToDouble(Turn::ours).sorted().toArray();
        double[] bare = turns.stream().mapToDouble(Turn::bare).sorted().toArray();
        double[] ratios = turns.stream().mapToDouble(Turn::ratio).sorted().toArray();
        int middle = ratios.length / 2;
        byte[] row = String.format(
                        Locale.ROOT,
                        ROW,
                        format + " beside " + format.library,
                        ours[middle] / 1e6,
                        bare[middle] / 1e6,
                        megabytes / ours[middle] * 1e9,
                        megabytes / bare[middle] * 1e9,
                        ratios[middle],
                        ratios[0],
                        ratios[ratios.length - 1])
                .getBytes(StandardCharsets.UTF_8);
        System.out.write(row, 0, row.length);
        System.out.flush();
    }

    private static String page(String table) {
        return """
                # What was measured

                Written by `./mvnw -q -Pbench` on %s; %d processors (%s), Java %s of %s, heap of 1 GiB. Essaim reads and checks everything and tells facts; the library
                beside it parses the same file and checks nothing. The two run by turns in one process, after %d turns that do not count; of 15 turns the median is
                told, and the ratios of the slowest and the quickest. The libraries have the versions that the root POM names; StAX is the platform’s. Times are those of the processor in the thread that reads, in milliseconds. MB are those of
                the file; of a workbook, those that are unpacked. Both find the same number of facts and the same sum of seconds before anything is timed.

                | format | Essaim (ms) | alone (ms) | Essaim | alone | Essaim’s speed in that of the library | spread |
                |---|---|---|---|---|---|---|
                %s
                Aims: CSV and XLSX 60 %%, ESPPADOM and iCalendar 20 MB/s.
                """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        8,
                        table);
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
