package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Another world that looks the same to an attacker (<i>témoin</i>): so much more here, so much less there, no known figure another.
 *
 * <p>Whole numbers, checked again from the start by {@link #holds}, whoever found them.
 */
final class Witness {
    private final Target target;
    private final Attackers who;
    private final long need;
    private final boolean up;
    private final TreeMap<Integer, Long> changes = new TreeMap<>();

    Witness(Target target, boolean up, long need, Attackers who) {
        this.target = target;
        this.up = up;
        this.need = need;
        this.who = who;
    }

    Target target() {
        return target;
    }

    boolean up() {
        return up;
    }

    long need() {
        return need;
    }

    Attackers who() {
        return who;
    }

    long change(int spot) {
        return changes.getOrDefault(spot, 0L);
    }

    void change(int spot, long by) {
        long sum = Math.addExact(change(spot), by);
        if (sum == 0) {
            changes.remove(spot);
        } else {
            changes.put(spot, sum);
        }
    }

    Map<Integer, Long> changes() {
        return changes;
    }

    /** Those against whom it does not stand, though it should: they put in too much of what is less here. */
    int[] unconvinced(Universe universe, Attackers all) {
        TreeSet<Integer> people = new TreeSet<>();
        changes.forEach((spot, change) -> {
            for (int edition = Math.max(target.from(), universe.since(spot));
                    edition < universe.until(spot);
                    edition++) {
                Content content = universe.content(spot, edition);
                if (change < 0
                        && universe.reaches(spot, edition)
                        && content.total() + change < content.most()
                        && all.include(content.top())) {
                    people.add(content.top());
                }
            }
        });
        return people.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The cells of the newest edition that it needs to be suppressed. */
    List<Integer> support(Universe universe) {
        List<Integer> cells = new ArrayList<>();
        sums(universe, universe.now()).forEach((cell, sum) -> {
            if (sum != 0 && universe.published(universe.now()).get(cell)) {
                cells.add(cell);
            }
        });
        return cells;
    }

    /** By how much each cell of an edition changes. */
    Map<Integer, Long> sums(Universe universe, int edition) {
        Map<Integer, Long> sums = new HashMap<>();
        changes.forEach((spot, change) -> {
            if (universe.isActive(spot, edition)) {
                for (int cell : universe.grid().cellsAbove(universe.leaves(spot))) {
                    sums.merge(cell, change, Math::addExact);
                }
            }
        });
        return sums;
    }

    /** True if it is what it says: everything is computed again. */
    boolean holds(Universe universe, Unknowns unknowns) {
        for (Map.Entry<Integer, Long> each : changes.entrySet()) {
            if (!unknowns.isOpen(each.getKey())
                    || (each.getValue() < 0 && unknowns.room(each.getKey(), who) + each.getValue() < 0)) {
                return false;
            }
        }
        if (isSeenBefore(universe)
                || sums(universe, universe.now()).entrySet().stream()
                        .anyMatch(sum -> sum.getValue() != 0 && unknowns.isShownNow(sum.getKey()))) {
            return false;
        }
        long effect = 0;
        for (int spot : universe.spotsOf(target.cell())) {
            if (universe.isActive(spot, target.edition())) {
                effect = Math.addExact(effect, change(spot));
            }
        }
        return (up ? effect : -effect) >= need;
    }

    /** True if a former edition that counts shows what changes. */
    boolean isSeenBefore(Universe universe) {
        @Nullable List<Integer> before = null;
        Map<Integer, Long> sums = Map.of();
        for (int at = target.from(); at < universe.now(); at++) {
            int edition = at;
            List<Integer> active = changes.keySet().stream()
                    .filter(spot -> universe.isActive(spot, edition))
                    .toList();
            if (!active.equals(before)) {
                sums = sums(universe, edition);
                before = active;
            }
            for (Map.Entry<Integer, Long> sum : sums.entrySet()) {
                if (sum.getValue() != 0 && universe.shown(edition, sum.getKey())) {
                    return true;
                }
            }
        }
        return false;
    }
}
