package org.essaim.benchmarks;

import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBConnection;
import org.essaim.benchmarks.Turns.Times;
import org.essaim.cube.ColumnarJournal;

/** The columnar journal beside databases in memory and loops over arrays: a federation’s year taken in, and two questions asked. */
final class JournalSection implements Section {
    private static final String LARGE = "large";
    private static final String SMALL = "small";
    private static final String OURS = "Essaim";
    private static final String DUCKDB = "DuckDB";
    private static final String H2 = "H2";
    private static final String SQLITE = "SQLite";
    private static final long LARGEST = 50_000_000;
    private static final long TENTH = LARGEST / 10;

    /** A year in arrays twice, in the journal and in the arrays that grow on the way there. */
    private static final int HEAP_OF_LARGEST = 3_000;

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public List<String> parts(Scale scale) {
        return List.of(LARGE, SMALL);
    }

    @Override
    public int megabytes(String part, Scale scale) {
        return part.equals(LARGE) && scale == Scale.FULL ? HEAP_OF_LARGEST : 1_500;
    }

    @Override
    public String opening(Scale scale) {
        return """
                ## Journal and cube, beside databases in memory and bare loops

                A federation’s year: 62,500 entries a structure on average, in 12 months and 10 categories, direct care under three schemes. All take the same entries in,
                month by month and in one thread; what makes the entries, their cells and days among it, is not timed. Then one query of each database answers how many entries and
                seconds there are by structure, month, category and scheme, and another how many seconds and distinct workers. Databases have integer columns as narrow as they go, category and
                scheme in one, and no index. DuckDB is filled by its appender and may use all processors; H2 and SQLite are filled by batches in one transaction; H2 may not answer from what it
                answered before. The bare loops add up entries that lie in arrays, by structure and month or in no order. The journal works out the cells of a month when it is sealed, which is part of the
                time it takes to append; the second question is answered from them.

                | question, entries | Essaim (ms) | beside | (ms) | Essaim’s speed in that of the other | spread |
                |---|---|---|---|---|---|
                """;
    }

    private static long largest(Scale scale, Told told) {
        long wanted = scale.of(200_000L, TENTH, LARGEST);
        if (wanted == LARGEST && !Machine.bears(HEAP_OF_LARGEST)) {
            told.note(
                    "Left out: %,d entries, which take a heap of %d MB and as much beside it; %,d stand for them.",
                    LARGEST, HEAP_OF_LARGEST, TENTH);
            return TENTH;
        }
        return wanted;
    }

    @Override
    public void measure(String part, Scale scale, Told told) throws Exception {
        if (part.equals(LARGE)) {
            large(FederationYear.of(largest(scale, told)), scale, told);
        } else {
            small(FederationYear.of(scale.of(100_000L, 1_000_000L, 1_000_000L)), scale, told);
        }
    }

    private static void large(FederationYear year, Scale scale, Told told) throws Exception {
        warmUp(scale);
        try (BareArrays arrays = new BareArrays(year);
                JournalKeeper ours = new JournalKeeper(year.keys());
                Keeper duckdb = new DuckKeeper(year.keys())) {
            Times filled =
                    new Filling().keeper(OURS, ours).keeper(DUCKDB, duckdb).fill(year);
            int all = Runtime.getRuntime().availableProcessors();
            Sums counted = arrays.byMonth(1);
            counted.require("A loop without order", arrays.unsorted(1));
            counted.require("A loop without order in several threads", arrays.unsorted(all));
            counted.require("A loop in several threads", arrays.byMonth(all));
            counted.require(OURS, ours.counted());
            counted.require(DUCKDB, duckdb.counted());
            Sums distinct = arrays.distinct();
            distinct.require(OURS, ours.distinct());
            distinct.require(DUCKDB, duckdb.distinct());

            String size = String.format(Locale.ROOT, "%,d", year.entries());
            tell(told, "append, " + size, filled.together(), filled, DUCKDB);
            Turns counting = Turns.onTheWall()
                    .way(OURS, () -> ours.counted().total())
                    .way(DUCKDB, () -> duckdb.counted().total());
            for (int threads : all == 1 ? new int[] {1} : new int[] {1, all}) {
                counting.way(
                        loop("by month", threads), () -> arrays.byMonth(threads).total());
                counting.way(
                        loop("in no order", threads),
                        () -> arrays.unsorted(threads).total());
            }
            Times counts = counting.take(scale.of(0, 2, 3), scale.of(1, 5, 9));
            for (String other : counts.nanos().keySet()) {
                if (!other.equals(OURS)) {
                    tell(told, "entries and seconds, " + size, counts, counts, other);
                }
            }
            Times workers = Turns.onTheWall()
                    .way(OURS, () -> ours.distinct().total())
                    .way(DUCKDB, () -> duckdb.distinct().total())
                    .take(scale.of(0, 1, 1), scale.of(1, 3, 3));
            tell(told, "seconds and workers, " + size, workers, workers, DUCKDB);
            ColumnarJournal.Size held = ours.size();
            told.note(
                    "The journal holds %,d rows in %.1f bytes each and %,d cells in %.1f bytes each.",
                    held.rows(),
                    (double) held.scanBytes() / held.rows(),
                    held.cells(),
                    (double) held.cellBytes() / held.cells());
            told.note(
                    "%,d structures with %,d workers. The spread of what it takes to append is that between tenths of the year.",
                    year.structures, year.workers());
        }
    }

