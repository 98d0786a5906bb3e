package org.essaim.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.essaim.finding.EssaimException;
import org.essaim.formula.Outcome;
import org.essaim.formula.Term;
import org.essaim.organisation.Scope;
import org.essaim.organisation.Structure;

/**
 * Works out indicators from what is measured (<i>calcul des indicateurs</i>), and says what each value rests on.
 *
 * <p>Thread-safe as far as the sources of the measures are. What it tells is exact and for who may see it; what is published passes
 * through disclosure control.
 */
public final class Indicators {
    private final Measures measures;
    private final Supplier<List<Structure>> structures;

    /**
     * Works out indicators.
     *
     * @param measures all that can be measured
     * @param structures the federation's structures
     */
    public Indicators(Measures measures, Supplier<List<Structure>> structures) {
        this.measures = measures;
        this.structures = structures;
    }

    /**
     * What an indicator comes to.
     *
     * @param scope for which structures together
     * @throws EssaimException if the definition does not hold on every day of the period, or is worked out by shorter periods that the period
     *     is not made of
     */
    public IndicatorValue value(Indicator indicator, Scope scope, Period period) {
        if (!indicator.holds(period)) {
            throw new EssaimException("Indicator [" + indicator.id() + "], version [" + indicator.version()
                    + "], does not hold over all of [" + period
                    + "].\nMaybe take the version of that time, or another period.");
        }
        List<String> named = scope.structures().isEmpty()
                ? structures.get().stream().map(Structure::id).toList()
                : List.copyOf(scope.structures());
        return new Working(measures, indicator, scope, named).value(period);
    }

    /** Says how a value comes about, in French or English, line by line: formula, figures put in, what was missing and what was left out. */
    public List<String> explain(IndicatorValue value, Locale locale) {
        Indicator indicator = value.indicator();
        boolean english = locale.getLanguage().equals("en");
        String is = english ? ": " : "\u00a0: ";
        List<String> lines = new ArrayList<>();
        lines.add(indicator.title(locale) + ", " + value.period().title(locale) + is + value.text(locale));
        lines.add("Version " + indicator.version() + is + written(indicator, locale));
        value.numerator()
                .ifPresent(above ->
                        lines.add((english ? "Above the line" : "Numérateur") + is + text(above, indicator, locale)));
        value.denominator()
                .ifPresent(below ->
                        lines.add((english ? "Below the line" : "Dénominateur") + is + text(below, indicator, locale)));
        for (IndicatorValue.Figure figure : value.figures()) {
            if (figure.scope().equals(value.scope())) {
                lines.add("  " + figure.measured().name()
                        + (figure.measured().of().isEmpty()
                                ? ""
                                : " " + figure.measured().of())
                        + ", " + figure.period().title(locale) + is + text(figure.outcome(), indicator, locale));
            }
        }
        lines.add(value.coverage().text(locale)
                + (english ? "; " : "\u202f; ")
                + indicator.missing().title(locale));
        if (!value.coverage().silent().isEmpty()) {
            lines.add((english ? "Without an answer" : "Sans réponse")
                    + is
                    + String.join(", ", value.coverage().silent()));
        }
        indicator
                .overStructures()
                .ifPresent(each ->
                        lines.add((english ? "Worked out structure by structure" : "Calculé structure par structure")
                                + is
                                + each.title(locale)));
        indicator
                .annualised()
                .ifPresent(each ->
                        lines.add((english ? "Brought to a year" : "Ramené à l’année") + is + each.title(locale)));
        if (!indicator.source().isEmpty()) {
            lines.add("Source" + is + indicator.source());
        }
        return lines;
    }

    private static String written(Indicator indicator, Locale locale) {
        String above = indicator.numerator().text(locale, Indicators::name);
        return indicator
                        .denominator()
                        .map(below -> "(" + above + ") ÷ (" + below.text(locale, Indicators::name) + ")")
                        .orElse(above)
                + (indicator.factor().equals(org.essaim.exact.Rational.ONE)
                        ? ""
                        : " × " + IndicatorValue.shown(indicator.factor(), 0, locale));
    }

    private static String name(Term.Measured measured) {
        return measured.of().isEmpty() ? measured.name() : measured.name() + measured.of();
    }

    private static String text(Outcome outcome, Indicator indicator, Locale locale) {
        return outcome instanceof Outcome.Known known
                ? IndicatorValue.shown(known.value(), indicator.decimals(), locale)
                : ((Outcome.Unknown) outcome).why().title(locale);
    }
}
