package org.essaim.organisation;

import org.jspecify.annotations.Nullable;

/**
 * Where a worker works, as what and for how long a week, from a date on (<i>affectation</i>).
 *
 * @param team the team's identifier; empty if none
 * @param function what the worker is employed as
 * @param weekly the seconds a week of the contract version that holds from this date on, whole minutes; absent if unknown
 */
public record Assignment(
        String team, Function function, @Nullable Long weekly) {
    public Assignment {
        if (weekly != null && (weekly <= 0 || weekly > 7 * 86_400 || weekly % 60 != 0)) {
            throw new IllegalArgumentException("A contract cannot have [" + weekly + " s] a week.\n"
                    + "Maybe give hours and whole minutes, above 0.");
        }
    }

    /** An assignment whose weekly hours nobody knows. */
    public Assignment(String team, Function function) {
        this(team, function, null);
    }
}
