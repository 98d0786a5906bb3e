package org.essaim.funding;

import java.util.Locale;

/** Why time or money stays with the employer (<i>motif de non-financement</i>). */
public enum Reason {
    /** The label has no category. */
    UNMAPPED("Libellé sans catégorie", "Label without a category"),
    /** No agreement covers the structure. */
    SCOPE("Structure non couverte", "Structure not covered"),
    /** The structure was not in the programme, or not in the phase, on that day. */
    PARTICIPATION("Structure hors du programme", "Structure not in the programme"),
    /** The work lies outside the term of the agreements. */
    PERIOD("Hors période de convention", "Outside the term"),
    /** No agreement admits the category. */
    CATEGORY("Catégorie non éligible", "Category not eligible"),
    /** No agreement admits the worker's function. */
    FUNCTION("Fonction non éligible", "Function not eligible"),
    /** No agreement admits the scheme of the care. */
    SCHEME("Régime non éligible", "Scheme not eligible"),
    /** The hours are the measure, or the evidence, of euros that are not paid by the hour. */
    EVIDENCE("Heures servant de justificatif", "Hours that are evidence"),
    /** The ceiling is reached. */
    CEILING("Plafond atteint", "Ceiling reached"),
    /** A ceiling on some of the agreement's hours is reached. */
    SUB_CEILING("Sous-plafond atteint", "Sub-ceiling reached"),
    /** The ceiling of a person's year is reached. */
    PERSON_CEILING("Plafond annuel de la personne atteint", "Person’s yearly ceiling reached"),
    /** The limit of a person's year over all agreements of the pool is reached. */
    GUARD("Limite annuelle commune de la personne atteinte", "Person’s common yearly limit reached"),
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
