package org.essaim.table;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.essaim.table.MomentReader.Moment;
import org.essaim.table.MomentReader.Outcome;

/** Where a table tells moments: a cell each, or a time of day whose day another cell tells. */
sealed interface MomentColumn {
    /** The cell with the moment, or with the time of day. */
    int slot();

    /** True if an end before its start is one of the next day. */
    boolean overnight();

    /** The first of its cells that is empty; {@link Slots#UNMAPPED} if none is. */
    int emptySlot(TableRow row);

    /** Reads the moment, so many days later than the cells say. */
    Outcome read(TableRow row, int daysLater, Moment into);

    /** How its cells are written. */
    List<String> patterns();

    /** Dates and times in one cell. */
    record Whole(int slot, MomentReader moments) implements MomentColumn {
        @Override
        public boolean overnight() {
            return false;
        }

        @Override
        public int emptySlot(TableRow row) {
            return row.isEmpty(slot) ? slot : Slots.UNMAPPED;
        }

        @Override
        public Outcome read(TableRow row, int daysLater, Moment into) {
            return moments.read(row, slot, into);
        }

        @Override
        public List<String> patterns() {
            return moments.patterns();
        }
    }

    /** A time of day, and its day in another cell. */
    record Split(int slot, int day, ClockReader clocks, DayReader dates, ZoneDays zone, boolean overnight)
            implements MomentColumn {
        @Override
        public int emptySlot(TableRow row) {
            return row.isEmpty(slot) ? slot : row.isEmpty(day) ? day : Slots.UNMAPPED;
        }

        @Override
        public Outcome read(TableRow row, int daysLater, Moment into) {
            Optional<LocalDate> date = dates.read(row.string(day));
            if (date.isEmpty()) {
                return Outcome.DAY_UNPARSABLE;
            }
            Optional<LocalTime> time = clocks.read(row.string(slot));
            return time.isEmpty()
                    ? Outcome.UNPARSABLE
                    : zone.resolve(date.get().plusDays(daysLater).atTime(time.get()), into);
        }

        @Override
        public List<String> patterns() {
            return clocks.patterns();
        }
    }
}
