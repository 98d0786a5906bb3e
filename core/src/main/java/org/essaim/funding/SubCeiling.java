package org.essaim.funding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.Set;
import org.essaim.time.Category;
import org.essaim.time.Cell;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/**
 * The most that an agreement counts or pays of some of its hours (<i>sous-plafond</i>): for each person and year, in a
 * period, or of some categories.
 *
 * <p>Immutable. A ceiling in days is so many days of so many hours each, as the agreement says (European programmes: 215 days
 * or 1,720 hours a person and year over all grants).
 *
 * @param id a short identifier within the agreement
 * @param most the most, in its unit
 * @param unit what it limits
 * @param per what it holds for
 * @param period the days in which it holds; absent for the whole term
 * @param categories the categories of which it counts the time; empty for all
 * @param source where it is written
 */
public record SubCeiling(
        @NotBlank String id,
        @Positive long most,
        @NotNull Unit unit,
        @NotNull Per per,
        @Nullable LocalDateRange period,
        Set<Category> categories,
        String source) {
    /** What a sub-ceiling holds for (<i>portée</i>). */
    public enum Per {
        /** All hours of the agreement together. */
        AGREEMENT,
        /** Each worker's hours of each calendar year. */
        PERSON_YEAR
    }

    /** What a sub-ceiling limits (<i>unité</i>). */
    public enum Unit {
        /** Counted time, in seconds. */
        SECONDS,
        /** What is paid, in cents. */
        CENTS
    }

    public SubCeiling {
        categories = Set.copyOf(categories);
        if (id.isBlank() || most < 1) {
            throw new IllegalArgumentException("Sub-ceiling [" + id + "] of [" + most
                    + "] needs an identifier and more than nothing.\nMaybe leave it out.");
        }
        if (period != null && (period.isUnboundedStart() || period.isUnboundedEnd() || period.isEmpty())) {
            throw new IllegalArgumentException("The period of sub-ceiling [" + id + "] needs a first and a last day.");
        }
    }

    /** True if it holds for this cell's time. */
    boolean holds(Cell cell) {
        return holds(cell.category(), cell.from());
    }

    private boolean holds(Category category, LocalDate day) {
        return (categories.isEmpty() || categories.contains(category)) && (period == null || period.contains(day));
    }

    /** Names the hours that share it: one name a worker and year, or one for all. */
    String share(Cell cell) {
        return per == Per.PERSON_YEAR
                ? id + ":" + cell.worker().value() + ":" + cell.month().getYear()
                : id;
    }
}
