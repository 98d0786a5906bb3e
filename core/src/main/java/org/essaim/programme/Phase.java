package org.essaim.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

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
 * @param entry what a structure needs before it enters, if somebody says
 * @param source where it is written; empty if nowhere
 */
public record Phase(
        @Positive int number,

        @Pattern(regexp = Programme.CODE, message = "{org.essaim.code.message}")
        String code,

        @NotBlank String title,
        @NotNull Kind kind,
        List<String> approaches,
        @Valid @Nullable EntryCondition entry,
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

    /** A phase that every structure on the way may enter. */
    public Phase(int number, String code, String title, Kind kind, List<String> approaches, String source) {
        this(number, code, title, kind, approaches, null, source);
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
                reader.one("entry", EntryCondition::read).orElse(null),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields = Tree.fields()
                .put("number", number)
                .put("code", code)
                .put("title", title)
                .put("kind", kind.name())
                .put("approaches", Tree.texts(approaches));
        if (entry != null) {
            fields.put("entry", entry.toTree());
        }
        return fields.putIfPresent("source", source).build();
    }
}
