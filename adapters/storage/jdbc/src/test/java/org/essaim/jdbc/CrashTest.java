package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A program that is killed while it imports, closes and issues. Whoever starts it again and repeats everything has what one
 * has who was never killed: every entry, seal, cell, correction and statement, digest for digest.
 *
 * <p>{@code -Dessaim.kills=200} does it two hundred times for each database; {@code scripts/crash.sh} does that.
 */
final class CrashTest {
    private static final int KILLS = Integer.getInteger("essaim.kills", 3);
    private static String uncrashed = "";

    private final Path folder = Path.of("target", "stores", UUID.randomUUID().toString());
    private final Random random = new Random();
    private final Map<String, Integer> killedDuring = new TreeMap<>();

    /** The program: lives a life, and says each step before it takes it. */
    static final class Living {
        private Living() {}

        /** The program's arguments are those of {@link Where#arguments}. */
        public static void main(String[] arguments) {
            try (Store store = Where.of(arguments).open()) {
                Life.live(store, System.out::println);
            }
            System.out.println("end");
        }
    }

    /** A folder with an H2 file, or a schema in PostgreSQL. */
    private record Where(String place, String schema) {
        static Where of(String[] arguments) {
            return new Where(arguments[0], arguments[1]);
        }

        String[] arguments() {
            return new String[] {place, schema};
        }

        Store open() {
            return schema.isEmpty()
                    ? JdbcStore.inFolder(Path.of(place))
                    : JdbcStore.builder().url(place).schema(schema).open();
        }
    }

    private interface Fresh {
        Where store() throws Exception;
    }

    @BeforeAll
    static void liveWithoutACrash() {
        Store store = new InMemoryStore();
        Life.live(store);
        uncrashed = Life.state(store);
    }

    @AfterEach
    void removeFiles() throws IOException {
        Folders.remove(folder);
    }

    @Test
    void nothingIsMissingInH2() throws Exception {
        crash("H2", () -> new Where(folder.resolve(UUID.randomUUID().toString()).toString(), ""));
    }

    @Test
    void nothingIsMissingInPostgres() throws Exception {
        String schema = Postgres.schema();
        crash("PostgreSQL", () -> {
            Where where = new Where(Postgres.url(), schema);
            where.open().close();
            Postgres.empty(schema);
            return where;
        });
    }

    private void crash(String database, Fresh fresh) throws Exception {
        long[] longest = {1_500};
        int kills = 0;
        while (kills < KILLS) {
            Where where = fresh.store();
            where.open().close();
            // Now and then killed more than once before anybody looks.
            for (int again = 1 + random.nextInt(2); again > 0 && kills < KILLS; again--, kills++) {
                kill(where, longest);
            }
            try (Store store = where.open()) {
                assertThat(uncrashed.lines())
                        .as("%s, after kill %s: what is there is right", database, kills)
                        .containsAll(Life.state(store)
                                .lines()
                                .filter(line -> line.contains(" seal ") || line.startsWith("statement "))
                                .toList());
                Life.live(store);
                assertThat(Life.state(store))
                        .as("%s, after kill %s and all steps repeated", database, kills)
                        .isEqualTo(uncrashed);
            }
            try (Store store = where.open()) {
                assertThat(Life.state(store))
                        .as("%s, after kill %s, opened again", database, kills)
                        .isEqualTo(uncrashed);
            }
        }
        System.out.println(database + ": killed " + kills + " times, during " + killedDuring);
    }

    private void kill(Where where, long[] longest) throws Exception {
        long began = System.nanoTime();
        Child child = new Child(Living.class, where.arguments());
        if (random.nextInt(8) > 0) {
            child.awaitFirstLine();
            began = System.nanoTime();
        } // else while it opens the store
        Thread.sleep(random.nextLong(longest[0]));
        child.kill();
        List<String> said = child.lines();
        String last = said.isEmpty() ? "opening" : said.get(said.size() - 1);
        assertThat(last).matches("opening|found|import|correct|close|issue|end");
        killedDuring.merge(last, 1, Integer::sum);
        if (last.equals("end")) {
            // It was through: wait less.
            longest[0] = Math.max(200, (System.nanoTime() - began) / 1_000_000 * 9 / 10);
        } else {
            longest[0] += 20;
        }
    }
}
