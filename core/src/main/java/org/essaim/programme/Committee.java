package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * A body that accompanies a programme (<i>comité</i>); who sits in it is not kept.
 *
 * <p>Immutable.
 *
 * @param kind what it is for
 * @param title its title
 * @param source where it is written; empty if nowhere
 */
public record Committee(@NotNull Kind kind, @NotBlank String title, String source) {

    /** What a committee is for (<i>nature du comité</i>). */
    public enum Kind {
        /** Comité de pilotage. */
        STEERING,
        /** Comité scientifique. */
        SCIENTIFIC
    }

    public Committee {
        Guards.text("Committee", kind.name(), "title", title);
    }

    /** Reads a committee. */
    public static Optional<Committee> read(FieldReader reader) {
        return reader.build(
                Committee.class, reader.oneOf("kind", Kind.class), reader.text("title"), reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        return Tree.fields()
                .put("kind", kind.name())
                .put("title", title)
                .putIfPresent("source", source)
                .build();
    }
}
