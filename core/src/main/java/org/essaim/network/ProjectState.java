package org.essaim.network;

import java.util.Locale;

/** How far a project is (<i>état du projet</i>). */
public enum ProjectState {
    /** En recherche de financement ou de partenaires. */
    SOUGHT("Envisagé", "Sought"),
    /** Décidé et financé, pas encore commencé. */
    PLANNED("Prévu", "Planned"),
    /** En cours. */
    RUNNING("En cours", "Running"),
    /** Mené à son terme. */
    COMPLETED("Terminé", "Completed"),
    /** Arrêté avant son terme. */
    STOPPED("Arrêté", "Stopped");

    private final String french;
    private final String english;

    ProjectState(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
