package org.essaim.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DayTableTest {
    private static final List<String> ODD = List.of(
            "America/Sao_Paulo",
            "Africa/Cairo",
            "Asia/Beirut",
            "America/Havana",
            "America/St_Johns",
            "America/Asuncion",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Pacific/Chatham",
            "Atlantic/Azores",
            "Asia/Tehran",
            "Europe/Paris",
            "Indian/Reunion",
            "Pacific/Auckland");

    private static final Map<ZoneId, TimeSettings> SETTINGS = new ConcurrentHashMap<>();

    /** A second, often near a change of clocks. */
    record Moment(ZoneId zone, long second) {}

    @Property(tries = 2000)
    void everySecondLiesInTheDayThatBegan(@ForAll("moments") Moment moment) {
        DayTable days = new DayTable(moment.zone());
        LocalDate day = days.dayOf(moment.second());
        assertThat(start(day, moment.zone())).isLessThanOrEqualTo(moment.second());
        assertThat(start(day.plusDays(1), moment.zone())).isGreaterThan(moment.second());
        assertThat(days.start(day)).isEqualTo(start(day, moment.zone()));
    }

    @Property(tries = 1000)
    void cuttingAtStartsOfDayKeepsEverySecond(
            @ForAll("moments") Moment moment, @ForAll @LongRange(min = 1, max = 300_000) long length) {
        Interval interval = new Interval(moment.second(), 0, moment.second() + length, 0);
        List<Posting> facts = Desk.postings(List.of(Fact.builder(Desk.STRUCTURE, "planning", FactKind.VISIT)
                .worker(Desk.ANYBODY)
                .planned(interval)
                .build()));
        Map<LocalDate, Long> counted = new TreeMap<>();
        long next = interval.start();
        for (Entry entry :
                WorkedMonth.of(facts, List.of(), settings(moment.zone())).entries()) {
            assertThat(entry.start()).isEqualTo(next);
            next = entry.end();
            assertThat(counted.put(entry.date(), entry.seconds())).isNull();
        }
        assertThat(next).isEqualTo(interval.end());
        assertThat(counted).isEqualTo(naive(interval, moment.zone()));
    }

    @Property(tries = 200)
    void secondBySecondADayLastsUntilTheNextBegins(@ForAll("moments") Moment moment) {
        DayTable days = new DayTable(moment.zone());
        long second = moment.second() - 4000;
        LocalDate latest = LocalDate.MIN;
        for (long before = second - 30 * 3600; before <= second; before += 60) {
            latest = later(latest, local(before, moment.zone()));
        }
        for (; second < moment.second() + 4000; second++) {
            latest = later(latest, local(second, moment.zone()));
            assertThat(days.dayOf(second)).isEqualTo(latest);
        }
    }

    @Property(tries = 500)
    void theOrderOfQuestionsNeverChangesADay(
            @ForAll("moments") Moment moment,
            @ForAll @Size(max = 12) List<@LongRange(min = -400_000, max = 400_000) Long> shifts) {
        DayTable asked = new DayTable(moment.zone());
        for (long shift : shifts) {
            long second = moment.second() + shift;
            DayTable fresh = new DayTable(moment.zone());
            assertThat(asked.dayOf(second)).isEqualTo(fresh.dayOf(second));
            assertThat(asked.endOfDayOf(second))
                    .isEqualTo(start(fresh.dayOf(second).plusDays(1), moment.zone()));
        }
    }

    private static LocalDate local(long second, ZoneId zone) {
        return Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    @Test
    void aDayIsNotAlwaysADay() {
        assertThat(length("Europe/Paris", "2024-10-27")).isEqualTo(25 * 3600);
        assertThat(length("Europe/Paris", "2025-03-30")).isEqualTo(23 * 3600);
        assertThat(length("America/Sao_Paulo", "2018-11-04")).isEqualTo(23 * 3600);
        assertThat(length("Australia/Lord_Howe", "2025-04-06")).isEqualTo(24 * 3600 + 1800);
        assertThat(length("Pacific/Apia", "2011-12-30")).isZero();
    }

    @Test
    void anHourThatComesAgainAfterMidnightBelongsToTheDayThatBegan() {
        // Until 2011 clocks in St John’s went back from 00:01 to 23:01.
        ZoneId zone = ZoneId.of("America/St_Johns");
        long midnight = start(LocalDate.of(2010, 11, 7), zone);
        DayTable days = new DayTable(zone);
        assertThat(days.dayOf(midnight - 1)).isEqualTo("2010-11-06");
        assertThat(days.dayOf(midnight + 60)).isEqualTo("2010-11-07");
        assertThat(days.dayOf(midnight + 1800)).isEqualTo("2010-11-07");
    }

    @Provide
    Arbitrary<Moment> moments() {
        Arbitrary<ZoneId> zones = Arbitraries.oneOf(
                        Arbitraries.of(ODD),
                        Arbitraries.of(
                                ZoneId.getAvailableZoneIds().stream().sorted().toList()))
                .map(ZoneId::of);
        Arbitrary<Long> seconds = Arbitraries.longs()
                .between(epoch(LocalDateTime.of(1970, 1, 2, 0, 0)), epoch(LocalDateTime.of(2037, 12, 1, 0, 0)));
        return Combinators.combine(zones, seconds, Arbitraries.longs().between(-100_000, 100_000))
                .flatAs((zone, second, shift) -> {
                    ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochSecond(second));
                    return change == null
                            ? Arbitraries.just(new Moment(zone, second))
                            : Arbitraries.of(
                                    new Moment(zone, second),
                                    new Moment(zone, change.toEpochSecond() + shift),
                                    new Moment(zone, change.toEpochSecond()),
                                    new Moment(zone, change.toEpochSecond() - 1));
                });
    }

    private static Map<LocalDate, Long> naive(Interval interval, ZoneId zone) {
        Map<LocalDate, Long> seconds = new TreeMap<>();
        LocalDate last =
                LocalDate.ofEpochDay(Math.floorDiv(interval.end(), 86_400L)).plusDays(3);
        for (LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(interval.start(), 86_400L))
                        .minusDays(3);
                day.isBefore(last);
                day = day.plusDays(1)) {
            long shared = Math.min(interval.end(), start(day.plusDays(1), zone))
                    - Math.max(interval.start(), start(day, zone));
            if (shared > 0) {
                seconds.put(day, shared);
            }
        }
        return seconds;
    }

    private static long start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toEpochSecond();
    }

    private static long length(String zone, String day) {
        DayTable days = new DayTable(ZoneId.of(zone));
        return days.start(LocalDate.parse(day).plusDays(1)) - days.start(LocalDate.parse(day));
    }

    private static long epoch(LocalDateTime time) {
        return time.toEpochSecond(java.time.ZoneOffset.UTC);
    }

    private static TimeSettings settings(ZoneId zone) {
        return SETTINGS.computeIfAbsent(
                zone, each -> TimeSettings.of(new Desk(each).store, Desk.STRUCTURE, Long.MAX_VALUE));
    }
}
