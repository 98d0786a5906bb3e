package org.essaim.time;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How facts become working time (<i>règles du temps de travail</i>): a profile that holds for a collective agreement, or for
 * one structure, from a date on.
 *
 * <p>Immutable. Travel between two consecutive sequences of one half-day is working time (avenant 36/2017 to IDCC 2941,
 * article 14 of title V, extended on 29 May 2019). Where the source tells the trip, it is the trip; else the gap stands in for
 * it up to {@code longestTravel}, and is waiting beyond. What counts as the longest travel is local: no default ships.
 *
 * <p>Two sequences are consecutive if the gap between them is no longer than {@code longestTravel}, or than the trip told and
 * the longest waiting together. Between others the trip may be reconstituted.
 *
 * @param id the profile's name, printed wherever it decided
 * @param basis which of a fact's times counts
 * @param cancelledPaid true if a visit cancelled but paid counts as working time
 * @param consecutiveTravel true if the gap between two consecutive sequences of one half-day counts as travel
 * @param longestTravel the longest gap that counts as travel, in seconds; 0 if nobody said
 * @param halfDays the local times at which a half-day begins; none if travel knows no half-days
 * @param reconstituted whether the trip between two sequences that are not consecutive counts
 * @param standardTrip how long such a trip takes where the source does not tell, in seconds; 0 if nobody said
 * @param longestWaiting the longest waiting beyond a trip told that counts as working time, in seconds; longer waiting does
 *     not count, not even in part
 * @param meal when a gap is an interruption for a meal; absent if nobody said
 * @param meetingTrips what the trip to an internal event counts as: once, here or there
 * @param precedence the sources that come first where two tell the same time, by their profiles and in that order; all others come after them,
 *     and are equal. A profile stands for those too whose names go on behind it and a hyphen: {@code esppadom} for {@code esppadom-apa}
 * @param source where the rule is written
 */
public record WorkingTimeRules(
        @NotBlank String id,
        @NotNull TimeBasis basis,
        boolean cancelledPaid,
        boolean consecutiveTravel,
        @PositiveOrZero long longestTravel,
        @NotNull List<LocalTime> halfDays,
        @NotNull Reconstitution reconstituted,
        @PositiveOrZero long standardTrip,
        @PositiveOrZero long longestWaiting,
        @Nullable Meal meal,
        @NotNull MeetingTrips meetingTrips,
        @NotNull List<String> precedence,
        String source) {
    /** Whether the trip between two sequences of one half-day counts although they are not consecutive. */
    public enum Reconstitution {
        /** It does not. */
        NO,
        /** From the date on from which every funder of the structure finances it (clause suspensive). */
        WHEN_FINANCED,
        /** It does. */
        YES
    }

    /** What the trip that leads to an internal event counts as. */
    public enum MeetingTrips {
        /** Travel, like any other trip. */
        TRAVEL,
        /** What the event itself counts as. */
        EVENT
    }

    /**
     * When a gap is an interruption for a meal (<i>pause repas</i>): then a trip may count, the gap does not.
     *
     * @param from the local time at which the window opens
     * @param to the local time at which it closes
     * @param shortest how many seconds of the window a gap must share to be a meal
     */
    public record Meal(
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @PositiveOrZero long shortest) {
        public Meal {
            if (!from.isBefore(to) || shortest <= 0) {
                throw new IllegalArgumentException("A meal window goes from a time [" + from + "] to a later one [" + to
                        + "], and at least one second of it makes a meal.");
            }
        }
    }

    public WorkingTimeRules {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A profile of working-time rules needs a name.");
        }
        for (long seconds : new long[] {longestTravel, standardTrip, longestWaiting}) {
            if (seconds < 0) {
                throw new IllegalArgumentException("A length of time [" + seconds + " s] is below 0.");
            }
        }
        halfDays = List.copyOf(new TreeSet<>(halfDays));
        precedence = List.copyOf(precedence);
        if (precedence.stream().anyMatch(String::isBlank)
                || precedence.stream().distinct().count() < precedence.size()) {
            throw new IllegalArgumentException("The sources that come first " + precedence + " are each named once.");
        }
    }

    /** How many sources come before that one (<i>rang d'une source</i>), from 0; the number of those named for one that is not. */
    int rank(String profile) {
        for (int i = 0; i < precedence.size(); i++) {
            String first = precedence.get(i);
            if (profile.startsWith(first)
                    && (profile.length() == first.length() || profile.charAt(first.length()) == '-')) {
                return i;
            }
        }
        return precedence.size();
    }

    /** Starts a profile under which nothing but visits and internal events counts. */
    public static Builder builder(String id, TimeBasis basis) {
        return new Builder(id, basis);
    }

    /** Collects the rules of a profile; not thread-safe. */
    public static final class Builder {
        private final String id;
        private final TimeBasis basis;
        private boolean cancelledPaid;
        private boolean consecutiveTravel;
        private long longestTravel;
        private List<LocalTime> halfDays = List.of();
        private Reconstitution reconstituted = Reconstitution.NO;
        private long standardTrip;
        private long longestWaiting;
        private @Nullable Meal meal;
        private MeetingTrips meetingTrips = MeetingTrips.TRAVEL;
        private List<String> precedence = List.of();
        private String source = "";

        private Builder(String id, TimeBasis basis) {
            this.id = id;
            this.basis = basis;
        }

        public Builder cancelledPaid(boolean counts) {
            this.cancelledPaid = counts;
            return this;
        }

        /** Travel between consecutive sequences counts, and so does a gap of at most so many seconds. */
        public Builder travel(long longest) {
            this.consecutiveTravel = true;
            this.longestTravel = longest;
            return this;
        }

        public Builder halfDays(LocalTime... starts) {
            this.halfDays = List.of(starts);
            return this;
        }

        /** The trip between sequences that are not consecutive counts, so many seconds where the source does not tell. */
        public Builder reconstituted(Reconstitution when, long standardTrip) {
            this.reconstituted = when;
            this.standardTrip = standardTrip;
            return this;
        }

        public Builder longestWaiting(long seconds) {
            this.longestWaiting = seconds;
            return this;
        }

        public Builder meal(@Nullable Meal meal) {
            this.meal = meal;
            return this;
        }

        public Builder meetingTrips(MeetingTrips meetingTrips) {
            this.meetingTrips = meetingTrips;
            return this;
        }

        /** The sources that come first where two tell the same time, by their profiles. */
        public Builder precedence(String... profiles) {
            this.precedence = List.of(profiles);
            return this;
        }

        public Builder source(String source) {
            this.source = source;
            return this;
        }

        public WorkingTimeRules build() {
            return new WorkingTimeRules(
                    id,
                    basis,
                    cancelledPaid,
                    consecutiveTravel,
                    longestTravel,
                    halfDays,
                    reconstituted,
                    standardTrip,
                    longestWaiting,
                    meal,
                    meetingTrips,
                    precedence,
                    source);
        }
    }
}
