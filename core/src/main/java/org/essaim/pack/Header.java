package org.essaim.pack;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Migrations;

/**
 * What {@code pack.yaml} says.
 *
 * @param id the pack's identifier
 * @param title its title
 * @param version its version
 * @param bases the identifiers of the packs it extends, in order
 * @param fictitious true if it is invented
 */
record Header(
        @Pattern(regexp = ID, message = "{org.essaim.code.message}")
        String id,

        @NotBlank String title,
        @NotBlank String version,
        List<String> bases,
        boolean fictitious) {
    /** The forms that a pack may have; all its files have the one that its header names. */
    static final Migrations FORMS = Migrations.of("pack");

    static final String ID = "[a-z0-9][a-z0-9-]{0,63}";

    Header {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("[" + id + "] is not an identifier of a pack.\n"
                    + "Maybe use small letters, digits and - only, 64 at most.");
        }
        bases = List.copyOf(bases);
    }

    static Optional<Header> read(FieldReader reader) {
        // Looked at before: here it is only a key that may stand.
        reader.has("schema");
        return reader.build(
                Header.class,
                reader.text("id"),
                reader.text("title"),
                reader.text("version"),
                reader.texts("extends"),
                reader.truth("fictitious", false));
    }
}
