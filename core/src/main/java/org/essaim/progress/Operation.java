package org.essaim.progress;

import java.util.Locale;

/** What somebody called for that may take long (<i>opération</i>). */
public enum Operation {
    /** A delivery is taken in, or looked at first. */
    IMPORT("Import", "Import"),
    /** Months are sealed. */
    CLOSING("Clôture", "Closing"),
    /** A statement is drafted or issued. */
    STATEMENT("Relevé", "Statement"),
    /** A statement is verified. */
    VERIFICATION("Vérification", "Verification"),
    /** Indicators are worked out, published or not. */
    INDICATORS("Indicateurs", "Indicators"),
    /** What came of campaigns is counted, published or not. */
    COUNTING("Dépouillement", "Count of answers"),
    /** Files are written. */
    EXPORT("Export", "Export"),
    /** Somebody, or what is out of date, is erased. */
    ERASURE("Effacement", "Erasure"),
    /** Seals are reckoned again. */
    INSPECTION("Contrôle des scellés", "Inspection of seals");

    private final String french;
    private final String english;

    Operation(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads, in French or English. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
