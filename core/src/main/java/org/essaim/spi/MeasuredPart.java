package org.essaim.spi;

/**
 * A part of structures (<i>part</i>).
 *
 * @param kind what it is
 * @param structure whose team it is; empty for a category
 * @param id the team’s identifier, empty for those without a team; or the category’s name, such as {@code TEAM_MEETING}
 */
public record MeasuredPart(Kind kind, String structure, String id) {
    /** What structures can be cut into (<i>découpage</i>). */
    public enum Kind {
        /** Équipe, of one structure. */
        TEAM,
        /** Catégorie de temps. */
        CATEGORY
    }

    /** A team of a structure. */
    public static MeasuredPart team(String structure, String team) {
        return new MeasuredPart(Kind.TEAM, structure, team);
    }

    /** A category of time. */
    public static MeasuredPart category(String name) {
        return new MeasuredPart(Kind.CATEGORY, "", name);
    }
}
