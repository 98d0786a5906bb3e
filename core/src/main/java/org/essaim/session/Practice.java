package org.essaim.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * What a structure told the others that it does (<i>pratique échangée</i>).
 *
 * @param structure the structure that told
 * @param date the day
 * @param session the meeting at which it told; empty if at none
 * @param title what it is about
 * @param text what it is, naming nobody; may be empty
 */
public record Practice(
        @NotBlank String structure,
        @NotNull LocalDate date,
        String session,
        @NotBlank String title,
        String text) {
    public Practice {
        if (structure.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("A practice needs the structure that tells of it, and a title.");
        }
    }

    static Optional<Practice> read(FieldReader reader) {
        return reader.build(
                Practice.class,
                reader.text("structure"),
                reader.date("date"),
                reader.text("session", ""),
                reader.text("title"),
                reader.text("text", ""));
    }

    Tree toTree() {
        return Tree.fields()
                .put("structure", structure)
                .put("date", date.toString())
                .putIfPresent("session", session)
                .put("title", title)
                .putIfPresent("text", text)
                .build();
    }
}
