package org.essaim.cube;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of a month that is sealed, one by one (<i>lignes d’un mois scellé</i>).
 *
 * <p>For one thread. Until it is sealed, the journal that it belongs to knows nothing of it.
 */
public final class MonthRows {
    private static final int FIRST_ROOM = 256;
    // A cell's kind, worker and number in one number, to be sorted by.
    private static final int WORKER_FROM = 24;
    private static final int KIND_FROM = 2 * WORKER_FROM;
    private static final int MOST_CELLS = 1 << WORKER_FROM;

    private final String structure;
    private final YearMonth booking;
    private final long firstDay;
    private final Consumer<SealedMonth> journal;
    private final Map<Cell, Integer> numbers = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private int[] ofCell = new int[FIRST_ROOM];
    private short[] days = new short[FIRST_ROOM];
    private int[] seconds = new int[FIRST_ROOM];
    private int size;
    private boolean ended;
    private @Nullable Cell lastCell;
    private int lastNumber;

    MonthRows(String structure, YearMonth booking, Consumer<SealedMonth> journal) {
        this.structure = structure;
        this.booking = booking;
        this.firstDay = booking.atDay(1).toEpochDay();
        this.journal = journal;
    }

    /**
     * Takes a row: an entry, or what a correction changes of a day.
     *
     * @param cell whose time it is, when and what for; parts of a month are brought together
     * @param day the day of the work, within the cell's month and 89 years of the booking month
     * @param time the seconds, as many as an {@code int} holds; below 0 where a correction takes
     * @throws IllegalArgumentException if the cell is of another structure or month, or the day too far away
     * @throws ArithmeticException if there are too many seconds
     * @throws IllegalStateException if the month was sealed already
     */
    public void add(Cell cell, LocalDate day, long time) {
        requireGoingOn();
        if (cell.month().getMonthValue() != day.getMonthValue()
                || cell.month().getYear() != day.getYear()
                || !cell.structure().equals(structure)) {
            throw new IllegalArgumentException(
                    "A row of [" + day + "] is of another structure or month than its cell.");
        }
        long distance = day.toEpochDay() - firstDay;
        if (distance != (short) distance) {
            throw new IllegalArgumentException(
                    "Work of [" + day + "] is too far from the month [" + booking + "] that books it.");
        }
        int own = Math.toIntExact(time);
        if (size == seconds.length) {
            int room = size + (size >> 1);
            ofCell = Arrays.copyOf(ofCell, room);
            days = Arrays.copyOf(days, room);
            seconds = Arrays.copyOf(seconds, room);
        }
        ofCell[size] = number(cell);
        days[size] = (short) distance;
        seconds[size] = own;
        size++;
    }

    private int number(Cell cell) {
        if (!cell.equals(lastCell)) {
            Cell whole = cell.whole();
            Integer known = numbers.putIfAbsent(whole, cells.size());
            if (known == null) {
                if (cells.size() == MOST_CELLS) {
                    throw new IllegalArgumentException("A month has more than " + MOST_CELLS + " cells.\n"
                            + "Maybe it is that of several structures: give each its own.");
                }
                cells.add(whole);
            }
            lastNumber = known == null ? cells.size() - 1 : known;
            lastCell = cell;
        }
        return lastNumber;
    }

    /**
     * Seals the month: from now on the journal holds these rows of it, and no others.
     *
     * @throws IllegalStateException if it was sealed already
     */
    public void seal() {
        requireGoingOn();
        ended = true;
        // Cells of one kind lie together, those of one worker among them.
        List<Kind> kinds = cells.stream().map(Kind::of).distinct().sorted().toList();
        Map<Kind, Integer> places = new HashMap<>();
        kinds.forEach(kind -> places.put(kind, places.size()));
        Map<WorkerId, Integer> workers = new HashMap<>();
        int[] kindOf = new int[cells.size()];
        int[] workerOf = new int[cells.size()];
        for (int i = 0; i < kindOf.length; i++) {
            Cell cell = cells.get(i);
            kindOf[i] = places.getOrDefault(Kind.of(cell), -1);
            Integer worker = workers.putIfAbsent(cell.worker(), workers.size());
            workerOf[i] = worker == null ? workers.size() - 1 : worker;
        }
        long[] order = new long[kindOf.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = ((long) kindOf[i] << KIND_FROM) + ((long) workerOf[i] << WORKER_FROM) + i;
        }
        Arrays.sort(order);
        int[] placeOf = new int[order.length];
        int[] starts = new int[kinds.size() + 1];
        int[] ofWorker = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            int cell = (int) order[place] & (MOST_CELLS - 1);
            placeOf[cell] = place;
            ofWorker[place] = workerOf[cell];
            starts[kindOf[cell] + 1] = place + 1;
        }
        // Rows lie as their cells do.
        int[] rows = new int[order.length + 1];
        for (int i = 0; i < size; i++) {
            rows[placeOf[ofCell[i]] + 1]++;
        }
        for (int place = 0; place < order.length; place++) {
            rows[place + 1] += rows[place];
        }
        int[] next = rows.clone();
        short[] daysOf = new short[size];
        int[] secondsOf = new int[size];
        for (int i = 0; i < size; i++) {
            int row = next[placeOf[ofCell[i]]]++;
            daysOf[row] = days[i];
            secondsOf[row] = seconds[i];
        }
        journal.accept(new SealedMonth(
                structure, booking, new MonthCells(List.copyOf(kinds), starts, ofWorker, rows), daysOf, secondsOf));
    }

    private void requireGoingOn() {
        if (ended) {
            throw new IllegalStateException("The rows of [" + structure + " " + booking + "] are sealed already.");
        }
    }
}
