package org.essaim.formats;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.essaim.report.Section;

/** Gives each part of a document its own {@code id}, made of its stable name. One per document. */
final class Identifiers {
    private final IdentityHashMap<Section, String> given = new IdentityHashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of("main"));

    /** The id of a section: the same each time. */
    String of(Section section) {
        return given.computeIfAbsent(section, s -> fresh(section.id()));
    }

    /** An id that nothing else has. */
    String fresh(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9_.-]", "-");
        if (clean.isEmpty() || !Character.isLetter(clean.charAt(0))) {
            clean = "x" + clean;
        }
        String id = clean;
        for (int i = 2; !taken.add(id); i++) {
            id = clean + "-" + i;
        }
        return id;
    }
}
