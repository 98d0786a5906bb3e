package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.disclosure.SensitiveTable.Place;
import org.jspecify.annotations.Nullable;

/**
 * Every edition of one measure over one grid, the newest last: what each place holds in each of them, what is shown of which cell.
 *
 * <p>A spot is what is in a place as long as it is mostly the same: whoever knows it in one edition is taken to know by how much it changed to
 * the next. Places where nobody ever put anything in are 0, and everybody knows. Immutable.
 */
final class Universe {
    private final Grid grid;
    private final List<Edition> editions;
    private final List<BitSet> published = new ArrayList<>();
    private final List<BitSet> secret = new ArrayList<>();
    private final List<Map<List<String>, Integer>> names = new ArrayList<>();
    private final int people;
    // In order of their places; those of one place in order of their editions.
    private final List<Spot> spots = new ArrayList<>();
    private final int[] firstSpot;
    private final int[][] spotsOf;
    private final int[] lastShown;

    Universe(List<Edition> editions) {
        this.editions = List.copyOf(editions);
        this.grid = new Grid(editions.stream().map(Edition::axes).toList());
        for (Edition edition : editions) {
            Map<List<String>, Integer> cells = cells(edition);
            BitSet shownHere = new BitSet();
            cells.values().forEach(shownHere::set);
            BitSet hidden = new BitSet();
            edition.secrets().forEach(cell -> hidden.set(Objects.requireNonNull(cells.get(cell))));
            published.add(shownHere);
            secret.add(hidden);
            names.add(cells);
        }
        Map<String, Integer> numbers = numbers();
        people = numbers.size();
        TreeMap<Integer, @Nullable Content[]> found = new TreeMap<>();
        Map<Integer, int[]> leaves = new HashMap<>();
        for (int edition = 0; edition < editions.size(); edition++) {
            int now = edition;
            editions.get(edition).contributions().forEach((place, contributions) -> {
                int[] at = leaves(place);
                leaves.put(grid.place(at), at);
                found.computeIfAbsent(grid.place(at), none -> new Content[editions.size()])[now] =
                        content(contributions, numbers);
            });
        }
        firstSpot = new int[grid.places() + 1];
        List<BitSet[]> reach = reach();
        int place = 0;
        for (Map.Entry<Integer, @Nullable Content[]> each : found.entrySet()) {
            while (place <= each.getKey()) {
                firstSpot[place++] = spots.size();
            }
            divide(Objects.requireNonNull(leaves.get(each.getKey())), each.getValue(), reach);
        }
        while (place < firstSpot.length) {
            firstSpot[place++] = spots.size();
        }
        lastShown = new int[grid.cells()];
        Arrays.fill(lastShown, -1);
        BitSet any = new BitSet();
        for (int edition = 0; edition < editions.size(); edition++) {
            any.or(published.get(edition));
            if (edition < now()) {
                BitSet shown = (BitSet) published.get(edition).clone();
                shown.andNot(secret.get(edition));
                int number = edition;
                shown.stream().forEach(cell -> lastShown[cell] = number);
            }
        }
        spotsOf = spotsOf(any);
    }

    private List<BitSet[]> reach() {
        List<BitSet[]> reach = new ArrayList<>();
        for (Edition edition : editions) {
            BitSet[] here = new BitSet[grid.axes()];
            for (int axis = 0; axis < here.length; axis++) {
                here[axis] = new BitSet();
                for (String leaf : edition.axes().get(axis).leaves()) {
                    here[axis].set(grid.line(axis).leaf(leaf));
                }
            }
            reach.add(here);
        }
        return reach;
    }

