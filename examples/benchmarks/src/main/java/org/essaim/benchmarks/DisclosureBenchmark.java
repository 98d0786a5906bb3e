package org.essaim.benchmarks;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.essaim.Essaim;
import org.essaim.disclosure.Axis;
import org.essaim.disclosure.ProtectedTable;
import org.essaim.disclosure.Protection;
import org.essaim.disclosure.SensitiveTable;
import org.essaim.disclosure.View;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Protects a federation's year: 800 structures in 20 territories × 12 months with quarters, some 14,000 cells of 23,000 people, one structure in
 * seven too small to be shown; or 150 structures × 12 months × 4 categories as three tables that share margins.
 *
 * <p>Target: under five seconds, cold. How much is lost is measured too: cells that are suppressed only for others.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 0)
@Measurement(iterations = 3)
public class DisclosureBenchmark {
    private static final List<String> CATEGORIES = List.of("REUNION", "TUTORAT", "FORMATION", "TRANSMISSION");

    /** {@code year} or {@code linked}. */
    @Param({"year", "linked"})
    public String shape = "year";

    /** Which part of the structures there are, to look briefly: one in so many. */
    @Param("1")
    public int oneIn = 1;

    private Essaim essaim = Essaim.builder().build();
    private SensitiveTable table = SensitiveTable.builder("none", "none", List.of(Axis.flat("a", "all", List.of("b"))))
            .build();
    private List<View> views = List.of();

    /** Makes up the year; always the same. */
    @Setup
    public void imagine() {
        boolean linked = shape.equals("linked");
        int structures = (linked ? 150 : 800) / oneIn;
        int territories = Math.max(2, (linked ? 6 : 20) / oneIn);
        Axis.Builder places = Axis.builder("structure", "federation");
        for (int i = 0; i < territories; i++) {
            places.put("T" + i, "federation");
        }
        for (int i = 0; i < structures; i++) {
            places.put(structure(i), "T" + i % territories);
        }
        Axis months = Axis.months("month", YearMonth.of(2026, 1), YearMonth.of(2026, 12));
        Axis categories = Axis.flat("category", "all", CATEGORIES);
        SensitiveTable.Builder builder = SensitiveTable.builder(
                "coordination-2026",
                "coordination-seconds",
                linked ? List.of(places.build(), months, categories) : List.of(places.build(), months));
        Random random = new Random(7);
        int worker = 0;
        for (int i = 0; i < structures; i++) {
            int people =
                    random.nextInt(100) < 15 ? 1 + random.nextInt(6) : 8 + (int) Math.abs(30 * random.nextGaussian());
            for (int person = 0; person < people; person++) {
                String name = String.format(Locale.ROOT, "%032x", worker++);
                for (String month : months.leaves()) {
                    if (!linked && random.nextInt(10) > 0) {
                        builder.add(List.of(structure(i), month), name, 900L * (1 + random.nextInt(40)));
                    }
                    for (String category : linked ? CATEGORIES : List.<String>of()) {
                        if (random.nextInt(3) > 0) {
                            builder.add(List.of(structure(i), month, category), name, 900L * (1 + random.nextInt(12)));
                        }
                    }
                }
            }
        }
        table = builder.build();
        views = linked
                ? List.of(
                        View.by("structure", "month"),
                        View.by("category", "month"),
                        View.by("category", "structure").downTo("structure", 1))
                : List.of(View.by("structure", "month"));
        essaim = Essaim.builder().build();
    }

    private static String structure(int number) {
        return String.format(Locale.ROOT, "S%04d", number);
    }

    /** What is told and what is not. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cells {
        /** All of them. */
        public long cells;
        /** Secret by themselves. */
        public long primary;
        /** Secret because they would tell of others. */
        public long complementary;
    }

    /** Protects the table; answers how much is secret. */
    @Benchmark
    public int protect(Cells cells) {
        ProtectedTable told = essaim.disclosure().protect(table, views, Protection.standard());
        cells.cells = told.cells().size();
        cells.primary = told.primary();
        cells.complementary = told.complementary();
        if (told.primary() == 0
                || told.primary() + told.complementary() > told.cells().size() / 2) {
            throw new IllegalStateException("Not a table as this one is thought of: " + told);
        }
        return told.primary();
    }
}
