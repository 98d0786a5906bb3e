package org.essaim.questionnaire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Which items must be known before others, and so an order in which to work them out: of those that might come next, the first of the document does.
 *
 * <p>Not thread-safe.
 */
final class Dependencies {
    private final List<Node> nodes;
    private final List<Set<Node>> needed;

    Dependencies(List<Node> nodes) {
        this.nodes = nodes;
        this.needed = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            Set<Node> own = new LinkedHashSet<>();
            if (node.parent != null) {
                own.add(node.parent);
            }
            needed.add(own);
        }
    }

    void add(Node node, Node needs) {
        needed.get(node.index).add(needs);
    }

    List<Node> order() {
        int[] waiting = new int[nodes.size()];
        List<List<Node>> after = new ArrayList<>(nodes.size());
        nodes.forEach(node -> after.add(new ArrayList<>()));
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (Node node : nodes) {
            Set<Node> needs = needed.get(node.index);
            waiting[node.index] = needs.size();
            needs.forEach(each -> after.get(each.index).add(node));
            if (needs.isEmpty()) {
                ready.add(node.index);
            }
        }
        List<Node> order = new ArrayList<>(nodes.size());
        while (!ready.isEmpty()) {
            Node next = nodes.get(ready.remove());
            order.add(next);
            for (Node node : after.get(next.index)) {
                if (--waiting[node.index] == 0) {
                    ready.add(node.index);
                }
            }
        }
        return order;
    }

    /** The items that need one another in a circle, each circle by itself and in the order of the document. */
    List<List<Node>> rounds() {
        if (order().size() == nodes.size()) {
            return List.of();
        }
        return new Circles().find();
    }

    /** Strongly connected components as R. Tarjan finds them (1972), without recursion: forms may be long chains. */
    private final class Circles {
        private final int[] number = new int[nodes.size()];
        private final int[] low = new int[nodes.size()];
        private final boolean[] open = new boolean[nodes.size()];
        private final Deque<Integer> stack = new ArrayDeque<>();
        private final List<List<Node>> found = new ArrayList<>();
        private int next = 1;

        private static final class Visit {
            private final int node;
            private final List<Node> needs;
            private int at;

            Visit(int node, List<Node> needs) {
                this.node = node;
                this.needs = needs;
            }
        }

        List<List<Node>> find() {
            for (int i = 0; i < nodes.size(); i++) {
                if (number[i] == 0) {
                    visit(i);
                }
            }
            found.sort((one, other) -> Integer.compare(one.get(0).index, other.get(0).index));
            return found;
        }

        private void visit(int start) {
            Deque<Visit> way = new ArrayDeque<>();
            way.push(enter(start));
            while (!way.isEmpty()) {
                Visit visit = way.element();
                if (visit.at < visit.needs.size()) {
                    int to = visit.needs.get(visit.at++).index;
                    if (number[to] == 0) {
                        way.push(enter(to));
                    } else if (open[to]) {
                        low[visit.node] = Math.min(low[visit.node], number[to]);
                    }
                } else {
                    way.pop();
                    leave(visit.node);
                    if (!way.isEmpty()) {
                        int before = way.element().node;
                        low[before] = Math.min(low[before], low[visit.node]);
                    }
                }
            }
        }

        private Visit enter(int node) {
            number[node] = next;
            low[node] = next++;
            open[node] = true;
            stack.push(node);
            return new Visit(node, List.copyOf(needed.get(node)));
        }

        private void leave(int node) {
            if (low[node] != number[node]) {
                return;
            }
            List<Integer> members = new ArrayList<>();
            int member;
            do {
                member = stack.pop();
                open[member] = false;
                members.add(member);
            } while (member != node);
            if (members.size() > 1) {
                int[] sorted =
                        members.stream().mapToInt(Integer::intValue).sorted().toArray();
                found.add(Arrays.stream(sorted).mapToObj(nodes::get).toList());
            }
        }
    }
}
