package org.essaim.funding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.essaim.document.Tree;

/** What two statements write otherwise besides their figures: terms, other agreements, names, the period. */
final class TermChanges {
    // Figures are explained line by line, and seals and leaves are what lines are made of.
    private static final Set<String> EXPLAINED = Set.of(
            "lines",
            "reasons",
            "totals",
            "seals",
            "links",
            "columns",
            "leaves",
            "open",
            "formerCeilings",
            "floors",
            "due",
            "assigned",
            "assignedColumns");

    private TermChanges() {}

    static List<StatementDifference.Change> between(Tree.Fields from, Tree.Fields to) {
        List<StatementDifference.Change> changes = new ArrayList<>();
        for (String key : keys(from, to)) {
            if (!EXPLAINED.contains(key)) {
                compare(key, of(from, key), of(to, key), changes);
            }
        }
        return changes;
    }

    private static void compare(String path, Tree from, Tree to, List<StatementDifference.Change> changes) {
        if (from.equals(to)) {
            return;
        }
        Tree.Fields one = named(from);
        Tree.Fields other = named(to);
        // Only maps of values are opened; an agreement that came or went is one change.
        if (one != null && other != null) {
            for (String key : keys(one, other)) {
                compare(path + "." + key, of(one, key), of(other, key), changes);
            }
        } else {
            changes.add(new StatementDifference.Change(path, from, to));
        }
    }

    /** Named values, or agreements by their identifiers; nothing else is opened. */
    private static Tree.@org.jspecify.annotations.Nullable Fields named(Tree tree) {
        if (tree instanceof Tree.Fields fields) {
            return fields;
        }
        if (!(tree instanceof Tree.Items items)) {
            return null;
        }
        Map<String, Tree> byId = new LinkedHashMap<>();
        for (Tree item : items.items()) {
            if (!(item instanceof Tree.Fields fields) || !(fields.get("id").orElse(null) instanceof Tree.Text id)) {
                return null;
            }
            byId.put(id.value(), item);
        }
        return new Tree.Fields(byId);
    }

    private static Set<String> keys(Tree.Fields one, Tree.Fields other) {
        Set<String> keys = new LinkedHashSet<>(one.fields().keySet());
        keys.addAll(other.fields().keySet());
        return keys;
    }

    private static Tree of(Tree.Fields fields, String key) {
        return fields.get(key).orElse(new Tree.Nothing());
    }
}
