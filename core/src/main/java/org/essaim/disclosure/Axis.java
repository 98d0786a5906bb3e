package org.essaim.disclosure;

import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.essaim.finding.EssaimException;
import org.jspecify.annotations.Nullable;

/**
 * What a table is broken down by, with its totals (<i>axe</i>): federation, territory, structure; year, quarter, month; all, category.
 *
 * <p>Immutable. A tree: each place has one total above it, and what has nothing below it is where figures are counted.
 */
public final class Axis {
    private final String id;
    private final Map<String, Optional<String>> parents;
    private final Map<String, List<String>> children = new LinkedHashMap<>();

    private Axis(String id, Map<String, Optional<String>> parents) {
        this.id = id;
        this.parents = parents;
        parents.keySet().forEach(node -> children.put(node, new ArrayList<>()));
        parents.forEach((node, parent) -> parent.ifPresent(
                above -> Objects.requireNonNull(children.get(above)).add(node)));
    }

    /**
     * Starts an axis.
     *
     * @param id a stable name, such as {@code structure}
     * @param root the total of everything
     */
    public static Builder builder(String id, String root) {
        return new Builder(id, root);
    }

    /** One total, and what is below it. */
    public static Axis flat(String id, String root, Collection<String> leaves) {
        Builder builder = builder(id, root);
        leaves.forEach(leaf -> builder.put(leaf, root));
        return builder.build();
    }

    /** Months, quarters, years ({@code 2026-03}, {@code 2026-T1}, {@code 2026}), and {@code total} above them all. */
    public static Axis months(String id, YearMonth first, YearMonth last) {
        Builder builder = builder(id, "total");
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            String year = String.valueOf(month.getYear());
            String quarter = year + "-T" + month.get(IsoFields.QUARTER_OF_YEAR);
            if (!builder.knows(year)) {
                builder.put(year, "total");
            }
            if (!builder.knows(quarter)) {
                builder.put(quarter, year);
            }
            builder.put(month.toString(), quarter);
        }
        return builder.build();
    }

    /** A stable name. */
    public String id() {
        return id;
    }

    /** The total of everything. */
    public String root() {
        return parents.keySet().iterator().next();
    }

    /** Everything, the total first, then as it was put. */
    public List<String> nodes() {
        return List.copyOf(parents.keySet());
    }

    /** What has nothing below it. */
    public List<String> leaves() {
        return parents.keySet().stream().filter(this::isLeaf).toList();
    }

    /** What is right below. */
    public List<String> below(String node) {
        return List.copyOf(Objects.requireNonNull(children.get(known(node))));
    }

    /** The total right above; nothing above the root. */
    public Optional<String> above(String node) {
        return Objects.requireNonNull(parents.get(known(node)));
    }

    /** How many totals are above. */
    public int depth(String node) {
        int depth = 0;
        for (Optional<String> above = above(node); above.isPresent(); above = above(above.get())) {
            depth++;
        }
        return depth;
    }

    /** True if it stands on this axis. */
    public boolean contains(String node) {
        return parents.containsKey(node);
    }

    boolean isLeaf(String node) {
        return below(node).isEmpty();
    }

    private String known(String node) {
        if (!parents.containsKey(node)) {
            throw new EssaimException("Axis [" + id + "] has no [" + node + "].\nMaybe it was not put there.");
        }
        return node;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Axis axis && id.equals(axis.id) && parents.equals(axis.parents);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, parents);
    }

    @Override
    public String toString() {
        return id + " (" + parents.size() + ")";
    }

    /** Collects what stands on an axis; not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Map<String, Optional<String>> parents = new LinkedHashMap<>();

        private Builder(String id, String root) {
            if (id.isBlank() || root.isBlank()) {
                throw new EssaimException("An axis needs a name and a total, not [" + id + "] and [" + root + "].");
            }
            this.id = id;
            parents.put(root, Optional.empty());
        }

        private boolean knows(String node) {
            return parents.containsKey(node);
        }

        /**
         * Puts something below what is there already.
         *
         * @throws EssaimException if it is there, or what it is put below is not
         */
        public Builder put(String node, String above) {
            if (node.isBlank() || !knows(above)) {
                throw new EssaimException("On axis [" + id + "] nothing named [" + node + "] can stand below [" + above
                        + "].\nMaybe put what is above first.");
            }
            if (parents.putIfAbsent(node, Optional.of(above)) != null) {
                throw new EssaimException("Axis [" + id + "] has [" + node + "] already.\nMaybe name the place it has"
                        + " in another tree on another axis.");
            }
            return this;
        }

        /** The axis. */
        public Axis build() {
            return new Axis(id, new LinkedHashMap<>(parents));
        }
    }
}
