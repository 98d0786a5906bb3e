package org.essaim.indicator;

import java.util.Locale;

/** What an indicator can be broken down by (<i>dimension</i>), beside its periods. */
public enum Dimension {
    /** La fédération entière. */
    FEDERATION("Fédération", "Federation"),
    /** Le département des structures. */
    TERRITORY("Territoire", "Territory"),
    /** Chaque structure. */
    STRUCTURE("Structure", "Structure"),
    /** Chaque équipe d’une structure. */
    TEAM("Équipe", "Team"),
    /** L’approche que les structures ont choisie, au dernier jour de la période. */
    APPROACH("Approche", "Approach"),
    /** La phase du programme où sont les structures, au dernier jour de la période. */
    PHASE("Phase", "Phase"),
    /** La catégorie de temps. */
    CATEGORY("Catégorie de temps", "Category of time");

    private final String french;
    private final String english;

    Dimension(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads, in French or English. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    /** True if it groups whole structures by where they are in a programme. */
    boolean isOfProgramme() {
        return this == APPROACH || this == PHASE;
    }
}
