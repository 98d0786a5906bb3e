package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for moves (<i>hypercubes</i>): so much more in one spot, so much less in others, by pairs along each axis, that totals stay as they are.
 *
 * <p>Along an axis a spot is paired with another one, and the totals that both are in do not notice; or with nothing, and every total above has to
 * be suppressed. Not thread-safe.
 */
final class Search {
    private static final int NOTHING = -1;
    private static final int[] IMPOSSIBLE = {-1};
    // Starting points that are looked at when a move costs something.
    private static final int STARTS = 4;
    // Partners that are looked at along each axis, by the number of axes, when a move costs something.
    private static final int[] PARTNERS = {0, 200, 24, 10, 6, 4, 4};
    private static final int MOST_TRIED = 20_000;

    private final Universe universe;
    private final Grid grid;
    private final Unknowns unknowns;
    private final Weights weights;
    // What each view of the newest edition shows of each axis, and the smallest of it that a leaf is in.
    private final List<BitSet[]> views;
    private final int[][][] finest;
    // True if there is one view, of everything: what costs something along one axis is never free then.
    private final boolean isWhole;

    Search(Universe universe, Unknowns unknowns, Weights weights) {
        this.universe = universe;
        this.grid = universe.grid();
        this.unknowns = unknowns;
        this.weights = weights;
        this.views = universe.shownNodes(universe.now());
        this.finest = new int[views.size()][grid.axes()][];
        boolean whole = views.size() == 1;
        for (int view = 0; view < finest.length; view++) {
            for (int axis = 0; axis < grid.axes(); axis++) {
                finest[view][axis] = finest(views.get(view)[axis], grid.line(axis));
                for (int leaf = 0; leaf < grid.line(axis).leaves(); leaf++) {
                    whole &= finest[view][axis][leaf] == grid.line(axis).alone(leaf) || finest[view][axis][leaf] < 0;
                }
            }
        }
        this.isWhole = whole;
    }

    // Sets come in order of their size.
    private static int[] finest(BitSet shown, Grid.Line line) {
        int[] finest = new int[line.leaves()];
        for (int leaf = 0; leaf < finest.length; leaf++) {
            finest[leaf] = IntStream.of(line.above(leaf))
                    .filter(shown::get)
                    .findFirst()
                    .orElse(-1);
        }
        return finest;
    }

    /** A move: spots with their signs, how often it can be made, and what it costs. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and made by the thousand
    private record Move(int[] spots, int[] signs, long capacity, long cost, int[] cells) {
        boolean isBetterThan(@Nullable Move other, long wanted) {
            if (other == null) {
                return true;
            }
            return compare(cost, Math.min(other.capacity, wanted), other.cost, Math.min(capacity, wanted)) < 0;
        }

        private static int compare(long a, long b, long c, long d) {
            long high = Math.multiplyHigh(a, b);
            long otherHigh = Math.multiplyHigh(c, d);
            return high != otherHigh ? Long.compare(high, otherHigh) : Long.compareUnsigned(a * b, c * d);
        }
    }

    /**
     * Completes a witness with moves that need no more suppression.
     *
     * @return true if it is far enough off then
     */
    boolean completeFree(Witness witness) {
        long wanted = witness.need() - done(witness);
        for (int start : starts(witness)) {
            if (wanted <= 0) {
                return true;
            }
            Walk walk = new Walk(witness, start, wanted, true);
            wanted = walk.run();
        }
        return wanted <= 0;
    }

    /** Adds the move that costs least for what it brings, and says what has to be suppressed for it; nothing if there is none. */
    int @Nullable [] extend(Witness witness) {
        long wanted = witness.need() - done(witness);
        @Nullable Move best = null;
        int looked = 0;
        for (int start : starts(witness)) {
            if (looked++ == STARTS) {
                break;
            }
            Walk walk = new Walk(witness, start, wanted, false);
            walk.run();
            if (walk.best != null && walk.best.isBetterThan(best, wanted)) {
                best = walk.best;
            }
        }
        if (best == null) {
            return null;
        }
        apply(witness, best, Math.min(best.capacity, wanted));
        return best.cells;
    }

    private long done(Witness witness) {
        long done = 0;
        for (int spot : universe.spotsOf(witness.target().cell())) {
            if (universe.isActive(spot, witness.target().edition())) {
                done += witness.change(spot);
            }
        }
        return witness.up() ? done : -done;
    }

    private static void apply(Witness witness, Move move, long times) {
        for (int i = 0; i < move.spots.length; i++) {
            witness.change(move.spots[i], Math.multiplyExact(witness.up() ? move.signs[i] : -move.signs[i], times));
        }
    }

