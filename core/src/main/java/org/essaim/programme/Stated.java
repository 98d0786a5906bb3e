package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * Something that a programme's documents say of it (<i>énoncé</i>), with the place where they say it.
 *
 * <p>Immutable.
 *
 * @param text what is said
 * @param source where it is written; empty if nowhere
 */
public record Stated(@NotBlank String text, String source) {
    public Stated {
        if (text.isBlank()) {
            throw new IllegalArgumentException("What is said of a programme needs a text.\nMaybe leave it out.");
        }
    }

    /** Reads what is said. */
    public static Optional<Stated> read(FieldReader reader) {
        return reader.build(Stated.class, reader.text("text"), reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        return Tree.fields().put("text", text).putIfPresent("source", source).build();
    }

    static List<Tree> trees(List<Stated> all) {
        return all.stream().map(Stated::toTree).toList();
    }
}
