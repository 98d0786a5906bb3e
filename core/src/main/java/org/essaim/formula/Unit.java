package org.essaim.formula;

import java.util.Locale;

/** What a figure of a formula counts (<i>unité</i>). */
public enum Unit {
    /** Personnes. */
    PERSONS("persons", "personnes", "people"),
    /** Équivalents temps plein. */
    FULL_TIME_EQUIVALENTS("fte", "ETP", "FTE"),
    /** Événements ou objets : accidents, structures, séances. */
    EVENTS("events", "", ""),
    /** Jours. */
    DAYS("days", "jours", "days"),
    /** Heures. */
    HOURS("hours", "heures", "hours"),
    /** Euros. */
    EUROS("euros", "€", "€");

    private final String word;
    private final String french;
    private final String english;

    Unit(String word, String french, String english) {
        this.word = word;
        this.french = french;
        this.english = english;
    }

    /** What a formula calls it, such as {@code fte}. */
    public String word() {
        return word;
    }

    /** What a person reads after a figure, in French or English; empty if nothing. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
