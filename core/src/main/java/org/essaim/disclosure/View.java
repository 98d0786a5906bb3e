package org.essaim.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.finding.EssaimException;

/**
 * One of the tables that a release shows of the same figures (<i>vue</i>): by some axes, the others added up.
 *
 * <p>Immutable. Totals are always shown with what they are the totals of.
 *
 * @param depths how far down each axis is shown, by its name: 0 is the total alone
 */
public record View(Map<String, Integer> depths) {
    /** An axis is shown down to what has nothing below it. */
    private static final int ALL = Integer.MAX_VALUE;

    public View {
        depths = Map.copyOf(new TreeMap<>(depths));
        if (depths.values().stream().anyMatch(depth -> depth < 0)) {
            throw new EssaimException("A view shows an axis down to 0 or more, not " + new TreeMap<>(depths) + ".");
        }
    }

    /** By these axes, down to where figures are counted. */
    public static View by(String... axes) {
        Map<String, Integer> depths = new LinkedHashMap<>();
        List.of(axes).forEach(axis -> depths.put(axis, ALL));
        return new View(depths);
    }

    /** The same, one axis only down to here: 1 is what stands right below the total. */
    public View downTo(String axis, int depth) {
        Map<String, Integer> less = new LinkedHashMap<>(depths);
        less.put(axis, depth);
        return new View(less);
    }

    /** By every axis of a table, down to where figures are counted. */
    static View whole(List<Axis> axes) {
        return by(axes.stream().map(Axis::id).toArray(String[]::new));
    }

    boolean shows(Axis axis, String node) {
        return axis.depth(node) <= depths.getOrDefault(axis.id(), 0);
    }
}
