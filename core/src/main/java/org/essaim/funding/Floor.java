package org.essaim.funding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Cell;

/**
 * What part of the time that an agreement counts must, in the end, be of some kind (<i>quota minimal</i>): at least a fifth
 * by carers, at least a third of mentoring.
 *
 * <p>Immutable. Until the agreement's last month is sealed its amounts are conditional; then the floor is tested, and a
 * statement says what it has at stake.
 *
 * @param id a short identifier within the agreement
 * @param share the least part of the counted time
 * @param categories the categories that make up the part; empty for all
 * @param functions the functions that make up the part; empty for all
 * @param source where it is written
 */
public record Floor(
        @NotBlank String id, @NotNull Share share, Set<Category> categories, Set<Function> functions, String source) {
    public Floor {
        categories = Set.copyOf(categories);
        functions = Set.copyOf(functions);
        if (id.isBlank() || (categories.isEmpty() && functions.isEmpty())) {
            throw new IllegalArgumentException(
                    "Floor [" + id + "] needs an identifier, and categories or functions that it is about.");
        }
    }

    /** True if this cell's time is of the kind. */
    boolean holds(Cell cell) {
        return (categories.isEmpty() || categories.contains(cell.category()))
                && (functions.isEmpty() || functions.contains(cell.function()));
    }
}
