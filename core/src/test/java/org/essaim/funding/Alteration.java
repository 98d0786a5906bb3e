package org.essaim.funding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.essaim.document.Tree;

/** One figure, text or yes-or-no somewhere in a tree, and what somebody wrote in its place. */
record Alteration(String path, Tree before, Tree after) {
    private static final List<Long> NUMBERS = List.of(1L, -1L, 60L, -3_600L, 100_000L);

    /** Every place of a tree that holds a single value. */
    static List<String> places(Tree tree) {
        List<String> places = new ArrayList<>();
        collect("", tree, places);
        return places;
    }

    private static void collect(String path, Tree tree, List<String> places) {
        if (tree instanceof Tree.Fields fields) {
            fields.fields().forEach((name, value) -> collect(path + "/" + name, value, places));
        } else if (tree instanceof Tree.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                collect(path + "/" + i, items.items().get(i), places);
            }
        } else {
            places.add(path);
        }
    }

    static Tree at(Tree tree, String path) {
        Tree found = tree;
        for (String step : path.substring(1).split("/", -1)) {
            found = found instanceof Tree.Items items
                    ? items.items().get(Integer.parseInt(step))
                    : ((Tree.Fields) found).get(step).orElseThrow();
        }
        return found;
    }

    /** Alters one place of a tree: a digit here, a letter there, or what stands at a like place elsewhere. */
    static Alteration of(Tree tree, Random random) {
        List<String> places = places(tree);
        String path = places.get(random.nextInt(places.size()));
        Tree before = at(tree, path);
        if (before instanceof Tree.Numeric number) {
            long value = number.value().longValueExact();
            long other = random.nextInt(6) == 0 ? -value : value + NUMBERS.get(random.nextInt(NUMBERS.size()));
            return new Alteration(path, before, Tree.of(other == value ? value + 1 : other));
        } else if (before instanceof Tree.Text text) {
            String last = path.substring(path.lastIndexOf('/'));
            List<String> alike = places.stream()
                    .filter(place -> place.endsWith(last))
                    .filter(place -> at(tree, place) instanceof Tree.Text)
                    .filter(place -> !at(tree, place).equals(before))
                    .toList();
            return new Alteration(
                    path,
                    before,
                    alike.isEmpty() || random.nextBoolean()
                            ? Tree.of(misspelt(text.value(), random))
                            : at(tree, alike.get(random.nextInt(alike.size()))));
        }
        return new Alteration(path, before, Tree.of(before.equals(Tree.of(false))));
    }

    private static String misspelt(String text, Random random) {
        if (text.isEmpty()) {
            return "1";
        }
        int at = random.nextInt(text.length());
        char letter = text.charAt(at);
        char other = letter == '9' ? '0' : letter == 'f' ? '0' : (char) (letter + 1);
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    Tree.Fields in(Tree.Fields tree) {
        return (Tree.Fields) replaced(tree, path.substring(1).split("/", -1), 0, after);
    }

    private static Tree replaced(Tree tree, String[] steps, int depth, Tree value) {
        if (depth == steps.length) {
            return value;
        } else if (tree instanceof Tree.Items list) {
            List<Tree> items = new ArrayList<>(list.items());
            int at = Integer.parseInt(steps[depth]);
            items.set(at, replaced(items.get(at), steps, depth + 1, value));
            return new Tree.Items(items);
        }
        Map<String, Tree> fields = new LinkedHashMap<>(((Tree.Fields) tree).fields());
        fields.computeIfPresent(steps[depth], (name, old) -> replaced(old, steps, depth + 1, value));
        return new Tree.Fields(fields);
    }

    /** A statement document around some content, with the digest that fits it, or the former one. */
    static Tree document(Tree.Fields content, String digest) {
        return Tree.fields()
                .put("content", content)
                .put("envelope", Tree.fields().put("digest", digest).build())
                .build();
    }

    static Tree document(Tree.Fields content) {
        return document(content, StatementContent.digest(content).hex());
    }
}
