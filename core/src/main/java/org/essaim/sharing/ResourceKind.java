package org.essaim.sharing;

import java.util.Locale;

/** What a resource is (<i>nature d’une ressource</i>). */
public enum ResourceKind {
    /** Témoignage. */
    TESTIMONY("Témoignage", "Testimony"),
    /** Outil. */
    TOOL("Outil", "Tool"),
    /** Fiche projet. */
    PROJECT_SHEET("Fiche projet", "Project sheet"),
    /** Support de formation. */
    TRAINING_MATERIAL("Support de formation", "Training material"),
    /** Lettre d’innovation. */
    NEWSLETTER("Lettre", "Newsletter"),
    /** Enregistrement d’une web-conférence. */
    RECORDING("Enregistrement", "Recording"),
    /** Article, guide, étude. */
    ARTICLE("Article", "Article");

    private final String french;
    private final String english;

    ResourceKind(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads, in French or English. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
