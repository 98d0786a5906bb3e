package org.essaim.indicator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.essaim.formula.Outcome;
import org.essaim.formula.Quantity;
import org.essaim.formula.Term;
import org.essaim.formula.Unit;
import org.essaim.formula.Vocabulary;
import org.essaim.formula.Why;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureOrigin;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.MeasuredPart;

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

    /** What a formula may name before there is a store: what Essaim always measures, and these of a host. */
    public static Vocabulary known(List<MeasureSource.Measure> own) {
        Map<String, Quantity> quantities = new TreeMap<>();
        own.forEach(each -> quantities.put(each.id(), quantity(each.unit())));
        return KnownMeasures.vocabulary().with(quantities);
    }

    /** What a person reads for a measure, in French or English; of a measure of the host, its name. */
    public static String title(String id, Locale locale) {
        return KnownMeasures.title(new Term.Measured(id, List.of()), locale);
    }

    /** What a formula may name: these measures, those that Essaim always knows, and others’ with a bracket that is known from the data alone. */
    public Vocabulary vocabulary() {
        Map<String, Quantity> quantities = new TreeMap<>();
        sources.keySet().forEach(id -> quantities.put(id, quantity(id)));
        return KnownMeasures.vocabulary().with(quantities);
    }

    /** The names of what is told. */
    Set<String> ids() {
        return Collections.unmodifiableSet(sources.keySet());
    }

    private Quantity quantity(String id) {
        return quantity(Objects.requireNonNull(units.get(id), id));
    }

    /** What formulas count of what is told in a unit: seconds are told in hours. */
    static Quantity quantity(MeasureSource.Unit unit) {
        return Quantity.of(
                switch (unit) {
                    case PERSONS -> Unit.PERSONS;
                    case FULL_TIME_EQUIVALENTS -> Unit.FULL_TIME_EQUIVALENTS;
                    case EVENTS -> Unit.EVENTS;
                    case DAYS -> Unit.DAYS;
                    case SECONDS -> Unit.HOURS;
                    case EUROS -> Unit.EUROS;
                });
    }

    /** The first measure that a part of a formula means and nobody tells; one whose bracket is known from the data alone has no data instead. */
    Optional<String> untold(Term.Measured measured) {
        boolean open = !measured.of().isEmpty() && KnownMeasures.isOpen(measured.name());
        return open
                ? Optional.empty()
                : Vocabulary.names(measured).stream()
                        .filter(id -> !sources.containsKey(id))
                        .findFirst();
    }

    /** What a part of a formula comes to, for each of the scopes. */
    List<Told> told(Term.Measured measured, List<Scope> scopes, Period period) {
        List<Told> sums = new ArrayList<>();
        for (String id : Vocabulary.names(measured)) {
            MeasureSource source = sources.get(id);
            List<MeasureSource.Value> values = source == null ? List.of() : source.values(id, scopes, period.days());
            for (int i = 0; i < scopes.size(); i++) {
                Told told = source == null ? Told.NOTHING : told(values.get(i));
                if (sums.size() <= i) {
                    sums.add(told);
                } else {
                    sums.set(i, sums.get(i).and(told));
                }
            }
        }
        return sums;
    }

    /** The same of parts of the structures alone; what nobody can tell of these parts has no data. */
    Measures within(List<MeasuredPart> parts) {
        if (parts.isEmpty()) {
            return this;
        }
        Measures within = new Measures();
        within.units.putAll(units);
        IdentityHashMap<MeasureSource, Optional<MeasureSource>> cut = new IdentityHashMap<>();
        sources.forEach((id, source) -> cut.computeIfAbsent(source, whole -> cut(whole, parts))
                .ifPresent(part -> within.sources.put(id, part)));
        return within;
    }

    private static Optional<MeasureSource> cut(MeasureSource whole, List<MeasuredPart> parts) {
        Optional<MeasureSource> cut = Optional.of(whole);
        for (MeasuredPart part : parts) {
            cut = cut.flatMap(each -> each.within(part));
        }
        return cut;
    }

    /** The records that a figure was added up from. */
    List<MeasureOrigin> origins(Term.Measured measured, Scope scope, Period period) {
        List<MeasureOrigin> origins = new ArrayList<>();
        for (String id : Vocabulary.names(measured)) {
            MeasureSource source = sources.get(id);
            if (source != null) {
                origins.addAll(source.origins(id, scope, period.days()));
            }
        }
        return origins;
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
        static final Told NOTHING = new Told(Outcome.unknown(Why.NO_DATA), 0);

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
