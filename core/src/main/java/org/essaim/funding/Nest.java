package org.essaim.funding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Limits of which any two hold for the same groups of hours, one within the other, or apart: a tree. */
final class Nest {
    private final List<Limit> limits = new ArrayList<>();
    private final Map<Integer, List<Limit>> byGroup = new HashMap<>();

    /**
     * The most of some groups.
     *
     * @param most how much
     * @param groups of which groups, each once
     */
    record Limit(long most, List<Integer> groups) {
        // Two limits on the same groups are two.
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Takes these limits in, unless one of them crosses another. */
    boolean add(Collection<Limit> more) {
        if (more.stream().anyMatch(this::crosses)) {
            return false;
        }
        for (Limit limit : more) {
            limits.add(limit);
            limit.groups()
                    .forEach(group -> byGroup.computeIfAbsent(group, none -> new ArrayList<>())
                            .add(limit));
        }
        // The widest first; of two that are as wide, the one that came first.
        byGroup.values()
                .forEach(own -> own.sort(
                        Comparator.comparingInt((Limit limit) -> limit.groups().size())
                                .reversed()));
        return true;
    }

    private boolean crosses(Limit limit) {
        Map<Limit, Integer> met = new HashMap<>();
        limit.groups().forEach(group -> around(group).forEach(other -> met.merge(other, 1, Integer::sum)));
        return met.entrySet().stream()
                .anyMatch(each -> each.getValue() != limit.groups().size()
                        && each.getValue() != each.getKey().groups().size());
    }

    /** The limits that hold for a group, the widest first. */
    List<Limit> around(int group) {
        return byGroup.getOrDefault(group, List.of());
    }

    /** Draws the tree: an arc from each limit to the one around it, or to the root; answers the node of each. */
    Map<Limit, Integer> draw(Flow flow, int root) {
        Map<Limit, Integer> nodes = new LinkedHashMap<>();
        limits.forEach(limit -> nodes.put(limit, flow.node()));
        nodes.forEach((limit, node) -> {
            List<Limit> around = around(limit.groups().get(0));
            int place = around.indexOf(limit);
            flow.arc(node, place == 0 ? root : nodes.getOrDefault(around.get(place - 1), root), limit.most());
        });
        return nodes;
    }
}
