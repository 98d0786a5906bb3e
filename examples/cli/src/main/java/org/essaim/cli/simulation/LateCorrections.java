package org.essaim.cli.simulation;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.time.Cancellation;
import org.essaim.time.Category;

/**
 * What was corrected after the month was closed (<i>corrections tardives</i>): each file is the whole month again.
 *
 * <p>Immutable.
 *
 * @param files one for each structure that corrected something
 */
public record LateCorrections(List<File> files) {
    public LateCorrections {
        files = List.copyOf(files);
    }

    /**
     * The month of a structure, exported again (<i>réexport</i>).
     *
     * @param structure the structure's identifier
     * @param file the export's name, without its folder
     * @param month the whole of this month
     * @param rows the data rows
     * @param amended events that changed; each overlaps with what it was
     * @param withdrawn events that vanished
     * @param appeared events that are new
     */
    public record File(
            String structure, String file, YearMonth month, long rows, int amended, int withdrawn, int appeared) {}

    /**
     * Events as somebody corrected them.
     *
     * @param events all events of the month, the latest first
     * @param amended how many changed
     * @param withdrawn how many vanished
     * @param appeared how many are new
     */
    record Corrected(List<Event> events, int amended, int withdrawn, int appeared) {}

    /** Corrects the events of a month: never two things on one day of one worker, so that each can be told. */
    static Corrected correct(FictitiousStructure structure, int month) {
        Chance chance = Chance.of(structure.seed, structure.number, 9, month);
        List<Event> events = new ArrayList<>(MonthOfLife.of(structure, month));
        Set<Long> touched = new TreeSet<>();
        int amended = 0;
        for (int i = 0; i < 4; i++) {
            Event meeting = find(events, chance, touched, Category.TEAM_MEETING, 60);
            meeting.end += 900;
            amended++;
        }
        for (int i = 0; i < 2; i++) {
            find(events, chance, touched, Category.DIRECT_CARE, 60).end -= 900;
            amended++;
        }
        for (int i = 0; i < 2; i++) {
            Event visit = find(events, chance, touched, Category.DIRECT_CARE, 30);
            visit.cancellation = Cancellation.NEITHER;
            visit.forgetClocking();
            amended++;
        }
        int withdrawn = 0;
        for (int i = 0; i < 3; i++) {
            events.remove(find(events, chance, touched, i == 0 ? Category.TEAM_PLANNING : Category.DIRECT_CARE, 30));
            withdrawn++;
        }
        int appeared = 0;
        for (Category category : List.of(Category.CONSULTATION, Category.CONSULTATION, Category.MENTORING)) {
            events.add(forgotten(structure, month, events, chance, touched, category));
            appeared++;
        }
        events.sort((one, other) -> Integer.compare(other.actualStart(), one.actualStart()));
        return new Corrected(events, amended, withdrawn, appeared);
    }

    private static Event find(List<Event> events, Chance chance, Set<Long> touched, Category category, int minutes) {
        int index = chance.below(events.size());
        while (true) {
            Event event = events.get(index);
            if (event.category == category
                    && event.employee != null
                    && !event.cancelled()
                    && event.fault == null
                    && event.end - event.start >= minutes * 60
                    && event.end - event.start < 6 * 3600
                    && touched.add(key(event.employee, event.day()))) {
                return event;
            }
            index = (index + 1) % events.size();
        }
    }

    // An hour of somebody who, as far as the planning knew, did nothing that day.
    private static Event forgotten(
            FictitiousStructure structure,
            int month,
            List<Event> events,
            Chance chance,
            Set<Long> touched,
            Category category) {
        Set<Long> busy = new TreeSet<>(touched);
        for (Event event : events) {
            if (event.employee != null) {
                busy.add(key(event.employee, event.day()));
            }
        }
        int first = structure.period.monthStart(month);
        int length = structure.period.monthStart(month + 1) - first;
        while (true) {
            int day = first + chance.below(length);
            Seat seat = structure.seats.get(chance.below(structure.seats.size()));
            if (seat.team != Seat.OFFICE && !seat.night && busy.add(key(seat.occupant(day), day))) {
                touched.add(key(seat.occupant(day), day));
                int start = day * Period.DAY + 14 * 3600;
                Event event = new Event(start, start + 3600, seat.occupant(day), seat.team, category);
                return event;
            }
        }
    }

    private static long key(Employee employee, int day) {
        return day * 1000L + employee.number();
    }
}
