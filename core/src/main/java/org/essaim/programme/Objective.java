package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * What a programme wants to reach (<i>objectif</i>).
 *
 * <p>Immutable.
 *
 * @param code a short identifier within the programme
 * @param text the objective, in a sentence
 * @param source where it is written; empty if nowhere
 */
public record Objective(@NotBlank String code, @NotBlank String text, String source) {
    public Objective {
        Guards.code("An objective", code);
        Guards.text("Objective", code, "text", text);
    }

    /** Reads an objective. */
    public static Optional<Objective> read(FieldReader reader) {
        return reader.build(Objective.class, reader.text("code"), reader.text("text"), reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        return Tree.fields()
                .put("code", code)
                .put("text", text)
                .putIfPresent("source", source)
                .build();
    }
}
