package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.essaim.disclosure.Behind.Sum;

/**
 * The cells of the newest edition that may not be told whatever stands beside them (<i>secret primaire</i>): few are behind them, or behind
 * what they would tell together with a former edition.
 */
final class Primary {
    private final Universe universe;
    private final Protection protection;
    private final Behind behind;
    private final BitSet cells = new BitSet();
    private final Map<Integer, Long> extras = new HashMap<>();
    private final List<BitSet> moved = new ArrayList<>();

    Primary(Universe universe, Protection protection) {
        this.universe = universe;
        this.protection = protection;
        this.behind = new Behind(universe.people());
        int now = universe.now();
        universe.published(now).stream()
                .filter(cell -> sum(cell, now).isSensitive(protection))
                .forEach(cells::set);
        for (int former = 0; former < now; former++) {
            staysSecret(former);
            moved.add(changedSince(former));
            sameCell(former);
            for (int axis = 0; axis < universe.grid().axes(); axis++) {
                otherPerimeter(former, axis);
            }
        }
    }

    /** The cells that may not be told. */
    BitSet cells() {
        return (BitSet) cells.clone();
    }

    /** How far off a cell has to stay possible for what it would tell together with others. */
    long extra(int cell) {
        return extras.getOrDefault(cell, 0L);
    }

    /** Who is behind a cell of an edition. */
    Sum sum(int cell, int edition) {
        behind.start();
        for (int spot : universe.spotsOf(cell)) {
            behind.add(universe.content(spot, edition));
        }
        return behind.sum();
    }

    /** Who is behind the change of a cell from one edition to a later one. */
    Sum change(int cell, int former, int edition) {
        behind.start();
        for (int spot : universe.spotsOf(cell)) {
            Content before = universe.content(spot, former);
            Content after = universe.content(spot, edition);
            if (!before.equals(after)) {
                behind.add(after);
                behind.subtract(before);
            }
        }
        return behind.sum();
    }

    /** True if a cell holds in the newest edition what it held in a former one. */
    boolean isUnchanged(int cell, int former) {
        return !moved.get(former).get(cell);
    }

    private void staysSecret(int former) {
        BitSet still = (BitSet) universe.secret(former).clone();
        still.and(universe.published(universe.now()));
        still.stream()
                .filter(cell -> IntStream.of(universe.spotsOf(cell))
                        .anyMatch(spot -> universe.isActive(spot, former) && universe.isActive(spot, universe.now())))
                .forEach(cells::set);
    }

    private BitSet changedSince(int former) {
        BitSet above = new BitSet();
        for (int spot = 0; spot < universe.spots(); spot++) {
            if (!universe.content(spot, former).equals(universe.content(spot, universe.now()))) {
                for (int cell : universe.grid().cellsAbove(universe.leaves(spot))) {
                    above.set(cell);
                }
            }
        }
        return above;
    }

    private void sameCell(int former) {
        BitSet both = (BitSet) moved.get(former).clone();
        both.and(universe.published(former));
        both.and(universe.published(universe.now()));
        both.stream().forEach(cell -> {
            Sum change = change(cell, former, universe.now());
            if (isTelling(change)) {
                suppress(cell, change.total());
            }
        });
    }

    /** True if there is a difference, and few people or one alone make it. */
    boolean isTelling(Sum difference) {
        return difference.total() > 0 && difference.isSensitive(protection);
    }

    private void suppress(int cell, long difference) {
        cells.set(cell);
        extras.merge(cell, difference, Math::max);
    }

    // One structure less, and its figures are the difference.
    private void otherPerimeter(int former, int axis) {
        Set<Integer> before = universe.nodes(former, axis);
        Set<Integer> after = universe.nodes(universe.now(), axis);
        if (before.equals(after)) {
            return;
        }
        Map<String, Integer> formerNames =
                universe.grid().line(axis).nodes(universe.edition(former).axes().get(axis));
        Map<String, Integer> names = universe.grid()
                .line(axis)
                .nodes(universe.edition(universe.now()).axes().get(axis));
        int formerRoot = Objects.requireNonNull(
                formerNames.get(universe.edition(former).axes().get(axis).root()));
        int root = Objects.requireNonNull(
                names.get(universe.edition(universe.now()).axes().get(axis).root()));
        for (int one : new java.util.TreeSet<>(before)) {
            for (int other : new java.util.TreeSet<>(after)) {
                if (one == other || (after.contains(one) && before.contains(other))) {
                    continue;
                }
                boolean sameName = names.entrySet().stream()
                        .anyMatch(each ->
                                each.getValue() == other && Objects.equals(formerNames.get(each.getKey()), one));
                if (sameName || (one == formerRoot && other == root) || isNearly(axis, one, other)) {
                    compare(former, axis, one, other);
                }
            }
        }
    }

    private boolean isNearly(int axis, int one, int other) {
        BitSet both = (BitSet) universe.grid().line(axis).set(one).clone();
        both.and(universe.grid().line(axis).set(other));
        int common = both.cardinality();
        int apart = universe.grid().line(axis).set(one).cardinality()
                + universe.grid().line(axis).set(other).cardinality()
                - 2 * common;
        return apart <= common;
    }

    private void compare(int former, int axis, int one, int other) {
        int shift = (one - other) * universe.grid().cellStride(axis);
        universe.published(universe.now()).stream()
                .filter(cell -> universe.grid().node(cell, axis) == other)
                .filter(cell -> universe.published(former).get(cell + shift)
                        && !universe.secret(former).get(cell + shift))
                .forEach(cell -> {
                    behind.start();
                    for (int spot : universe.spotsOf(cell)) {
                        behind.add(universe.content(spot, universe.now()));
                    }
                    for (int spot : universe.spotsOf(cell + shift)) {
                        behind.subtract(universe.content(spot, former));
                    }
                    Sum difference = behind.sum();
                    if (isTelling(difference)) {
                        suppress(cell, difference.total());
                    }
                });
    }
}
