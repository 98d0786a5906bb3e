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
    private final RowCells rowCells;
    // From the first of the booking month on.
    private final short[] days;
    private final int[] seconds;
    private final boolean fitsOne;
    private final List<CubeReader.Sum> sums;

    SealedMonth(String structure, YearMonth booking, MonthCells cells, RowCells rowCells, short[] days, int[] seconds) {
        this.structure = structure;
        this.booking = booking;
        this.cells = cells;
        this.rowCells = rowCells;
        this.days = days;
        this.seconds = seconds;
        this.fitsOne = RowCells.fitsOne(seconds);
        this.sums = addedUp();
    }

    /** What the cells come to; cells that corrections left nothing of are none. */
    List<CubeReader.Sum> sums() {
        return sums;
    }

    private List<CubeReader.Sum> addedUp() {
        long[] own = new long[cells.size()];
        rowCells.addUp(seconds, new int[own.length], own);
        List<CubeReader.Sum> found = new ArrayList<>();
        for (int i = 0; i < cells.kinds.size(); i++) {
            long workers = 0;
            long total = 0;
            int former = -1;
            for (int cell = cells.from(i), to = cells.to(i); cell < to; cell++) {
                if (own[cell] != 0) {
                    total += own[cell];
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

    /** What all rows come to. */
    List<Counted> counted() {
        int[] rows = new int[cells.size()];
        long[] own = new long[cells.size()];
        if (fitsOne) {
            rowCells.addUp(seconds, own);
            for (int cell = 0; cell < own.length; cell++) {
                rows[cell] = RowCells.rows(own[cell]);
                own[cell] = RowCells.seconds(own[cell]);
            }
        } else {
            rowCells.addUp(seconds, rows, own);
        }
        return counted(rows, own);
    }

    /** What the rows of these days come to, both ends included. */
    List<Counted> counted(LocalDate first, LocalDate last) {
        int[] rows = new int[cells.size()];
        long[] own = new long[cells.size()];
        long start = booking.atDay(1).toEpochDay();
        rowCells.addUp(seconds, days, near(first.toEpochDay() - start), near(last.toEpochDay() - start), rows, own);
        return counted(rows, own);
    }

    // No row is further away than a short tells.
    private static int near(long day) {
        return (int) Math.max(Short.MIN_VALUE - 1, Math.min(Short.MAX_VALUE + 1, day));
    }

    private List<Counted> counted(int[] rows, long[] own) {
        List<Counted> counted = new ArrayList<>(cells.kinds.size());
        for (int i = 0; i < cells.kinds.size(); i++) {
            long count = 0;
            long workers = 0;
            long total = 0;
            int former = -1;
            for (int cell = cells.from(i), to = cells.to(i); cell < to; cell++) {
                if (rows[cell] > 0) {
                    count += rows[cell];
                    total += own[cell];
                    if (cells.isAnother(former, cell)) {
                        workers++;
                    }
                    former = cell;
                }
            }
            if (count > 0) {
                Kind kind = cells.kinds.get(i);
                counted.add(new Counted(
                        structure, booking, kind.month(), kind.category(), kind.scheme(), count, workers, total));
            }
        }
        return counted;
    }

    long rows() {
        return seconds.length;
    }

    int cells() {
        return cells.size();
    }

    long scanBytes() {
        return rows() * (rowCells.width() + Short.BYTES + Integer.BYTES);
    }

    long cellBytes() {
        return cells.bytes();
    }
}
