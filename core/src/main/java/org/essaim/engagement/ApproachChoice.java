package org.essaim.engagement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * An approach that a structure tried or chose (<i>approche essayée ou choisie</i>).
 *
 * @param kind tried or chosen
 * @param approach the approach's code
 * @param provider with whom; empty if nobody says
 * @param date the day
 * @param reason why; may be empty
 */
public record ApproachChoice(
        @NotNull Kind kind,
        @NotBlank String approach,
        String provider,
        @NotNull LocalDate date,
        String reason) {

    /** What a structure did with an approach. */
    public enum Kind {
        TRIED("Essayée", "Tried"),
        CHOSEN("Choisie", "Chosen");

        private final String french;
        private final String english;

        Kind(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** What a person reads. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }

    public ApproachChoice {
        if (approach.isBlank()) {
            throw new IllegalArgumentException("Say which approach was tried or chosen.");
        }
    }

    static Optional<ApproachChoice> read(FieldReader reader) {
        return reader.build(
                ApproachChoice.class,
                reader.oneOf("kind", Kind.class),
                reader.text("approach"),
                reader.text("provider", ""),
                reader.date("date"),
                reader.text("reason", ""));
    }

    Tree toTree() {
        return Tree.fields()
                .put("kind", kind.name())
                .put("approach", approach)
                .putIfPresent("provider", provider)
                .put("date", date.toString())
                .putIfPresent("reason", reason)
                .build();
    }
}
