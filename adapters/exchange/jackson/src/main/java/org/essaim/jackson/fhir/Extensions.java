package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.List;
import org.essaim.document.Tree;
import org.essaim.questionnaire.Texts;

/** The extensions of one element that is written. */
final class Extensions {
    private final List<Tree> all = new ArrayList<>();

    void add(String url, String key, Tree value) {
        all.add(Writing.extension(url, key, value));
    }

    void add(Tree extension) {
        all.add(extension);
    }

    /** How an item is to be shown. */
    void control(String code) {
        Tree coding =
                Tree.fields().put("system", Uris.CONTROLS).put("code", code).build();
        add(
                Uris.CONTROL,
                "valueCodeableConcept",
                Tree.fields().put("coding", List.of(coding)).build());
    }

    void unit(Languages languages, Texts unit) {
        if (!unit.isEmpty()) {
            Tree.Builder coding = Tree.fields();
            languages.write(coding, "display", unit);
            add(Uris.UNIT, "valueCoding", coding.build());
        }
    }

    void write(Tree.Builder to) {
        if (!all.isEmpty()) {
            to.put("extension", all);
        }
    }
}