    // What is in a place becomes another unknown where it is mostly another content.
    private void divide(int[] leaves, @Nullable Content[] told, List<BitSet[]> reach) {
        @Nullable Content last = null;
        int since = 0;
        @Nullable Content[] contents = new Content[told.length];
        for (int edition = 0; edition < told.length; edition++) {
            boolean inside = true;
            for (int axis = 0; axis < leaves.length; axis++) {
                inside &= reach.get(edition)[axis].get(leaves[axis]);
            }
            Content content = told[edition];
            if (!inside || (last == null && (content == null || content.size() == 0))) {
                continue;
            }
            Content next = content == null ? Content.NONE : content;
            if (last == null) {
                since = edition;
            } else if (next.isAnother(last)) {
                spots.add(new Spot(leaves, contents, since, edition));
                contents = new Content[told.length];
                since = edition;
            }
            contents[edition] = next;
            last = next;
        }
        spots.add(new Spot(leaves, contents, since, told.length));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Spot(int[] leaves, @Nullable Content[] contents, int since, int until) {}

    private Map<List<String>, Integer> cells(Edition edition) {
        Map<List<String>, Integer> cells = new LinkedHashMap<>();
        for (View view : edition.views()) {
            Map<List<String>, Integer> some = new LinkedHashMap<>();
            some.put(List.of(), 0);
            for (int i = 0; i < grid.axes(); i++) {
                Axis axis = edition.axes().get(i);
                Map<String, Integer> nodes = grid.line(i).nodes(axis);
                List<String> shown = axis.nodes().stream()
                        .filter(node -> view.shows(axis, node))
                        .toList();
                Map<List<String>, Integer> more = new LinkedHashMap<>();
                for (Map.Entry<List<String>, Integer> cell : some.entrySet()) {
                    for (String node : shown) {
                        List<String> longer = new ArrayList<>(cell.getKey());
                        longer.add(node);
                        more.put(
                                List.copyOf(longer),
                                cell.getValue() + Objects.requireNonNull(nodes.get(node)) * grid.cellStride(i));
                    }
                }
                some = more;
            }
            cells.putAll(some);
        }
        return cells;
    }

    private Map<String, Integer> numbers() {
        TreeSet<String> all = new TreeSet<>();
        for (Edition edition : editions) {
            edition.contributions().values().forEach(each -> all.addAll(each.keySet()));
        }
        Map<String, Integer> numbers = new HashMap<>();
        all.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    private static Content content(SortedMap<String, Long> contributions, Map<String, Integer> numbers) {
        int[] people = new int[contributions.size()];
        long[] amounts = new long[contributions.size()];
        int at = 0;
        // Numbers are given in the order of names, so these ascend.
        for (Map.Entry<String, Long> each : contributions.entrySet()) {
            people[at] = Objects.requireNonNull(numbers.get(each.getKey()));
            amounts[at++] = each.getValue();
        }
        return new Content(people, amounts);
    }

    private int[] leaves(Place place) {
        int[] at = new int[grid.axes()];
        for (int i = 0; i < at.length; i++) {
            at[i] = grid.line(i).leaf(place.at().get(i));
        }
        return at;
    }

    private int[][] spotsOf(BitSet any) {
        int[] sizes = new int[grid.cells()];
        for (Spot spot : spots) {
            for (int cell : grid.cellsAbove(spot.leaves())) {
                sizes[cell]++;
            }
        }
        int[][] all = new int[grid.cells()][];
        any.stream().forEach(cell -> all[cell] = new int[sizes[cell]]);
        Arrays.fill(sizes, 0);
        for (int spot = 0; spot < spots.size(); spot++) {
            for (int cell : grid.cellsAbove(spots.get(spot).leaves())) {
                if (all[cell] != null) {
                    all[cell][sizes[cell]++] = spot;
                }
            }
        }
        return all;
    }

    Grid grid() {
        return grid;
    }

    /** The number of the newest edition, the one that is to be published. */
    int now() {
        return editions.size() - 1;
    }

    Edition edition(int edition) {
        return editions.get(edition);
    }

    int people() {
        return people;
    }

    int spots() {
        return spots.size();
    }

    int[] leaves(int spot) {
        return spots.get(spot).leaves();
    }

    /** The first edition that knows of this spot. */
    int since(int spot) {
        return spots.get(spot).since();
    }

    /** The first edition after those that know of this spot. */
    int until(int spot) {
        return spots.get(spot).until();
    }

    boolean isActive(int spot, int edition) {
        return since(spot) <= edition && edition < until(spot);
    }

    /** The spot of a place in an edition; -1 if nobody put anything in there yet. */
    int spotAt(int place, int edition) {
        for (int spot = firstSpot[place]; spot < firstSpot[place + 1]; spot++) {
            if (isActive(spot, edition)) {
                return spot;
            }
        }
        return -1;
    }

    /** The cells that an edition tells of, shown or not. */
    BitSet published(int edition) {
        return published.get(edition);
    }

    /** The cells of a former edition that it does not show. */
    BitSet secret(int edition) {
        return secret.get(edition);
    }

    /** True if a former edition shows a cell. */
    boolean shown(int edition, int cell) {
        return published.get(edition).get(cell) && !secret.get(edition).get(cell);
    }

    /** The cells of an edition by their names, one cell under several names if they are the total of the same. */
    Map<List<String>, Integer> names(int edition) {
        return names.get(edition);
    }

    /** The last former edition that shows a cell; -1 if none does. */
    int lastShown(int cell) {
        return lastShown[cell];
    }

    /** The spots that a cell is the total of. */
    int[] spotsOf(int cell) {
        return spotsOf[cell];
    }

    /** What is in a spot; nothing if it is not the edition's. */
    Content content(int spot, int edition) {
        Content content = spots.get(spot).contents()[edition];
        return content == null ? Content.NONE : content;
    }

    /** True if a spot counts in an edition: it is one of its time and stands on its axes. */
    boolean reaches(int spot, int edition) {
        return spots.get(spot).contents()[edition] != null;
    }

    /** True if one of these former editions shows a cell. */
    boolean isShown(int cell, int first, int end) {
        if (lastShown[cell] < first) {
            return false;
        }
        for (int edition = first; edition < Math.min(end, now()); edition++) {
            if (shown(edition, cell)) {
                return true;
            }
        }
        return false;
    }

    long total(int cell, int edition) {
        long total = 0;
        for (int spot : spotsOf[cell]) {
            total = Math.addExact(total, content(spot, edition).total());
        }
        return total;
    }

    /** For each view of an edition, axis by axis, the sets that it shows. */
    List<BitSet[]> shownNodes(int edition) {
        List<BitSet[]> views = new ArrayList<>();
        for (View view : editions.get(edition).views()) {
            BitSet[] nodes = new BitSet[grid.axes()];
            for (int i = 0; i < nodes.length; i++) {
                Axis axis = editions.get(edition).axes().get(i);
                BitSet shown = new BitSet();
                grid.line(i).nodes(axis).forEach((name, node) -> {
                    if (view.shows(axis, name)) {
                        shown.set(node);
                    }
                });
                nodes[i] = shown;
            }
            views.add(nodes);
        }
        return views;
    }

    /** The names of an edition's nodes on one axis, by their sets. */
    Set<Integer> nodes(int edition, int axis) {
        return Set.copyOf(
                grid.line(axis).nodes(editions.get(edition).axes().get(axis)).values());
    }
}
