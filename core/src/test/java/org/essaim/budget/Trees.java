package org.essaim.budget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.essaim.document.Tree;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Documents of tests as neutral trees; the codecs that read real files are tested where they live. */
final class Trees {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Trees() {}

    static Tree yaml(String text) {
        return of(YAML.readTree(text));
    }

    static Tree of(JsonNode node) {
        if (node.isObject()) {
            Map<String, Tree> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
            return new Tree.Fields(fields);
        }
        if (node.isArray()) {
            List<Tree> items = new ArrayList<>();
            node.forEach(item -> items.add(of(item)));
            return new Tree.Items(items);
        }
        if (node.isNumber()) {
            return new Tree.Numeric(node.decimalValue());
        }
        if (node.isBoolean()) {
            return Tree.of(node.booleanValue());
        }
        return node.isNull() ? new Tree.Nothing() : Tree.of(node.asString());
    }
}
