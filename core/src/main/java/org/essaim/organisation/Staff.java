package org.essaim.organisation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The workers of a structure with team and function by date (<i>personnel</i>), under pseudonym.
 *
 * <p>Immutable.
 *
 * @param structure the structure's identifier
 * @param assignments each worker's assignments by date
 */
public record Staff(String structure, Map<WorkerId, ByDate<Assignment>> assignments) {
    public Staff {
        assignments = Map.copyOf(new TreeMap<>(assignments));
    }

    /** Nobody yet. */
    public static Staff none(String structure) {
        return new Staff(structure, Map.of());
    }

    /** The worker's assignment on this day. */
    public Optional<Assignment> at(WorkerId worker, LocalDate day) {
        return Optional.ofNullable(assignments.get(worker)).flatMap(byDate -> byDate.at(day));
    }
}
