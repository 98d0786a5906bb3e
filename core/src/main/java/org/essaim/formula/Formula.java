package org.essaim.formula;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.essaim.exact.Rational;
import org.essaim.finding.Finding;

/**
 * A formula over measured figures (<i>formule</i>): understood, typed with its units, exact when it is evaluated.
 *
 * <p>It knows {@code + - * / ^}, comparisons, {@code and or not} and {@code if(…, …, …)}; powers bind from the right and closer than a sign:
 * {@code -(2)^2} is −4. What a measure is of stands in brackets, and so does the unit of a number: {@code headcount > 10[persons]}.
 * A hyphen within a name belongs to it, so a difference is written with spaces; a name of other letters stands in braces: {@code ${Q1_2}}. Adding or comparing unlike units is refused, and so is
 * a truth where a number is needed.
 *
 * <p>A figure that is missing makes what is reckoned with it missing, for the same reason; a choice needs its condition and the one that
 * it chose. Immutable and thread-safe.
 */
public final class Formula {
    private static final int LARGEST = 2_000;
    private final Term term;
    private final Quantity quantity;

    Formula(Term term, Quantity quantity) {
        this.term = term;
        this.quantity = quantity;
    }

    static Optional<Formula> parse(String text, Map<String, Quantity> measures, Consumer<? super Finding> findings) {
        return parse(text, Vocabulary.loose(measures), findings);
    }

    /**
     * Reads a formula.
     *
     * @param text what somebody wrote
     * @param vocabulary what it may name
     * @return the formula, or nothing if findings say why not, with the position of the character that it is about, from 1
     */
    public static Optional<Formula> parse(String text, Vocabulary vocabulary, Consumer<? super Finding> findings) {
        return FormulaReader.read(text, vocabulary, findings);
    }

    /** The formula as it was understood. */
    public Term term() {
        return term;
    }

    /** What the formula counts. */
    public Quantity quantity() {
        return quantity;
    }

    /** The figures that it is made of, in the order in which they are first named. */
    public Set<Term.Measured> measured() {
        return measured(term);
    }

    static Set<Term.Measured> measured(Term term) {
        Set<Term.Measured> all = new LinkedHashSet<>();
        collect(term, all);
        return Collections.unmodifiableSet(all);
    }

    private static void collect(Term term, Set<Term.Measured> all) {
        if (term instanceof Term.Measured measured) {
            all.add(measured);
        } else if (term instanceof Term.Opposite opposite) {
            collect(opposite.of(), all);
        } else if (term instanceof Term.Reckoned reckoned) {
            collect(reckoned.left(), all);
            collect(reckoned.right(), all);
        } else if (term instanceof Term.Raised raised) {
            collect(raised.base(), all);
        } else if (term instanceof Term.Compared compared) {
            collect(compared.left(), all);
            collect(compared.right(), all);
        } else if (term instanceof Term.Joined joined) {
            collect(joined.left(), all);
            collect(joined.right(), all);
        } else if (term instanceof Term.Not not) {
            collect(not.of(), all);
        } else if (term instanceof Term.Choice choice) {
            collect(choice.condition(), all);
            collect(choice.then(), all);
            collect(choice.otherwise(), all);
        }
    }

    /** A number that is no formula yet, such as the factor of an indicator. */
    public static Formula of(BigDecimal number) {
        return new Formula(new Term.Figure(number, Quantity.NUMBER), Quantity.NUMBER);
    }

    /** This formula times another one. */
    public Formula times(Formula other) {
        return new Formula(new Term.Reckoned(Term.Operation.TIMES, term, other.term), quantity.times(other.quantity));
    }

    /** This formula over another one. */
    public Formula over(Formula other) {
        return new Formula(new Term.Reckoned(Term.Operation.OVER, term, other.term), quantity.over(other.quantity));
    }

    /**
     * This formula with others in the place of some of its figures.
     *
     * @param others the formula for a figure, if there is one; it counts the same
     */
    public Formula with(Function<Term.Measured, Optional<Formula>> others) {
        return new Formula(Substitution.in(term, others), quantity);
    }

    /** True if it can be worked out within reasonable memory: formulas that stand in one another may grow beyond any. */
    public boolean isReckonable() {
        return Substitution.size(term) <= LARGEST && FormulaReader.degree(term) <= FormulaReader.HIGHEST_DEGREE;
    }

    /** What it comes to with these figures. */
    public Outcome value(Function<Term.Measured, Outcome> figures) {
        return new Evaluation(figures).number(term);
    }

    /** The formula as it would be written, with no bracket that it does not need; reads back as the same. */
    public String source() {
        return Wording.source().text(term);
    }

    /**
     * The formula as a person reads it, in French or English.
     *
     * @param names what each of its figures is called
     */
    public String text(Locale locale, Function<Term.Measured, String> names) {
        return Wording.of(locale, names).text(term);
    }

    /**
     * The formula with its figures put in, in French or English.
     *
     * @param figures what each of its figures comes to
     * @param shown how a figure is shown
     */
    public String evaluated(Locale locale, Function<Term.Measured, Outcome> figures, Function<Rational, String> shown) {
        return Wording.of(locale, each -> {
                    Outcome outcome = figures.apply(each);
                    return outcome instanceof Outcome.Known known
                            ? shown.apply(known.value())
                            : "[" + ((Outcome.Unknown) outcome).why().title(locale) + "]";
                })
                .text(term);
    }

    @Override
    public String toString() {
        return source();
    }
}
