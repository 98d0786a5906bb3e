package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import org.essaim.organisation.Structure;

/** A page about one structure: the visitor chooses which, and sees the first of theirs until they did. */
abstract class StructurePage implements Page {

    @Override
    public final Answer get(Visit visit) {
        List<Part> parts = new ArrayList<>();
        if (visit.structures().isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucune structure à voir.", "No structure to see.")));
        } else {
            parts.add(Forms.structure(visit, path()));
            Structure structure =
                    visit.structure().orElseGet(() -> visit.structures().get(0));
            show(visit, structure, parts);
        }
        return Screen.of(title(visit.language()), parts);
    }

    /** Adds what is to be seen of this structure. */
    abstract void show(Visit visit, Structure structure, List<Part> parts);
}
