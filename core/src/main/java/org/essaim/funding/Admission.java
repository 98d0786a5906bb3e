package org.essaim.funding;

import java.util.HashSet;
import java.util.Set;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.essaim.time.Scheme;

/**
 * Whose hours, and what for, an agreement admits from a day on (<i>temps éligibles</i>).
 *
 * <p>Immutable.
 *
 * @param categories the eligible categories, at least one
 * @param functions the eligible functions; empty for all
 * @param schemes the eligible schemes of direct care; empty for all
 */
public record Admission(Set<Category> categories, Set<Function> functions, Set<Scheme> schemes) {
    public Admission {
        categories = Set.copyOf(categories);
        functions = Set.copyOf(functions);
        schemes = Set.copyOf(schemes);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("An agreement names no eligible category.\nMaybe TEAM_MEETING.");
        }
    }

    boolean hasFunction(Cell cell) {
        return functions.isEmpty() || functions.contains(cell.function());
    }

    boolean hasScheme(Cell cell) {
        Scheme scheme = cell.scheme();
        return schemes.isEmpty() || (scheme != null && schemes.contains(scheme));
    }

    /** The same, and this category too. */
    Admission also(Category category) {
        Set<Category> more = new HashSet<>(categories);
        more.add(category);
        return new Admission(more, functions, schemes);
    }

    /** The same, and these functions too. */
    Admission also(Set<Function> others) {
        if (functions.isEmpty()) {
            return this;
        }
        Set<Function> more = new HashSet<>(functions);
        more.addAll(others);
        return new Admission(categories, more, schemes);
    }

    Admission withCategories(Set<Category> others) {
        return new Admission(others, functions, schemes);
    }

    Admission withFunctions(Set<Function> others) {
        return new Admission(categories, others, schemes);
    }
}
