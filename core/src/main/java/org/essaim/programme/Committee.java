package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * A body that accompanies a programme (<i>comité</i>): the organisations in it, never the people who sit for them.
 *
 * <p>Immutable.
 *
 * @param kind what it is for
 * @param title its title
 * @param organisations the organisations in it, as they write themselves; empty if nobody says
 * @param source where it is written; empty if nowhere
 */
public record Committee(
        @NotNull Kind kind, @NotBlank String title, List<@NotBlank String> organisations, String source) {

    /** What a committee is for (<i>nature du comité</i>). */
    public enum Kind {
        /** Comité de pilotage. */
        STEERING,
        /** Comité scientifique. */
        SCIENTIFIC
    }

    public Committee {
        Guards.text("Committee", kind.name(), "title", title);
        organisations = List.copyOf(organisations);
    }

    /** A committee of which nobody says who sits in it. */
    public Committee(Kind kind, String title, String source) {
        this(kind, title, List.of(), source);
    }

    /** Reads a committee. */
    public static Optional<Committee> read(FieldReader reader) {
        return reader.build(
                Committee.class,
                reader.oneOf("kind", Kind.class),
                reader.text("title"),
                reader.texts("organisations"),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields = Tree.fields().put("kind", kind.name()).put("title", title);
        if (!organisations.isEmpty()) {
            fields.put("organisations", Tree.texts(organisations));
        }
        return fields.putIfPresent("source", source).build();
    }
}
