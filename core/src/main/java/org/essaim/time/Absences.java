package org.essaim.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/**
 * Tells the hours of absence of one month, whichever month an absence began in.
 *
 * <p>An hourly absence counts what the clock says. A daily one counts a sixth of the weekly hours for each working day, Monday
 * to Saturday, and a half-daily one half of that, by the contract version of the date. Public holidays are working days here:
 * which of them are off is local.
 */
final class Absences {
    private static final int WORKING_DAYS = 6;
    private final YearMonth month;
    private final TimeSettings settings;
    private final DayTable days;
    private final SortedMap<Place, Day> absent = new TreeMap<>();

    private record Place(WorkerId worker, LocalDate date) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::worker).thenComparing(Place::date);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** What is told of one worker's day; told twice it is still one day. */
    private static final class Day {
        private boolean whole;
        private boolean unknown;
        private int halves;
        private long hours;
        private final TakenTime clocked = new TakenTime();
    }

    /** The absences of a structure's month, by worker and date. */
    static List<Absence> of(Store store, String structure, YearMonth month) {
        Journal journal = new Journal(store, structure);
        Corrections corrections = new Corrections(store, journal, structure);
        Absences absences = new Absences(month, TimeSettings.of(store, structure, Long.MAX_VALUE));
        for (YearMonth told : journal.months()) {
            if (!told.isAfter(month)) {
                absences.add(corrections.known(told));
            }
        }
        return absences.list();
    }

    Absences(YearMonth month, TimeSettings settings) {
        this.month = month;
        this.settings = settings;
        this.days = new DayTable(settings.zone());
    }

    /** Takes the absences among these facts in, of whatever month they are. */
    void add(List<Posting> facts) {
        for (Posting posting : facts) {
            Fact fact = posting.fact();
            if (fact.kind() == FactKind.ABSENCE && fact.worker() != null && fact.cancellation() == Cancellation.NONE) {
                add(fact.worker(), fact.nature(), fact.reference());
            }
        }
    }

    private void add(WorkerId worker, @Nullable AbsenceNature nature, Interval interval) {
        LocalDate first = later(interval.startDate(), month.atDay(1));
        LocalDate end = days.dayOf(Math.max(interval.start(), interval.end() - 1));
        LocalDate last = earlier(end, month.atEndOfMonth());
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            boolean byTheClock = nature == AbsenceNature.HOURLY;
            if (byTheClock || date.getDayOfWeek() != DayOfWeek.SUNDAY) {
                Day day = absent.computeIfAbsent(new Place(worker, date), none -> new Day());
                if (nature == null) {
                    day.unknown = true;
                } else if (byTheClock) {
                    long from = Math.max(interval.start(), days.start(date));
                    long to = Math.min(interval.end(), days.start(date.plusDays(1)));
                    for (Span span : day.clocked.take(from, Math.max(from, to))) {
                        day.hours += span.seconds();
                    }
                } else if (nature == AbsenceNature.DAILY) {
                    day.whole = true;
                } else {
                    day.halves++;
                }
            }
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The absences by worker and date. */
    List<Absence> list() {
        List<Absence> list = new ArrayList<>();
        absent.forEach((place, day) -> {
            Absence absence = absence(place, day);
            if (absence.seconds() == null || absence.seconds() > 0) {
                list.add(absence);
            }
        });
        return list;
    }

    private Absence absence(Place place, Day day) {
        if (day.unknown) {
            return new Absence(place.worker(), place.date(), null, Absence.Missing.NATURE);
        }
        int halves = day.whole ? 2 : Math.min(2, day.halves);
        if (halves == 0) {
            return new Absence(place.worker(), place.date(), day.hours, null);
        }
        Long weekly = settings.staff()
                .at(place.worker(), place.date())
                .map(Assignment::weekly)
                .orElse(null);
        if (weekly == null) {
            return new Absence(place.worker(), place.date(), null, Absence.Missing.CONTRACT);
        }
        // Whole minutes a week: a twelfth of them is whole seconds.
        long half = weekly / (2 * WORKING_DAYS);
        return new Absence(place.worker(), place.date(), halves * half + (halves == 2 ? 0 : day.hours), null);
    }
}
