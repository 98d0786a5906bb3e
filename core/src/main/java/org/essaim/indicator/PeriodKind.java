package org.essaim.indicator;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** A length of time that the calendar knows (<i>périodicité</i>), from the shortest to the longest. */
public enum PeriodKind {
    /** Jour. */
    DAY,
    /** Semaine ISO 8601, du lundi au dimanche. */
    WEEK,
    /** Mois. */
    MONTH,
    /** Trimestre. */
    QUARTER,
    /** Semestre. */
    SEMESTER,
    /** Année civile. */
    YEAR;

    /** The first day of the one that a day lies in. */
    LocalDate first(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case SEMESTER -> LocalDate.of(day.getYear(), day.getMonthValue() <= 6 ? 1 : 7, 1);
            case YEAR -> day.with(TemporalAdjusters.firstDayOfYear());
        };
    }

    /** The first day of another one, so many later; of fewer, if negative. */
    LocalDate later(LocalDate first, long number) {
        return switch (this) {
            case DAY -> first.plusDays(number);
            case WEEK -> first.plusWeeks(number);
            case MONTH -> first.plusMonths(number);
            case QUARTER -> first.plusMonths(3 * number);
            case SEMESTER -> first.plusMonths(6 * number);
            case YEAR -> first.plusYears(number);
        };
    }
}
