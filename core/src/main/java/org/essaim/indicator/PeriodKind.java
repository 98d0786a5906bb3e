package org.essaim.indicator;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** A length of time that the calendar knows (<i>périodicité</i>), from the shortest to the longest. */
public enum PeriodKind {
    /** Jour. */
    DAY("jour", "day"),
    /** Semaine ISO 8601, du lundi au dimanche. */
    WEEK("semaine", "week"),
    /** Mois. */
    MONTH("mois", "month"),
    /** Trimestre. */
    QUARTER("trimestre", "quarter"),
    /** Semestre. */
    SEMESTER("semestre", "half-year"),
    /** Année civile. */
    YEAR("année", "year");

    private final String french;
    private final String english;

    PeriodKind(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads, in French or English. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }

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
