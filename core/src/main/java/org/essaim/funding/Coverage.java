package org.essaim.funding;

import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.essaim.organisation.Function;
import org.essaim.organisation.Scope;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Which hours an agreement admits (<i>périmètre éligible</i>), and the cost of which hours its euros may cover.
 *
 * <p>Immutable.
 *
 * @param scope the structures
 * @param participation the programme in which a structure has to be on the day; absent for none
 * @param categories the eligible categories, at least one
 * @param functions the eligible functions; empty for all
 * @param schemes the eligible schemes of direct care; empty for all
 * @param covers where hours are evidence alone: the categories whose cost the euros are assigned to; empty for the eligible
 *     ones
 */
public record Coverage(
        @NotNull Scope scope,
        @Nullable Participation participation,
        Set<Category> categories,
        Set<Function> functions,
        Set<Scheme> schemes,
        Set<Category> covers) {
    public Coverage {
        categories = Set.copyOf(categories);
        functions = Set.copyOf(functions);
        schemes = Set.copyOf(schemes);
        covers = Set.copyOf(covers);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("An agreement names no eligible category.\nMaybe TEAM_MEETING.");
        }
        if (covers.contains(Category.UNMAPPED)) {
            throw new IllegalArgumentException(
                    "Nobody knows what unmapped time was for, so no euro can be assigned to it.\nMaybe map its label.");
        }
    }

    /** The categories whose cost the euros may be assigned to. */
    Set<Category> covered() {
        return covers.isEmpty() ? categories : covers;
    }
}
