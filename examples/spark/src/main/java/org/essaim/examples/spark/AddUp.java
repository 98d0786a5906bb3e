package org.essaim.examples.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.essaim.document.Digest;
import org.essaim.spark.SparkCubeReader;
import org.essaim.spi.CubeReader;
import org.essaim.time.Category;

/** Adds up what lies in a folder of sealed months, twice, and says how long it took (<i>totaux</i>). */
public final class AddUp {
    private AddUp() {}

    /**
     * Adds up; the master is Spark's own property, {@code -Dspark.master=local[2]}.
     *
     * @param arguments the folder, how many structures were simulated
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("Usage: AddUp FOLDER STRUCTURES");
            System.exit(2);
        }
        List<String> structures = IntStream.rangeClosed(1, Integer.parseInt(arguments[1]))
                .mapToObj(number -> String.format(Locale.ROOT, "S%03d", number))
                .toList();
        Instant start = Instant.now();
        try (SparkSession session =
                SparkSession.builder().appName("essaim-add-up").getOrCreate()) {
            say(
                    "Spark is there after %d ms",
                    Duration.between(start, Instant.now()).toMillis());
            CubeReader cube = SparkCubeReader.over(session, arguments[0]);
            for (int round = 1; round <= 2; round++) {
                Instant asked = Instant.now();
                List<CubeReader.Sum> sums = cube.sums(structures, YearMonth.of(2025, 1), YearMonth.of(2044, 12));
                say(
                        "%,d sums in %d ms, digest %s",
                        sums.size(),
                        Duration.between(asked, Instant.now()).toMillis(),
                        digest(sums).hex().substring(0, 16));
                if (round == 1) {
                    SortedMap<Category, Long> seconds = new TreeMap<>();
                    sums.forEach(sum -> seconds.merge(sum.category(), sum.seconds(), Math::addExact));
                    seconds.forEach((category, own) -> say("  %-20s %,18d h", category, own / 3600));
                }
            }
        }
    }

    static Digest digest(List<CubeReader.Sum> sums) {
        return Digest.of(
                "essaim/example/sums",
                sums.stream()
                        .map(CubeReader.Sum::toString)
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
