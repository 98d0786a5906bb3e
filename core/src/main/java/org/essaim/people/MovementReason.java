package org.essaim.people;

import java.util.Locale;

/** Why people come or go (<i>motif d’entrée ou de sortie</i>). */
public enum MovementReason {
    /** Embauche. */
    HIRED(true, "Embauche", "Hired"),
    /** Arrivée d’une autre structure du réseau. */
    TRANSFERRED_IN(true, "Mutation entrante", "Transferred in"),
    /** Démission. */
    RESIGNED(false, "Démission", "Resigned"),
    /** Fin de contrat à durée déterminée. */
    CONTRACT_ENDED(false, "Fin de CDD", "Contract ended"),
    /** Fin de période d’essai, à l’initiative de l’un ou de l’autre. */
    TRIAL_ENDED(false, "Fin de période d’essai", "Trial period ended"),
    /** Rupture conventionnelle. */
    AGREED(false, "Rupture conventionnelle", "Agreed termination"),
    /** Licenciement, hors inaptitude. */
    DISMISSED(false, "Licenciement", "Dismissed"),
    /** Licenciement pour inaptitude. */
    UNFIT(false, "Inaptitude", "Declared unfit"),
    /** Départ en retraite. */
    RETIRED(false, "Retraite", "Retired"),
    /** Départ vers une autre structure du réseau. */
    TRANSFERRED_OUT(false, "Mutation sortante", "Transferred out"),
    /** Autre motif de sortie. */
    LEFT_OTHERWISE(false, "Autre sortie", "Left otherwise");

    private final boolean entry;
    private final String french;
    private final String english;

    MovementReason(boolean entry, String french, String english) {
        this.entry = entry;
        this.french = french;
        this.english = english;
    }

    /** True if people come for it; they go for any other. */
    public boolean isEntry() {
        return entry;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
