package org.essaim.examples.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.essaim.cli.simulation.Simulation;
import org.essaim.spark.SealedParquet;
import org.essaim.time.SealedCells;

/**
 * Writes the sealed months of a federation that does not exist straight into Parquet, without a journal (<i>simulation</i>): 3,000 structures
 * and 12 months are the country's year.
 */
public final class SimulateParquet {
    private static final long MEGABYTE = 1 << 20;

    private SimulateParquet() {}

    /**
     * Simulates.
     *
     * @param arguments how many structures, how many months, the seed, the folder
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("Usage: SimulateParquet STRUCTURES MONTHS SEED FOLDER");
            System.exit(2);
        }
        Instant start = Instant.now();
        Simulation simulation = Simulation.of(
                Integer.parseInt(arguments[0]),
                YearMonth.of(2025, 1),
                Integer.parseInt(arguments[1]),
                Long.parseLong(arguments[2]));
        Counted months = new Counted(simulation.sealedMonths(), start);
        SealedParquet.Exported written = SealedParquet.in(arguments[3]).write(months);
        Duration took = Duration.between(start, Instant.now());
        long bytes = bytes(Path.of(arguments[3]));
        say(
                "%,d entries as %,d rows of %,d months of structures, in %d files: %,d bytes, %.1f a row, %.1f an entry; %d s",
                months.entries,
                written.rows(),
                written.written(),
                written.files(),
                bytes,
                (double) bytes / written.rows(),
                (double) bytes / months.entries,
                took.toSeconds());
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static long bytes(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static final class Counted implements Iterator<SealedCells.Sealing> {
        private final Iterator<SealedCells.Sealing> months;
        private final Instant start;
        private long entries;
        private YearMonth told = YearMonth.of(1, 1);

        Counted(Iterator<SealedCells.Sealing> months, Instant start) {
            this.months = months;
            this.start = start;
        }

        @Override
        public boolean hasNext() {
            return months.hasNext();
        }

        @Override
        public SealedCells.Sealing next() {
            SealedCells.Sealing next = months.next();
            if (!next.seal().month().equals(told)) {
                told = next.seal().month();
                Runtime memory = Runtime.getRuntime();
                say(
                        "%s: %,d entries before it, %d s, %d MB of memory in use",
                        told,
                        entries,
                        Duration.between(start, Instant.now()).toSeconds(),
                        (memory.totalMemory() - memory.freeMemory()) / MEGABYTE);
            }
            entries += next.seal().entries();
            return next;
        }
    }
}
