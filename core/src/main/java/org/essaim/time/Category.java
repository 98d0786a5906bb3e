package org.essaim.time;

import java.util.Locale;

/**
 * What an hour of work was for (<i>catégorie de temps</i>): the closed list that funders compare, whatever the free labels
 * of a planning program.
 */
public enum Category {
    /** Time spent with a beneficiary: the billed, "present" time. */
    DIRECT_CARE(Family.DIRECT_CARE, "Intervention au domicile", "Direct care"),
    /** A visit cancelled too late and paid all the same. */
    CANCELLED_PAID(Family.INDIRECT, "Intervention annulée payée", "Cancelled visit, paid"),
    /** The way from one visit to the next. */
    TRAVEL(Family.TRAVEL, "Déplacement", "Travel"),
    /** The team meets. */
    TEAM_MEETING(Family.COORDINATION, "Réunion d’équipe", "Team meeting"),
    /** The team makes its own planning. */
    TEAM_PLANNING(Family.COORDINATION, "Planification par l’équipe", "Planning by the team"),
    /** A facilitator or manager accompanies teams. */
    FACILITATION(Family.COORDINATION, "Animation d’équipe", "Team facilitation"),
    /** Professionals reflect on their practice together. */
    PRACTICE_ANALYSIS(Family.COORDINATION, "Analyse de pratiques", "Practice analysis"),
    /** An experienced colleague accompanies a new one. */
    MENTORING(Family.COORDINATION, "Tutorat", "Mentoring"),
    /** Colleagues or partners consult about a situation. */
    CONSULTATION(Family.COORDINATION, "Concertation", "Consultation"),
    /** The organisation itself is being transformed: steering, committees, project work. */
    PROJECT_STEERING(Family.COORDINATION, "Pilotage de projet", "Project steering"),
    /** Training. */
    TRAINING(Family.INDIRECT, "Formation", "Training"),
    /** Administrative work. */
    ADMINISTRATION(Family.INDIRECT, "Administratif", "Administration"),
    /** Paid inside time that is neither coordination nor care. */
    OTHER_INDIRECT(Family.INDIRECT, "Autre temps non présentiel", "Other indirect time"),
    /** Waiting between two visits, beyond the trip, where the rules count it. */
    WAITING(Family.INDIRECT, "Attente", "Waiting"),
    /** A break, for a meal or otherwise: never working time, so no entry ever has it. */
    BREAK(Family.BREAK, "Pause", "Break"),
    /** The label has no category yet: counted, reported with its hours, funded by nobody. */
    UNMAPPED(Family.UNMAPPED, "Libellé sans catégorie", "Label without a category");

    /** The families that ratios are made of (<i>famille</i>). */
    public enum Family {
        /** Présentiel. */
        DIRECT_CARE,
        /** Coordination. */
        COORDINATION,
        /** Déplacements. */
        TRAVEL,
        /** Autre temps non présentiel. */
        INDIRECT,
        /** Pauses : ne comptent jamais. */
        BREAK,
        /** Sans catégorie. */
        UNMAPPED
    }

    private final Family family;
    private final String french;
    private final String english;

    Category(Family family, String french, String english) {
        this.family = family;
        this.french = french;
        this.english = english;
    }

    /** Its family. */
    public Family family() {
        return family;
    }

    /** True for coordination time, the time this library exists for. */
    public boolean isCoordination() {
        return family == Family.COORDINATION;
    }

    /** What a person reads. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
