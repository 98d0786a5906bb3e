package org.essaim.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.SegmentKind;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A program that commits without end and writes the number of each commit that was acknowledged.
 *
 * <p>Each commit has documents of a few kilobytes, three segments, and now and then one of more than a megabyte; all of it
 * follows from the number of the commit, so that whoever comes after can tell what must be there.
 */
final class Committing {
    static final DocumentKey COUNTER = new DocumentKey("counter", "commits");
    static final YearMonth MONTH = YearMonth.of(2026, 3);
    static final int SEGMENTS = 3;

    private final Process process;
    private final Thread reading;
    // A commit, or what went wrong; the last line a killed process wrote may be cut.
    private volatile String last = "";

    /** The program itself; its arguments are the folder of the store and whether H2 is set as it should be. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        try (JdbcStore store =
                arguments[1].equals("true") ? JdbcStore.inFolder(folder) : JdbcStore.on(careless(folder))) {
            long version = store.document(COUNTER).map(Document::version).orElse(0L);
            while (true) {
                System.out.println(store.commit(commit(++version)));
            }
        }
    }

    /** Connections of a host that opens the same file and knows nothing of H2's defaults. */
    static DataSource careless(Path folder) {
        return JdbcConnectionPool.create("jdbc:h2:file:" + folder.toAbsolutePath() + "/essaim", "sa", "");
    }

    /** The commit of this number. */
    static Commit commit(long number) {
        return new Commit(
                "committing",
                Instant.ofEpochMilli(number),
                List.of(
                        new Commit.Put(COUNTER, number - 1, content(number)),
                        new Commit.Put(receipt(number), 0, content(number))),
                IntStream.range(0, SEGMENTS)
                        .mapToObj(i -> new Commit.Append("S042", MONTH, SegmentKind.FACTS, bytes(number, i)))
                        .toList());
    }

    static DocumentKey receipt(long number) {
        return new DocumentKey("receipt", "r-" + number);
    }

    static Tree content(long number) {
        return Tree.fields()
                .put("number", number)
                .put("text", ("é" + number).repeat(500 + (int) (number % 7) * 100))
                .build();
    }

    static byte[] bytes(long number, int ordinal) {
        byte[] bytes = new byte[number % 20 == 0 && ordinal == 1 ? 1_200_000 : 5_000 + (int) (number % 13) * 1_000];
        new Random(number * SEGMENTS + ordinal).nextBytes(bytes);
        return bytes;
    }

    /** Starts the program and waits until it has committed. */
    Committing(Path folder) throws IOException, InterruptedException {
        this(folder, true);
    }

    Committing(Path folder, boolean asItShouldBe) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Committing.class.getName(),
                        folder.toString(),
                        Boolean.toString(asItShouldBe))
                .redirectErrorStream(true)
                .start();
        reading = new Thread(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null) {
                    // Only whole lines: what is cut was not acknowledged.
                    if (line.matches("\\d+|.*Exception.*")) {
                        last = line;
                    }
                    line = lines.readLine();
                }
            } catch (IOException e) {
                // The process was killed.
            }
        });
        reading.start();
        while (last.isEmpty() && process.isAlive()) {
            Thread.sleep(5);
        }
    }

    /** Kills the program, at once and for good. */
    void kill() throws InterruptedException {
        // Not by the process itself, which would throw away what was said and not yet heard.
        process.toHandle().destroyForcibly();
        process.waitFor();
        reading.join();
    }

    /** The number of the last commit that was acknowledged. */
    long acknowledged() {
        return Long.parseLong(last);
    }
}
