package org.essaim.examples.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.essaim.spark.SealedParquet;
import org.essaim.spark.SparkCubeReader;

/**
 * Holds the statements, indicators and sums of a federation that does not exist against each other, over its store alone and with
 * Spark (<i>mêmes relevés</i>), while a worker of the cluster is killed if one is named.
 */
public final class SameStatements {
    private SameStatements() {}

    /**
     * Compares; the master is Spark's own property, {@code -Dspark.master=spark://127.0.0.1:7077}.
     *
     * @param arguments a folder that all workers see, how many structures, how many months, and the process of the worker that is to
     *     be killed in the middle of a job, if any
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.err.println("Usage: SameStatements FOLDER STRUCTURES MONTHS [PROCESS]");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(folder);
        Invented invented = Invented.in(folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), 7);
        String cells = folder.resolve("cells").toString();
        SealedParquet.Exported exported = SealedParquet.in(cells).export(invented.store());
        say("%,d months of structures exported, %,d rows", exported.written(), exported.rows());
        SortedMap<String, String> alone = Figures.asked(invented.essaim(null), invented.first(), invented.last());
        SortedMap<String, String> spark;
        try (SparkSession session =
                SparkSession.builder().appName("essaim-same-statements").getOrCreate()) {
            say("Spark runs on %s", session.sparkContext().master());
            Killing killing = arguments.length > 3 ? Killing.of(Long.parseLong(arguments[3]), session) : null;
            SparkCubeReader cubes = SparkCubeReader.over(session, cells);
            spark = new TreeMap<>(Figures.asked(invented.essaim(cubes), invented.first(), invented.last()));
            if (killing != null) {
                killing.arm();
                requireSame(
                        spark, Figures.asked(invented.essaim(cubes), invented.first(), invented.last()), "once more");
                killing.tell();
            }
            // Issued with Spark, and drafted before by the store alone.
            Figures.issued(invented.essaim(cubes), invented.first(), invented.last())
                    .forEach((name, digest) -> spark(name, digest, alone));
        }
        requireSame(alone, spark, "with Spark");
        alone.forEach((name, digest) -> say("  %-40s %s", name, digest.substring(0, 16)));
        say("The same %d figures with Spark as without.", alone.size());
    }

    private static void spark(String statement, String digest, SortedMap<String, String> alone) {
        String draft = statement.replace("statement of", "draft of");
        if (!digest.equals(alone.get(draft))) {
            throw new IllegalStateException("The " + statement + ", issued with Spark, is not the " + draft + ".");
        }
    }

    private static void requireSame(SortedMap<String, String> one, SortedMap<String, String> other, String how) {
        if (!one.equals(other)) {
            SortedMap<String, String> left = new TreeMap<>(one);
            left.entrySet().removeAll(other.entrySet());
            throw new IllegalStateException("Figures are not the same " + how + ": " + left.keySet());
        }
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
