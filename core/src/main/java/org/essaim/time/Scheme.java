package org.essaim.time;

/** Under which scheme a visit is paid for (<i>régime de prise en charge</i>). */
public enum Scheme {
    /** Allocation personnalisée d’autonomie. */
    APA,
    /** Prestation de compensation du handicap. */
    PCH,
    /** Caisse de retraite, mutuelle. */
    PENSION_FUND,
    /** Aide sociale départementale. */
    SOCIAL_AID,
    /** Sans prise en charge. */
    PRIVATE
}
