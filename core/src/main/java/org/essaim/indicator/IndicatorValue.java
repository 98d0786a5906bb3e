package org.essaim.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Term;
import org.essaim.formula.Why;
import org.essaim.organisation.Scope;
import org.essaim.report.Figures;

/**
 * What an indicator comes to (<i>valeur d’un indicateur</i>), with all that it rests on.
 *
 * <p>Immutable and exact; rounded, half up, only when it is shown.
 *
 * @param indicator the definition
 * @param subject of what
 * @param period for which days
 * @param outcome the value, or why there is none
 * @param numerator what stands above the line, over all structures and days together, if that is known
 * @param denominator what stands below the line, likewise; absent if there is nothing below
 * @param coverage how many of the structures told what is needed
 * @param figures every figure that was asked for
 */
public record IndicatorValue(
        Indicator indicator,
        Subject subject,
        Period period,
        Outcome outcome,
        Optional<Outcome> numerator,
        Optional<Outcome> denominator,
        Coverage coverage,
        List<Figure> figures) {
    public IndicatorValue {
        figures = List.copyOf(figures);
    }

    /**
     * How many structures told what is needed (<i>couverture</i>), such as 14 of 19.
     *
     * @param told how many told, of every shorter period if there are some
     * @param asked how many were asked
     * @param silent who did not, in order
     */
    public record Coverage(int told, int asked, List<String> silent) {
        public Coverage {
            silent = List.copyOf(silent);
        }

        /** True if everybody told. */
        public boolean isWhole() {
            return told == asked;
        }

        /** What is printed beside a value, in French or English. */
        public String text(Locale locale) {
            if (locale.getLanguage().equals("en")) {
                return told + " of " + asked + (asked == 1 ? " structure reported" : " structures reported");
            }
            return told
                    + (told < 2 ? " structure sur " : " structures sur ")
                    + asked
                    + (told < 2 ? " a répondu" : " ont répondu");
        }
    }

    /**
     * A figure that was asked for (<i>chiffre</i>).
     *
     * @param measured what
     * @param scope for which structures
     * @param period for which days
     * @param outcome what was told
     * @param contributors how many people are behind it; 0 if it is not about people
     */
    public record Figure(Term.Measured measured, Scope scope, Period period, Outcome outcome, long contributors) {}

    /** The value as it is shown, in French or English, without its unit; the reason where there is none. */
    public String text(Locale locale) {
        return outcome instanceof Outcome.Known known
                ? shown(known.value(), indicator.definition().decimals(), locale)
                : ((Outcome.Unknown) outcome).why().title(locale);
    }

    /** The value rounded half up to the decimals that it is shown with; nothing if there is none. */
    public Optional<BigDecimal> rounded() {
        return outcome instanceof Outcome.Known known
                ? Optional.of(rounded(known.value(), indicator.definition().decimals()))
                : Optional.empty();
    }

    /** Where the value stands beside its target; nothing if there is no value or no target. */
    public Optional<Target.Standing> standing() {
        Target target = indicator.definition().target();
        return outcome instanceof Outcome.Known known && target != null
                ? Optional.of(target.standing(known.value()))
                : Optional.empty();
    }

    /** How the value comes about, in French or English, line by line: formula, figures put in, what was missing and what was left out. */
    public List<String> explain(Locale locale) {
        return Explaining.of(this, locale);
    }

    /** That this value is kept from view: nothing of it is told but its name, its period and who reported. */
    IndicatorValue keptBack(Why why) {
        return new IndicatorValue(
                indicator,
                subject,
                period,
                Outcome.unknown(why),
                numerator.map(each -> Outcome.unknown(why)),
                denominator.map(each -> Outcome.unknown(why)),
                coverage,
                List.of());
    }

    /** The same without the figures of single structures, which are not what was protected. */
    IndicatorValue together() {
        return new IndicatorValue(
                indicator,
                subject,
                period,
                outcome,
                numerator,
                denominator,
                coverage,
                figures.stream()
                        .filter(each -> each.scope().equals(subject.scope()))
                        .toList());
    }

    static BigDecimal rounded(Rational value, int decimals) {
        return new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), decimals, RoundingMode.HALF_UP);
    }

    static String shown(Rational value, int decimals, Locale locale) {
        return Figures.in(locale).decimal(rounded(value, decimals), decimals);
    }
}
