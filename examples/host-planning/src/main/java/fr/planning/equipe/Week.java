package fr.planning.equipe;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/** One person's week, Monday to Sunday. */
record Week(Person person, LocalDate monday, List<Day> days) {

    record Day(LocalDate date, List<Shift> shifts) {}

    static Week of(Person person, LocalDate day, Shifts shifts) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Shift> all = shifts.of(person.id(), monday, monday.plusDays(6));
        return new Week(
                person,
                monday,
                IntStream.range(0, 7)
                        .mapToObj(monday::plusDays)
                        .map(date -> new Day(
                                date,
                                all.stream()
                                        .filter(shift -> shift.day().equals(date))
                                        .toList()))
                        .toList());
    }

    public int number() {
        return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    public LocalDate previous() {
        return monday.minusWeeks(1);
    }

    public LocalDate next() {
        return monday.plusWeeks(1);
    }

    public String visits() {
        return total(Kind.VISIT);
    }

    public String meetings() {
        return total(Kind.MEETING);
    }

    private String total(Kind kind) {
        Duration total = days.stream()
                .flatMap(day -> day.shifts().stream())
                .filter(shift -> shift.kind() == kind && !shift.isCancelled())
                .map(Shift::length)
                .reduce(Duration.ZERO, Duration::plus);
        return total.toHours() + " h " + (total.toMinutesPart() < 10 ? "0" : "") + total.toMinutesPart();
    }
}
