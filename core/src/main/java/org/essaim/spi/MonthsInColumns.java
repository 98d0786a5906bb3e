package org.essaim.spi;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.essaim.cube.ColumnarJournal;
import org.essaim.cube.MonthRows;
import org.essaim.time.SealedCells;
import org.essaim.time.SealedTime;

/** Reads sealed months of a store into columns, each when it is first asked for and anew when it changed. For its store, under whose lock it works. */
final class MonthsInColumns {
    private final Store store;
    // The sealed months of those structures that were asked for and did not change since.
    private final Map<String, List<YearMonth>> sealed = new HashMap<>();
    private ColumnarJournal columns = new ColumnarJournal();

    MonthsInColumns(Store store) {
        this.store = store;
    }

    /** Forgets what a commit changes. */
    void changedBy(Commit commit) {
        for (SealedCells.Place place : SealedCells.places(commit)) {
            sealed.remove(place.structure());
            columns.open(place.structure(), place.month());
        }
    }

    void forget() {
        sealed.clear();
        columns = new ColumnarJournal();
    }

    /** The columns, in which these months are by now. */
    ColumnarJournal of(Collection<String> structures, YearMonth first, YearMonth last) {
        for (String structure : structures) {
            for (YearMonth booking : sealed.computeIfAbsent(structure, new SealedTime(store)::sealedMonths)) {
                if (!booking.isBefore(first) && !booking.isAfter(last) && !columns.holds(structure, booking)) {
                    read(structure, booking);
                }
            }
        }
        return columns;
    }

    private void read(String structure, YearMonth booking) {
        MonthRows rows = columns.month(structure, booking);
        if (SealedCells.rows(store, structure, booking, rows::add)) {
            rows.seal();
        } else {
            columns.erased(structure, booking);
        }
    }
}
