package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.essaim.disclosure.SensitiveTable.Place;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.essaim.report.Audience;

/**
 * Figures of which nothing is left but what may be told (<i>tableau diffusable</i>). Tables, charts and files are made of it alone.
 *
 * <p>Immutable. What is secret is not in here, nor who contributed or how many.
 */
public final class ProtectedTable {
    private final String name;
    private final String measure;
    private final List<Axis> axes;
    private final List<View> views;
    private final Audience audience;
    private final int threshold;
    private final Rational dominance;
    private final boolean waived;
    private final int release;
    private final int primary;
    private final int complementary;
    private final Map<List<String>, ProtectedCell> cells;

    private ProtectedTable(
            SensitiveTable table,
            List<View> views,
            Audience audience,
            Protection protection,
            int release,
            int primary,
            int complementary,
            Map<List<String>, ProtectedCell> cells) {
        this.name = table.name();
        this.measure = table.measure();
        this.axes = table.axes();
        this.views = List.copyOf(views);
        this.audience = audience;
        this.threshold = protection.threshold();
        this.dominance = protection.dominance();
        this.waived = protection.isWaived();
        this.release = release;
        this.primary = primary;
        this.complementary = complementary;
        this.cells = Collections.unmodifiableMap(cells);
    }

    /** What is left of the newest edition of a universe once this is suppressed. */
    static ProtectedTable of(
            SensitiveTable table,
            Universe universe,
            Suppression.Outcome outcome,
            Protection protection,
            int release,
            Audience audience) {
        Edition edition = universe.edition(universe.now());
        Map<Integer, ProtectedCell> told = new LinkedHashMap<>();
        Map<Integer, long[]> missing = missing(universe, edition);
        universe.published(universe.now()).stream().forEach(cell -> {
            long[] places = Objects.requireNonNull(missing.getOrDefault(cell, new long[1]));
            told.put(cell, cell(universe, outcome.secret(), cell, places[0]));
        });
        Map<List<String>, ProtectedCell> cells = new LinkedHashMap<>();
        universe.names(universe.now())
                .forEach((names, cell) -> cells.put(names, Objects.requireNonNull(told.get(cell))));
        return new ProtectedTable(
                table,
                edition.views(),
                audience,
                protection,
                release,
                outcome.primary(),
                outcome.complementary(),
                cells);
    }

    private static ProtectedCell cell(Universe universe, BitSet secret, int cell, long missing) {
        if (secret.get(cell)) {
            return new ProtectedCell.Secret();
        }
        long total = universe.total(cell, universe.now());
        if (total > 0) {
            return new ProtectedCell.Shown(total, missing);
        }
        boolean told = false;
        for (int spot : universe.spotsOf(cell)) {
            told |= universe.content(spot, universe.now()).size() > 0;
        }
        return told || missing < places(universe, cell) ? new ProtectedCell.Zero(missing) : new ProtectedCell.Missing();
    }

    private static long places(Universe universe, int cell) {
        long places = 1;
        for (int axis = 0; axis < universe.grid().axes(); axis++) {
            int node = universe.grid().node(cell, axis);
            places *= universe.grid().line(axis).set(node).cardinality();
        }
        return places;
    }

    private static Map<Integer, long[]> missing(Universe universe, Edition edition) {
        Map<Integer, long[]> missing = new LinkedHashMap<>();
        for (Place place : edition.missing()) {
            int[] leaves = new int[place.at().size()];
            for (int axis = 0; axis < leaves.length; axis++) {
                leaves[axis] = universe.grid().line(axis).leaf(place.at().get(axis));
            }
            for (int cell : universe.grid().cellsAbove(leaves)) {
                missing.computeIfAbsent(cell, none -> new long[1])[0]++;
            }
        }
        return missing;
    }

    /** What the table is called. */
    public String name() {
        return name;
    }

    /** What is counted. */
    public String measure() {
        return measure;
    }

    /** What it is broken down by. */
    public List<Axis> axes() {
        return axes;
    }

    /** The tables that are shown of it. */
    public List<View> views() {
        return views;
    }

    /** For whom it is: published figures are protected, those for a named recipient are exact. */
    public Audience audience() {
        return audience;
    }

    /** How many different people a figure needs. */
    public int threshold() {
        return threshold;
    }

    /** The share of a figure that one of them may have. */
    public Rational dominance() {
        return dominance;
    }

    /** True if what is not safe is shown all the same, by a decision. */
    public boolean isWaived() {
        return waived;
    }

    /** The number of the release, to be printed beside it; 0 for what was only tried. */
    public int release() {
        return release;
    }

    /** How many cells are secret by themselves. */
    public int primary() {
        return primary;
    }

    /** How many cells are secret because they would tell of others. */
    public int complementary() {
        return complementary;
    }

    /** Every cell, by its names on the axes, in their order. */
    public Map<List<String>, ProtectedCell> cells() {
        return cells;
    }

    /**
     * One cell.
     *
     * @param at a name on each axis, in their order; the total of an axis is its root
     * @throws EssaimException if none of the views shows it
     */
    public ProtectedCell cell(String... at) {
        ProtectedCell cell = cells.get(List.of(at));
        if (cell == null) {
            throw new EssaimException("Table [" + name + "] does not show the cell " + List.of(at)
                    + ".\nMaybe another view is needed, or the names stand in another order than the axes "
                    + axes.stream().map(Axis::id).toList() + ".");
        }
        return cell;
    }

    /** Which table it is and how much is secret; no figure. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>(List.of(name, measure, audience.toString()));
        words.add(cells.size() + " cells, " + primary + " + " + complementary + " secret");
        return String.join(", ", words);
    }
}
