package org.essaim.organisation;

import java.util.Locale;

/** What a worker is employed as on a date (<i>fonction</i>); it decides what an hour costs and who may fund it. */
public enum Function {
    /** Auxiliaire de vie, aide à domicile, aide-soignant: gives care at home. */
    CARE_WORKER("Intervenant à domicile", "Care worker"),
    /** Animateur d’équipe: facilitates an autonomous team, often beside giving care. */
    TEAM_FACILITATOR("Animateur d’équipe", "Team facilitator"),
    /** Responsable de secteur, coordinateur: organises the work of teams. */
    AREA_MANAGER("Responsable de secteur", "Area manager"),
    /** Dirigeant, directeur: heads the structure. */
    DIRECTOR("Dirigeant", "Director"),
    /** Personnel administratif. */
    ADMINISTRATIVE("Personnel administratif", "Administrative staff");

    private final String french;
    private final String english;

    Function(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
