package org.essaim.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document, and the way to it.
 *
 * @param steps names and indices, from the root on
 * @param path the same as a text
 */
record Place(List<Object> steps, String path, Tree value) {
    /** What becomes of a value; nothing if it is dropped. */
    interface Change {
        @Nullable
        Tree of(Tree value);
    }

    /** Every place of a document, the root first. */
    static List<Place> of(Tree root) {
        List<Place> places = new ArrayList<>();
        walk(root, List.of(), "", places);
        return places;
    }

    private static void walk(Tree value, List<Object> steps, String path, List<Place> places) {
        places.add(new Place(steps, path, value));
        if (value instanceof Tree.Fields fields) {
            fields.fields().forEach((name, each) -> walk(each, plus(steps, name), path + "." + name, places));
        } else if (value instanceof Tree.Items list) {
            for (int i = 0; i < list.items().size(); i++) {
                walk(list.items().get(i), plus(steps, i), path + "[" + i + "]", places);
            }
        }
    }

    private static List<Object> plus(List<Object> steps, Object step) {
        List<Object> all = new ArrayList<>(steps);
        all.add(step);
        return all;
    }

    /** A document in which the value here became another. */
    Tree in(Tree document, Change change) {
        return with(document, steps, change);
    }

    /** A document in which the value at the end of this way became another. */
    static Tree with(Tree document, List<Object> steps, Change change) {
        Tree changed = changed(document, steps, change);
        return changed == null ? new Tree.Nothing() : changed;
    }

    private static @Nullable Tree changed(Tree value, List<Object> steps, Change change) {
        if (steps.isEmpty()) {
            return change.of(value);
        }
        List<Object> rest = steps.subList(1, steps.size());
        if (value instanceof Tree.Fields fields) {
            Map<String, Tree> all = new LinkedHashMap<>();
            fields.fields().forEach((name, each) -> {
                Tree other = name.equals(steps.get(0)) ? changed(each, rest, change) : each;
                if (other != null) {
                    all.put(name, other);
                }
            });
            return new Tree.Fields(all);
        }
        List<Tree> items = new ArrayList<>(((Tree.Items) value).items());
        int index = (Integer) steps.get(0);
        Tree other = changed(items.get(index), rest, change);
        if (other == null) {
            items.remove(index);
        } else {
            items.set(index, other);
        }
        return Tree.of(items);
    }

    /** Named fields with one more. */
    static Tree.Fields plus(Tree.Fields fields, String name, Tree value) {
        Map<String, Tree> more = new LinkedHashMap<>(fields.fields());
        more.put(name, value);
        return new Tree.Fields(more);
    }
}
