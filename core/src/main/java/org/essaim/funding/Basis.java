package org.essaim.funding;

/** What an agreement pays for (<i>assiette</i>). */
public enum Basis {
    /** Each eligible hour actually worked, at the agreement's rate. */
    ACTUAL_TIME,
    /** A supplement on each hour of direct care, as the dotation complémentaire (CASF, L. 314-2-2). */
    SUPPLEMENT_PER_DIRECT_CARE_HOUR,
    /**
     * Each eligible hour worked, at a yearly cost divided by 1,720 hours, that is 215 days of 8 hours (<i>coût unitaire</i>):
     * the rates are euros a year.
     */
    UNIT_COST;

    /** Hours of a year under {@link #UNIT_COST}. */
    static final long HOURS_A_YEAR = 1720;
}
