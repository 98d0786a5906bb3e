package org.essaim.organisation;

import java.util.Set;

/**
 * A set of structures that something applies to (<i>champ d’application</i>).
 *
 * @param structures the structures' identifiers; empty for the whole federation
 */
public record Scope(Set<String> structures) {
    public Scope {
        structures = Set.copyOf(structures);
    }

    /** The whole federation. */
    public static Scope federation() {
        return new Scope(Set.of());
    }

    /** True if it applies to this structure. */
    public boolean contains(String structure) {
        return structures.isEmpty() || structures.contains(structure);
    }
}
