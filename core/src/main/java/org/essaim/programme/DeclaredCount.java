package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A number that somebody stated, as precisely as it was stated (<i>effectif déclaré</i>).
 *
 * <p>Immutable. It is never mixed with what Essaim records: “une vingtaine de structures” stays about twenty, and stays in
 * its own words.
 *
 * @param code a short identifier within its programme
 * @param title what is counted
 * @param phase the code of the phase that those counted entered; empty if none
 * @param value the number; absent where nobody gave one
 * @param precision how the number was meant
 * @param text the words it was stated in
 * @param source where it is written; empty if nowhere
 */
public record DeclaredCount(
        @Pattern(regexp = Programme.CODE, message = "{org.essaim.code.message}")
        String code,

        @NotBlank String title,
        String phase,
        @PositiveOrZero @Nullable Long value,
        @NotNull Precision precision,
        @NotBlank String text,
        String source) {

    /** How a number was meant (<i>précision</i>). */
    public enum Precision {
        /** Counted. */
        EXACT,
        /** Une vingtaine, environ, près de. */
        ABOUT,
        /** De nombreux: no number was given, and none is made up. */
        UNQUANTIFIED
    }

    public DeclaredCount {
        Guards.code("A count", code);
        Guards.text("Count", code, "text", text);
        if ((value == null) != (precision == Precision.UNQUANTIFIED)) {
            throw new IllegalArgumentException("Count [" + code + "] has a value exactly if it is not UNQUANTIFIED.\n"
                    + "Maybe leave the value out, or say EXACT or ABOUT.");
        }
        if (value != null && value < 0) {
            throw new IllegalArgumentException("Count [" + code + "] cannot be [" + value + "].");
        }
    }

    /** The number, if one was given. */
    public Optional<Long> number() {
        return Optional.ofNullable(value);
    }

    /** Reads a count; without a precision, a number is taken as counted. */
    public static Optional<DeclaredCount> read(FieldReader reader) {
        Optional<Long> value = reader.optionalWhole("value");
        return reader.build(
                DeclaredCount.class,
                reader.text("code"),
                reader.text("title"),
                reader.text("phase", ""),
                value.orElse(null),
                reader.optionalOneOf("precision", Precision.class).orElse(Precision.EXACT),
                reader.text("text"),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields =
                Tree.fields().put("code", code).put("title", title).putIfPresent("phase", phase);
        if (value != null) {
            fields.put("value", value);
        }
        return fields.put("precision", precision.name())
                .put("text", text)
                .putIfPresent("source", source)
                .build();
    }
}
