package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.essaim.finding.EssaimException;

/**
 * The axes of every edition laid over one another. On each axis leaves in order of their names, and sets of leaves: what two editions
 * call a total is the same here if it is the total of the same. Immutable.
 */
final class Grid {
    // Beyond, the arrays over all cells would fill the memory.
    static final long MOST_CELLS = 1L << 22;

    private final List<Line> lines;
    private final int[] cellStride;
    private final int[] leafStride;
    private final int cells;
    private final int places;

    /** One axis of all editions. */
    static final class Line {
        private final List<String> leaves;
        private final Map<String, Integer> leafNumbers = new HashMap<>();
        private final List<BitSet> nodes = new ArrayList<>();
        private final Map<BitSet, Integer> numbers = new HashMap<>();
        private final int[][] above;
        private final int[] alone;

        private Line(List<Axis> axes) {
            TreeSet<String> names = new TreeSet<>();
            axes.forEach(axis -> names.addAll(axis.leaves()));
            leaves = List.copyOf(names);
            for (String leaf : leaves) {
                leafNumbers.put(leaf, leafNumbers.size());
            }
            // In an order that does not depend on who put what first.
            TreeSet<BitSet> sets = new TreeSet<>((one, other) -> {
                int size = Integer.compare(one.cardinality(), other.cardinality());
                return size != 0 ? size : Arrays.compare(one.toLongArray(), other.toLongArray());
            });
            for (Axis axis : axes) {
                sets.addAll(leavesBelow(axis).values());
            }
            for (BitSet set : sets) {
                numbers.put(set, nodes.size());
                nodes.add(set);
            }
            above = new int[leaves.size()][];
            alone = new int[leaves.size()];
            for (int leaf = 0; leaf < above.length; leaf++) {
                int at = leaf;
                above[leaf] = java.util.stream.IntStream.range(0, nodes.size())
                        .filter(node -> nodes.get(node).get(at))
                        .toArray();
                BitSet only = new BitSet();
                only.set(leaf);
                alone[leaf] = numbers.getOrDefault(only, -1);
            }
        }

        private Map<String, BitSet> leavesBelow(Axis axis) {
            Map<String, BitSet> below = new HashMap<>();
            for (String leaf : axis.leaves()) {
                int number = Objects.requireNonNull(leafNumbers.get(leaf));
                String node = leaf;
                below.computeIfAbsent(node, none -> new BitSet()).set(number);
                while (axis.above(node).isPresent()) {
                    node = axis.above(node).get();
                    below.computeIfAbsent(node, none -> new BitSet()).set(number);
                }
            }
            return below;
        }

        /** The set of leaves that each name of an axis stands for, by number. */
        Map<String, Integer> nodes(Axis axis) {
            Map<String, Integer> named = new HashMap<>();
            leavesBelow(axis).forEach((name, set) -> named.put(name, Objects.requireNonNull(numbers.get(set))));
            return named;
        }

        int leaf(String name) {
            return Objects.requireNonNull(leafNumbers.get(name));
        }

        int leaves() {
            return leaves.size();
        }

        BitSet set(int node) {
            return nodes.get(node);
        }

        /** The sets that a leaf is in, in ascending order. */
        int[] above(int leaf) {
            return above[leaf];
        }

        /** The set of this leaf alone. */
        int alone(int leaf) {
            return alone[leaf];
        }
    }

    Grid(List<List<Axis>> editions) {
        int axes = editions.get(0).size();
        lines = new ArrayList<>();
        for (int i = 0; i < axes; i++) {
            int at = i;
            lines.add(new Line(editions.stream().map(each -> each.get(at)).toList()));
        }
        cellStride = new int[axes];
        leafStride = new int[axes];
        long allCells = 1;
        long allPlaces = 1;
        for (int i = axes - 1; i >= 0; i--) {
            cellStride[i] = (int) allCells;
            leafStride[i] = (int) allPlaces;
            allCells *= lines.get(i).nodes.size();
            allPlaces *= lines.get(i).leaves.size();
            if (allCells > MOST_CELLS) {
                throw new EssaimException("A table with its totals has more than [" + MOST_CELLS
                        + "] cells.\nMaybe leave an axis out, or make one table for each year.");
            }
        }
        cells = (int) allCells;
        places = (int) allPlaces;
    }

    int axes() {
        return lines.size();
    }

    Line line(int axis) {
        return lines.get(axis);
    }

    int cells() {
        return cells;
    }

    int places() {
        return places;
    }

    int cell(int[] nodes) {
        int cell = 0;
        for (int i = 0; i < nodes.length; i++) {
            cell += nodes[i] * cellStride[i];
        }
        return cell;
    }

    int node(int cell, int axis) {
        int rest = axis == 0 ? cell : cell % cellStride[axis - 1];
        return rest / cellStride[axis];
    }

    int cellStride(int axis) {
        return cellStride[axis];
    }

    int place(int[] leaves) {
        int place = 0;
        for (int i = 0; i < leaves.length; i++) {
            place += leaves[i] * leafStride[i];
        }
        return place;
    }

    int leafStride(int axis) {
        return leafStride[axis];
    }

    /** Every cell that a place is in. */
    int[] cellsAbove(int[] leaves) {
        int[] all = {0};
        for (int i = 0; i < leaves.length; i++) {
            all = times(all, lines.get(i).above(leaves[i]), cellStride[i]);
        }
        return all;
    }

    /** Each of these cells moved to each of these nodes. */
    static int[] times(int[] cells, int[] nodes, int stride) {
        int[] product = new int[cells.length * nodes.length];
        int at = 0;
        for (int cell : cells) {
            for (int node : nodes) {
                product[at++] = cell + node * stride;
            }
        }
        return product;
    }
}
