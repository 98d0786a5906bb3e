package org.essaim.time;

import java.time.LocalDate;
import java.time.YearMonth;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * The grain of every figure (<i>cellule</i>): whose seconds, when, for what, and when they were booked.
 *
 * <p>Immutable. Usually one a month; a cell is cut where a rate, a cost or a term begins within the month, and then
 * {@code from} is the first day of its part.
 *
 * @param structure the structure's identifier
 * @param team the team's identifier; empty if unknown
 * @param worker the worker under pseudonym
 * @param function the worker's function
 * @param month the month of the work
 * @param from the first day of the part of the month that it covers
 * @param category what the time was for
 * @param scheme the scheme of direct care, if any
 */
public record Cell(
        String structure,
        String team,
        WorkerId worker,
        Function function,
        YearMonth month,
        LocalDate from,
        Category category,
        @Nullable Scheme scheme)
        implements Comparable<Cell> {
    /** The scheme's name; empty if none. */
    public String schemeName() {
        return scheme == null ? "" : scheme.name();
    }

    /** This cell as if its month had not been cut. */
    public Cell whole() {
        return from.getDayOfMonth() == 1
                ? this
                : new Cell(structure, team, worker, function, month, month.atDay(1), category, scheme);
    }

    /** Canonical order: month, part, category, structure, team, worker, function, scheme. */
    @Override
    public int compareTo(Cell other) {
        // By hand, not by a comparator of comparators: an issue sorts millions.
        int order = month.compareTo(other.month);
        if (order == 0) {
            order = from.compareTo(other.from);
        }
        if (order == 0 && category != other.category) {
            order = category.name().compareTo(other.category.name());
        }
        if (order == 0) {
            order = structure.compareTo(other.structure);
        }
        if (order == 0) {
            order = team.compareTo(other.team);
        }
        if (order == 0) {
            order = worker.value().compareTo(other.worker.value());
        }
        if (order == 0 && function != other.function) {
            order = function.name().compareTo(other.function.name());
        }
        return order == 0 && scheme != other.scheme ? schemeName().compareTo(other.schemeName()) : order;
    }
}
