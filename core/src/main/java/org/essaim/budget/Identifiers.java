package org.essaim.budget;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Short names within one document. */
final class Identifiers {
    private Identifiers() {}

    static void requireUnique(Stream<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.forEach(id -> {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("Identifier [" + id + "] is used twice.\nMaybe number them.");
            }
        });
    }
}
