package org.essaim.time;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.essaim.spi.Store;

/**
 * A structure's time as it is known, or was known at the end of a past day (<i>temps connu à une date</i>).
 *
 * <p>What was known at the end of a day is what the commits told that were made before the structure's next day began; its
 * facts, mapping, rules, seals and corrections are all those of that moment. Thread-safe as far as its store is.
 */
public final class KnownTime {
    private final Store store;
    private final String structure;

    KnownTime(Store store, String structure) {
        this.store = store;
        this.structure = structure;
    }

    /** The months that hold facts or corrections and are not sealed, in order. */
    public List<YearMonth> openMonths() {
        Journal journal = new Journal(store, structure);
        List<YearMonth> sealed = sealedMonths();
        return journal.months().stream()
                .filter(month -> !sealed.contains(month))
                .toList();
    }

    /** The months that are sealed and were not reopened, in order. */
    public List<YearMonth> sealedMonths() {
        return List.copyOf(new Journal(store, structure).sealedMonths());
    }

    /** The seal that holds for a month; absent while the month is open. */
    public Optional<Seal> seal(YearMonth month) {
        return new SealedTime(store).seal(structure, month);
    }

    /** The working time that a month's facts make: as sealed, or as closing it now would count. */
    public List<Entry> entries(YearMonth month) {
        return BookedMonth.of(store, structure, month).entries();
    }

    /** Everything that a month books, corrections of months sealed before included; months of work in one piece. */
    public SortedMap<Cell, Long> cells(YearMonth month) {
        return BookedMonth.of(store, structure, month).cells();
    }

    /** The hours of a month: direct care and the rest, their ratios, and the proration of peripheral hours. */
    public MonthHours hours(YearMonth month) {
        return MonthHours.of(BookedMonth.of(store, structure, month), Absences.of(store, structure, month));
    }
}
