package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * A step of a programme that structures go through in order (<i>phase</i>).
 *
 * <p>Immutable.
 *
 * @param number its place, from 1
 * @param code a short identifier within the programme
 * @param title its title
 * @param kind what happens in it
 * @param approaches the codes of the approaches it deals with; empty if none is named
 * @param source where it is written; empty if nowhere
 */
public record Phase(
        @Positive int number,

        @Pattern(regexp = Programme.CODE, message = "{org.essaim.code.message}")
        String code,

        @NotBlank String title,
        @NotNull Kind kind,
        List<String> approaches,
        String source) {

    /** What happens in a phase (<i>nature de la phase</i>). */
    public enum Kind {
        /** Journées de sensibilisation. */
        AWARENESS,
        /** Diagnostic de maturité. */
        MATURITY_ASSESSMENT,
        /** Formations collectives. */
        COLLECTIVE_TRAINING,
        /** Formation approfondie au sein de la structure. */
        IN_HOUSE_TRAINING
    }

    public Phase {
        Guards.code("A phase", code);
        Guards.text("Phase", code, "title", title);
        if (number < 1) {
            throw new IllegalArgumentException("Phase [" + code + "] cannot be number [" + number + "].");
        }
        approaches = List.copyOf(approaches);
    }

    /** Reads a phase. */
    public static Optional<Phase> read(FieldReader reader) {
        return reader.build(
                Phase.class,
                reader.small("number"),
                reader.text("code"),
                reader.text("title"),
                reader.oneOf("kind", Kind.class),
                reader.texts("approaches"),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        return Tree.fields()
                .put("number", number)
                .put("code", code)
                .put("title", title)
                .put("kind", kind.name())
                .put("approaches", Tree.texts(approaches))
                .putIfPresent("source", source)
                .build();
    }
}
