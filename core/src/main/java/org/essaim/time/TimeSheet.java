package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * One worker's hours of a month by day and category (<i>relevé d’heures mensuel</i>), under pseudonym.
 *
 * <p>Immutable. All sheets of a month together hold every second that the month books, and none twice: a night of the last day
 * that reaches into the next month stands here, under its own date.
 *
 * @param structure the structure's identifier
 * @param month the month
 * @param worker the worker
 * @param seal the seal of the month; absent while it is open, and the sheet provisional
 * @param functions what the worker was employed as
 * @param days seconds of each category by work date
 * @param corrections what is booked here of months sealed before, by work date
 * @param absences hours of absence by date; never the motive
 */
public record TimeSheet(
        String structure,
        YearMonth month,
        WorkerId worker,
        @Nullable Seal seal,
        List<Function> functions,
        SortedMap<LocalDate, SortedMap<Category, Long>> days,
        SortedMap<LocalDate, SortedMap<Category, Long>> corrections,
        List<Absence> absences) {
    public TimeSheet {
        functions = List.copyOf(functions);
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        corrections = Collections.unmodifiableSortedMap(new TreeMap<>(corrections));
        absences = List.copyOf(absences);
    }

    /** Seconds of everything that the sheet books, corrections included. */
    public long seconds() {
        return seconds(days) + seconds(corrections);
    }

    static long seconds(SortedMap<LocalDate, SortedMap<Category, Long>> days) {
        return days.values().stream()
                .flatMap(sums -> sums.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static final class Collected {
        private final SortedSet<Function> functions = new TreeSet<>();
        private final SortedMap<LocalDate, SortedMap<Category, Long>> days = new TreeMap<>();
        private final SortedMap<LocalDate, SortedMap<Category, Long>> corrections = new TreeMap<>();
        private final List<Absence> absences = new ArrayList<>();

        static void add(
                SortedMap<LocalDate, SortedMap<Category, Long>> days, LocalDate day, Category category, long seconds) {
            days.computeIfAbsent(day, none -> new TreeMap<>()).merge(category, seconds, Long::sum);
        }
    }

    /** The sheets of everybody for whom a month books anything or knows an absence, in order of their pseudonyms. */
    static List<TimeSheet> of(BookedMonth booked, List<Absence> absences) {
        SortedMap<WorkerId, Collected> workers = new TreeMap<>();
        for (Entry entry : booked.entries()) {
            Collected own = workers.computeIfAbsent(entry.worker(), none -> new Collected());
            own.functions.add(entry.function());
            Collected.add(own.days, entry.date(), entry.category(), entry.seconds());
        }
        booked.corrections().forEach((cell, seconds) -> {
            Collected own = workers.computeIfAbsent(cell.worker(), none -> new Collected());
            own.functions.add(cell.function());
            Collected.add(own.corrections, cell.from(), cell.category(), seconds);
        });
        for (Absence absence : absences) {
            workers.computeIfAbsent(absence.worker(), none -> new Collected())
                    .absences
                    .add(absence);
        }
        List<TimeSheet> sheets = new ArrayList<>();
        for (Map.Entry<WorkerId, Collected> each : workers.entrySet()) {
            Collected own = each.getValue();
            sheets.add(new TimeSheet(
                    booked.structure(),
                    booked.month(),
                    each.getKey(),
                    booked.seal(),
                    List.copyOf(own.functions),
                    own.days,
                    own.corrections,
                    own.absences));
        }
        return sheets;
    }
}
