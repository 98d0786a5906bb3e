package org.essaim.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A home-care structure (<i>structure, service</i>) that employs workers.
 *
 * <p>Immutable. Département codes and FINESS numbers are text: 2A and 2B are not numbers.
 *
 * @param id a short identifier within the federation, such as {@code S042}
 * @param name its name
 * @param siret its SIRET, if known
 * @param finess its FINESS number, 9 characters, form only: no public check rule was found
 * @param departement its département code: 01 to 95, 2A, 2B, 971 to 974, 976
 * @param zone the zone of its local times
 * @param agreement its collective agreement or status, by date
 */
public record Structure(
        @Pattern(regexp = ID) String id,
        @NotBlank String name,
        @ValidSiret @Nullable String siret,
        @Pattern(regexp = FINESS) @Nullable String finess,
        @Pattern(regexp = DEPARTEMENT) @Nullable String departement,
        @NotNull ZoneId zone,
        @NotNull ByDate<CollectiveAgreement> agreement) {
    static final String ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,31}";
    static final String FINESS = "(0[1-9]|[1-8]\\d|2[AB]|9[0-578])\\d{7}";
    static final String DEPARTEMENT = "0[1-9]|[1345678]\\d|2[1-9AB]|9[0-5]|97[12346]";

    public Structure {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("[" + id + "] is not an identifier of a structure.\n"
                    + "Maybe use letters, digits, - and _ only, 32 at most.");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("Structure [" + id + "] needs a name.");
        }
        if (siret != null && !Siret.isValid(siret)) {
            throw new IllegalArgumentException("[" + siret + "] is not a SIRET.\nMaybe a digit was mistyped.");
        }
        if (finess != null && !finess.matches(FINESS)) {
            throw new IllegalArgumentException("[" + finess + "] has not the form of a FINESS number (9 characters).");
        }
        if (departement != null && !departement.matches(DEPARTEMENT)) {
            throw new IllegalArgumentException("[" + departement + "] is not a département code.");
        }
    }
}
