package org.essaim.disclosure;

/**
 * What it costs not to show a cell (<i>perte d’information</i>): its figure, and as much as an average spot holds, so that small cells are not free. Totals
 * cost what is in them, so they go last.
 */
final class Weights {
    private final Universe universe;
    private final long[] known;
    private final long average;

    Weights(Universe universe) {
        this.universe = universe;
        long sum = 0;
        for (int spot = 0; spot < universe.spots(); spot++) {
            sum = Math.addExact(sum, universe.content(spot, universe.now()).total());
        }
        known = new long[universe.grid().cells()];
        average = 1 + sum / Math.max(1, universe.spots());
    }

    long of(int cell) {
        if (known[cell] == 0) {
            known[cell] = Math.addExact(average, universe.total(cell, universe.now()));
        }
        return known[cell];
    }
}
