package org.essaim.disclosure;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What an attacker does not know who knows everything of the editions before one (<i>inconnues</i>): what is in the spots, or by how much it
 * changed since.
 *
 * <p>All editions from there on share one unknown a spot: whoever knows one knows by how much it changed to the next.
 * That is more than an attacker has, so what withstands this withstands less. It grows with what is suppressed.
 */
final class Unknowns {
    private static final long NOT_LOOKED_UP = -1;

    private final Universe universe;
    private final BitSet secretNow;
    private final int from;
    private final boolean own;
    private final boolean[] changed;
    private final boolean[] everZero;
    private final boolean[] everNobody;
    private final long[] anyone;
    private final long[] second;

    /**
     * @param secretNow the cells of the newest edition that are not shown; it grows
     * @param from the first edition that is not known
     */
    Unknowns(Universe universe, BitSet secretNow, int from, Care care) {
        this.universe = universe;
        this.secretNow = secretNow;
        this.from = from;
        this.own = care.knowsOwn();
        changed = new boolean[universe.spots()];
        everZero = new boolean[universe.spots()];
        everNobody = new boolean[universe.spots()];
        anyone = new long[universe.spots()];
        second = new long[universe.spots()];
        Arrays.fill(anyone, NOT_LOOKED_UP);
        Arrays.fill(second, NOT_LOOKED_UP);
        for (int spot = 0; spot < changed.length; spot++) {
            for (int edition = first(spot); edition < universe.until(spot); edition++) {
                if (universe.reaches(spot, edition)) {
                    Content content = universe.content(spot, edition);
                    changed[spot] |= from == 0 || !content.equals(universe.content(spot, from - 1));
                    everZero[spot] |= content.total() == 0;
                    everNobody[spot] |= content.size() == 0;
                }
            }
        }
    }

    int from() {
        return from;
    }

    /** The first edition that counts and knows of this spot. */
    int first(int spot) {
        return Math.max(from, universe.since(spot));
    }

    /** True if it could hold something else, as far as an attacker knows. */
    boolean isOpen(int spot) {
        if (!changed[spot]) {
            return false;
        }
        if (!everZero[spot]) {
            return true;
        }
        // A 0 that is shown is known. That nobody is there is known too, unless an edition suppresses it; that somebody
        // put in 0 is not.
        int[] leaves = universe.leaves(spot);
        int[] alone = new int[leaves.length];
        for (int axis = 0; axis < alone.length; axis++) {
            alone[axis] = universe.grid().line(axis).alone(leaves[axis]);
        }
        int cell = universe.grid().cell(alone);
        boolean suppressed = false;
        for (int edition = first(spot); edition < universe.until(spot); edition++) {
            boolean secret = (edition == universe.now() ? secretNow : universe.secret(edition)).get(cell);
            suppressed |= secret;
            if (universe.reaches(spot, edition)
                    && universe.content(spot, edition).total() == 0
                    && universe.published(edition).get(cell)
                    && !secret) {
                return false;
            }
        }
        return suppressed || !everNobody[spot];
    }

    /** By how much it could be less, as far as these attackers know. */
    long room(int spot, Attackers who) {
        if (who != Attackers.ANYONE && who != Attackers.SECOND) {
            return lookUp(spot, who);
        }
        long[] known = who == Attackers.ANYONE ? anyone : second;
        if (known[spot] == NOT_LOOKED_UP) {
            known[spot] = lookUp(spot, who);
        }
        return known[spot];
    }

    private long lookUp(int spot, Attackers who) {
        long room = Long.MAX_VALUE;
        for (int edition = first(spot); edition < universe.until(spot); edition++) {
            if (universe.reaches(spot, edition)) {
                Content content = universe.content(spot, edition);
                room = Math.min(room, content.total() - (own ? who.known(content) : 0));
            }
        }
        return room == Long.MAX_VALUE ? 0 : room;
    }

    /** True if a former edition shows a cell, one of those that know of this spot and count. */
    boolean isKnown(int cell, int spot) {
        return universe.isShown(cell, first(spot), universe.until(spot));
    }

    /** True if the newest edition is about to show a cell. */
    boolean isShownNow(int cell) {
        return universe.published(universe.now()).get(cell) && !secretNow.get(cell);
    }
}
