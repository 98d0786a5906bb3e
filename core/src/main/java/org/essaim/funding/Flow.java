package org.essaim.funding;

import java.util.Arrays;

/**
 * How much can flow from a source to a sink through arcs that each hold so much (<i>flot maximal</i>), in whole numbers.
 *
 * <p>Dinic's algorithm. Arcs can be widened between two pushes: sinks that are opened one after the other, the dearest last, give
 * the cheapest of the greatest flows, because what has reached a sink never leaves it for another. Not thread-safe.
 */
final class Flow {
    private static final int NONE = -1;
    private int[] first = new int[16];
    private int[] next = new int[32];
    private int[] head = new int[32];
    private long[] left = new long[32];
    private int nodes;
    private int arcs;

    /** Adds a node. */
    int node() {
        if (nodes == first.length) {
            first = Arrays.copyOf(first, 2 * nodes);
        }
        first[nodes] = NONE;
        return nodes++;
    }

    /** Adds an arc that holds so much; beside it runs the way back, which holds nothing yet. */
    int arc(int from, int to, long most) {
        if (most < 0) {
            throw new IllegalArgumentException("An arc cannot hold [" + most + "].");
        }
        if (arcs == head.length) {
            next = Arrays.copyOf(next, 2 * arcs);
            head = Arrays.copyOf(head, 2 * arcs);
            left = Arrays.copyOf(left, 2 * arcs);
        }
        half(from, to, most);
        half(to, from, 0);
        return arcs - 2;
    }

    private void half(int from, int to, long most) {
        head[arcs] = to;
        left[arcs] = most;
        next[arcs] = first[from];
        first[from] = arcs++;
    }

    /** Lets an arc hold so much more. */
    void widen(int arc, long more) {
        left[arc] += more;
    }

    /** What flows through an arc. */
    long through(int arc) {
        return left[arc ^ 1];
    }

    /** Pushes all that still can flow; answers how much that was. */
    long push(int source, int sink) {
        long pushed = 0;
        int[] levels = new int[nodes];
        while (reaches(source, sink, levels)) {
            pushed += block(source, sink, levels);
        }
        return pushed;
    }

    /** Counts the arcs from the source to each node, up to the sink; false if there is no way to it. */
    private boolean reaches(int source, int sink, int[] levels) {
        Arrays.fill(levels, NONE);
        levels[source] = 0;
        int[] queue = new int[nodes];
        queue[0] = source;
        int known = 1;
        for (int i = 0; i < known; i++) {
            for (int arc = first[queue[i]]; arc != NONE; arc = next[arc]) {
                if (left[arc] > 0 && levels[head[arc]] == NONE) {
                    levels[head[arc]] = levels[queue[i]] + 1;
                    if (head[arc] == sink) {
                        return true;
                    }
                    queue[known++] = head[arc];
                }
            }
        }
        return false;
    }

    // Without recursion: a way can be as long as there are nodes.
    private long block(int source, int sink, int[] levels) {
        int[] cursors = Arrays.copyOf(first, nodes);
        int[] way = new int[nodes];
        int length = 0;
        int node = source;
        long pushed = 0;
        while (true) {
            if (node == sink) {
                int narrowest = 0;
                for (int i = 1; i < length; i++) {
                    narrowest = left[way[i]] < left[way[narrowest]] ? i : narrowest;
                }
                long part = left[way[narrowest]];
                for (int i = 0; i < length; i++) {
                    left[way[i]] -= part;
                    left[way[i] ^ 1] += part;
                }
                pushed += part;
                length = narrowest;
                node = head[way[narrowest] ^ 1];
                continue;
            }
            int arc = cursors[node];
            while (arc != NONE && (left[arc] == 0 || levels[head[arc]] != levels[node] + 1)) {
                arc = next[arc];
            }
            cursors[node] = arc;
            if (arc != NONE) {
                way[length++] = arc;
                node = head[arc];
            } else if (length == 0) {
                return pushed;
            } else {
                levels[node] = NONE;
                node = head[way[--length] ^ 1];
            }
        }
    }
}
