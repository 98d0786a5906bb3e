package org.essaim.people;

import java.util.Locale;

/** What people are employed under (<i>nature du contrat</i>). */
public enum Contract {
    /** CDI. */
    PERMANENT("CDI", "Permanent"),
    /** CDD. */
    FIXED_TERM("CDD", "Fixed term"),
    /** Apprentissage, professionnalisation. */
    WORK_STUDY("Alternance", "Work-study"),
    /** Contrat aidé. */
    SUBSIDISED("Contrat aidé", "Subsidised"),
    /** Intérim, mise à disposition. */
    AGENCY("Intérim", "Agency");

    private final String french;
    private final String english;

    Contract(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
