package org.essaim.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.disclosure.Behind.Sum;

/**
 * Decides which cells of the newest edition are not shown (<i>secret primaire et secondaire</i>).
 *
 * <p>Safe first, frugal after: each suppressed cell, of this edition and of former ones, gets its witnesses, by the cheapest moves that
 * are found; what they need is suppressed too and needs witnesses of its own. What no witness of another needs is shown again. In the end
 * everything is checked from the start, and if anything does not hold nothing is shown. Deterministic. Not thread-safe.
 */
final class Suppression {
    private static final int MOST_MOVES = 20_000;

    private final Universe universe;
    private final Primary primary;
    private final Care care;
    private final Weights weights;
    private final BitSet secret;
    private final Deque<Target> queue = new ArrayDeque<>();
    private final Map<Integer, Unknowns> unknowns = new TreeMap<>();
    private final Map<Integer, Search> searches = new TreeMap<>();
    private final Map<Target, List<Witness>> witnesses = new java.util.LinkedHashMap<>();
    private boolean everything;

    private Suppression(Universe universe, Protection protection, Care care) {
        this.universe = universe;
        this.care = care;
        this.primary = new Primary(universe, protection);
        this.weights = new Weights(universe);
        this.secret = primary.cells();
    }

    /**
     * What is not shown.
     *
     * @param secret the cells of the newest edition
     * @param primary how many of them by themselves
     * @param everything true if nothing else was safe
     */
    record Outcome(BitSet secret, int primary, boolean everything) {
        int complementary() {
            return secret.cardinality() - primary;
        }
    }

    static Outcome of(Universe universe, Protection protection, Care care) {
        if (protection.isWaived()) {
            return new Outcome(new BitSet(), 0, false);
        }
        Suppression suppression = new Suppression(universe, protection, care);
        int primary = suppression.secret.cardinality();
        if (care.complements()) {
            suppression.run();
        }
        return new Outcome(suppression.secret, primary, suppression.everything);
    }

    private void run() {
        List<Target> first = new ArrayList<>(formerTargets());
        secret.stream().forEach(cell -> first.addAll(targets(cell, universe.now())));
        first.sort(Comparator.comparingInt((Target target) -> universe.spotsOf(target.cell()).length)
                .thenComparing(Comparator.comparingLong(Target::total).reversed())
                .thenComparingInt(Target::cell)
                .thenComparingInt(Target::edition)
                .thenComparingInt(Target::from));
        queue.addAll(first);
        while (!queue.isEmpty()) {
            Target target = queue.remove();
            if (!protect(target) && !isLost(target)) {
                suppressEverything();
                return;
            }
        }
        showAgain();
        if (!witnesses.values().stream().allMatch(each -> each.stream().allMatch(this::holds))) {
            suppressEverything();
        }
    }

    private boolean holds(Witness witness) {
        return witness.holds(universe, unknowns(witness.target().from()));
    }

    private Unknowns unknowns(int from) {
        return unknowns.computeIfAbsent(from, none -> new Unknowns(universe, secret, from, care));
    }

    private Search search(int from) {
        return searches.computeIfAbsent(from, none -> new Search(universe, unknowns(from), weights));
    }

    // What a suppressed cell of an edition must not tell: its figure, or its change since it was shown; and each change
    // of few people
    // since an edition that suppressed it too, for what stands around it may tell of the change alone.
    private List<Target> targets(int cell, int edition) {
        int shown = -1;
        for (int before = 0; before < edition; before++) {
            shown = universe.shown(before, cell) ? before : shown;
        }
        long extra = edition == universe.now() ? primary.extra(cell) : 0;
        Sum figure = shown < 0 ? primary.sum(cell, edition) : primary.change(cell, shown, edition);
        List<Target> targets = new ArrayList<>();
        targets.add(Target.of(shown < 0 ? 0 : firstChange(cell, shown, edition), edition, cell, figure, extra));
        for (int before = shown + 1; before < edition; before++) {
            Sum change = primary.change(cell, before, edition);
            if (universe.published(before).get(cell) && primary.isTelling(change)) {
                Target target = Target.of(firstChange(cell, before, edition), edition, cell, change, 0);
                if (!targets.contains(target)) {
                    targets.add(target);
                }
            }
        }
        return targets;
    }

    // Whoever knows an edition knows those after it in which nothing changed.
    private int firstChange(int cell, int known, int edition) {
        for (int next = known + 1; next < edition; next++) {
            for (int spot : universe.spotsOf(cell)) {
                boolean ended = universe.isActive(spot, known) && !universe.isActive(spot, next);
                if (ended
                        || (universe.reaches(spot, next)
                                && !universe.content(spot, next).equals(universe.content(spot, known)))) {
                    return next;
                }
            }
        }
        return edition;
    }

    // What was secret stays secret, whatever is told of now.
    private List<Target> formerTargets() {
        List<Target> targets = new ArrayList<>();
        for (int edition = 0; edition < universe.now(); edition++) {
            int former = edition;
            universe.secret(edition).stream()
                    .filter(cell -> !isSameNow(cell, former))
                    .forEach(cell -> targets.addAll(targets(cell, former)));
        }
        return targets;
    }

