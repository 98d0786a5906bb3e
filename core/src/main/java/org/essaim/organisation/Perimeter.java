package org.essaim.organisation;

import java.util.Set;

/**
 * The structures that an actor may see and change (<i>périmètre</i>).
 *
 * @param everything true for the whole federation
 * @param structures the structures' identifiers, if not everything
 */
public record Perimeter(boolean everything, Set<String> structures) {
    public Perimeter {
        structures = Set.copyOf(structures);
    }

    /** The whole federation. */
    public static Perimeter all() {
        return new Perimeter(true, Set.of());
    }

    /** These structures only. */
    public static Perimeter of(Set<String> structures) {
        return new Perimeter(false, structures);
    }

    /** True if this structure lies inside. */
    public boolean contains(String structure) {
        return everything || structures.contains(structure);
    }
}
