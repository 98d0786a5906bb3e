package org.essaim.funding;

/** What an agreement pays for (<i>assiette</i>). */
public enum Basis {
    /** Each eligible hour actually worked, at the agreement's rate. */
    ACTUAL_TIME,
    /**
     * Each eligible hour worked, at a yearly cost divided by the productive hours of a year (<i>coût unitaire</i>): 1,720 hours,
     * or 215 days of the agreed length. The rates are euros a year.
     */
    UNIT_COST,
    /**
     * A supplement on each hour of direct care, as the dotation complémentaire (CASF, L. 314-2-2). The hours are its measure; its
     * euros are assigned to the cost of the hours that the agreement covers.
     */
    SUPPLEMENT_PER_DIRECT_CARE_HOUR,
    /** So many per cent of the employer's cost of the eligible hours (<i>taux forfaitaire</i>), for costs beside them. */
    FLAT_RATE,
    /** Fixed amounts on fixed days (<i>forfait</i>), for which hours are the evidence. */
    LUMP_SUM;

    /** True if it pays for time itself; otherwise hours are evidence, and its euros are assigned to their cost. */
    public boolean paysTime() {
        return this == ACTUAL_TIME || this == UNIT_COST;
    }
}
