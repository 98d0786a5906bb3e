package org.essaim.jackson.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.essaim.document.Tree;

/** Damages a document somewhere, as programs and people do. */
final class Mutation {
    private static final List<Tree> STRAY = List.of(
            new Tree.Nothing(),
            Tree.of(true),
            Tree.of(""),
            Tree.of("#"),
            Tree.of("a b"),
            Tree.of("2026-02-30"),
            Tree.of("2026-02"),
            Tree.of(-1),
            Tree.of(0),
            Tree.of(Long.MAX_VALUE),
            new Tree.Numeric(new BigDecimal("1e-200")),
            Tree.of(List.of()),
            Tree.of(List.of(Tree.of(1), Tree.fields().build())),
            Tree.fields().build(),
            Tree.fields().put("item", List.of(Tree.fields().build())).build(),
            Tree.fields()
                    .put(
                            "modifierExtension",
                            List.of(Tree.fields().put("url", "x").build()))
                    .build());
    private static final List<String> KEYS = List.of(
            "item",
            "_text",
            "type",
            "linkId",
            "extension",
            "modifierExtension",
            "valueString",
            "valueInteger",
            "valueDecimal",
            "valueCoding",
            "valueDate",
            "answerInteger",
            "repeats",
            "answer",
            "answerOption",
            "question",
            "code",
            "url");

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /** The same tree with some places changed. */
    Tree some(Tree tree) {
        Tree changed = tree;
        for (int i = 0; i <= random.nextInt(4); i++) {
            int[] left = {random.nextInt(size(changed))};
            changed = at(changed, left, this::other);
        }
        return changed;
    }

    private static int size(Tree tree) {
        if (tree instanceof Tree.Fields fields) {
            return 1
                    + fields.fields().values().stream().mapToInt(Mutation::size).sum();
        }
        return tree instanceof Tree.Items list
                ? 1 + list.items().stream().mapToInt(Mutation::size).sum()
                : 1;
    }

    private static Tree at(Tree tree, int[] left, UnaryOperator<Tree> change) {
        if (left[0]-- == 0) {
            return change.apply(tree);
        } else if (tree instanceof Tree.Fields fields) {
            Map<String, Tree> all = new LinkedHashMap<>();
            fields.fields().forEach((key, value) -> all.put(key, at(value, left, change)));
            return new Tree.Fields(all);
        } else if (tree instanceof Tree.Items list) {
            return Tree.of(
                    list.items().stream().map(value -> at(value, left, change)).toList());
        }
        return tree;
    }

    private Tree other(Tree tree) {
        if (tree instanceof Tree.Fields fields && random.nextInt(4) > 0) {
            Map<String, Tree> all = new LinkedHashMap<>(fields.fields());
            List<String> keys = new ArrayList<>(all.keySet());
            String key = keys.isEmpty() ? "x" : keys.get(random.nextInt(keys.size()));
            Tree value = all.getOrDefault(key, new Tree.Nothing());
            if (random.nextBoolean()) {
                all.remove(key);
            }
            if (random.nextBoolean()) {
                all.put(KEYS.get(random.nextInt(KEYS.size())), random.nextBoolean() ? value : stray());
            }
            return new Tree.Fields(all);
        } else if (tree instanceof Tree.Items list && !list.items().isEmpty() && random.nextBoolean()) {
            List<Tree> all = new ArrayList<>(list.items());
            Tree one = all.get(random.nextInt(all.size()));
            all.add(random.nextInt(all.size() + 1), random.nextBoolean() ? one : stray());
            return Tree.of(all);
        }
        return stray();
    }

    private Tree stray() {
        return STRAY.get(random.nextInt(STRAY.size()));
    }
}
