package org.essaim.ical;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.essaim.time.FactKind;

/**
 * How a calendar is read (<i>lecture d’un agenda</i>): for which days, whose it is, and what its events are.
 *
 * <p>Immutable and thread-safe. Its text names no worker.
 *
 * <pre>{@code
 * IcalOptions.between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)).worker("M0412").build();
 * }</pre>
 */
public final class IcalOptions {
    /** The profile of a calendar that is given none. */
    public static final String PROFILE = "agenda";

    private static final Pattern OWN_PROPERTY = Pattern.compile("X-[A-Z0-9-]+");

    private final LocalDate first;
    private final LocalDate last;
    private final String profile;
    private final String worker;
    private final String workerProperty;
    private final String serviceProperty;
    private final FactKind kind;
    private final Optional<ZoneId> zone;
    private final String labelEnd;

    private IcalOptions(Builder builder) {
        this.first = builder.first;
        this.last = builder.last;
        this.profile = builder.profile;
        this.worker = builder.worker;
        this.workerProperty = builder.workerProperty;
        this.serviceProperty = builder.serviceProperty;
        this.kind = builder.kind;
        this.zone = builder.zone;
        this.labelEnd = builder.labelEnd;
    }

    /**
     * Starts the options of a reading of these days, both included; an event recurs within them and nowhere else.
     *
     * @throws IllegalArgumentException if the last day is before the first
     */
    public static Builder between(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("The days [" + first + ".." + last
                    + "] of a calendar end before they begin.\nMaybe the two dates were exchanged.");
        }
        return new Builder(first, last);
    }

    LocalDate first() {
        return first;
    }

    LocalDate last() {
        return last;
    }

    String profile() {
        return profile;
    }

    String worker() {
        return worker;
    }

    String workerProperty() {
        return workerProperty;
    }

    String serviceProperty() {
        return serviceProperty;
    }

    /** True if a property is read that calendars have no need of. */
    boolean reads(String property) {
        return !property.isEmpty() && (property.equals(workerProperty) || property.equals(serviceProperty));
    }

    FactKind kind() {
        return kind;
    }

    Optional<ZoneId> zone() {
        return zone;
    }

    /** The part of a summary that is told. */
    String label(String summary) {
        int end = labelEnd.isEmpty() ? -1 : summary.indexOf(labelEnd);
        return end < 0 ? summary : summary.substring(0, end).strip();
    }

    @Override
    public String toString() {
        return "IcalOptions[" + profile + ", " + first + ".." + last + ", " + kind + "]";
    }

    /** Collects how a calendar is read; not thread-safe. */
    public static final class Builder {
        private final LocalDate first;
        private final LocalDate last;
        private String profile = PROFILE;
        private String worker = "";
        private String workerProperty = "";
        private String serviceProperty = "";
        private FactKind kind = FactKind.INTERNAL;
        private Optional<ZoneId> zone = Optional.empty();
        private String labelEnd = "";

        private Builder(LocalDate first, LocalDate last) {
            this.first = first;
            this.last = last;
        }

        /** The profile, part of each fact’s identity; {@link IcalOptions#PROFILE} unless said otherwise. */
        public Builder profile(String name) {
            this.profile = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Whose calendar it is, by the identifier that the structure’s other sources use: a payroll number, never a name. */
        public Builder worker(String identifier) {
            this.worker = Objects.requireNonNull(identifier, "identifier");
            return this;
        }

        /**
         * The property in which a program that writes one calendar for several workers puts the identifier of each, such as
         * {@code X-MATRICULE}. Only a property of the program’s own will do: those of whoever is invited hold names and addresses.
         */
        public Builder workerIn(String property) {
            this.workerProperty = property.toUpperCase(Locale.ROOT);
            return this;
        }

        /**
         * The property in which visits say what they are for: {@code CATEGORIES}, of which the first is taken, or one of the program’s own.
         * What stands in the summary of a visit is most often whom it is to, so it is never read.
         */
        public Builder serviceIn(String property) {
            this.serviceProperty = property.toUpperCase(Locale.ROOT);
            return this;
        }

        /** What its events are; {@link FactKind#INTERNAL} unless said otherwise. Only internal time tells a label. */
        public Builder kind(FactKind events) {
            this.kind = Objects.requireNonNull(events, "events");
            return this;
        }

        /** The zone of times that name none, whatever the calendar says; else its own, else the structure’s. */
        public Builder zone(ZoneId floating) {
            this.zone = Optional.of(floating);
            return this;
        }

        /** What ends the label within a summary, such as {@code " - "} where names follow; all of it is the label unless said. */
        public Builder labelEndsAt(String mark) {
            this.labelEnd = Objects.requireNonNull(mark, "mark");
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException if the profile is blank, if not exactly one way to know the worker is given, or if a
         *     property is none that may be read
         */
        public IcalOptions build() {
            if (profile.isBlank()) {
                throw new IllegalArgumentException("The profile of a calendar is blank.\nMaybe leave it out.");
            }
            if (worker.isBlank() == workerProperty.isEmpty()) {
                throw new IllegalArgumentException("A calendar is of one worker, or each of its events names one.\n"
                        + "Maybe call either worker(…) or workerIn(…).");
            }
            if (!workerProperty.isEmpty()
                    && !OWN_PROPERTY.matcher(workerProperty).matches()) {
                throw new IllegalArgumentException(
                        "The property [" + workerProperty
                                + "] does not identify workers.\nMaybe a property of the program’s own does, such as [X-MATRICULE].");
            }
            boolean known = serviceProperty.isEmpty()
                    || serviceProperty.equals("CATEGORIES")
                    || OWN_PROPERTY.matcher(serviceProperty).matches();
            if (!known || (!serviceProperty.isEmpty() && kind != FactKind.VISIT)) {
                throw new IllegalArgumentException(
                        "The property [" + serviceProperty
                                + "] does not say what visits are for.\nMaybe [CATEGORIES] does, in a calendar of visits: kind(FactKind.VISIT).");
            }
            return new IcalOptions(this);
        }
    }
}
