package org.essaim.claim;

import java.util.Locale;

/** Why a funder accepts less than was claimed (<i>motif de rejet</i>). */
public enum CutReason {
    /** A supporting document was not handed in. */
    MISSING_DOCUMENT("Pièce manquante", "Missing document"),
    /** The agreement does not pay for it. */
    NOT_ELIGIBLE("Dépense non éligible", "Not eligible"),
    /** It lies above a ceiling as the funder counts it. */
    CEILING("Plafond", "Ceiling"),
    /** The funder computes another figure. */
    CALCULATION("Erreur de calcul", "Miscalculation"),
    /** The claim came after the day that the agreement names. */
    LATE("Hors délai", "Too late"),
    /** Another funder pays for it already. */
    FUNDED_ELSEWHERE("Déjà financé par ailleurs", "Funded elsewhere already"),
    /** Anything else; its text says what. */
    OTHER("Autre motif", "Other reason");

    private final String french;
    private final String english;

    CutReason(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
