package org.essaim.people;

import java.util.Locale;

/** Why people are absent (<i>nature de l’absence</i>); no finer, because a finer one would be a health fact. */
public enum AbsenceKind {
    /** Maladie ordinaire. */
    SICKNESS("Maladie", "Sickness"),
    /** Accident du travail, de trajet, maladie professionnelle. */
    OCCUPATIONAL("Accident du travail ou maladie professionnelle", "Work accident or occupational disease"),
    /** Maternité, paternité, adoption, congé parental. */
    PARENTAL("Maternité, paternité, parental", "Parental"),
    /** Événement familial, enfant malade. */
    FAMILY("Événement familial", "Family event"),
    /** Formation; most formulas leave it out. */
    TRAINING("Formation", "Training"),
    /** Absence non justifiée. */
    UNJUSTIFIED("Absence injustifiée", "Unjustified"),
    /** Autre absence, hors congés payés. */
    OTHER("Autre absence", "Other");

    private final String french;
    private final String english;

    AbsenceKind(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
