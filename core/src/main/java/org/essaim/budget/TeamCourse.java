package org.essaim.budget;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.jspecify.annotations.Nullable;

/**
 * A team, or several alike, on its way through a forecast (<i>trajectoire d’équipe</i>): when it joins and leaves, how large it
 * is, how much it coordinates and who does it.
 *
 * <p>Immutable. A month that is only partly spent counts by its days.
 *
 * @param id a short identifier
 * @param title its name for people; never a person’s
 * @param number how many teams of this kind there are
 * @param joins its first day
 * @param leaves its last day; none if it stays
 * @param members how many members it has, by date; needed where hours are told per member
 * @param hours what it coordinates in a month, by date; before the first nothing
 * @param mix who does it: the share of each function, together the whole
 */
public record TeamCourse(
        @NotBlank String id,
        @NotBlank String title,
        @Positive int number,
        @NotNull LocalDate joins,
        @Nullable LocalDate leaves,
        @NotNull ByDate<Integer> members,
        @NotNull ByDate<Load> hours,
        @NotNull Map<Function, Rational> mix) {
    public TeamCourse {
        mix = Collections.unmodifiableMap(new TreeMap<>(mix));
        if (id.isBlank() || title.isBlank() || number < 1) {
            throw new IllegalArgumentException("Team [" + id + "] needs an identifier, a name and a number above 0.");
        }
        if (leaves != null && leaves.isBefore(joins)) {
            throw new IllegalArgumentException("Team [" + id + "] leaves on [" + leaves + "], before it joins.");
        }
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("Team [" + id + "] has no coordination hours.\nMaybe hours a month.");
        }
        if (!mix.values().stream().reduce(Rational.ZERO, Rational::plus).equals(Rational.ONE)
                || mix.values().stream().anyMatch(share -> share.signum() < 0)) {
            throw new IllegalArgumentException(
                    "The shares of team [" + id + "] are " + mix + ".\nMaybe they should add up to 100 %.");
        }
        if (members.changes().stream().anyMatch(change -> change.value() < 0)) {
            throw new IllegalArgumentException("Team [" + id + "] has fewer than 0 members.");
        }
    }

    /**
     * What is coordinated in a month (<i>temps de coordination mensuel</i>).
     *
     * @param seconds the seconds, 0 or more
     * @param perMember true if they are of each member, false if of the whole team
     */
    public record Load(long seconds, boolean perMember) {
        public Load {
            if (seconds < 0) {
                throw new IllegalArgumentException("A month has [" + seconds + "] seconds of coordination.");
            }
        }
    }

    /** The exact seconds of a whole month that goes on like this day. */
    Rational monthly(LocalDate day) {
        if (day.isBefore(joins) || (leaves != null && day.isAfter(leaves))) {
            return Rational.ZERO;
        }
        return hours.at(day)
                .map(load -> Rational.of(load.seconds())
                        .times(Rational.of(load.perMember() ? members.at(day).orElse(0) : 1))
                        .times(Rational.of(number)))
                .orElse(Rational.ZERO);
    }

    /** Adds the days on which something of it changes. */
    void cuts(NavigableSet<LocalDate> days) {
        days.add(joins);
        if (leaves != null) {
            days.add(leaves.plusDays(1));
        }
        members.changes().forEach(change -> days.add(change.date()));
        hours.changes().forEach(change -> days.add(change.date()));
    }
}
