package org.essaim.indicator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.essaim.formula.Outcome;
import org.essaim.formula.Quantity;
import org.essaim.formula.Term;
import org.essaim.formula.Unit;
import org.essaim.formula.Why;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureSource;

/**
 * All that can be measured (<i>mesures disponibles</i>), whoever tells it; what a formula names is found here.
 *
 * <p>A formula that writes {@code time[coordination]} means the measure {@code time-coordination}; of {@code time[a, b]} it means both, added up. Seconds
 * are told in hours, exactly. Immutable; thread-safe as far as the sources are.
 */
public final class Measures {
    private static final long SECONDS_OF_AN_HOUR = 3600;
    private final SortedMap<String, MeasureSource> sources = new TreeMap<>();
    private final Map<String, MeasureSource.Unit> units = new HashMap<>();

    private Measures() {}

    /**
     * What these sources tell.
     *
     * @throws EssaimException if two of them tell a measure of one name
     */
    public static Measures of(List<MeasureSource> sources) {
        Measures all = new Measures();
        for (MeasureSource source : sources) {
            for (MeasureSource.Measure measure : source.measures()) {
                if (all.sources.put(measure.id(), source) != null) {
                    throw new EssaimException("Two sources tell the measure [" + measure.id()
                            + "].\nMaybe give the host’s own measure another name.");
                }
                all.units.put(measure.id(), measure.unit());
            }
        }
        return all;
    }

    /** What a formula may name, with what each counts: measures, and what comes before the bracket of several. */
    public Map<String, Quantity> quantities() {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        sources.keySet().forEach(id -> quantities.put(id, quantity(id)));
        for (String id : sources.keySet()) {
            for (int hyphen = id.indexOf('-'); hyphen >= 0; hyphen = id.indexOf('-', hyphen + 1)) {
                quantities.putIfAbsent(id.substring(0, hyphen), quantity(id));
            }
        }
        return quantities;
    }

    private Quantity quantity(String id) {
        return Quantity.of(
                switch (java.util.Objects.requireNonNull(units.get(id), id)) {
                    case PERSONS -> Unit.PERSONS;
                    case FULL_TIME_EQUIVALENTS -> Unit.FULL_TIME_EQUIVALENTS;
                    case EVENTS -> Unit.EVENTS;
                    case DAYS -> Unit.DAYS;
                    case SECONDS -> Unit.HOURS;
                    case EUROS -> Unit.EUROS;
                });
    }

    /** The measures that a part of a formula means. */
    static List<String> ids(Term.Measured measured) {
        return measured.of().isEmpty()
                ? List.of(measured.name())
                : measured.of().stream().map(of -> measured.name() + "-" + of).toList();
    }

    /** The first measure that a part of a formula means and nobody tells; or tells in another unit than the part is of. */
    Optional<String> untold(Term.Measured measured) {
        List<String> ids = ids(measured);
        return ids.stream()
                .filter(id -> !sources.containsKey(id)
                        || !quantity(id).equals(sources.containsKey(ids.get(0)) ? quantity(ids.get(0)) : quantity(id)))
                .findFirst();
    }

    /** The names of all measures, in order. */
    public List<String> names() {
        return List.copyOf(sources.keySet());
    }

    /** What a part of a formula comes to, for each of the scopes. */
    List<Told> told(Term.Measured measured, List<Scope> scopes, Period period) {
        List<Told> sums = new java.util.ArrayList<>();
        for (String id : ids(measured)) {
            MeasureSource source = java.util.Objects.requireNonNull(sources.get(id), id);
            List<MeasureSource.Value> values = source.values(id, scopes, period.days());
            for (int i = 0; i < values.size(); i++) {
                Told told = told(values.get(i));
                if (sums.size() <= i) {
                    sums.add(told);
                } else {
                    sums.set(i, sums.get(i).and(told));
                }
            }
        }
        return sums;
    }

    private static Told told(MeasureSource.Value value) {
        if (value instanceof MeasureSource.Measured measured) {
            Rational amount = Rational.of(measured.amount());
            return new Told(
                    Outcome.of(
                            measured.unit() == MeasureSource.Unit.SECONDS
                                    ? amount.over(Rational.of(SECONDS_OF_AN_HOUR))
                                    : amount),
                    measured.contributors());
        }
        MeasureSource.Absence reason = ((MeasureSource.Absent) value).reason();
        Why why = switch (reason) {
            case NO_DATA -> Why.NO_DATA;
            case INCOMPLETE -> Why.INCOMPLETE;
            case LOCKED -> Why.LOCKED;
        };
        return new Told(Outcome.unknown(why), 0);
    }

    /**
     * What a source said.
     *
     * @param outcome the figure, or why there is none
     * @param contributors how many people are behind it; of a sum, the most behind one of its parts
     */
    record Told(Outcome outcome, long contributors) {
        Told and(Told other) {
            if (outcome instanceof Outcome.Known one && other.outcome instanceof Outcome.Known two) {
                return new Told(Outcome.of(one.value().plus(two.value())), Math.max(contributors, other.contributors));
            }
            // A part that is known beside one that is not: the sum is not whole.
            boolean neither = outcome instanceof Outcome.Unknown && other.outcome instanceof Outcome.Unknown;
            Outcome missing = outcome instanceof Outcome.Unknown ? outcome : other.outcome;
            boolean locked = isLocked(outcome) || isLocked(other.outcome);
            return new Told(
                    locked ? Outcome.unknown(Why.LOCKED) : neither ? missing : Outcome.unknown(Why.INCOMPLETE), 0);
        }

        private static boolean isLocked(Outcome outcome) {
            return outcome instanceof Outcome.Unknown unknown && unknown.why() == Why.LOCKED;
        }
    }
}