    private long room(Witness witness, int spot) {
        return unknowns.room(spot, witness.who()) + witness.change(spot);
    }

    // Where there is most room first: few moves are enough then.
    private int[] starts(Witness witness) {
        Target target = witness.target();
        return IntStream.of(universe.spotsOf(target.cell()))
                .filter(spot -> universe.isActive(spot, target.edition()) && unknowns.isOpen(spot))
                .boxed()
                .filter(spot -> witness.up() || room(witness, spot) > 0)
                .sorted(Comparator.comparingLong((Integer spot) -> -room(witness, spot))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The moves that begin in one spot. */
    private final class Walk {
        private final Witness witness;
        private final int start;
        private final boolean free;
        private final int[] leaves;
        private long wanted;
        private int tried;
        private final List<int[]> partners = new ArrayList<>();
        private final int[][] nodes = new int[grid.axes()][];
        private @Nullable Move best;

        Walk(Witness witness, int start, long wanted, boolean free) {
            this.witness = witness;
            this.start = start;
            this.wanted = wanted;
            this.free = free;
            this.leaves = universe.leaves(start);
        }

        /** What is still wanted afterwards. */
        long run() {
            if (!witness.up() && room(witness, start) <= 0) {
                return wanted;
            }
            for (int axis = 0; axis < grid.axes(); axis++) {
                partners.add(partners(axis));
            }
            walk(0, new int[] {start}, new int[] {1});
            return wanted;
        }

        private boolean isOver() {
            return (free && wanted <= 0) || tried > MOST_TRIED;
        }

        private int[] partners(int axis) {
            int node = grid.node(witness.target().cell(), axis);
            List<Integer> found = new ArrayList<>();
            List<Rank> ranks = new ArrayList<>();
            for (int leaf = 0; leaf < grid.line(axis).leaves(); leaf++) {
                if (grid.line(axis).set(node).get(leaf)) {
                    continue;
                }
                int spot = universe.spotAt(
                        grid.place(leaves) + (leaf - leaves[axis]) * grid.leafStride(axis),
                        witness.target().edition());
                if (spot < 0 || !unknowns.isOpen(spot) || (witness.up() && room(witness, spot) <= 0)) {
                    continue;
                }
                if (unknowns.isKnown(alone(spot), spot)) {
                    continue;
                }
                long price = price(axis, leaf);
                if (free && price > 0 && isWhole) {
                    continue;
                }
                long capacity = witness.up() ? Math.min(wanted, room(witness, spot)) : wanted;
                ranks.add(Rank.of(leaf, price, Math.max(1, capacity), unknowns.room(spot, witness.who())));
            }
            ranks.sort(Rank.ORDER);
            int most = free ? ranks.size() : Math.min(ranks.size(), PARTNERS[grid.axes()]);
            ranks.subList(0, most).forEach(rank -> found.add(rank.leaf));
            found.add(NOTHING);
            return found.stream().mapToInt(Integer::intValue).toArray();
        }

        // What it would cost along this axis alone, in the finest cells of each view: each total that only one of the
        // two is in has to go too.
        private long price(int axis, int leaf) {
            if (!universe.isActive(start, universe.now())) {
                return 0;
            }
            int[] apart = apart(axis, leaves[axis], leaf);
            long price = 0;
            for (int view = 0; view < views.size(); view++) {
                int base = 0;
                boolean reaches = true;
                for (int other = 0; other < grid.axes(); other++) {
                    int node = other == axis ? 0 : finest[view][other][leaves[other]];
                    reaches &= node >= 0;
                    base += node * grid.cellStride(other);
                }
                for (int node : apart) {
                    int cell = base + node * grid.cellStride(axis);
                    price += reaches && views.get(view)[axis].get(node) && unknowns.isShownNow(cell)
                            ? weights.of(cell)
                            : 0;
                }
            }
            return price;
        }

        private void walk(int axis, int[] spots, int[] signs) {
            if (isOver()) {
                return;
            }
            if (axis == grid.axes()) {
                tried++;
                consider(spots, signs);
                return;
            }
            for (int leaf : partners.get(axis)) {
                if (leaf == NOTHING) {
                    nodes[axis] = grid.line(axis).above(leaves[axis]);
                    walk(axis + 1, spots, signs);
                } else {
                    int @Nullable [] doubled = doubled(axis, leaf, spots);
                    if (doubled != null) {
                        nodes[axis] = apart(axis, leaves[axis], leaf);
                        int[] more = java.util.Arrays.copyOf(signs, doubled.length);
                        for (int i = 0; i < signs.length; i++) {
                            more[signs.length + i] = -signs[i];
                        }
                        walk(axis + 1, doubled, more);
                    }
                }
                if (isOver()) {
                    return;
                }
            }
        }

        private int @Nullable [] doubled(int axis, int leaf, int[] spots) {
            int[] doubled = java.util.Arrays.copyOf(spots, 2 * spots.length);
            for (int i = 0; i < spots.length; i++) {
                int spot = universe.spotAt(
                        grid.place(universe.leaves(spots[i])) + (leaf - leaves[axis]) * grid.leafStride(axis),
                        witness.target().edition());
                if (spot < 0 || !unknowns.isOpen(spot)) {
                    return null;
                }
                doubled[spots.length + i] = spot;
            }
            return doubled;
        }

        private void consider(int[] spots, int[] signs) {
            long capacity = Long.MAX_VALUE;
            int first = unknowns.first(spots[0]);
            int until = universe.until(spots[0]);
            boolean together = true;
            for (int i = 0; i < spots.length; i++) {
                if ((signs[i] > 0) != witness.up()) {
                    capacity = Math.min(capacity, room(witness, spots[i]));
                }
                together &= unknowns.first(spots[i]) == first && universe.until(spots[i]) == until;
            }
            if (capacity <= 0) {
                return;
            }
            int[] cells = together ? cells(first, until) : cells(spots, signs);
            long cost = 0;
            int paid = 0;
            for (int cell : cells) {
                if (cell < 0) {
                    return;
                }
                if (unknowns.isShownNow(cell)) {
                    if (free) {
                        return;
                    }
                    cost = Math.addExact(cost, weights.of(cell));
                    paid++;
                }
            }
            int[] toSuppress = new int[paid];
            for (int cell : cells) {
                if (unknowns.isShownNow(cell)) {
                    toSuppress[--paid] = cell;
                }
            }
            Move move = new Move(spots, signs, capacity, cost, toSuppress);
            if (free) {
                long times = Math.min(capacity, wanted);
                apply(witness, move, times);
                wanted -= times;
            } else if (move.isBetterThan(best, wanted)) {
                best = move;
            }
        }

        // The cells of the newest edition that notice; a number below 0 if a former one shows what does.
        private int[] cells(int first, int until) {
            int[] cells = {0};
            for (int axis = 0; axis < nodes.length; axis++) {
                cells = Grid.times(cells, nodes[axis], grid.cellStride(axis));
            }
            for (int cell : cells) {
                if (universe.isShown(cell, first, until)) {
                    return IMPOSSIBLE;
                }
            }
            return until > universe.now() ? cells : new int[0];
        }

        // Where some of the spots are of another time, the others do not cancel out.
        private int[] cells(int[] spots, int[] signs) {
            Witness alone = new Witness(witness.target(), true, 0, Attackers.OUTSIDERS);
            for (int i = 0; i < spots.length; i++) {
                alone.change(spots[i], signs[i]);
            }
            return alone.isSeenBefore(universe)
                    ? IMPOSSIBLE
                    : alone.sums(universe, universe.now()).entrySet().stream()
                            .filter(sum -> sum.getValue() != 0)
                            .mapToInt(java.util.Map.Entry::getKey)
                            .sorted()
                            .toArray();
        }
    }

    private int alone(int spot) {
        int[] leaves = universe.leaves(spot);
        int cell = 0;
        for (int axis = 0; axis < leaves.length; axis++) {
            cell += grid.line(axis).alone(leaves[axis]) * grid.cellStride(axis);
        }
        return cell;
    }

    // The totals of one that are not totals of the other.
    private int[] apart(int axis, int one, int other) {
        int[] left = grid.line(axis).above(one);
        int[] right = grid.line(axis).above(other);
        int[] apart = new int[left.length + right.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < left.length || j < right.length) {
            if (j == right.length || (i < left.length && left[i] < right[j])) {
                apart[size++] = left[i++];
            } else if (i == left.length || right[j] < left[i]) {
                apart[size++] = right[j++];
            } else {
                i++;
                j++;
            }
        }
        return java.util.Arrays.copyOf(apart, size);
    }

    /** How promising a partner is: cheap for what it brings, roomy. */
    private record Rank(int leaf, long price, long room) {
        static final Comparator<Rank> ORDER = Comparator.comparingLong(Rank::price)
                .thenComparing(Comparator.comparingLong(Rank::room).reversed())
                .thenComparingInt(Rank::leaf);

        static Rank of(int leaf, long cost, long capacity, long room) {
            // In parts of a thousandth where that fits.
            long whole = Math.min(cost / capacity, Long.MAX_VALUE / 1000);
            return new Rank(leaf, cost < Long.MAX_VALUE / 1000 ? 1000 * cost / capacity : 1000 * whole, room);
        }
    }
}
