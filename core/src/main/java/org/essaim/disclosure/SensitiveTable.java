package org.essaim.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.WorkerId;

/**
 * Figures about people before anything of them is told (<i>tableau confidentiel</i>): who put what into which place.
 *
 * <p>Immutable. What is counted is added up here; totals are made, never taken. Who contributed never leaves this package, and
 * {@link #toString} says how much there is, not what. One cube of one measure: tables that share margins are {@link View views} of it.
 */
public final class SensitiveTable {
    private final String name;
    private final String measure;
    private final List<Axis> axes;
    private final SortedMap<Place, SortedMap<String, Long>> contributions;
    private final SortedSet<Place> missing;

    private SensitiveTable(
            String name,
            String measure,
            List<Axis> axes,
            SortedMap<Place, SortedMap<String, Long>> contributions,
            SortedSet<Place> missing) {
        this.name = name;
        this.measure = measure;
        this.axes = axes;
        this.contributions = contributions;
        this.missing = missing;
    }

    /** Where a figure is counted: one leaf of each axis, in their order. */
    record Place(List<String> at) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            for (int i = 0; i < at.size(); i++) {
                int order = at.get(i).compareTo(other.at.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }

    /**
     * Starts a table.
     *
     * @param name what it is called in the register, such as {@code coordination-2026}
     * @param measure what is counted: releases of one measure are held against one another
     * @param axes what it is broken down by, one to six
     */
    public static Builder builder(String name, String measure, List<Axis> axes) {
        return new Builder(name, measure, axes);
    }

    /** What it is called. */
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

    SortedMap<Place, SortedMap<String, Long>> contributions() {
        return contributions;
    }

    /** The same, of these contributors. */
    SensitiveTable with(SortedMap<Place, SortedMap<String, Long>> others) {
        return new SensitiveTable(name, measure, axes, Collections.unmodifiableSortedMap(others), missing);
    }

    SortedSet<Place> missing() {
        return missing;
    }

    @Override
    public String toString() {
        return name + " of " + measure + " by " + axes;
    }

    /** Collects contributions, as many as there are and in any order; not thread-safe. */
    public static final class Builder {
        private static final int MOST_AXES = 6;
        private static final int MOST_FINDINGS = 1000;

        private final String name;
        private final String measure;
        private final List<Axis> axes;
        private final SortedMap<Place, SortedMap<String, Long>> contributions = new TreeMap<>();
        private final SortedSet<Place> missing = new TreeSet<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Map<List<String>, Place> places = new HashMap<>();

        private Builder(String name, String measure, List<Axis> axes) {
            if (!name.matches("[a-z0-9][a-z0-9-]{0,80}") || !measure.matches("[a-z0-9][a-z0-9-]{0,80}")) {
                throw new EssaimException("A table is named [" + name + "] and its measure [" + measure
                        + "].\nMaybe use lower-case words joined by -, such as \"coordination-seconds\".");
            }
            if (axes.isEmpty()
                    || axes.size() > MOST_AXES
                    || axes.stream().map(Axis::id).distinct().count() != axes.size()) {
                throw new EssaimException("A table has one to six different axes, not "
                        + axes.stream().map(Axis::id).toList() + ".");
            }
            this.name = name;
            this.measure = measure;
            this.axes = List.copyOf(axes);
        }

        /**
         * Adds what somebody contributed.
         *
         * @param at a leaf of each axis, in the order of the axes
         * @param contributor whoever it is, under any identifier that stays the same; it is never told on
         * @param amount how much; a correction may be below 0, all of a contributor in one place may not
         */
        public Builder add(List<String> at, String contributor, long amount) {
            if (contributor.isBlank()) {
                throw new EssaimException(
                        "A contribution needs a contributor.\nMaybe nobody is known: use missing(…).");
            }
            if (isPlace(at)) {
                contributions
                        .computeIfAbsent(place(at), none -> new TreeMap<>())
                        .merge(contributor, amount, Builder::sum);
            }
            return this;
        }

        /** Adds what a worker contributed. */
        public Builder add(List<String> at, WorkerId worker, long amount) {
            return add(at, worker.value(), amount);
        }

        /** Says that nobody told anything of a place: it is not 0. */
        public Builder missing(List<String> at) {
            if (isPlace(at)) {
                missing.add(place(at));
            }
            return this;
        }

        // Millions of contributions share thousands of places.
        private Place place(List<String> at) {
            Place known = places.get(at);
            if (known == null) {
                known = new Place(List.copyOf(at));
                places.put(known.at(), known);
            }
            return known;
        }

        private static long sum(long one, long other) {
            try {
                return Math.addExact(one, other);
            } catch (ArithmeticException e) {
                throw new EssaimException("A contribution is beyond what a table can hold.\nMaybe its unit is wrong.");
            }
        }

        private boolean isPlace(List<String> at) {
            if (at.size() != axes.size()) {
                throw new EssaimException("A place has one name for each of [" + axes.size() + "] axes, not ["
                        + at.size() + "].\nMaybe one was left out.");
            }
            if (places.containsKey(at)) {
                return true;
            }
            for (int i = 0; i < at.size(); i++) {
                Axis axis = axes.get(i);
                if (!axis.contains(at.get(i)) || !axis.isLeaf(at.get(i))) {
                    report(Finding.of(Code.PLACE_NOT_ON_AXIS)
                            .path(axis.id())
                            .value(at.get(i))
                            .build());
                    return false;
                }
            }
            return true;
        }

        // Each once, however many contributions go there.
        private void report(Finding finding) {
            if (findings.size() < MOST_FINDINGS && !findings.contains(finding)) {
                findings.add(finding);
            }
        }

        /** What is wrong with what was added so far. */
        public List<Finding> findings() {
            List<Finding> all = new ArrayList<>(findings);
            contributions.forEach((place, people) -> {
                if (people.values().stream().anyMatch(amount -> amount < 0)) {
                    all.add(Finding.of(Code.CONTRIBUTION_BELOW_ZERO)
                            .path(String.join(" / ", place.at()))
                            .build());
                }
                if (missing.contains(place)) {
                    all.add(Finding.of(Code.MISSING_AND_TOLD)
                            .path(String.join(" / ", place.at()))
                            .build());
                }
            });
            return all;
        }

        /**
         * The table.
         *
         * @throws EssaimException if there are {@link #findings()}
         */
        public SensitiveTable build() {
            List<Finding> wrong = findings();
            if (!wrong.isEmpty()) {
                throw new EssaimException("Table [" + name + "] has [" + wrong.size() + "] findings, first "
                        + wrong.get(0).code().id() + ".\nMaybe look at findings() before it is built.");
            }
            SortedMap<Place, SortedMap<String, Long>> copy = new TreeMap<>();
            contributions.forEach(
                    (place, people) -> copy.put(place, Collections.unmodifiableSortedMap(new TreeMap<>(people))));
            return new SensitiveTable(
                    name,
                    measure,
                    axes,
                    Collections.unmodifiableSortedMap(copy),
                    Collections.unmodifiableSortedSet(new TreeSet<>(missing)));
        }
    }
}
