package org.essaim.organisation;

/** What a worker is employed as on a date (<i>fonction</i>); it decides what an hour costs and who may fund it. */
public enum Function {
    /** Auxiliaire de vie, aide à domicile, aide-soignant: gives care at home. */
    CARE_WORKER,
    /** Animateur d’équipe: facilitates an autonomous team, often beside giving care. */
    TEAM_FACILITATOR,
    /** Responsable de secteur, coordinateur: organises the work of teams. */
    AREA_MANAGER,
    /** Dirigeant, directeur: heads the structure. */
    DIRECTOR,
    /** Personnel administratif. */
    ADMINISTRATIVE
}
