package org.essaim.cube;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.essaim.spi.CubeReader;

/**
 * The rows of one sealed month in columns, and what its cells come to, which never changes while its seal holds.
 *
 * <p>Immutable.
 */
final class SealedMonth {
    final String structure;
    final YearMonth booking;
    private final MonthCells cells;
    // From the first of the booking month on.
    private final short[] days;
    private final int[] seconds;
    // How many workers stand behind each kind.
    private final int[] workers;
    private final List<CubeReader.Sum> sums;

    SealedMonth(String structure, YearMonth booking, MonthCells cells, short[] days, int[] seconds) {
        this.structure = structure;
        this.booking = booking;
        this.cells = cells;
        this.days = days;
        this.seconds = seconds;
        this.workers = new int[cells.kinds.size()];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = cells.workers(i);
        }
        this.sums = addedUp();
    }

    /** What the cells come to; cells that corrections left nothing of are none. */
    List<CubeReader.Sum> sums() {
        return sums;
    }

    private List<CubeReader.Sum> addedUp() {
        List<CubeReader.Sum> found = new ArrayList<>();
        for (int i = 0; i < cells.kinds.size(); i++) {
            long workers = 0;
            long total = 0;
            int former = -1;
            for (int cell = cells.from(i), to = cells.to(i); cell < to; cell++) {
                long own = sum(cells.row(cell), cells.row(cell + 1));
                if (own != 0) {
                    total += own;
                    if (cells.isAnother(former, cell)) {
                        workers++;
                    }
                    former = cell;
                }
            }
            if (workers > 0) {
                Kind kind = cells.kinds.get(i);
                found.add(new CubeReader.Sum(
                        structure, booking, kind.month(), kind.category(), kind.scheme(), workers, total));
            }
        }
        return List.copyOf(found);
    }

    // Rows of a kind lie side by side, so that the seconds alone are read.
    private long sum(int from, int to) {
        long total = 0;
        for (int row = from; row < to; row++) {
            total += seconds[row];
        }
        return total;
    }

    /** What all rows come to. */
    List<Counted> counted() {
        List<Counted> counted = new ArrayList<>(cells.kinds.size());
        for (int i = 0; i < cells.kinds.size(); i++) {
            int from = cells.row(cells.from(i));
            int to = cells.row(cells.to(i));
            add(counted, i, to - from, workers[i], sum(from, to));
        }
        return counted;
    }

    /** What the rows of these days come to, both ends included. */
    List<Counted> counted(LocalDate first, LocalDate last) {
        long start = booking.atDay(1).toEpochDay();
        int from = near(first.toEpochDay() - start);
        int to = near(last.toEpochDay() - start);
        List<Counted> counted = new ArrayList<>(cells.kinds.size());
        for (int i = 0; i < cells.kinds.size(); i++) {
            long count = 0;
            int found = 0;
            long total = 0;
            int former = -1;
            for (int cell = cells.from(i), end = cells.to(i); cell < end; cell++) {
                long before = count;
                for (int row = cells.row(cell), after = cells.row(cell + 1); row < after; row++) {
                    if (days[row] >= from && days[row] <= to) {
                        count++;
                        total += seconds[row];
                    }
                }
                if (count > before) {
                    if (cells.isAnother(former, cell)) {
                        found++;
                    }
                    former = cell;
                }
            }
            if (count > 0) {
                add(counted, i, count, found, total);
            }
        }
        return counted;
    }

    // No row is further away than a short tells.
    private static int near(long day) {
        return (int) Math.max(Short.MIN_VALUE - 1, Math.min(Short.MAX_VALUE + 1, day));
    }

    private void add(List<Counted> counted, int number, long rows, int found, long total) {
        Kind kind = cells.kinds.get(number);
        counted.add(new Counted(structure, booking, kind.month(), kind.category(), kind.scheme(), rows, found, total));
    }

    long rows() {
        return seconds.length;
    }

    int cells() {
        return cells.size();
    }

    long scanBytes() {
        return rows() * (Short.BYTES + Integer.BYTES);
    }

    long cellBytes() {
        return cells.bytes() + Integer.BYTES * (long) workers.length;
    }
}
