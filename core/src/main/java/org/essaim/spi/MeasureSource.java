package org.essaim.spi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.essaim.organisation.Scope;
import org.threeten.extra.LocalDateRange;

/**
 * Tells figures that only the host knows (<i>source de mesures</i>): headcount, contracts, accidents, resignations.
 *
 * <p>Stability: experimental; new methods come only as {@code default}.
 *
 * <p>Thread-safe. It tells figures, never people: no name, no pseudonym, no list. Whatever is published passes through disclosure
 * control, which is why a figure says how many people are behind it. The same question gets the same answer until what the host
 * knows has changed.
 */
public interface MeasureSource {

    /** What it can measure, each identifier once. */
    List<Measure> measures();

    /**
     * The values of a measure over a period, one for each scope, in the order of the scopes. What is not known is an
     * {@link Absent} value with its reason, never 0.
     *
     * @param measure the identifier of one of {@link #measures()}
     * @param scopes which structures together; {@link Scope#federation()} for all of them
     * @param period the days, the end excluded
     * @throws org.essaim.finding.EssaimException if there is no such measure
     */
    List<Value> values(String measure, List<Scope> scopes, LocalDateRange period);

    /** The records that a figure was added up from, in an order that stays; of one that counts each thing once there may be more. */
    default List<MeasureOrigin> origins(String measure, Scope scope, LocalDateRange period) {
        return List.of();
    }

    /** The same measures of a part of each structure alone; nothing if the source does not tell parts of this kind. */
    default Optional<MeasureSource> within(MeasuredPart part) {
        return Optional.empty();
    }

    /** The parts of a kind that there is something to tell of, in an order that stays. */
    default List<MeasuredPart> parts(MeasuredPart.Kind kind, Scope scope, LocalDateRange period) {
        return List.of();
    }

    /**
     * Something that a host can measure (<i>mesure</i>).
     * @param id a stable name, such as {@code headcount}
     * @param unit what its values count
     */
    record Measure(String id, Unit unit) {
        public Measure {
            if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
                throw new IllegalArgumentException("[" + id + "] is not a name of a measure.\n"
                        + "Maybe use lower-case words joined by -, such as \"work-accidents\".");
            }
            Objects.requireNonNull(unit, "unit");
        }
    }

    /** What a figure counts (<i>unité</i>). */
    enum Unit {
        /** People; an average over a period may be a fraction. */
        PERSONS,
        /** Full-time equivalents. */
        FULL_TIME_EQUIVALENTS,
        /** Things that happened, or that there are: accidents, contracts, departures. */
        EVENTS,
        /** Days; an absence may be a fraction of one. */
        DAYS,
        /** Whole seconds. */
        SECONDS,
        /** Euros, to the cent. */
        EUROS;

        private int decimals() {
            return switch (this) {
                case EVENTS, SECONDS -> 0;
                case EUROS -> 2;
                case PERSONS, FULL_TIME_EQUIVALENTS, DAYS -> Integer.MAX_VALUE;
            };
        }
    }

    /** The answer for one scope and period (<i>valeur</i>): a figure, or the reason why there is none. */
    sealed interface Value {
        /** For which structures together. */
        Scope scope();

        /** For which days, the end excluded. */
        LocalDateRange period();
    }

    /**
     * A figure that is known (<i>valeur mesurée</i>).
     * @param scope for which structures together
     * @param period for which days, the end excluded
     * @param amount how much, exactly
     * @param unit of what
     * @param contributors how many different people are behind it; 0 if it is not about people
     */
    record Measured(Scope scope, LocalDateRange period, BigDecimal amount, Unit unit, long contributors)
            implements Value {
        public Measured {
            bounded(period);
            if (contributors < 0) {
                throw new IllegalArgumentException("A figure cannot have [" + contributors + "] people behind it.");
            }
            if (amount.signum() != 0 && amount.stripTrailingZeros().scale() > unit.decimals()) {
                throw new IllegalArgumentException("[" + amount.toPlainString() + "] is no exact number of " + unit
                        + ".\nMaybe it was divided or rounded before: give what was counted.");
            }
        }
    }

    /**
     * No figure, for a reason (<i>valeur absente</i>).
     * @param scope for which structures together
     * @param period for which days, the end excluded
     * @param reason why not
     */
    record Absent(Scope scope, LocalDateRange period, Absence reason) implements Value {
        public Absent {
            bounded(period);
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why there is no figure (<i>motif d’absence</i>). */
    enum Absence {
        /** Nobody recorded it. */
        NO_DATA,
        /** Some of the structures or days are missing, and a part would be taken for the whole. */
        INCOMPLETE,
        /** It may not be told yet, or not to whoever asks. */
        LOCKED
    }

    private static void bounded(LocalDateRange period) {
        if (period.isUnboundedStart() || period.isUnboundedEnd() || period.isEmpty()) {
            throw new IllegalArgumentException(
                    "A measure needs a period with a first and a last day, not [" + period + "].");
        }
    }
}
