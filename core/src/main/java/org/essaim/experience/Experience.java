package org.essaim.experience;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something of the catalogue (<i>expérience</i>): what it is, what it is about, and what it says in short.
 *
 * @param kind what it is
 * @param id its identifier among those of its kind
 * @param title its title
 * @param text what it says; may be empty
 * @param topics what it is about
 * @param structures the structures that it is of, by identifier; none for the federation
 * @param programme the programme that it belongs to; empty if none
 * @param day the day that it is of; absent if unknown
 */
public record Experience(
        Kind kind,
        String id,
        String title,
        String text,
        Topics topics,
        List<String> structures,
        String programme,
        @Nullable LocalDate day) {

    /** What it is (<i>nature</i>). */
    public enum Kind {
        /** Fiche action. */
        ACTION_SHEET("Fiche action", "Action sheet"),
        /** Témoignage. */
        TESTIMONY("Témoignage", "Testimony"),
        /** Enseignement d’une expérience réussie ou moins réussie. */
        LESSON("Enseignement", "Lesson learned"),
        /** Fiche projet. */
        PROJECT("Fiche projet", "Project sheet"),
        /** Ressource. */
        RESOURCE("Ressource", "Resource");

        private final String french;
        private final String english;

        Kind(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** What a person reads, in French or English. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }

    public Experience {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(topics, "topics");
        structures = List.copyOf(structures);
    }

    @Override
    public String toString() {
        return "Experience[" + kind + " " + id + "]";
    }
}
