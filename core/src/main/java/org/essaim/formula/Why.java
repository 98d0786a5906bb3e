package org.essaim.formula;

import java.util.Locale;

/** Why there is no figure (<i>motif d’absence</i>); of several, the first of this list is told. */
public enum Why {
    /** Secret: it would tell of people. */
    SUPPRESSED("secret", "secret"),
    /** Verrouillé : it may not be told yet, or not to this reader. */
    LOCKED("verrouillé", "locked"),
    /** Incomplet: a part of the structures or days is missing. */
    INCOMPLETE("incomplet", "incomplete"),
    /** Inconnu: nobody recorded it. */
    NO_DATA("inconnu", "unknown"),
    /** Sans objet: what it would be divided by is 0. */
    ZERO_DENOMINATOR("sans objet (dénominateur nul)", "not applicable (the denominator is 0)");

    private final String french;
    private final String english;

    Why(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads in the place of the figure, in French or English. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
