package org.essaim.budget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import org.essaim.exact.Rational;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;

/**
 * One way things may go (<i>scénario</i>): its teams and its rises of the hourly cost.
 *
 * <p>Immutable.
 *
 * @param id a short identifier
 * @param title its name for people
 * @param assumption what it supposes, in a sentence; may be empty
 * @param teams the teams
 * @param rises the rises of the hourly cost
 */
public record Scenario(
        @NotBlank String id,
        @NotBlank String title,
        String assumption,
        @NotEmpty List<@Valid TeamCourse> teams,
        List<@Valid Rise> rises) {
    public Scenario {
        if (id.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("A scenario needs an identifier and a title.");
        }
        teams = List.copyOf(teams);
        rises = List.copyOf(rises);
        Identifiers.requireUnique(teams.stream().map(TeamCourse::id));
    }

    /**
     * A rise of the hourly cost (<i>évolution du coût horaire</i>). Rises multiply; one that is dated on or before the day
     * from which a figure holds is part of that figure.
     *
     * @param from its first day
     * @param by by how much, such as 2 %; below 0 for a fall
     * @param functions whose cost rises; empty for all
     */
    public record Rise(LocalDate from, Rational by, Set<Function> functions) {
        public Rise {
            functions = Set.copyOf(functions);
            if (by.compareTo(Rational.of(-1)) <= 0) {
                throw new IllegalArgumentException(
                        "A rise by [" + by + "] leaves no cost.\nMaybe it was meant as a %.");
            }
        }
    }

    /** What multiplies a figure of this function that holds since a day, on another day. */
    Rational factor(Function function, LocalDate since, LocalDate day) {
        return rises.stream()
                .filter(rise -> rise.functions().isEmpty() || rise.functions().contains(function))
                .filter(rise -> rise.from().isAfter(since) && !rise.from().isAfter(day))
                .map(rise -> Rational.ONE.plus(rise.by()))
                .reduce(Rational.ONE, Rational::times);
    }

    /** Adds the days on which something of it changes. */
    void cuts(NavigableSet<LocalDate> days) {
        teams.forEach(team -> team.cuts(days));
        rises.forEach(rise -> days.add(rise.from()));
    }

    /** The exact hourly cost of a function on a day, rises included; nothing if none is known. */
    Optional<Rational> hourly(ByDate<BigDecimal> figures, Function function, LocalDate day) {
        return figures.at(day)
                .map(figure -> Rational.of(figure)
                        .times(factor(function, figures.since(day).orElse(LocalDate.MIN), day)));
    }
}
