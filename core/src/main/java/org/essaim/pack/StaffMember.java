package org.essaim.pack;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;

/**
 * A worker as the source knows them, with team and function by date (<i>salarié du paquet</i>).
 *
 * <p>Immutable. The identifier is the source's own, such as a payroll number, and becomes a pseudonym on the way into a
 * store ({@link Pack#staff(String, org.essaim.organisation.Pseudonymiser)}); {@link #toString} leaves it out.
 *
 * @param structure the structure's identifier
 * @param worker the source's identifier; never a name
 * @param assignments team and function by date
 */
public record StaffMember(
        @NotBlank String structure,
        @NotBlank String worker,
        @NotNull ByDate<Assignment> assignments) {
    public StaffMember {
        if (structure.isBlank() || worker.isBlank() || assignments.isEmpty()) {
            throw new IllegalArgumentException(
                    "A worker needs a structure, the source's identifier and at least one assignment.");
        }
    }

    @Override
    public String toString() {
        return "StaffMember[structure=" + structure + "]";
    }
}
