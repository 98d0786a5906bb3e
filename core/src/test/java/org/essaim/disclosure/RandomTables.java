package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Small tables of invented people: few in most places, one nearly alone in some, nobody in others. */
final class RandomTables {
    private final Random random;

    RandomTables(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** One to three axes, flat or with totals between. */
    List<Axis> axes() {
        List<Axis> axes = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        int most = count == 1 ? 8 : count == 2 ? 5 : 3;
        for (int i = 0; i < count; i++) {
            axes.add(axis("axis" + i, 2 + random.nextInt(most - 1), random.nextBoolean()));
        }
        return axes;
    }

    Axis axis(String id, int leaves, boolean deep) {
        Axis.Builder builder = Axis.builder(id, "all");
        int groups = 1 + leaves / 3;
        // A group of nothing is a place itself.
        for (int group = 0; deep && group <= groups; group++) {
            builder.put("g" + group, "all");
        }
        for (int leaf = 0; leaf < leaves; leaf++) {
            builder.put("l" + leaf, deep ? "g" + random.nextInt(groups) : "all");
        }
        return builder.build();
    }

    SensitiveTable table(List<Axis> axes) {
        SensitiveTable.Builder builder = SensitiveTable.builder("table", "hours", axes);
        int people = 6 + random.nextInt(20);
        for (List<String> place : places(axes)) {
            fill(builder, place, people);
        }
        return builder.build();
    }

    private void fill(SensitiveTable.Builder builder, List<String> place, int people) {
        int kind = random.nextInt(10);
        int here = kind < 2 ? 0 : kind < 5 ? 1 + random.nextInt(4) : 5 + random.nextInt(4);
        for (int i = 0; i < here; i++) {
            long amount = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(60);
            builder.add(place, "p" + random.nextInt(people), kind == 9 && i == 0 ? 60 * amount : amount);
        }
    }

    static List<List<String>> places(List<Axis> axes) {
        List<List<String>> places = List.of(List.of());
        for (Axis axis : axes) {
            List<List<String>> more = new ArrayList<>();
            for (List<String> place : places) {
                for (String leaf : axis.leaves()) {
                    List<String> longer = new ArrayList<>(place);
                    longer.add(leaf);
                    more.add(longer);
                }
            }
            places = more;
        }
        return places;
    }

    /** By everything, or by every two axes and each alone. */
    List<View> views(List<Axis> axes) {
        if (axes.size() == 1 || random.nextInt(3) > 0) {
            return List.of(View.whole(axes));
        }
        List<View> views = new ArrayList<>();
        for (int left = 0; left < axes.size(); left++) {
            View view = View.by(
                    axes.get(left).id(), axes.get((left + 1) % axes.size()).id());
            views.add(random.nextInt(3) == 0 ? view.downTo(axes.get(left).id(), 1) : view);
        }
        return axes.size() == 2
                ? List.of(View.by(axes.get(0).id()), View.by(axes.get(1).id()))
                : views;
    }

    /** The same figures some time later: corrected here and there, places that come in late or are not told of any more. */
    SensitiveTable later(SensitiveTable table) {
        List<Axis> axes = table.axes();
        boolean smaller = random.nextInt(3) == 0;
        if (smaller) {
            List<Axis> less = new ArrayList<>(axes);
            less.set(0, without(axes.get(0)));
            axes = less;
        }
        SensitiveTable.Builder builder = SensitiveTable.builder("table", "hours", axes);
        Map<List<String>, Map<String, Long>> known =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        table.contributions().forEach((place, people) -> known.put(place.at(), people));
        Set<List<String>> left = new HashSet<>(places(axes));
        int calm = 2 + random.nextInt(12);
        for (List<String> place : places(axes)) {
            Map<String, Long> before = known.getOrDefault(place, Map.of());
            int change = random.nextInt(calm);
            if (change == 0 && random.nextBoolean()) {
                fill(builder, place, 20);
            } else if (left.contains(place)) {
                before.forEach((who, amount) -> builder.add(
                        place, who, change == 1 && random.nextBoolean() ? amount + random.nextInt(30) : amount));
            }
        }
        return builder.build();
    }

    private Axis without(Axis axis) {
        List<String> leaves = axis.leaves();
        if (leaves.size() < 3) {
            return axis;
        }
        String gone = leaves.get(random.nextInt(leaves.size()));
        Axis.Builder builder = Axis.builder(axis.id(), axis.root());
        for (String node : axis.nodes()) {
            boolean empties = !node.equals(gone)
                    && !axis.below(node).isEmpty()
                    && axis.below(node).stream().allMatch(gone::equals);
            if (!node.equals(axis.root()) && !node.equals(gone) && !empties) {
                builder.put(node, axis.above(node).get());
            }
        }
        return builder.build();
    }
}
