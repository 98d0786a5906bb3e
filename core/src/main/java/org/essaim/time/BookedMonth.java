package org.essaim.time;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * What a structure's month books: as its seal says, or as closing it now would.
 *
 * @param structure the structure's identifier
 * @param month the booking month
 * @param seal its seal; absent while it is open
 * @param settings what turned facts into entries
 * @param facts the net facts, in canonical order; in the place of one that was erased there is nothing
 * @param entries the working time that they make
 * @param corrections what is booked here of months sealed before, day by day
 */
record BookedMonth(
        String structure,
        YearMonth month,
        @Nullable Seal seal,
        TimeSettings settings,
        List<@Nullable Posting> facts,
        List<Entry> entries,
        SortedMap<Cell, Long> corrections) {

    static BookedMonth of(Store store, String structure, YearMonth month) {
        Journal journal = new Journal(store, structure);
        Optional<Journal.Sealed> sealed = journal.sealed(month).filter(found -> !found.reopened());
        if (sealed.isPresent()) {
            return of(store, journal, structure, sealed.get());
        }
        TimeSettings settings = TimeSettings.of(store, structure, Long.MAX_VALUE);
        Corrections corrections = new Corrections(store, journal, structure);
        return new BookedMonth(
                structure,
                month,
                null,
                settings,
                List.copyOf(journal.net(month)),
                corrections.worked(month, settings).entries(),
                corrections.booked(month));
    }

    /** What a seal booked, whether its month was reopened since or not. */
    static BookedMonth of(Store store, Journal journal, String structure, Journal.Sealed sealed) {
        YearMonth month = sealed.seal().month();
        List<Entry> entries = journal.entries(sealed);
        // What entries do not tell are corrections, which are kept day by day.
        SortedMap<Cell, Long> corrections = new TreeMap<>(Cells.of(journal.beside(sealed, SegmentKind.CELLS)));
        Cells.of(structure, entries, new TreeSet<>())
                .forEach((cell, seconds) -> corrections.merge(cell, -seconds, Long::sum));
        corrections.values().removeIf(seconds -> seconds == 0);
        return new BookedMonth(
                structure,
                month,
                sealed.seal(),
                TimeSettings.of(store, structure, sealed.sequence()),
                journal.leaves(sealed).facts(journal.net(sealed)),
                entries,
                corrections);
    }

    /** Everything that it books, months of work in one piece. */
    SortedMap<Cell, Long> cells() {
        SortedMap<Cell, Long> cells = new TreeMap<>(Cells.of(structure, entries, new TreeSet<>()));
        Cells.whole(corrections).forEach((cell, seconds) -> cells.merge(cell, seconds, Long::sum));
        cells.values().removeIf(seconds -> seconds == 0);
        return cells;
    }

    /** Seconds of events without a worker, which nobody books. */
    long unassigned() {
        return WorkedMonth.of(told(), from -> List.of(), settings, worker -> false)
                .unassignedSeconds();
    }

    /** The fact of an entry. Whose fact is erased, whose entries are too. */
    Fact fact(Entry entry) {
        return Objects.requireNonNull(facts.get(entry.fact())).fact();
    }

    /** The facts that are there, in canonical order. */
    List<Posting> told() {
        List<Posting> told = new ArrayList<>();
        for (@Nullable Posting posting : facts) {
            if (posting != null) {
                told.add(posting);
            }
        }
        return told;
    }
}
