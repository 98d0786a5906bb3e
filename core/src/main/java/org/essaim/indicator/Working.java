package org.essaim.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.essaim.exact.Rational;
import org.essaim.formula.Formula;
import org.essaim.formula.Outcome;
import org.essaim.formula.Term;
import org.essaim.formula.Why;
import org.essaim.organisation.Scope;
import org.jspecify.annotations.Nullable;

/** Works out one value of one indicator. Serves one value; not thread-safe. */
final class Working {
    private final Asking asking;
    private final Indicator indicator;
    private final Definition definition;
    private final Subject subject;
    private final Scope scope;
    private final List<String> structures;
    private final List<IndicatorValue.Figure> figures = new ArrayList<>();
    private final Set<String> silent = new TreeSet<>();

    /**
     * For a value.
     *
     * @param structures the structures of the scope; those of the federation if it is of all
     */
    Working(Asking asking, Indicator indicator, Subject subject, List<String> structures) {
        this.asking = asking;
        this.indicator = indicator;
        this.definition = indicator.definition();
        this.subject = subject;
        this.scope = subject.scope();
        this.structures = structures.stream().sorted().toList();
    }

    /**
     * The value if everything that it needs was told at once, as it nearly always was; nothing else is looked at then.
     *
     * @param told for each figure of the indicator what it comes to for each of many subjects
     * @param at which of the subjects
     */
    static @Nullable IndicatorValue whole(
            Indicator indicator, Subject subject, Period period, List<List<Measures.Told>> told, int at, int asked) {
        List<IndicatorValue.Figure> figures = new ArrayList<>(told.size());
        int next = 0;
        for (Term.Measured measured : indicator.measured()) {
            Measures.Told one = told.get(next++).get(at);
            if (one.outcome() instanceof Outcome.Unknown) {
                return null;
            }
            figures.add(
                    new IndicatorValue.Figure(measured, subject.scope(), period, one.outcome(), one.contributors()));
        }
        Function<Term.Measured, Outcome> known = measured -> known(figures, measured);
        Outcome above = indicator.numerator().value(known);
        Optional<Outcome> below = indicator.denominator().map(each -> each.value(known));
        return new IndicatorValue(
                indicator,
                subject,
                period,
                annualised(
                        indicator.definition(),
                        quotient(indicator.definition(), above, below.orElse(Outcome.of(Rational.ONE))),
                        period),
                Optional.of(above),
                below,
                new IndicatorValue.Coverage(asked, asked, List.of()),
                figures);
    }

    private static Outcome known(List<IndicatorValue.Figure> figures, Term.Measured measured) {
        for (IndicatorValue.Figure figure : figures) {
            if (figure.measured().equals(measured)) {
                return figure.outcome();
            }
        }
        return Outcome.unknown(Why.NO_DATA);
    }

    IndicatorValue value(Period period) {
        PeriodKind by = definition.by();
        Aggregation overTime = definition.overTime();
        List<Period> parts = by == null ? List.of(period) : period.parts(by);
        List<Outcome> outcomes = new ArrayList<>();
        for (Period part : parts) {
            outcomes.add(annualised(over(part), part));
        }
        Outcome outcome = overTime == null ? outcomes.get(0) : one(overTime, outcomes);
        boolean plain = by == null && definition.overStructures() == null;
        Map<Term.Measured, Outcome> told = new HashMap<>();
        if (plain) {
            // The last that was asked for is what the value rests on: of all, or of those that told.
            figures.forEach(each -> {
                if (each.scope().equals(counted())) {
                    told.put(each.measured(), each.outcome());
                }
            });
        }
        return new IndicatorValue(
                indicator,
                subject,
                period,
                outcome,
                plain ? Optional.of(worked(indicator.numerator(), told)) : Optional.empty(),
                plain ? indicator.denominator().map(each -> worked(each, told)) : Optional.empty(),
                new IndicatorValue.Coverage(structures.size() - silent.size(), structures.size(), List.copyOf(silent)),
                figures);
    }

    private Scope counted() {
        if (definition.missing() == Missing.REFUSED || silent.isEmpty()) {
            return scope;
        }
        Set<String> telling = new TreeSet<>(structures);
        telling.removeAll(silent);
        return new Scope(telling);
    }

    private static Outcome worked(Formula formula, Map<Term.Measured, Outcome> told) {
        return formula.value(each -> told.getOrDefault(each, Outcome.unknown(Why.NO_DATA)));
    }

    private Outcome over(Period period) {
        Aggregation each = definition.overStructures();
        return each == null ? together(period) : structureByStructure(period, each);
    }

    private Outcome together(Period period) {
        Map<Term.Measured, Outcome> whole = ask(List.of(scope), period).get(0);
        Outcome all = quotient(whole);
        for (Outcome each : whole.values()) {
            if (each.equals(Outcome.unknown(Why.LOCKED))) {
                return each;
            }
        }
        // What a choice did not choose may be missing.
        if (!isLacking(all)) {
            return all;
        }
        if (scope.structures().size() == 1) {
            silent.addAll(structures);
            return definition.missing() == Missing.TAKEN_FOR_ZERO ? quotientOfNothing() : nothing(List.of(whole));
        }
        Set<String> telling = new LinkedHashSet<>(structures);
        List<Scope> each =
                structures.stream().map(one -> new Scope(Set.of(one))).toList();
        List<Map<Term.Measured, Outcome>> told = each.isEmpty() ? List.of() : ask(each, period);
        for (int i = 0; i < structures.size(); i++) {
            if (told.get(i).values().stream().anyMatch(Outcome.Unknown.class::isInstance)) {
                telling.remove(structures.get(i));
                silent.add(structures.get(i));
            }
        }
        if (telling.isEmpty() && definition.missing() == Missing.TAKEN_FOR_ZERO) {
            return quotientOfNothing();
        }
        if (definition.missing() == Missing.REFUSED || telling.isEmpty()) {
            return telling.isEmpty() ? nothing(told) : Outcome.unknown(Why.INCOMPLETE);
        }
        return quotient(ask(List.of(new Scope(telling)), period).get(0));
    }