    private static String loop(String how, int threads) {
        return "bare loop " + how + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** Whoever begins is as warm as the other. */
    private static void warmUp(Scale scale) throws Exception {
        FederationYear year = FederationYear.of(scale.of(100_000L, 500_000L, 2_000_000L));
        try (Keeper ours = new JournalKeeper(year.keys());
                Keeper duckdb = new DuckKeeper(year.keys())) {
            new Filling().keeper(OURS, ours).keeper(DUCKDB, duckdb).fill(year);
            ours.counted().require(DUCKDB, duckdb.counted());
        }
    }

    private static void small(FederationYear year, Scale scale, Told told) throws Exception {
        warmUp(scale == Scale.BRIEF ? Scale.BRIEF : Scale.MEDIUM);
        try (Keeper ours = new JournalKeeper(year.keys());
                Keeper duckdb = new DuckKeeper(year.keys());
                Keeper h2 = SqlKeeper.h2(year.keys());
                Keeper sqlite = SqlKeeper.sqlite(year.keys())) {
            Times filled = new Filling()
                    .keeper(OURS, ours)
                    .keeper(DUCKDB, duckdb)
                    .keeper(H2, h2)
                    .keeper(SQLITE, sqlite)
                    .fill(year);
            Sums counted = ours.counted();
            Sums distinct = ours.distinct();
            for (Keeper each : List.of(duckdb, h2, sqlite)) {
                counted.require(each.toString(), each.counted());
                distinct.require(each.toString(), each.distinct());
            }
            Times counts = Turns.onTheWall()
                    .way(OURS, () -> ours.counted().total())
                    .way(DUCKDB, () -> duckdb.counted().total())
                    .way(H2, () -> h2.counted().total())
                    .way(SQLITE, () -> sqlite.counted().total())
                    .take(scale.of(0, 2, 5), scale.of(1, 5, 9));
            Times workers = Turns.onTheWall()
                    .way(OURS, () -> ours.distinct().total())
                    .way(DUCKDB, () -> duckdb.distinct().total())
                    .way(H2, () -> h2.distinct().total())
                    .way(SQLITE, () -> sqlite.distinct().total())
                    .take(scale.of(0, 1, 3), scale.of(1, 5, 9));
            String size = String.format(Locale.ROOT, "%,d", year.entries());
            for (String other : List.of(DUCKDB, H2, SQLITE)) {
                tell(told, "append, " + size, filled.together(), filled, other);
                tell(told, "entries and seconds, " + size, counts, counts, other);
                tell(told, "seconds and workers, " + size, workers, workers, other);
            }
            told.note("H2 and SQLite are asked at a size that they bear.");
            told.versions(DuckDBConnection.class, org.h2.Driver.class, org.sqlite.JDBC.class);
        }
    }

    /** Of what was taken in parts, the whole is told, and the spread between them. */
    private static void tell(Told told, String question, Times whole, Times parts, String other) {
        told.row(
                question,
                whole.millis(OURS),
                other,
                whole.millis(other),
                whole.ratio(OURS, other).toString(),
                parts.ratio(OURS, other).spread());
    }
}
