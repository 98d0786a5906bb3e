package org.essaim.cli.simulation;

import java.util.ArrayList;
import java.util.List;
import org.essaim.cli.simulation.Period.ClockChange;
import org.essaim.finding.Code;
import org.essaim.finding.Severity;
import org.essaim.time.Category;

/**
 * A fault that was put into an export on purpose (<i>anomalie semée</i>), and the finding that an import must answer with.
 *
 * <p>Immutable.
 *
 * @param structure the structure's identifier
 * @param file the export's name, without its folder
 * @param row the row, the header being row 1
 * @param code the finding to expect
 * @param column the column at fault; empty if the row as a whole is
 * @param value what stands there; empty if nothing special
 */
public record SeededFault(String structure, String file, long row, Code code, String column, String value) {

    /** What can go wrong, in which structure and in which month; the second month is left clean for late corrections. */
    enum Kind {
        END_BEFORE_START(Code.END_BEFORE_START, "Fin planifiée", 1, 0),
        UNPARSABLE_DATE(Code.UNPARSABLE_DATE, "Début planifié", 1, 3),
        SHORT_ROW(Code.SHORT_ROW, "", 2, 2),
        OVERLAP(Code.TIME_OVERLAP, "Début planifié", 2, 4),
        MISSING_TIME(Code.LOCAL_TIME_MISSING, "Début planifié", 3, -1),
        DOUBLED_TIME(Code.LOCAL_TIME_TWICE, "Début planifié", 3, -1),
        WRONG_YEAR(Code.OUTSIDE_WINDOW, "Début planifié", 4, 0),
        UNKNOWN_TYPE(Code.UNKNOWN_CODE, "Type", 4, 5);

        final Code code;
        final String column;
        private final int structure;
        private final int month;

        Kind(Code code, String column, int structure, int month) {
            this.code = code;
            this.column = column;
            this.structure = structure;
            this.month = month;
        }

        /** The faults of a structure. */
        static List<Kind> of(int structure) {
            List<Kind> kinds = new ArrayList<>();
            for (Kind kind : values()) {
                if (kind.structure == structure) {
                    kinds.add(kind);
                }
            }
            return kinds;
        }

        /** True if nothing of the row can be kept. */
        boolean refusesRow() {
            return code.severity() == Severity.ERROR;
        }

        private boolean due(Period period, int current) {
            return current == (month < period.months() ? month : 0);
        }
    }

    static void plant(FictitiousStructure structure, int month, List<Event> events) {
        for (Kind kind : structure.faults) {
            Chance chance =
                    Chance.of(structure.seed, structure.number, 8, kind.name().hashCode());
            if (kind == Kind.MISSING_TIME || kind == Kind.DOUBLED_TIME) {
                atClockChange(structure, kind, month, events);
            } else if (kind.due(structure.period, month)) {
                plant(kind, victim(events, structure.period.monthStart(month), chance), events);
            }
        }
    }

    private static void plant(Kind kind, Event victim, List<Event> events) {
        victim.forgetClocking();
        if (kind == Kind.OVERLAP) {
            // Half an hour of paperwork in the middle of a visit.
            Event other = new Event(
                    victim.end - 2700, victim.end - 900, victim.employee, victim.team, Category.ADMINISTRATION);
            other.fault = kind;
            events.add(other);
            return;
        }
        if (kind == Kind.END_BEFORE_START) {
            victim.end = victim.start - 3600;
        }
        victim.fault = kind;
    }

    // An ordinary visit of an hour or more, in the middle of the month.
    private static Event victim(List<Event> events, int monthStart, Chance chance) {
        int index = chance.below(events.size());
        while (true) {
            Event event = events.get(index);
            int dayOfMonth = event.day() - monthStart + 1;
            if (event.visit()
                    && event.employee != null
                    && !event.cancelled()
                    && event.fault == null
                    && event.end - event.start >= 3600
                    && event.end - event.start <= 3 * 3600
                    && dayOfMonth >= 13
                    && dayOfMonth <= 24) {
                return event;
            }
            index = (index + 1) % events.size();
        }
    }

    private static void atClockChange(FictitiousStructure structure, Kind kind, int month, List<Event> events) {
        Period period = structure.period;
        for (ClockChange change : period.changes()) {
            if (change.forward() == (kind == Kind.MISSING_TIME)) {
                int start = Math.min(change.before(), change.after()) + 1800;
                if (period.monthOf(start / Period.DAY) == month) {
                    Event event = new Event(
                            start, start + 3600, sleeper(structure, start / Period.DAY), 0, Category.DIRECT_CARE);
                    event.beneficiary = 0;
                    event.fault = kind;
                    events.add(event);
                }
                return;
            }
        }
    }

    // Somebody who has nothing else to do at half past two.
    private static Employee sleeper(FictitiousStructure structure, int day) {
        for (Seat seat : structure.seats) {
            if (seat.team == 0 && !seat.night && seat.present(day)) {
                return seat.occupant(day);
            }
        }
        return structure.seats.get(0).occupant(day);
    }
}
