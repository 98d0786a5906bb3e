package org.essaim.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.essaim.Essaim;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.jdbc.JdbcStore;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.Window;

/** Planning exports of a federation as far as a sealed journal: what a first evening with Essaim consists of. */
final class SealingSection implements Section {
    private static final String MEMORY = "memory";
    private static final String H2 = "h2";

    @Override
    public String name() {
        return "sealing";
    }

    @Override
    public List<String> parts(Scale scale) {
        return List.of(MEMORY, H2);
    }

    @Override
    public int megabytes(String part, Scale scale) {
        return 1_024;
    }

    @Override
    public String opening(Scale scale) {
        return """
                ## From planning exports to a sealed journal

                Each structure’s year is one CSV file of 29 columns: read, checked, put under pseudonyms and stored, then closed month by month: working time, cells, and a seal over every
                fact and entry. As many structures at once as there are processors. The first time is that of a program just started, most of whose code
                is not compiled yet. Nothing that somebody would pick instead does this; the aim was a million rows in 5 s.

                | store | rows | the first time (s) | again, median (s) | rows a second | spread (s) | heap in use after the last collection (MB) |
                |---|---|---|---|---|---|---|
                """;
    }

    @Override
    public void measure(String part, Scale scale, Told told) throws Exception {
        Path folder = Files.createTempDirectory("essaim-sealing");
        try {
            List<Path> files = new ArrayList<>();
            long rows = 0;
            for (int i = 1; i <= scale.of(2, 4, 9); i++) {
                Path file = folder.resolve(String.format(Locale.ROOT, "S%03d.csv", i));
                rows += ReaderFiles.year(file, SealedFederation.YEAR, scale.of(5, 56, 112));
                files.add(file);
            }
            long expected = rows;
            // What was sealed holds every row: counted, not believed.
            long began = System.nanoTime();
            require(expected, sealed(part, folder, files));
            double first = (System.nanoTime() - began) / 1e9;
            Turns.Times again = Turns.onTheWall()
                    .way("ours", () -> sealed(part, folder, files))
                    .take(0, scale.of(1, 3, 5));
            double median = again.median("ours") / 1e9;
            told.row(
                    part.equals(MEMORY) ? "in memory" : "H2, in a folder",
                    String.format(Locale.ROOT, "%,d", rows),
                    String.format(Locale.ROOT, "%.1f", first),
                    String.format(Locale.ROOT, "**%.1f**", median),
                    String.format(Locale.ROOT, "%,.0f", rows / median),
                    String.format(Locale.ROOT, "%.1f–%.1f", again.least("ours") / 1e9, again.most("ours") / 1e9),
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d",
                            heapInUse(),
                            Runtime.getRuntime().maxMemory() >> 20));
        } finally {
            remove(folder);
        }
    }

    private static void require(long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException(found + " rows were sealed where " + expected + " were exported.");
        }
    }

    /** How many rows the seals cover once all files are imported and closed. */
    private static long sealed(String part, Path folder, List<Path> files) throws Exception {
        Path place = folder.resolve("store");
        try (Store store =
                        part.equals(MEMORY) ? new InMemoryStore() : JdbcStore.inFolder(Files.createDirectories(place));
                Essaim essaim = Essaim.builder()
                        .store(store)
                        .pseudonyms(Pseudonymiser.ofHexKey("ab".repeat(32)))
                        .build()) {
            SealedFederation.found(essaim);
            ExecutorService threads =
                    Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
            try {
                List<Future<Long>> years = new ArrayList<>();
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    String structure = name.substring(0, name.indexOf('.'));
                    SealedFederation.found(essaim, structure);
                    years.add(threads.submit(() -> year(essaim, file, structure)));
                }
                long facts = 0;
                for (Future<Long> year : years) {
                    facts += year.get();
                }
                return facts;
            } finally {
                threads.shutdown();
            }
        } finally {
            remove(place);
        }
    }

    private static long year(Essaim essaim, Path file, String structure) {
        essaim.time()
                .load(
                        CsvTimeSource.of(file, CsvPresets.find("compani").orElseThrow()),
                        structure,
                        Window.complete(SealedFederation.JANUARY, SealedFederation.DECEMBER));
        long facts = 0;
        for (Month month : Month.values()) {
            YearMonth closed = SealedFederation.YEAR.atMonth(month);
            facts += essaim.time()
                    .close(List.of(structure), closed)
                    .get(0)
                    .seal()
                    .facts();
        }
        return facts;
    }

    /** What was in use right after the last collection, in megabytes. */
    private static long heapInUse() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage left = pool.getCollectionUsage();
            if (left != null) {
                bytes += left.getUsed();
            }
        }
        return bytes >> 20;
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
