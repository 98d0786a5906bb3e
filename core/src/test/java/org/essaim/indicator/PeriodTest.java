package org.essaim.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026,                   2026-01-01, 2026-12-31, 2026,                   2026",
        "2026-H1,                2026-01-01, 2026-06-30, 1er semestre 2026,      1st half-year 2026",
        "2026-S2,                2026-07-01, 2026-12-31, 2e semestre 2026,       2nd half-year 2026",
        "2026-Q1,                2026-01-01, 2026-03-31, 1er trimestre 2026,     1st quarter 2026",
        "2026-T3,                2026-07-01, 2026-09-30, 3e trimestre 2026,      3rd quarter 2026",
        "2024-02,                2024-02-01, 2024-02-29, février 2024,           February 2024",
        "2026-W01,               2025-12-29, 2026-01-04, semaine 1 de 2026,      week 1 of 2026",
        "2026-sem53,             2026-12-28, 2027-01-03, semaine 53 de 2026,     week 53 of 2026",
        "2020-W53,               2020-12-28, 2021-01-03, semaine 53 de 2020,     week 53 of 2020",
        "2026-03-01,             2026-03-01, 2026-03-01, 1er mars 2026,          1 March 2026",
        "2026-01-15..2026-07-14, 2026-01-15, 2026-07-14, du 15 janvier 2026 au 14 juillet 2026, from 15 January 2026 to 14 July 2026",
        "2026-01-01..2026-03-31, 2026-01-01, 2026-03-31, 1er trimestre 2026,     1st quarter 2026",
        "2026-03-02..2026-03-08, 2026-03-02, 2026-03-08, semaine 10 de 2026,     week 10 of 2026",
    })
    void aPeriodIsReadAndCalledByItsName(String text, LocalDate first, LocalDate last, String french, String english) {
        Period period = Period.parse(text);
        assertThat(period.first()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(period.title(Locale.FRENCH).replace('\u00a0', ' ').replace('\u202f', ' '))
                .isEqualTo(french);
        assertThat(period.title(Locale.UK).replace('\u00a0', ' ')).isEqualTo(english);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26",
                "2026-13",
                "2026-02-30",
                "2026-Q5",
                "2026-H3",
                "2026-W00",
                "2025-W53",
                "2026-W54",
                "2026-1",
                "2026-03-01..",
                "2026-03-02..2026-03-01",
                "2026-03..2026-04",
                " 2026",
                "2026-W5"
            })
    void whatIsNoPeriodIsRefused(String text) {
        assertThatThrownBy(() -> Period.parse(text))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("Maybe");
    }

    @ParameterizedTest
    @ValueSource(ints = {2004, 2009, 2015, 2020, 2026, 2032})
    void someYearsHaveFiftyThreeWeeks(int year) {
        assertThat(Period.parse(year + "-W53").next()).hasToString((year + 1) + "-W01");
        assertThat(Period.parse((year + 1) + "-W01").previous()).hasToString(year + "-W53");
        assertThatThrownBy(() -> Period.parse((year + 1) + "-W53")).isInstanceOf(EssaimException.class);
    }

    @Test
    void aYearIsMadeOfMonthsAndNotOfWeeks() {
        Period year = Period.parse("2026");
        assertThat(year.parts(PeriodKind.MONTH)).hasSize(12);
        assertThat(year.parts(PeriodKind.QUARTER)).extracting(Period::toString).contains("2026-Q4");
        assertThat(year.isMadeOf(PeriodKind.WEEK)).isFalse();
        assertThatThrownBy(() -> year.parts(PeriodKind.WEEK))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("Maybe ask by DAY");
        assertThat(Period.parse("2026-W05").parts(PeriodKind.DAY)).hasSize(7);
        assertThat(Period.parse("2026-01-15..2026-07-14").isMadeOf(PeriodKind.MONTH))
                .isFalse();
        assertThat(Period.parse("2026-02-01..2026-06-30").parts(PeriodKind.MONTH))
                .hasSize(5);
    }

    @Test
    void whatAnAgreementCoversIsProRated() {
        Period agreement = Period.parse("2026-01-15..2026-07-14");
        assertThat(Period.parse("2026-01").shareWithin(agreement)).isEqualTo(Rational.of(17, 31));
        assertThat(Period.parse("2026-03").shareWithin(agreement)).isEqualTo(Rational.ONE);
        assertThat(Period.parse("2026-08").shareWithin(agreement)).isEqualTo(Rational.ZERO);
        assertThat(agreement.next()).hasToString("2026-07-15..2027-01-11");
        assertThat(agreement.length()).isEqualTo(agreement.next().length());
        assertThat(agreement.kind()).isEmpty();
        assertThat(Period.parse("2026-01").kind()).contains(PeriodKind.MONTH);
    }

    @Provide
    Arbitrary<Period> periods() {
        Arbitrary<LocalDate> days = Arbitraries.longs()
                .between(
                        LocalDate.of(1990, 1, 1).toEpochDay(),
                        LocalDate.of(2060, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(PeriodKind.values()), days).as(Period::of),
                Combinators.combine(days, Arbitraries.integers().between(0, 800))
                        .as((first, length) -> Period.between(first, first.plusDays(length))));
    }

    @Property(tries = 2000)
    void whatIsWrittenReadsBack(@ForAll("periods") Period period) {
        Period read = Period.parse(period.toString());
        assertThat(read).isEqualTo(period);
        assertThat(read.kind()).isEqualTo(period.kind());
    }

    /** Periods of a kind follow each other without a gap, and each day lies in one of them. */
    @Property(tries = 2000)
    void nextAndPreviousAreNeighbours(@ForAll("periods") Period period) {
        assertThat(period.next().first()).isEqualTo(period.last().plusDays(1));
        assertThat(period.previous().last()).isEqualTo(period.first().minusDays(1));
        assertThat(period.next().previous()).isEqualTo(period);
        assertThat(period.next().kind()).isEqualTo(period.kind());
    }

    @Property(tries = 2000)
    void partsAddUpToTheWholeDayByDay(@ForAll("periods") Period period, @ForAll PeriodKind kind) {
        List<LocalDate> days =
                period.first().datesUntil(period.last().plusDays(1)).toList();
        boolean whole = days.stream().allMatch(day -> period.contains(Period.of(kind, day)));
        assertThat(period.isMadeOf(kind)).isEqualTo(whole);
        if (whole) {
            List<Period> parts = period.parts(kind);
            assertThat(parts.stream().mapToLong(Period::length).sum()).isEqualTo(period.length());
            assertThat(parts)
                    .isSorted()
                    .allSatisfy(part -> assertThat(part.kind()).contains(kind));
        }
    }

    @Property(tries = 1000)
    void sharesOfAMonthByTwoNeighboursAddUpToIt(@ForAll("periods") Period period, @ForAll("periods") Period within) {
        Rational share = period.shareWithin(within);
        long common = period.first()
                .datesUntil(period.last().plusDays(1))
                .filter(day -> !day.isBefore(within.first()) && !day.isAfter(within.last()))
                .count();
        assertThat(share).isEqualTo(Rational.of(common, period.length()));
    }

    @Property(tries = 1000)
    void weeksBeginOnMonday(@ForAll("periods") Period period) {
        Period week = Period.of(PeriodKind.WEEK, period.first());
        assertThat(week.first().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(week.length()).isEqualTo(7);
        assertThat(week.contains(Period.of(PeriodKind.DAY, period.first()))).isTrue();
    }
}
