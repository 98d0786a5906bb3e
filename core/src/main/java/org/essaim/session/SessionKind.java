package org.essaim.session;

import java.util.Locale;

/** What a session is (<i>nature de la séance</i>); its French title is the label under which attendance becomes time. */
public enum SessionKind {
    /** Journée de sensibilisation. */
    AWARENESS_DAY("Journée de sensibilisation", "Awareness day"),
    /** Web-conférence, seule ou dans un cycle. */
    WEB_CONFERENCE("Web-conférence", "Web-conference"),
    /** Formation collective, entre structures. */
    COLLECTIVE_TRAINING("Formation collective", "Collective training"),
    /** Accompagnement individuel d’une structure par un consultant. */
    INDIVIDUAL_SUPPORT("Accompagnement individuel", "Individual support"),
    /** Rencontre d’une communauté de pratique. */
    COMMUNITY_MEETING("Rencontre de la communauté de pratique", "Community-of-practice meeting"),
    /** Réunion d’un comité. */
    COMMITTEE("Comité", "Committee");

    private final String french;
    private final String english;

    SessionKind(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    /** True if only structures that take part in the programme on that day have a place in it. */
    boolean isForThoseEnrolled() {
        return this != COMMUNITY_MEETING && this != COMMITTEE;
    }
}