    private boolean isSameNow(int cell, int former) {
        return universe.published(universe.now()).get(cell)
                && primary.isUnchanged(cell, former)
                && universe.lastShown(cell) < former;
    }

    private boolean protect(Target target) {
        List<Witness> found = new ArrayList<>();
        long need = Math.max(care.need(target.total()), target.extra() == 0 ? 0 : care.need(target.extra()));
        Attackers anyone = care.knowsOwn() ? Attackers.ANYONE : Attackers.OUTSIDERS;
        boolean safe = shield(target, true, need, anyone, found);
        if (safe && target.total() > 0) {
            Witness down = new Witness(target, false, Math.min(need, target.total()), anyone);
            if (search(target.from()).completeFree(down)) {
                found.add(down);
            } else if (!care.knowsOwn()) {
                safe = shield(target, false, down.need(), anyone, found);
            } else {
                // Whoever is nearly alone knows nearly all of it; what counts against that one is the rest.
                long rest = target.total() - target.most();
                safe = shield(target, false, down.need(), Attackers.but(target.top()), found)
                        && (rest == 0 || shield(target, false, care.need(rest), Attackers.only(target.top()), found));
            }
        }
        if (safe) {
            witnesses.put(target, found);
        }
        return safe;
    }

    private boolean shield(Target target, boolean up, long need, Attackers who, List<Witness> found) {
        return strict(target, up, need, who, false, found)
                || lenient(target, up, need, who, false, found)
                || strict(target, up, need, who, true, found)
                || lenient(target, up, need, who, true, found);
    }

    private boolean strict(Target target, boolean up, long need, Attackers who, boolean paying, List<Witness> found) {
        Witness witness = new Witness(target, up, need, who);
        if (complete(witness, paying)) {
            found.add(witness);
            return true;
        }
        return false;
    }

    // Two witnesses: one that those who put in most may not believe, and one for them.
    private boolean lenient(Target target, boolean up, long need, Attackers who, boolean paying, List<Witness> found) {
        Witness first = new Witness(target, up, need, Attackers.SECOND);
        if (!care.knowsOwn() || !complete(first, paying)) {
            return false;
        }
        int[] doubtful = first.unconvinced(universe, who);
        Witness second = new Witness(target, up, need, Attackers.only(doubtful));
        if (doubtful.length > 0 && !complete(second, paying)) {
            return false;
        }
        found.add(first);
        if (doubtful.length > 0) {
            found.add(second);
        }
        return true;
    }

    private boolean complete(Witness witness, boolean paying) {
        Search search = search(witness.target().from());
        boolean done = search.completeFree(witness);
        for (int moves = 0; !done && paying && moves < MOST_MOVES; moves++) {
            int[] more = search.extend(witness);
            if (more == null) {
                return false;
            }
            Arrays.sort(more);
            for (int cell : more) {
                secret.set(cell);
                queue.addAll(targets(cell, universe.now()));
            }
            done = search.completeFree(witness);
        }
        return done;
    }

    // Shown by a waiver before, or by what one shows: nothing that is kept from view now can take that back.
    private boolean isLost(Target target) {
        boolean waived = false;
        for (int edition = 0; edition < universe.now(); edition++) {
            waived |= universe.edition(edition).waived();
        }
        if (!waived) {
            return false;
        }
        BitSet kept = (BitSet) secret.clone();
        secret.or(universe.published(universe.now()));
        boolean safe = protect(target);
        secret.clear();
        secret.or(kept);
        witnesses.remove(target);
        return !safe;
    }

    private void suppressEverything() {
        everything = true;
        witnesses.clear();
        universe.published(universe.now()).stream()
                .filter(cell -> universe.spotsOf(cell).length > 0)
                .filter(cell -> universe.lastShown(cell) < 0 || !primary.isUnchanged(cell, universe.lastShown(cell)))
                .forEach(secret::set);
    }

    private void showAgain() {
        Map<Integer, Set<Target>> users = new HashMap<>();
        witnesses.forEach((target, each) -> each.forEach(witness -> witness.support(universe)
                .forEach(cell -> users.computeIfAbsent(cell, none -> new java.util.HashSet<>())
                        .add(target))));
        BitSet extra = (BitSet) secret.clone();
        extra.andNot(primary.cells());
        TreeSet<Integer> candidates = new TreeSet<>(
                Comparator.comparingLong((Integer cell) -> -weights.of(cell)).thenComparing(Comparator.naturalOrder()));
        extra.stream().forEach(candidates::add);
        boolean again = true;
        while (again) {
            again = false;
            for (int cell : List.copyOf(candidates)) {
                Set<Target> using = users.getOrDefault(cell, Set.of());
                if (using.stream().allMatch(target -> target.edition() == universe.now() && target.cell() == cell)) {
                    List<Target> own = targets(cell, universe.now());
                    own.forEach(witnesses::remove);
                    users.values().forEach(each -> own.forEach(each::remove));
                    candidates.remove(cell);
                    secret.clear(cell);
                    again = true;
                }
            }
        }
    }

    /** The witnesses that were found, for a test to look at. */
    Map<Target, List<Witness>> witnesses() {
        return Objects.requireNonNull(witnesses);
    }
}
