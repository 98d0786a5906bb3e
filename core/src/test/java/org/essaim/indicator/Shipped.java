package org.essaim.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.pack.ShippedPacks;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The definitions of the pack that Essaim ships, read as a pack is read. */
final class Shipped {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private Shipped() {}

    static List<Definition> definitions() {
        List<Definition> all = new ArrayList<>();
        new ShippedPacks().files("indicateurs").forEach(file -> {
            if (file.path().endsWith(".yaml")) {
                FieldReader reader = FieldReader.of(
                        new SourceTree(tree(YAML.readValue(file.bytes(), Object.class)), file.path(), Map.of()),
                        Optional.empty(),
                        finding -> {
                            throw new AssertionError(finding);
                        });
                all.addAll(reader.each("indicators", Definition::read));
            }
        });
        return all;
    }

    private static Tree tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            Tree.Builder fields = Tree.fields();
            map.forEach((key, each) -> fields.put(key.toString(), tree(each)));
            return fields.build();
        } else if (value instanceof List<?> list) {
            return Tree.of(list.stream().map(Shipped::tree).toList());
        } else if (value instanceof Boolean truth) {
            return Tree.of(truth);
        }
        return value instanceof Number number
                ? new Tree.Numeric(new BigDecimal(number.toString()))
                : Tree.of(value.toString());
    }
}
