package org.essaim.cli.simulation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.essaim.document.Digest;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Cancellation;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;
import org.essaim.time.Seal;
import org.essaim.time.SealedCells;
import org.essaim.time.SealedTime;
import org.jspecify.annotations.Nullable;

/**
 * The sealed months of a federation that does not exist (<i>mois scellés simulés</i>), cut day by day: all structures of one
 * month, then those of the next.
 *
 * <p>Not thread-safe. A few structures are lived through at once; what was handed out is forgotten.
 */
final class SimulatedMonths implements Iterator<SealedCells.Sealing> {
    private static final int AT_ONCE = 64;
    private static final String SETTINGS = "simulation";

    private final long seed;
    private final int structures;
    private final Period period;
    private final Pseudonymiser pseudonyms;
    private final Deque<SealedCells.Sealing> ready = new ArrayDeque<>();
    private int month;
    private int lived;

    SimulatedMonths(long seed, int structures, Period period) {
        this.seed = seed;
        this.structures = structures;
        this.period = period;
        // Nobody is behind these pseudonyms, so that their key is no secret.
        this.pseudonyms = Pseudonymiser.ofHexKey(
                Digest.of("essaim/simulation/1", new byte[0]).hex());
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || month < period.months();
    }

    @Override
    public SealedCells.Sealing next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All months were simulated.");
        }
        if (ready.isEmpty()) {
            int from = lived;
            int to = Math.min(from + AT_ONCE, structures);
            IntStream.range(from, to)
                    .parallel()
                    .mapToObj(before -> live(new FictitiousStructure(seed, before + 1, period), month))
                    .toList()
                    .forEach(ready::add);
            lived = to < structures ? to : 0;
            month += to < structures ? 0 : 1;
        }
        return ready.remove();
    }

    private SealedCells.Sealing live(FictitiousStructure structure, int number) {
        Map<Cell, Long> days = new HashMap<>();
        Map<String, WorkerId> workers = new HashMap<>();
        // Made once: millions of cells share them.
        String id = structure.id();
        Map<Integer, LocalDate> dates = new HashMap<>();
        Map<LocalDate, YearMonth> months = new HashMap<>();
        long entries = 0;
        long facts = 0;
        for (Event event : MonthOfLife.of(structure, number)) {
            Employee employee = event.employee;
            Category category = category(event);
            if (employee == null || category == null) {
                continue;
            }
            facts++;
            WorkerId worker = workers.computeIfAbsent(employee.id(), pseudonyms::pseudonym);
            // What lasts beyond midnight is of two days.
            for (int day = event.day(); day * Period.DAY < event.end; day++) {
                int start = Math.max(event.start, day * Period.DAY);
                int end = Math.min(event.end, (day + 1) * Period.DAY);
                LocalDate date = dates.computeIfAbsent(day, period::date);
                Cell cell = new Cell(
                        id,
                        structure.teamName(event.team),
                        worker,
                        event.function,
                        months.computeIfAbsent(date, YearMonth::from),
                        date,
                        category,
                        scheme(structure, event, category));
                days.merge(cell, (long) period.elapsed(start, end), Long::sum);
                entries++;
            }
        }
        SortedMap<Cell, Long> cells = new TreeMap<>(days);
        return new SealedCells.Sealing(seal(structure, period.month(number), facts, entries, cells), cells, false);
    }

    private static @Nullable Category category(Event event) {
        if (event.fault != null && event.fault.refusesRow()) {
            return null;
        }
        if (event.cancelled()) {
            return event.cancellation == Cancellation.BILLED_AND_PAID ? Category.CANCELLED_PAID : null;
        }
        return event.category;
    }

    private static @Nullable Scheme scheme(FictitiousStructure structure, Event event, Category category) {
        return category == Category.DIRECT_CARE
                ? Beneficiary.SERVICES
                        .get(structure.beneficiaries.get(event.beneficiary).service())
                        .scheme()
                : null;
    }

    // There is no journal behind it: no seal before it, and no root.
    private static Seal seal(
            FictitiousStructure structure, YearMonth booking, long facts, long entries, SortedMap<Cell, Long> cells) {
        SortedMap<Category, SortedMap<Cell, Long>> byCategory = new TreeMap<>();
        cells.forEach((cell, seconds) -> byCategory
                .computeIfAbsent(cell.category(), none -> new TreeMap<>())
                .merge(cell.whole(), seconds, Long::sum));
        SortedMap<Category, Seal.CategorySeal> categories = new TreeMap<>();
        byCategory.forEach((category, own) -> categories.put(
                category,
                new Seal.CategorySeal(
                        own.values().stream().mapToLong(Long::longValue).sum(), SealedTime.digest(own))));
        return new Seal(
                structure.id(), booking, 1, Seal.NONE, facts, Seal.NONE, entries, Seal.NONE, categories, SETTINGS);
    }
}
