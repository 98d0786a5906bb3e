package org.essaim.formula;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.essaim.finding.Finding;

/**
 * Something about figures that holds or does not (<i>proposition</i>), such as {@code hours > 10 and headcount < 3}: written and typed as
 * {@link Formula} is.
 *
 * <p>Immutable and thread-safe.
 */
public final class Proposition {
    private final Term term;

    Proposition(Term term) {
        this.term = term;
    }

    /**
     * Reads a proposition.
     *
     * @param text what somebody wrote
     * @param vocabulary what it may name
     * @return the proposition, or nothing if findings say why not, with the position of the character that it is about, from 1
     */
    public static Optional<Proposition> parse(String text, Vocabulary vocabulary, Consumer<? super Finding> findings) {
        return FormulaReader.readTruth(text, vocabulary, findings);
    }

    /** The proposition as it was understood. */
    public Term term() {
        return term;
    }

    /** The figures that it is about, in the order in which they are first named. */
    public Set<Term.Measured> measured() {
        return Formula.measured(term);
    }

    /** True or false with these figures; nothing where one that is needed is missing. */
    public Optional<Boolean> holds(Function<Term.Measured, Outcome> figures) {
        Evaluation.Truth truth = new Evaluation(figures).truth(term);
        return truth.why() == null ? Optional.of(truth.holds()) : Optional.empty();
    }

    /** The proposition as it would be written; reads back as the same. */
    public String source() {
        return Wording.source().text(term);
    }

    /**
     * The proposition as a person reads it, in French or English.
     *
     * @param names what each of its figures is called
     */
    public String text(Locale locale, Function<Term.Measured, String> names) {
        return Wording.of(locale, names).text(term);
    }

    @Override
    public String toString() {
        return source();
    }
}