    private static boolean isLacking(Outcome outcome) {
        return outcome instanceof Outcome.Unknown unknown
                && (unknown.why() == Why.INCOMPLETE || unknown.why() == Why.NO_DATA);
    }

    // Nobody told all that is needed; some may have told a part.
    private static Outcome nothing(List<Map<Term.Measured, Outcome>> told) {
        for (Map<Term.Measured, Outcome> each : told) {
            for (Outcome outcome : each.values()) {
                if (outcome instanceof Outcome.Known || ((Outcome.Unknown) outcome).why() == Why.INCOMPLETE) {
                    return Outcome.unknown(Why.INCOMPLETE);
                }
            }
        }
        return Outcome.unknown(Why.NO_DATA);
    }

    // Nobody told anything, and nothing counts as 0.
    private Outcome quotientOfNothing() {
        Map<Term.Measured, Outcome> zeros = new HashMap<>();
        indicator.measured().forEach(each -> zeros.put(each, Outcome.of(Rational.ZERO)));
        return quotient(zeros);
    }

    private Outcome structureByStructure(Period period, Aggregation aggregation) {
        List<Outcome> outcomes = new ArrayList<>();
        if (structures.isEmpty()) {
            return Outcome.unknown(Why.NO_DATA);
        }
        List<Scope> scopes =
                structures.stream().map(one -> new Scope(Set.of(one))).toList();
        List<Map<Term.Measured, Outcome>> told = ask(scopes, period);
        Set<String> now = new TreeSet<>();
        for (int i = 0; i < structures.size(); i++) {
            Outcome own = quotient(told.get(i));
            Why why = own instanceof Outcome.Unknown unknown ? unknown.why() : null;
            if (why == Why.LOCKED) {
                return own;
            }
            // What a choice did not choose may be missing.
            boolean lacking = why != null && why != Why.ZERO_DENOMINATOR;
            if (lacking) {
                now.add(structures.get(i));
            }
            if (lacking && definition.missing() == Missing.LEFT_OUT) {
                continue;
            }
            Outcome outcome =
                    lacking && definition.missing() == Missing.TAKEN_FOR_ZERO ? Outcome.of(Rational.ZERO) : own;
            // A structure without anything below the line has no value of its own, and hides nobody else’s.
            if (!(outcome instanceof Outcome.Unknown unknown && unknown.why() == Why.ZERO_DENOMINATOR)) {
                outcomes.add(outcome);
            }
        }
        silent.addAll(now);
        boolean allSilent = now.size() == structures.size();
        if (definition.missing() == Missing.REFUSED && !now.isEmpty()) {
            return allSilent ? nothing(told) : Outcome.unknown(Why.INCOMPLETE);
        }
        if (outcomes.isEmpty()) {
            return allSilent ? nothing(told) : Outcome.unknown(Why.ZERO_DENOMINATOR);
        }
        return one(aggregation, outcomes);
    }

    private static Outcome one(Aggregation aggregation, List<Outcome> outcomes) {
        List<Rational> values = new ArrayList<>();
        Why worst = null;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Known known) {
                values.add(known.value());
            } else {
                Why why = ((Outcome.Unknown) outcome).why();
                worst = worst == null || why.compareTo(worst) < 0 ? why : worst;
            }
        }
        if (worst == null) {
            return Outcome.of(aggregation.of(values));
        }
        return Outcome.unknown(worst == Why.NO_DATA && !values.isEmpty() ? Why.INCOMPLETE : worst);
    }

    private Outcome quotient(Map<Term.Measured, Outcome> told) {
        return quotient(
                definition,
                worked(indicator.numerator(), told),
                indicator.denominator().map(each -> worked(each, told)).orElse(Outcome.of(Rational.ONE)));
    }

    private static Outcome quotient(Definition definition, Outcome above, Outcome below) {
        if (above instanceof Outcome.Known one && below instanceof Outcome.Known other) {
            return other.value().signum() == 0
                    ? Outcome.unknown(Why.ZERO_DENOMINATOR)
                    : Outcome.of(one.value().over(other.value()).times(definition.factor()));
        }
        if (above instanceof Outcome.Unknown one && below instanceof Outcome.Unknown other) {
            return one.why().compareTo(other.why()) <= 0 ? one : other;
        }
        return above instanceof Outcome.Unknown ? above : below;
    }

    private Outcome annualised(Outcome outcome, Period period) {
        return annualised(definition, outcome, period);
    }

    private static Outcome annualised(Definition definition, Outcome outcome, Period period) {
        DayCount basis = definition.annualised();
        return outcome instanceof Outcome.Known known && basis != null
                ? Outcome.of(known.value().times(basis.factor(period)))
                : outcome;
    }

    private List<Map<Term.Measured, Outcome>> ask(List<Scope> scopes, Period period) {
        List<Map<Term.Measured, Outcome>> all = new ArrayList<>();
        scopes.forEach(none -> all.add(new HashMap<>()));
        for (Term.Measured measured : indicator.measured()) {
            List<Measures.Told> told = asking.told(measured, scopes, period);
            for (int i = 0; i < scopes.size(); i++) {
                all.get(i).put(measured, told.get(i).outcome());
                figures.add(new IndicatorValue.Figure(
                        measured,
                        scopes.get(i),
                        period,
                        told.get(i).outcome(),
                        told.get(i).contributors()));
            }
        }
        return all;
    }
}
