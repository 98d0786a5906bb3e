package org.essaim.funding;

import java.util.Locale;

/** Why time or money stays with the employer (<i>motif de non-financement</i>). */
public enum Reason {
    /** The label has no category. */
    UNMAPPED("Libellé sans catégorie", "Label without a category"),
    /** No agreement covers the structure. */
    SCOPE("Structure non couverte", "Structure not covered"),
    /** The work lies outside the term of the agreements. */
    PERIOD("Hors période de convention", "Outside the term"),
    /** No agreement admits the category. */
    CATEGORY("Catégorie non éligible", "Category not eligible"),
    /** No agreement admits the worker's function. */
    FUNCTION("Fonction non éligible", "Function not eligible"),
    /** No agreement admits the scheme of the care. */
    SCHEME("Régime non éligible", "Scheme not eligible"),
    /** The ceiling is reached. */
    CEILING("Plafond atteint", "Ceiling reached"),
    /** A ceiling on some of the agreement's hours is reached. */
    SUB_CEILING("Sous-plafond atteint", "Sub-ceiling reached"),
    /** The ceiling of a person's year is reached. */
    PERSON_CEILING("Plafond annuel de la personne atteint", "Person’s yearly ceiling reached"),
    /** The part of a counted hour that the employer keeps. */
    OWN_SHARE("Part restant à l’employeur", "Employer’s own share"),
    /** Corrections of time that no agreement had counted. */
    LATE("Correction tardive", "Late correction");

    private final String french;
    private final String english;

    Reason(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
