package org.essaim.budget;

import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A year of a scenario (<i>exercice projeté</i>): hours, euros, and what of them is funded.
 *
 * <p>Seconds and euros are exact over the year, then rounded once, half away from zero; teams and functions divide the
 * rounded year by largest remainder, so that they sum to it.
 *
 * @param year the year
 * @param seconds the coordination
 * @param cost what it costs; nothing if the hourly cost of some of it is unknown
 * @param secondsWithoutCost the part whose hourly cost is unknown
 * @param secured the secured money of the year
 * @param sought the money sought or submitted
 * @param teams the year by team, in the scenario’s order
 * @param functions the year by function
 */
public record ForecastYear(
        int year,
        long seconds,
        @Nullable Money cost,
        long secondsWithoutCost,
        Money secured,
        Money sought,
        List<Part> teams,
        List<Part> functions) {
    public ForecastYear {
        teams = List.copyOf(teams);
        functions = List.copyOf(functions);
    }

    /**
     * A part of a year.
     *
     * @param id the team’s identifier, or the function’s name
     * @param seconds its coordination
     * @param cost what it costs; nothing if the year’s cost is unknown
     */
    public record Part(String id, long seconds, @Nullable Money cost) {}

    /** What is not secured: cost − secured; below 0 where more is secured than it costs. */
    public Optional<Money> open() {
        return Optional.ofNullable(cost).map(money -> money.minus(secured));
    }

    /** What nobody was asked for yet: cost − secured − sought. */
    public Optional<Money> gap() {
        return open().map(money -> money.minus(sought));
    }
}
