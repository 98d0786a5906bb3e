package org.essaim.people;

import java.util.Locale;

/**
 * How an accident at work is counted (<i>nature de l’accident</i>): the three frequency rates count one, two or all of them, and an
 * accident on the way to work none of the three.
 */
public enum AccidentKind {
    /** Avec arrêt d’au moins un jour, hors jour de l’accident. */
    LOST_TIME("Avec arrêt", "Lost time"),
    /** Déclaré, sans arrêt. */
    DECLARED("Déclaré sans arrêt", "Declared, no lost time"),
    /** Bénin, inscrit au registre. */
    BENIGN("Bénin", "Benign"),
    /** De trajet. */
    COMMUTING("De trajet", "Commuting");

    private final String french;
    private final String english;

    AccidentKind(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
