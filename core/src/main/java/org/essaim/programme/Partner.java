package org.essaim.programme;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * An organisation and its role in a programme (<i>partenaire</i>).
 *
 * <p>Immutable. One organisation with two roles is two partners.
 *
 * @param organisation its name, as it writes it
 * @param role its role
 * @param legalForm its legal form, such as GIP or association; empty if nobody says
 * @param contribution what it brings, in words; empty if nobody says
 * @param source where it is written; empty if nowhere
 */
public record Partner(
        @NotBlank String organisation,
        @NotNull PartnerRole role,
        String legalForm,
        String contribution,
        String source) {
    public Partner {
        if (organisation.isBlank()) {
            throw new IllegalArgumentException("A partner needs the name of its organisation.");
        }
    }

    /** A partner of whom only the role is known. */
    public Partner(String organisation, PartnerRole role, String source) {
        this(organisation, role, "", "", source);
    }

    /** Reads a partner. */
    public static Optional<Partner> read(FieldReader reader) {
        return reader.build(
                Partner.class,
                reader.text("organisation"),
                reader.oneOf("role", PartnerRole.class),
                reader.text("legalForm", ""),
                reader.text("contribution", ""),
                reader.text("source", ""));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        return Tree.fields()
                .put("organisation", organisation)
                .put("role", role.name())
                .putIfPresent("legalForm", legalForm)
                .putIfPresent("contribution", contribution)
                .putIfPresent("source", source)
                .build();
    }
}
