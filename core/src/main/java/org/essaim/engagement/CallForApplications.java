package org.essaim.engagement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * A call to which structures answer that want to take part (<i>appel à candidatures</i>).
 *
 * <p>Immutable.
 *
 * @param programme the programme's identifier
 * @param code a short identifier within the programme
 * @param title its title
 * @param opens the first day on which a structure can apply
 * @param closes the last day on which it can
 * @param reference where it is published; empty if nowhere
 */
public record CallForApplications(
        @NotBlank String programme,
        @NotBlank String code,
        @NotBlank String title,
        @NotNull LocalDate opens,
        @NotNull LocalDate closes,
        String reference) {
    private static final String CODE = "[a-z0-9][a-z0-9-]{0,63}";

    public CallForApplications {
        if (!code.matches(CODE)) {
            throw new IllegalArgumentException("A call cannot have the code [" + code
                    + "].\nMaybe use small letters, digits and - only, 64 at most.");
        }
        if (programme.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("Call [" + code + "] needs a programme and a title.");
        }
        if (closes.isBefore(opens)) {
            throw new IllegalArgumentException("Call [" + code + "] closes on [" + closes + "], before it opens on ["
                    + opens + "].\nMaybe the two days were swapped.");
        }
    }

    /** Reads a call. */
    public static Optional<CallForApplications> read(FieldReader reader) {
        return reader.build(
                CallForApplications.class,
                reader.text("programme"),
                reader.text("code"),
                reader.text("title"),
                reader.date("opens"),
                reader.date("closes"),
                reader.text("reference", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree.Fields toTree() {
        return Tree.fields()
                .put("programme", programme)
                .put("code", code)
                .put("title", title)
                .put("opens", opens.toString())
                .put("closes", closes.toString())
                .putIfPresent("reference", reference)
                .build();
    }
}
