package org.essaim.indicator;

import java.time.Year;
import java.util.Locale;
import org.essaim.exact.Rational;

/** How many days a year has when a value is brought to a year (<i>base d’annualisation</i>). */
public enum DayCount {
    /** 365, in leap years too. */
    OF_365("sur 365 jours", "over 365 days"),
    /** 360. */
    OF_360("sur 360 jours", "over 360 days"),
    /** Those of the year in which the period begins. */
    OF_THE_YEAR("sur les jours de l’année", "over the days of the year");

    private final String french;
    private final String english;

    DayCount(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads, in French or English. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    Rational factor(Period period) {
        long year = switch (this) {
            case OF_365 -> 365;
            case OF_360 -> 360;
            case OF_THE_YEAR -> Year.of(period.first().getYear()).length();
        };
        return Rational.of(year, period.length());
    }
}
