package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.ImportReport;
import org.essaim.time.Interval;
import org.essaim.time.Seal;
import org.junit.jupiter.api.Test;

/**
 * Two processes that import overlapping files into PostgreSQL at the same time: every event is taken once, by one of them.
 *
 * <p>{@code -Dessaim.seconds=60} lets them do so for a minute.
 */
final class TwoImportersTest {
    private static final int SECONDS = Integer.getInteger("essaim.seconds", 4);
    private static final YearMonth MONTH = YearMonth.of(2025, 3);
    private static final int STEP = 20;
    private static final int ROWS = 50;

    /** The program: imports one file after the other, in an order of its own, and says how much was new in each. */
    static final class Importer {
        private Importer() {}

        /** The arguments are the URL, the schema, the seed of the order, the first file, and how many there are. */
        public static void main(String[] arguments) {
            List<Integer> files = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
                files.add(Integer.parseInt(arguments[3]) + i);
            }
            Collections.shuffle(files, new Random(Long.parseLong(arguments[2])));
            try (Store store =
                    JdbcStore.builder().url(arguments[0]).schema(arguments[1]).open()) {
                Essaim essaim = Life.over(store);
                for (int file : files) {
                    for (String structure : Life.STRUCTURES) {
                        System.out.println("new " + load(essaim, file, structure));
                    }
                }
            }
        }

        private static long load(Essaim essaim, int file, String structure) {
            while (true) {
                try {
                    ImportReport report = essaim.time().load(new Overlapping(file), structure);
                    assertThat(report.amended() + report.withdrawn()).isZero();
                    assertThat(report.added() + report.unchanged()).isEqualTo(ROWS);
                    return report.added();
                } catch (LostUpdateException e) {
                    System.out.println("again");
                }
            }
        }
    }

    /** A file whose events are in the files before and after it as well. */
    private record Overlapping(int number) implements TimeSource {
        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public String name() {
            return "planning-" + number + ".csv";
        }

        @Override
        public boolean identified() {
            return true;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            for (int row = 0; row < ROWS; row++) {
                int event = number * STEP + row;
                LocalDate day = MONTH.atDay(1 + event % MONTH.lengthOfMonth());
                ZonedDateTime start = day.atTime(event % 24, 0).atZone(context.zone());
                ZonedDateTime end = start.plusMinutes(10);
                sink.fact(
                        row + 2L,
                        Fact.builder(context.structure(), profile(), FactKind.VISIT)
                                .key("event-" + event)
                                .worker(context.pseudonyms().pseudonym("W-" + event))
                                .service("Aide à la personne APA")
                                .planned(new Interval(
                                        start.toEpochSecond(), start.getOffset().getTotalSeconds(),
                                        end.toEpochSecond(), end.getOffset().getTotalSeconds()))
                                .build());
            }
            return new Reading(Digest.of("file", name().getBytes(StandardCharsets.UTF_8)), ROWS);
        }
    }

    @Test
    void takeEveryEventOnce() throws Exception {
        String schema = Postgres.schema();
        TreeSet<Integer> told = new TreeSet<>();
        long taken = 0;
        int imports = 0;
        int again = 0;
        try (Store store =
                JdbcStore.builder().url(Postgres.url()).schema(schema).open()) {
            Essaim essaim = Life.over(store);
            Life.found(essaim);
            long end = System.nanoTime() + SECONDS * 1_000_000_000L;
            int first = 0;
            int files = Math.max(12, SECONDS / 2 * 2);
            do {
                List<Child> children = new ArrayList<>();
                for (int child = 0; child < 2; child++) {
                    children.add(new Child(
                            Importer.class,
                            Postgres.url(),
                            schema,
                            Integer.toString(first + child),
                            // Each has half of its files in common with the other.
                            Integer.toString(first + child * files / 2),
                            Integer.toString(files)));
                }
                for (int file = first; file < first + files * 3 / 2; file++) {
                    for (int row = 0; row < ROWS; row++) {
                        told.add(file * STEP + row);
                    }
                }
                for (Child child : children) {
                    assertThat(child.awaitEnd()).as(child.lines().toString()).isZero();
                    for (String line : child.lines()) {
                        if (line.startsWith("new ")) {
                            taken += Long.parseLong(line.substring(4));
                            imports++;
                        } else {
                            assertThat(line).isEqualTo("again");
                            again++;
                        }
                    }
                }
                first += files / 2;
            } while (System.nanoTime() < end);

            assertThat(taken)
                    .as("events that were new, over all imports of both")
                    .isEqualTo((long) told.size() * Life.STRUCTURES.size());
            Essaim alone = Life.over(new InMemoryStore());
            Life.found(alone);
            for (int file = 0; file * STEP <= told.last() - ROWS + 1; file++) {
                for (String structure : Life.STRUCTURES) {
                    alone.time().load(new Overlapping(file), structure);
                }
            }
            for (String structure : Life.STRUCTURES) {
                Seal seal =
                        essaim.time().close(List.of(structure), MONTH).get(0).seal();
                assertThat(seal.facts()).isEqualTo(told.size());
                assertThat(seal)
                        .as("the seal of %s is that of one who imported every file alone", structure)
                        .isEqualTo(alone.time()
                                .close(List.of(structure), MONTH)
                                .get(0)
                                .seal());
            }
        }
        System.out.println("Two importers: " + imports + " imports, " + taken + " events, repeated " + again);
    }
}
