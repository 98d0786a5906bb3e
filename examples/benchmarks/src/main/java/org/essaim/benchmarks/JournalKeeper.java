package org.essaim.benchmarks;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.essaim.cube.ColumnarJournal;
import org.essaim.cube.Counted;
import org.essaim.cube.MonthRows;
import org.essaim.spi.CubeReader;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/** The columnar journal; a month is sealed once it is taken in. */
final class JournalKeeper implements Keeper {
    private static final YearMonth FIRST = Slice.yearMonth(0);
    private static final YearMonth LAST = Slice.yearMonth(FederationYear.MONTHS - 1);
    private static final int SCHEMES = Scheme.values().length + 1;
    private static final int[] KINDS = kinds();

    private final ColumnarJournal journal = new ColumnarJournal();
    private final List<String> structures = new ArrayList<>();
    private final int keys;

    JournalKeeper(int keys) {
        this.keys = keys;
    }

    private static int[] kinds() {
        int[] kinds = new int[Category.values().length * SCHEMES];
        for (int i = 0; i < Slice.KINDS.size(); i++) {
            Slice.Kind kind = Slice.KINDS.get(i);
            kinds[place(kind.category(), kind.scheme())] = i;
        }
        return kinds;
    }

    private static int place(Category category, @Nullable Scheme scheme) {
        return category.ordinal() * SCHEMES + (scheme == null ? 0 : scheme.ordinal() + 1);
    }

    @Override
    public Turns.Step appending(Slice slice) {
        // Who appends knows cells and days: an entry has them before it is booked.
        Cell[] cells = slice.cells();
        LocalDate[] days = slice.days();
        return () -> {
            if (slice.month == 0) {
                structures.add(slice.structureName());
            }
            MonthRows month = journal.month(slice.structureName(), slice.yearMonth());
            for (int i = 0; i < slice.count; i++) {
                month.add(
                        cells[(slice.worker[i] - slice.firstWorker) * Slice.KINDS.size() + slice.kind[i]],
                        days[slice.day[i]],
                        slice.seconds[i]);
            }
            month.seal();
        };
    }

    @Override
    public void complete() {
        // A month is complete when it is sealed.
    }

    @Override
    public Sums counted() {
        Sums found = Sums.of(keys);
        for (Counted each : journal.counted(structures, FIRST, LAST)) {
            int key = key(each.structure(), each.month(), each.category(), each.scheme());
            found.counts()[key] = each.rows();
            found.seconds()[key] = each.seconds();
        }
        return found;
    }

    @Override
    public Sums distinct() {
        Sums found = Sums.of(keys);
        for (CubeReader.Sum each : journal.sums(structures, FIRST, LAST)) {
            int key = key(each.structure(), each.month(), each.category(), each.scheme());
            found.counts()[key] = each.workers();
            found.seconds()[key] = each.seconds();
        }
        return found;
    }

    private static int key(String structure, YearMonth month, Category category, @Nullable Scheme scheme) {
        return FederationYear.key(
                Integer.parseInt(structure, 1, structure.length(), 10),
                month.getMonthValue() - 1,
                KINDS[place(category, scheme)]);
    }

    ColumnarJournal.Size size() {
        return journal.size();
    }

    @Override
    public void close() {
        // It goes with its last reader.
    }
}
