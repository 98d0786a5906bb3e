package org.essaim.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.essaim.exact.Rational;
import org.essaim.formula.Formula;
import org.essaim.formula.Outcome;
import org.essaim.formula.Term;
import org.essaim.formula.Why;
import org.essaim.report.Figures;

/** Says how a value comes about, for people. */
final class Explaining {
    private static final int MOST_DECIMALS = 4;
    private final Definition definition;
    private final IndicatorValue value;
    private final Locale locale;
    private final boolean english;
    private final String is;

    private Explaining(IndicatorValue value, Locale locale) {
        this.definition = value.indicator().definition();
        this.value = value;
        this.locale = locale;
        this.english = locale.getLanguage().equals("en");
        this.is = english ? ": " : "\u00a0: ";
    }

    static List<String> of(IndicatorValue value, Locale locale) {
        return new Explaining(value, locale).lines();
    }

    /** The formula of an indicator as a person reads it. */
    static String formula(Indicator indicator, Locale locale) {
        String above = indicator.numerator().text(locale, each -> KnownMeasures.title(each, locale));
        String quotient = indicator
                .denominator()
                .map(below ->
                        "(" + above + ") ÷ (" + below.text(locale, each -> KnownMeasures.title(each, locale)) + ")")
                .orElse(above);
        long factor = indicator.definition().factor();
        return factor == 1 ? quotient : quotient + " × " + Figures.in(locale).count(factor);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        String unit = definition.unit().in(locale);
        boolean known = value.outcome() instanceof Outcome.Known;
        lines.add(definition.title().in(locale) + ", " + value.period().title(locale) + is + value.text(locale)
                + (known && !unit.isEmpty() ? "\u00a0" + unit : ""));
        lines.add("Version " + definition.version() + is + formula(value.indicator(), locale));
        Map<Term.Measured, Outcome> figures = told();
        if (!figures.isEmpty() && value.numerator().isPresent()) {
            lines.add((english ? "With the figures" : "Avec les chiffres") + is + putIn(figures));
        }
        value.numerator().ifPresent(above -> lines.add((english ? "Above the line" : "Numérateur") + is + text(above)));
        value.denominator()
                .ifPresent(below -> lines.add((english ? "Below the line" : "Dénominateur") + is + text(below)));
        for (IndicatorValue.Figure figure : value.figures()) {
            if (figure.scope().equals(value.subject().scope())) {
                lines.add("  " + KnownMeasures.title(figure.measured(), locale) + ", "
                        + figure.period().title(locale) + is + text(figure.outcome()));
            }
        }
        lines.add(value.coverage().text(locale)
                + (english ? "; " : "\u202f; ")
                + definition.missing().title(locale));
        if (!value.coverage().silent().isEmpty()) {
            String left = definition.missing() == Missing.LEFT_OUT
                    ? english ? "Without an answer, left out" : "Sans réponse, laissées de côté"
                    : english ? "Without an answer" : "Sans réponse";
            lines.add(left + is + String.join(", ", value.coverage().silent()));
        }
        how(lines);
        return lines;
    }

    private void how(List<String> lines) {
        Aggregation structures = definition.overStructures();
        if (structures != null) {
            lines.add((english ? "Worked out structure by structure" : "Calculé structure par structure")
                    + is
                    + structures.title(locale));
        }
        PeriodKind by = definition.by();
        Aggregation overTime = definition.overTime();
        if (by != null && overTime != null) {
            lines.add((english ? "Worked out by " : "Calculé par ") + by.title(locale) + is + overTime.title(locale));
        }
        DayCount annualised = definition.annualised();
        if (annualised != null) {
            lines.add((english ? "Brought to a year" : "Ramené à l’année") + is + annualised.title(locale));
        }
        Target target = definition.target();
        if (target != null) {
            lines.add((english ? "Target" : "Cible")
                    + is
                    + Figures.in(locale).decimal(target.value(), definition.decimals())
                    + value.standing()
                            .map(each -> " (" + each.title(locale) + ")")
                            .orElse(""));
        }
        if (!definition.source().isEmpty()) {
            lines.add("Source" + is + definition.source());
        }
    }

    // Of all, or of those that told: what the value rests on.
    private Map<Term.Measured, Outcome> told() {
        Map<Term.Measured, Outcome> told = new LinkedHashMap<>();
        value.figures().forEach(each -> told.put(each.measured(), each.outcome()));
        return told;
    }

    private String putIn(Map<Term.Measured, Outcome> figures) {
        Formula above = value.indicator().numerator();
        String text = putIn(above, figures);
        return value.indicator()
                        .denominator()
                        .map(below -> "(" + text + ") ÷ (" + putIn(below, figures) + ")")
                        .orElse(text)
                + (definition.factor() == 1 ? "" : " × " + Figures.in(locale).count(definition.factor()));
    }

    private String putIn(Formula formula, Map<Term.Measured, Outcome> figures) {
        return formula.evaluated(
                locale, each -> figures.getOrDefault(each, Outcome.unknown(Why.NO_DATA)), this::number);
    }

    private String text(Outcome outcome) {
        return outcome instanceof Outcome.Known known
                ? number(known.value())
                : ((Outcome.Unknown) outcome).why().title(locale);
    }

    // As exactly as four decimals can: what does not end there is marked.
    private String number(Rational exact) {
        BigDecimal rounded = IndicatorValue.rounded(exact, MOST_DECIMALS).stripTrailingZeros();
        String shown = Figures.in(locale).decimal(rounded, Math.max(0, rounded.scale()));
        return Rational.of(rounded).equals(exact) ? shown : "≈\u00a0" + shown;
    }
}
