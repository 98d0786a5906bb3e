package org.essaim.cube;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.essaim.finding.EssaimException;
import org.essaim.spi.CubeReader;

/**
 * What sealed months booked, in columns in memory (<i>journal en colonnes</i>): six bytes a row, month by month.
 *
 * <p>A row is told by its day (two bytes) and its seconds (four), and by where it lies: the rows of a cell are together, those of a category too. A cell takes eight bytes, and workers are numbers of a
 * month: no name and no pseudonym of anybody is kept. What the cells come to is worked out once, when the month is sealed, and is what {@link #sums} answers from; {@link #counted} reads the seconds of
 * every row, on all cores.
 *
 * <p>Thread-safe; a question sees each month as it is when it comes to it. Questions run in the common pool.
 */
public final class ColumnarJournal implements CubeReader {
    private static final YearMonth NEVER = YearMonth.of(Year.MAX_VALUE, 12);

    // Nothing where something of a month was erased.
    private final Map<String, NavigableMap<YearMonth, Optional<SealedMonth>>> months = new ConcurrentHashMap<>();

    /** A journal without any month. */
    public ColumnarJournal() {}

    /**
     * Begins to take the rows of a month; once it is sealed, it takes the place of what was held of the month.
     *
     * @param structure the structure's identifier
     * @param booking the month that books them
     */
    public MonthRows month(String structure, YearMonth booking) {
        return new MonthRows(structure, booking, month -> put(structure, booking, Optional.of(month)));
    }

    /** Forgets a month, because it is open again; one that is not held changes nothing. */
    public void open(String structure, YearMonth booking) {
        NavigableMap<YearMonth, Optional<SealedMonth>> own = months.get(structure);
        if (own != null) {
            own.remove(booking);
        }
    }

    /** Forgets what a month booked, because something of it was erased: whoever asks for it is refused from now on. */
    public void erased(String structure, YearMonth booking) {
        put(structure, booking, Optional.empty());
    }

    private void put(String structure, YearMonth booking, Optional<SealedMonth> month) {
        months.computeIfAbsent(structure, none -> new ConcurrentSkipListMap<>()).put(booking, month);
    }

    /** True if a month is held, or something of it was erased. */
    public boolean holds(String structure, YearMonth booking) {
        return months.getOrDefault(structure, new ConcurrentSkipListMap<>()).containsKey(booking);
    }

    @Override
    public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
        List<Sum> sums = new ArrayList<>();
        asked(structures, first, last).forEach(month -> sums.addAll(month.sums()));
        return List.copyOf(sums);
    }

    /**
     * What the rows of sealed months come to, read one by one; in the order of {@link #sums}.
     *
     * @param structures the structures, in any order; one that is unknown, or named twice, changes nothing
     * @param first the first booking month
     * @param last the last booking month, included
     * @throws EssaimException if something of one of these months was erased
     */
    public List<Counted> counted(Collection<String> structures, YearMonth first, YearMonth last) {
        return each(asked(structures, first, last), SealedMonth::counted);
    }

    /**
     * What was worked on some days, whatever month books it; in the order of {@link #sums}. Days need not begin or end with a month.
     *
     * @param structures the structures, in any order; one that is unknown, or named twice, changes nothing
     * @param first the first day of work
     * @param last the last day of work, included
     * @throws EssaimException if something of a month was erased that may have booked some of it, from the month before the first day on
     */
    public List<Counted> counted(Collection<String> structures, LocalDate first, LocalDate last) {
        // Corrections are booked later; the morning after the last night of a month may be booked with it.
        YearMonth from = YearMonth.from(first).minusMonths(1);
        return each(asked(structures, from, NEVER), month -> month.counted(first, last));
    }

    private static List<Counted> each(List<SealedMonth> months, Function<SealedMonth, List<Counted>> counting) {
        return months.parallelStream().map(counting).collect(Collectors.toList()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<SealedMonth> asked(Collection<String> structures, YearMonth first, YearMonth last) {
        List<SealedMonth> asked = new ArrayList<>();
        if (first.isAfter(last)) {
            return asked;
        }
        for (String structure : new TreeSet<>(structures)) {
            NavigableMap<YearMonth, Optional<SealedMonth>> own = months.get(structure);
            if (own != null) {
                own.subMap(first, true, last, true)
                        .forEach((booking, month) ->
                                asked.add(month.orElseThrow(() -> CubeReader.erased(structure, booking))));
            }
        }
        return asked;
    }

    /** How much it holds. */
    public Size size() {
        Size size = new Size(0, 0, 0, 0);
        for (NavigableMap<YearMonth, Optional<SealedMonth>> own : months.values()) {
            for (Optional<SealedMonth> month : own.values()) {
                size = month.map(size::plus).orElse(size);
            }
        }
        return size;
    }

    /**
     * How much a journal holds (<i>volume</i>).
     *
     * @param rows how many rows
     * @param cells how many cells
     * @param scanBytes the bytes that the columns of the rows take, which {@link #counted} reads
     * @param cellBytes the bytes that the columns of the cells take
     */
    public record Size(long rows, long cells, long scanBytes, long cellBytes) {
        private Size plus(SealedMonth month) {
            return new Size(
                    rows + month.rows(),
                    cells + month.cells(),
                    scanBytes + month.scanBytes(),
                    cellBytes + month.cellBytes());
        }
    }
}
