package org.essaim.jsonb;

import jakarta.json.stream.JsonGenerator;
import java.util.Map;
import org.essaim.document.Tree;

/** Writes a tree through a Jakarta generator. */
final class TreeEvents {
    private TreeEvents() {}

    static void write(Tree tree, JsonGenerator out) {
        if (tree instanceof Tree.Text text) {
            out.write(text.value());
        } else if (tree instanceof Tree.Numeric number) {
            out.write(number.value());
        } else if (tree instanceof Tree.Truth truth) {
            out.write(truth.value());
        } else if (tree instanceof Tree.Items list) {
            out.writeStartArray();
            list.items().forEach(item -> write(item, out));
            out.writeEnd();
        } else if (tree instanceof Tree.Fields fields) {
            out.writeStartObject();
            for (Map.Entry<String, Tree> field : fields.fields().entrySet()) {
                out.writeKey(field.getKey());
                write(field.getValue(), out);
            }
            out.writeEnd();
        } else {
            out.writeNull();
        }
    }
}
