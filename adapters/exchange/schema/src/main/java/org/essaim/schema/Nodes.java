package org.essaim.schema;

import org.essaim.document.Tree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A neutral tree as the validator wants it. */
final class Nodes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Nodes() {}

    static JsonNode of(Tree tree) {
        if (tree instanceof Tree.Text text) {
            return NODES.stringNode(text.value());
        } else if (tree instanceof Tree.Numeric number) {
            return number.value().scale() == 0
                    ? NODES.numberNode(number.value().toBigIntegerExact())
                    : NODES.numberNode(number.value());
        } else if (tree instanceof Tree.Truth truth) {
            return NODES.booleanNode(truth.value());
        } else if (tree instanceof Tree.Items list) {
            ArrayNode items = NODES.arrayNode(list.items().size());
            list.items().forEach(item -> items.add(of(item)));
            return items;
        } else if (tree instanceof Tree.Fields fields) {
            ObjectNode all = NODES.objectNode();
            fields.fields().forEach((name, value) -> all.set(name, of(value)));
            return all;
        }
        return NODES.nullNode();
    }
}
