package org.essaim.organisation;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

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

    /** The structures that it names and that are not among these. */
    public Set<String> strangersTo(Collection<String> known) {
        Set<String> strangers = new TreeSet<>(structures);
        known.forEach(strangers::remove);
        return strangers;
    }
}
