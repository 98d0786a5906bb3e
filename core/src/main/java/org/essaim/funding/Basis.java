package org.essaim.funding;

/** What an agreement pays for (<i>assiette</i>). */
public enum Basis {
    /** Each eligible hour actually worked, at the agreement's rate. */
    ACTUAL_TIME,
    /** A supplement on each hour of direct care, as the dotation complémentaire (CASF, L. 314-2-2). */
    SUPPLEMENT_PER_DIRECT_CARE_HOUR
}
