package org.essaim.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.essaim.cli.simulation.Simulation;
import org.essaim.spark.SealedParquet;
import org.essaim.spark.SparkCubeReader;
import org.essaim.time.SealedCells;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code essaim simulate --parquet}, the packaged program as somebody types it, beside the jars of Spark. */
class SimulateIT {
    private static final long PATIENCE_SECONDS = 240;
    private static final Pattern BETWEEN = Pattern.compile(Pattern.quote(File.pathSeparator));

    @TempDir
    private Path folder;

    private final Path distribution = Path.of(property("essaim.spark.home"));

    @BeforeEach
    void aDistributionOfSparkWithOurJarAmongItsOwn() throws IOException {
        Path jars = Files.createDirectories(distribution.resolve("jars"));
        for (Path former : files(jars, ".jar")) {
            Files.delete(jars.resolve(former));
        }
        String classPath = Files.readString(Path.of(property("essaim.class.path")), StandardCharsets.UTF_8);
        for (String each : BETWEEN.split(classPath.strip(), -1)) {
            Path jar = Path.of(each);
            String name = Objects.requireNonNull(jar.getFileName()).toString();
            if (!name.startsWith("essaim-") || name.startsWith("essaim-spark-")) {
                Files.createSymbolicLink(jars.resolve(name), jar);
            }
        }
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), "Failsafe tells it.");
    }

    private Process essaim(int structures, int months, Path out) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-jar",
                        property("essaim.jar"),
                        "simulate",
                        "--structures",
                        String.valueOf(structures),
                        "--months",
                        String.valueOf(months),
                        "--parquet",
                        out.toString(),
                        "--lang",
                        "en")
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().put("SPARK_HOME", distribution.toString());
        return builder.start();
    }

    private String said(String stream) throws IOException {
        return Files.readString(folder.resolve(stream), StandardCharsets.UTF_8);
    }

    private static List<Path> files(Path root, String end) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> file.toString().endsWith(end))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatItWritesIsWhatTheLibraryWritesRowByRowAndSparkAddsItUp() throws IOException, InterruptedException {
        Path out = folder.resolve("cells");
        Process process = essaim(3, 2, out);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said("stderr")).isZero();
        assertThat(said("stderr")).isEmpty();

        Path expected = folder.resolve("expected");
        SealedParquet.Exported exported = SealedParquet.in(expected.toString()).write(invented());
        assertThat(said("stdout").replace(",", ""))
                .contains("Rows: " + exported.rows() + ".", "Parquet files: 2.", "fictitious", out.toString());
        // The catalogue holds the digests of all seals, and which file holds what.
        assertThat(out.resolve("seals-000000001.tsv")).hasSameBinaryContentAs(expected.resolve("seals-000000001.tsv"));
        List<Path> lots = files(out, ".parquet");
        assertThat(lots).isEqualTo(files(expected, ".parquet")).hasSize(2);
        try (SparkSession session = FederationTest.local()) {
            long rows = 0;
            for (Path lot : lots) {
                // Not the bytes: in which order Parquet lists the encodings of a column is left to chance.
                List<Row> written = rows(session, out.resolve(lot));
                assertThat(written).isEqualTo(rows(session, expected.resolve(lot)));
                rows += written.size();
            }
            assertThat(rows).isEqualTo(exported.rows()).isPositive();
            assertThat(told(session, out)).isEqualTo(lived()).isNotEmpty();
        }
    }

    private static Iterator<SealedCells.Sealing> invented() {
        return Simulation.of(3, YearMonth.of(2025, 1), 2, 1).sealedMonths();
    }

    private static List<Row> rows(SparkSession session, Path file) {
        // As a number: Java's old dates would need the JDK opened to Spark.
        return session.read()
                .parquet(file.toString())
                .withColumn("day", functions.unix_date(functions.col("day")))
                .collectAsList();
    }

    private static SortedMap<String, Long> told(SparkSession session, Path out) {
        SortedMap<String, Long> seconds = new TreeMap<>();
        SparkCubeReader.over(session, out.toString())
                .sums(List.of("S001", "S002", "S003"), YearMonth.of(2025, 1), YearMonth.of(2025, 2))
                .forEach(sum -> seconds.merge(sum.structure() + " " + sum.category(), sum.seconds(), Long::sum));
        return seconds;
    }

    private static SortedMap<String, Long> lived() {
        SortedMap<String, Long> seconds = new TreeMap<>();
        invented()
                .forEachRemaining(month -> month.cells()
                        .forEach((cell, own) ->
                                seconds.merge(cell.structure() + " " + cell.category(), own, Long::sum)));
        return seconds;
    }

    @Test
    void whoeverEndsItHalfWayFindsNoFileThatLooksWhole() throws IOException, InterruptedException {
        Path out = folder.resolve("cells");
        // Far more than it could do while it is looked at.
        Process process = essaim(2_000, 12, out);
        try {
            while (files(out, ".parquet").isEmpty()) {
                assertThat(process.isAlive()).as(said("stderr")).isTrue();
                Thread.sleep(20);
            }
            process.destroy();
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        assertThat(said("stderr")).contains("Cancelled.", "\nMaybe run the same command again.");
        assertThat(said("stdout")).isEmpty();
        assertThat(out).isEmptyDirectory();
    }
}
