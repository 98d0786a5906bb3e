package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.organisation.Staff;
import org.junit.jupiter.api.Test;

class AbsencesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 20);
    private static final LocalDate CHANGE = LocalDate.of(2026, 4, 1);
    private static final long QUARTER = 900;
    private final Desk desk = new Desk();

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 300)
    void everyDayIsMeasuredByItselfInWhicheverMonthTheAbsenceBegan(@ForAll("absences") List<Fact> facts) {
        TimeSettings settings = settings();
        Map<LocalDate, Long> found = new TreeMap<>();
        for (int month = 3; month <= 5; month++) {
            YearMonth each = YearMonth.of(2026, month);
            Absences absences = new Absences(each, settings);
            absences.add(Desk.postings(facts));
            for (Absence absence : absences.list()) {
                assertThat(YearMonth.from(absence.date())).isEqualTo(each);
                found.put(absence.date(), absence.seconds());
            }
        }
        assertThat(found).isEqualTo(naive(facts));
    }

    @Test
    void anAbsenceIsToldInEveryMonthThatItReaches() {
        desk.load(absence(AbsenceNature.HOURLY, FIRST, 0, 96 * 30));
        YearMonth april = YearMonth.of(2026, 4);
        long seconds = desk.time.absences(Desk.STRUCTURE, april).stream()
                .mapToLong(absence -> java.util.Objects.requireNonNull(absence.seconds()))
                .sum();
        // 30 days of 24 elapsed hours from 20 March, of which 12 days less the hour that 29 March lacks lie in March.
        assertThat(seconds).isEqualTo((30 * 24 - (12 * 24 - 1)) * 3600L);
        assertThat(desk.time.absences(Desk.STRUCTURE, april.plusMonths(1))).isEmpty();
        assertThat(desk.time.entries(Desk.STRUCTURE, YearMonth.of(2026, 3))).isEmpty();
    }

    private static Map<LocalDate, Long> naive(List<Fact> facts) {
        Map<LocalDate, Long> found = new TreeMap<>();
        for (LocalDate day = FIRST.minusDays(1); day.isBefore(FIRST.plusDays(60)); day = day.plusDays(1)) {
            boolean works = day.getDayOfWeek() != DayOfWeek.SUNDAY;
            long weekly = day.isBefore(CHANGE) ? 126_000 : 86_400;
            int halves = 0;
            Set<Long> quarters = new TreeSet<>();
            long start = day.atStartOfDay(Desk.PARIS).toEpochSecond();
            long end = day.plusDays(1).atStartOfDay(Desk.PARIS).toEpochSecond();
            for (Fact fact : facts) {
                Interval interval = fact.reference();
                boolean touches = interval.start() < end && interval.end() > start;
                if (fact.nature() == AbsenceNature.HOURLY) {
                    for (long second = start; second < end; second += QUARTER) {
                        if (second >= interval.start() && second < interval.end()) {
                            quarters.add(second);
                        }
                    }
                } else if (touches && works) {
                    halves += fact.nature() == AbsenceNature.DAILY ? 2 : 1;
                }
            }
            long seconds = Math.min(2, halves) * weekly / 12 + (halves >= 2 ? 0 : quarters.size() * QUARTER);
            if (seconds > 0) {
                found.put(day, seconds);
            }
        }
        return found;
    }

    private TimeSettings settings() {
        desk.time.save(new Staff(
                Desk.STRUCTURE,
                Map.of(
                        Desk.ANYBODY,
                        ByDate.always(new Assignment("Nord", Function.CARE_WORKER, 126_000L))
                                .with(CHANGE, new Assignment("Nord", Function.CARE_WORKER, 86_400L)))));
        return TimeSettings.of(desk.store, Desk.STRUCTURE, Long.MAX_VALUE);
    }

    private static Fact absence(AbsenceNature nature, LocalDate day, int startQuarter, int quarters) {
        ZonedDateTime from = day.atStartOfDay(Desk.PARIS).plusSeconds(startQuarter * QUARTER);
        return Fact.builder(Desk.STRUCTURE, "planning", FactKind.ABSENCE)
                .worker(Desk.ANYBODY)
                .nature(nature)
                .planned(Desk.between(from, from.plusSeconds(quarters * QUARTER)))
                .build();
    }

    @Provide
    Arbitrary<List<Fact>> absences() {
        Arbitrary<Fact> hourly = Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.integers().between(1, 400))
                .as((day, start, length) -> absence(AbsenceNature.HOURLY, FIRST.plusDays(day), start, length));
        Arbitrary<Fact> daily = Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.of(AbsenceNature.DAILY, AbsenceNature.HALF_DAILY))
                .as((day, days, nature) -> {
                    ZonedDateTime from = FIRST.plusDays(day).atStartOfDay(Desk.PARIS);
                    return Fact.builder(Desk.STRUCTURE, "planning", FactKind.ABSENCE)
                            .worker(Desk.ANYBODY)
                            .nature(nature)
                            .planned(Desk.between(from, from.plusDays(days)))
                            .build();
                });
        return Arbitraries.oneOf(hourly, daily).list().ofMaxSize(5).map(list -> new ArrayList<>(list));
    }
}
