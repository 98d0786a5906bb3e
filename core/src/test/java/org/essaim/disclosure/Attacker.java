package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.disclosure.SensitiveTable.Place;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Somebody with a linear programme who read every edition, knows what one person put in and by how much each place changed, and wants
 * the rest. Shares nothing with what it attacks but the names of cells.
 */
final class Attacker {
    private static final double BLUR = 1e-4;

    private final List<Edition> editions;
    private final Protection protection;
    private final List<Map<Place, SortedMap<String, Long>>> contents = new ArrayList<>();
    private final List<Place> places;

    Attacker(List<Edition> editions, Protection protection) {
        this.protection = protection;
        this.editions = editions;
        TreeSet<Place> all = new TreeSet<>();
        editions.forEach(edition -> {
            contents.add(edition.contributions());
            all.addAll(edition.contributions().keySet());
        });
        places = List.copyOf(all);
    }

    private SortedMap<String, Long> content(int edition, Place place) {
        return contents.get(edition).getOrDefault(place, new TreeMap<>());
    }

    private long total(int edition, Place place) {
        return content(edition, place).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private boolean reaches(int edition, Place place) {
        List<Axis> axes = editions.get(edition).axes();
        for (int i = 0; i < axes.size(); i++) {
            if (!axes.get(i).contains(place.at().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What is in a place while it is mostly the same: the editions that know of it. */
    private record Unknown(Place place, TreeSet<Integer> editions) {}

    private List<Unknown> unknowns(Place place) {
        List<Unknown> unknowns = new ArrayList<>();
        @Nullable Map<String, Long> last = null;
        for (int edition = 0; edition < editions.size(); edition++) {
            Map<String, Long> content = content(edition, place);
            if (!reaches(edition, place) || (last == null && content.isEmpty())) {
                continue;
            }
            if (last == null || isMostlyAnother(last, content)) {
                unknowns.add(new Unknown(place, new TreeSet<>()));
            }
            unknowns.get(unknowns.size() - 1).editions().add(edition);
            last = content;
        }
        return unknowns;
    }

    private static boolean isMostlyAnother(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> change = new HashMap<>(after);
        before.forEach((who, amount) -> change.merge(who, -amount, Long::sum));
        long moved = change.values().stream().mapToLong(Math::abs).sum();
        long most = Math.max(
                before.values().stream().mapToLong(Long::longValue).sum(),
                after.values().stream().mapToLong(Long::longValue).sum());
        return most > 0 && 2 * moved >= most;
    }

    private static boolean isBelow(Axis axis, String leaf, String node) {
        for (String at = leaf; ; at = axis.above(at).get()) {
            if (at.equals(node)) {
                return true;
            }
            if (axis.above(at).isEmpty()) {
                return false;
            }
        }
    }

    /** The places that an edition adds up in a cell. */
    private Set<Place> under(int edition, List<String> cell) {
        Set<Place> under = new HashSet<>();
        List<Axis> axes = editions.get(edition).axes();
        for (Place place : places) {
            boolean inside = reaches(edition, place);
            for (int i = 0; inside && i < axes.size(); i++) {
                inside = isBelow(axes.get(i), place.at().get(i), cell.get(i));
            }
            if (inside) {
                under.add(place);
            }
        }
        return under;
    }

    /** Every place of an axis that a cell is the total of, with content or not. */
    private List<Set<String>> leaves(int edition, List<String> cell) {
        List<Set<String>> leaves = new ArrayList<>();
        for (int i = 0; i < cell.size(); i++) {
            Axis axis = editions.get(edition).axes().get(i);
            String node = cell.get(i);
            leaves.add(new TreeSet<>(axis.leaves().stream()
                    .filter(leaf -> isBelow(axis, leaf, node))
                    .toList()));
        }
        return leaves;
    }

    private List<List<String>> cells(int edition) {
        Edition each = editions.get(edition);
        List<List<String>> all = new ArrayList<>();
        for (View view : each.views()) {
            List<List<String>> some = List.of(List.of());
            for (Axis axis : each.axes()) {
                List<List<String>> more = new ArrayList<>();
                for (List<String> cell : some) {
                    for (String node : axis.nodes()) {
                        if (axis.depth(node) <= view.depths().getOrDefault(axis.id(), 0)) {
                            List<String> longer = new ArrayList<>(cell);
                            longer.add(node);
                            more.add(longer);
                        }
                    }
                }
                some = more;
            }
            all.addAll(some);
        }
        return all.stream().distinct().toList();
    }

    private int lastShown(int edition, List<String> cell) {
        for (int before = edition - 1; before >= 0; before--) {
            for (List<String> other : cells(before)) {
                if (!editions.get(before).secrets().contains(other)
                        && leaves(before, other).equals(leaves(edition, cell))) {
                    return before;
                }
            }
        }
        return -1;
    }

    /**
     * Whatever came too close, in words; but not what former editions gave away alone, about what they never suppressed themselves:
     * nothing that is kept from view later can take that back.
     */
    List<String> breaks() {
        List<String> breaks = new ArrayList<>();
        for (int edition = 0; edition < editions.size(); edition++) {
            for (List<String> cell : sorted(editions.get(edition).secrets()).values()) {
                Optional<String> told = attack(edition, cell);
                if (told.isPresent() && !isGivenAway(edition, cell)) {
                    breaks.add(cell + " of " + edition + ": " + told.get());
                }
            }
        }
        return breaks;
    }

    private Optional<String> attack(int edition, List<String> cell) {
        int shown = lastShown(edition, cell);
        List<Programme> programmes = new ArrayList<>();
        programmes.add(new Programme(shown < 0 ? 0 : firstChange(shown, edition, cell), edition, cell));
        for (int before = shown + 1; before < edition; before++) {
            Programme change = new Programme(firstChange(before, edition, cell), edition, cell);
            if (isPublished(before, edition, cell) && change.isOfFew()) {
                programmes.add(change);
            }
        }
        return programmes.stream()
                .flatMap(programme -> programme.suspects().stream()
                        .flatMap(who -> Optional.ofNullable(programme.attack(who)).stream()))
                .findFirst();
    }

    /** The first edition after a known one in which a cell holds something else: what is before is known as well. */
    private int firstChange(int known, int edition, List<String> cell) {
        for (int next = known + 1; next < edition; next++) {
            for (Place place : under(edition, cell)) {
                if (reaches(next, place) && !content(next, place).equals(content(known, place))) {
                    return next;
                }
            }
        }
        return edition;
    }

    private boolean isPublished(int before, int edition, List<String> cell) {
        return cells(before).stream().anyMatch(other -> leaves(before, other).equals(leaves(edition, cell)));
    }

    private boolean isGivenAway(int edition, List<String> cell) {
        if (edition == 0) {
            return false;
        }
        List<Edition> untold = new ArrayList<>(editions.subList(0, edition));
        untold.add(editions.get(edition).keeping(Set.copyOf(cells(edition))));
        return new Attacker(untold, protection).attack(edition, cell).isPresent();
    }

    private static Map<String, List<String>> sorted(Set<List<String>> cells) {
        Map<String, List<String>> sorted = new TreeMap<>();
        cells.forEach(cell -> sorted.put(cell.toString(), cell));
        return sorted;
    }

    /** What is known from an edition on, and one figure that is not. */
    private final class Programme {
        private final int from;
        private final int edition;
        private final List<Unknown> open = new ArrayList<>();
        private final Set<Place> target;
        private final List<double[]> zeros = new ArrayList<>();
        private final TreeMap<String, Long> behind = new TreeMap<>();

        Programme(int from, int edition, List<String> cell) {
            this.from = from;
            this.edition = edition;
            for (Place place : places) {
                unknowns(place).stream().filter(this::isOpen).forEach(open::add);
            }
            target = under(edition, cell);
            for (Place place : target) {
                content(edition, place).forEach((who, amount) -> behind.merge(who, amount, Long::sum));
                if (from > 0) {
                    content(from - 1, place).forEach((who, amount) -> behind.merge(who, -amount, Long::sum));
                }
            }
            behind.replaceAll((who, amount) -> Math.abs(amount));
            for (int known = from; known < editions.size(); known++) {
                for (List<String> shown : cells(known)) {
                    if (!editions.get(known).secrets().contains(shown)) {
                        Set<Place> under = under(known, shown);
                        double[] row = new double[open.size()];
                        boolean any = false;
                        for (int i = 0; i < row.length; i++) {
                            row[i] = under.contains(open.get(i).place())
                                            && open.get(i).editions().contains(known)
                                    ? 1
                                    : 0;
                            any |= row[i] != 0;
                        }
                        if (any) {
                            zeros.add(row);
                        }
                    }
                }
            }
        }

        private boolean isOpen(Unknown unknown) {
            Place place = unknown.place();
            boolean changed = from == 0;
            Set<Integer> counting = unknown.editions().tailSet(from);
            boolean nobody = false;
            boolean suppressed = false;
            for (int at : counting) {
                changed |= from > 0
                        && !(unknown.editions().contains(from - 1)
                                && content(at, place).equals(content(from - 1, place)));
                boolean secret = editions.get(at).secrets().contains(place.at());
                suppressed |= secret;
                nobody |= content(at, place).isEmpty();
                if (total(at, place) == 0 && !secret && cells(at).contains(place.at())) {
                    return false;
                }
            }
            // That nobody is there may be known; that somebody put in 0 is not, unless it is shown.
            if (nobody && !suppressed) {
                return false;
            }
            return changed && !counting.isEmpty();
        }

        /** Nobody, and everybody who put in anything. */
        List<@Nullable String> suspects() {
            TreeSet<String> all = new TreeSet<>();
            for (Unknown unknown : open) {
                unknown.editions()
                        .tailSet(from)
                        .forEach(at -> all.addAll(content(at, unknown.place()).keySet()));
            }
            List<@Nullable String> suspects = new ArrayList<>();
            suspects.add(null);
            suspects.addAll(all);
            // Whoever put in nothing that is still open knows as much as nobody.
            suspects.removeIf(who -> who != null && Arrays.equals(rooms(who), rooms(null)));
            return suspects;
        }

        private double[] rooms(@Nullable String who) {
            double[] rooms = new double[open.size()];
            for (int i = 0; i < rooms.length; i++) {
                Place place = open.get(i).place();
                long room = Long.MAX_VALUE;
                for (int at : open.get(i).editions().tailSet(from)) {
                    long own = who == null ? 0 : content(at, place).getOrDefault(who, 0L);
                    room = Math.min(room, total(at, place) - own);
                }
                rooms[i] = room;
            }
            return rooms;
        }

        /** True if few people, or one nearly alone, made the figure or the change that it is after. */
        boolean isOfFew() {
            long total = behind.values().stream().mapToLong(Long::longValue).sum();
            long most =
                    behind.values().stream().mapToLong(Long::longValue).max().orElse(0);
            long people = behind.values().stream().filter(amount -> amount > 0).count();
            return total > 0 && (people < protection.threshold() || 100 * most > 85 * total);
        }

        @Nullable
        String attack(@Nullable String who) {
            long total = behind.values().stream().mapToLong(Long::longValue).sum();
            long others = who == null ? total : total - behind.getOrDefault(who, 0L);
            double[] rooms = rooms(who);
            double[] wanted = new double[open.size()];
            double base = 0;
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = target.contains(open.get(i).place())
                                && open.get(i).editions().contains(edition)
                        ? 1
                        : 0;
                base += wanted[i] * rooms[i];
            }
            double up = bound(wanted, rooms, true) - base;
            if (up < Math.max(1, total / 10.0) - BLUR) {
                return "at most " + up + " above " + total;
            }
            double down = base - bound(wanted, rooms, false);
            if (others > 0 && down < Math.max(1, others / 10.0) - BLUR) {
                return "at most " + down + " below " + total + ", of which " + others + " of others";
            }
            return null;
        }

        private double bound(double[] wanted, double[] rooms, boolean most) {
            if (wanted.length == 0) {
                return 0;
            }
            ExpressionsBasedModel model = new ExpressionsBasedModel();
            Variable[] variables = new Variable[wanted.length];
            for (int i = 0; i < wanted.length; i++) {
                variables[i] = model.newVariable("x" + i).lower(0).weight(wanted[i]);
            }
            for (double[] row : zeros) {
                Expression relation = model.newExpression("c" + model.countExpressions());
                double sum = 0;
                for (int i = 0; i < row.length; i++) {
                    if (row[i] != 0) {
                        relation.set(variables[i], row[i]);
                        sum += row[i] * rooms[i];
                    }
                }
                relation.level(sum);
            }
            Optimisation.Result result = most ? model.maximise() : model.minimise();
            if (most && result.getState() == Optimisation.State.UNBOUNDED) {
                return Double.MAX_VALUE;
            }
            if (!result.getState().isOptimal()) {
                throw new AssertionError("the true figures are always possible, but: " + result.getState());
            }
            return result.getValue();
        }
    }
}
