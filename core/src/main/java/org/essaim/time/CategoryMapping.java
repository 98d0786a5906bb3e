package org.essaim.time;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.essaim.organisation.ByDate;

/**
 * Which category a free label means, by date (<i>table de correspondance</i>).
 *
 * <p>Immutable. Labels are compared without regard to case, spaces and apostrophes; nothing is guessed beyond that.
 */
public final class CategoryMapping {
    private static final CategoryMapping EMPTY = new CategoryMapping(new TreeMap<>());
    private final Map<String, ByDate<Category>> categories;
    private final Labels.Known known = new Labels.Known();

    private CategoryMapping(Map<String, ByDate<Category>> categories) {
        // In order, and found by its hash: a month asks for them thousands of times.
        this.categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    }

    /** No label means anything yet. */
    public static CategoryMapping empty() {
        return EMPTY;
    }

    /** The mapping of these labels, of whose meanings on one date the last one told holds. */
    static CategoryMapping of(Map<String, ByDate<Category>> labels) {
        return new CategoryMapping(Labels.merged(labels));
    }

    /** This mapping with one more meaning from this date on. */
    public CategoryMapping with(String label, LocalDate from, Category category) {
        Map<String, ByDate<Category>> changed = new TreeMap<>(categories);
        ByDate<Category> before = changed.getOrDefault(Labels.normal(label), ByDate.never());
        changed.put(Labels.normal(label), before.with(from, category));
        return new CategoryMapping(changed);
    }

    /** This mapping, overridden label by label by another. */
    public CategoryMapping overriddenBy(CategoryMapping other) {
        Map<String, ByDate<Category>> merged = new TreeMap<>(categories);
        merged.putAll(other.categories);
        return new CategoryMapping(merged);
    }

    /** What a label means on this day. */
    public Optional<Category> at(String label, LocalDate day) {
        ByDate<Category> byDate = categories.get(known.normal(label));
        return byDate == null ? Optional.empty() : byDate.at(day);
    }

    /** Every label, in its compared form, with its meanings. */
    public Map<String, ByDate<Category>> labels() {
        return categories;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CategoryMapping that && categories.equals(that.categories);
    }

    @Override
    public int hashCode() {
        return categories.hashCode();
    }
}
