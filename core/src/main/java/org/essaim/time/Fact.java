package org.essaim.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * What a source told of one event (<i>fait</i>): planned and clocked times, original label, service, cancellation.
 *
 * <p>Immutable. Identity and content cover the fact alone: no row, file or receipt, no category, no rule. Build one with
 * {@link #builder}.
 *
 * @param structure the structure's identifier
 * @param source the profile of the source, such as {@code compani}
 * @param key the source's own identifier of the event, if it has one
 * @param kind what kind of event
 * @param worker the worker under pseudonym; absent if nobody is assigned
 * @param team the team's identifier as the source has it; empty if unknown
 * @param label the free label of an internal event; empty otherwise
 * @param service the service of a visit; empty otherwise
 * @param planned the planned times, if the source has them
 * @param clocked the clocked times, if the source has them
 * @param retained the retained (billed) times, if the source has them
 * @param cancellation whether it was cancelled
 * @param adjustment the source's raw code for a corrected clocking; empty if none
 * @param trip the seconds of travel to reach the event as the source tells them; absent if it does not
 * @param dayTotal true if the source knows a date and a duration only: then the planned times begin with the local day, their
 *     length is the duration, and nobody knows when in the day it was
 * @param nature how an absence is measured; absent if unknown, and for everything else
 */
public record Fact(
        String structure,
        String source,
        @Nullable String key,
        FactKind kind,
        @Nullable WorkerId worker,
        String team,
        String label,
        String service,
        @Nullable Interval planned,
        @Nullable Interval clocked,
        @Nullable Interval retained,
        Cancellation cancellation,
        String adjustment,
        @Nullable Long trip,
        boolean dayTotal,
        @Nullable AbsenceNature nature) {
    public Fact {
        Objects.requireNonNull(kind, "kind");
        if (planned == null && clocked == null && retained == null) {
            throw new IllegalArgumentException("A fact needs planned, clocked or retained times.");
        }
        if (trip != null && trip < 0) {
            throw new IllegalArgumentException("A trip cannot take [" + trip + " s].");
        }
        if (dayTotal && (planned == null || clocked != null || retained != null)) {
            throw new IllegalArgumentException("A total of a day has a date and a duration, and no other times.");
        }
        if (nature != null && kind != FactKind.ABSENCE) {
            throw new IllegalArgumentException("Only an absence has a nature.");
        }
    }

    /** The times by which the fact finds its day and month: planned, else clocked, else retained. */
    public Interval reference() {
        return planned != null ? planned : clocked != null ? clocked : Objects.requireNonNull(retained);
    }

    /** True if it is work that these settings count; under another category it may still be a break. */
    boolean counts(TimeSettings settings) {
        if (kind == FactKind.ABSENCE || kind == FactKind.UNAVAILABILITY) {
            return false;
        }
        return cancellation == Cancellation.NONE
                || (cancellation.paid()
                        && settings.rulesOn(reference().startDate()).cancelledPaid());
    }

    /** Starts a fact. */
    public static Builder builder(String structure, String source, FactKind kind) {
        return new Builder(structure, source, kind);
    }

    /** Collects what is known of one event; not thread-safe. */
    public static final class Builder {
        private final String structure;
        private final String source;
        private final FactKind kind;
        private @Nullable String key;
        private @Nullable WorkerId worker;
        private String team = "";
        private String label = "";
        private String service = "";
        private @Nullable Interval planned;
        private @Nullable Interval clocked;
        private @Nullable Interval retained;
        private Cancellation cancellation = Cancellation.NONE;
        private String adjustment = "";
        private @Nullable Long trip;
        private boolean dayTotal;
        private @Nullable AbsenceNature nature;

        private Builder(String structure, String source, FactKind kind) {
            this.structure = structure;
            this.source = source;
            this.kind = kind;
        }

        public Builder key(@Nullable String key) {
            this.key = key;
            return this;
        }

        public Builder worker(@Nullable WorkerId worker) {
            this.worker = worker;
            return this;
        }

        public Builder team(String team) {
            this.team = team;
            return this;
        }

        public Builder label(String label) {
            this.label = label;
            return this;
        }

        public Builder service(String service) {
            this.service = service;
            return this;
        }

        public Builder planned(@Nullable Interval planned) {
            this.planned = planned;
            return this;
        }

        public Builder clocked(@Nullable Interval clocked) {
            this.clocked = clocked;
            return this;
        }

        public Builder retained(@Nullable Interval retained) {
            this.retained = retained;
            return this;
        }

        public Builder cancellation(Cancellation cancellation) {
            this.cancellation = cancellation;
            return this;
        }

        public Builder adjustment(String adjustment) {
            this.adjustment = adjustment;
            return this;
        }

        /** How many seconds it took to reach the event. */
        public Builder trip(@Nullable Long seconds) {
            this.trip = seconds;
            return this;
        }

        /** A duration of so many seconds on a local date, at times that nobody knows. */
        public Builder duration(LocalDate day, long seconds, ZoneId zone) {
            this.planned = Interval.fromStartOf(day, seconds, zone);
            this.dayTotal = true;
            return this;
        }

        public Builder nature(@Nullable AbsenceNature nature) {
            this.nature = nature;
            return this;
        }

        public Fact build() {
            return new Fact(
                    structure,
                    source,
                    key,
                    kind,
                    worker,
                    team,
                    label,
                    service,
                    planned,
                    clocked,
                    retained,
                    cancellation,
                    adjustment,
                    trip,
                    dayTotal,
                    nature);
        }
    }
}
