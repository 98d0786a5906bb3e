package org.essaim.indicator;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.essaim.formula.Formula;
import org.essaim.formula.Quantity;
import org.essaim.formula.Term;
import org.jspecify.annotations.Nullable;

/**
 * An indicator that can be worked out (<i>indicateur</i>): its definition, and its formulas as they were understood.
 *
 * <p>Immutable. Other indicators that its formulas name stand in them with their own formulas.
 */
public final class Indicator {
    private final Definition definition;
    private final Formula numerator;
    private final @Nullable Formula denominator;
    private final Set<Term.Measured> measured;

    Indicator(Definition definition, Formula numerator, @Nullable Formula denominator) {
        this.definition = definition;
        this.numerator = numerator;
        this.denominator = denominator;
        Set<Term.Measured> all = new LinkedHashSet<>(numerator.measured());
        if (denominator != null) {
            all.addAll(denominator.measured());
        }
        this.measured = Collections.unmodifiableSet(all);
    }

    /** What it is, as somebody defined it. */
    public Definition definition() {
        return definition;
    }

    /** The formula, or what stands above the line. */
    public Formula numerator() {
        return numerator;
    }

    /** What stands below the line, if anything. */
    public Optional<Formula> denominator() {
        return Optional.ofNullable(denominator);
    }

    /** What a value counts, before it is multiplied or brought to a year. */
    public Quantity quantity() {
        return denominator == null ? numerator.quantity() : numerator.quantity().over(denominator.quantity());
    }

    /** The figures that it is made of, in the order in which they are first named. */
    public Set<Term.Measured> measured() {
        return measured;
    }

    /** Its formula in one piece, for who names it in another. */
    Formula whole() {
        Formula quotient = denominator == null ? numerator : numerator.over(denominator);
        return definition.factor() == 1
                ? quotient
                : quotient.times(Formula.of(BigDecimal.valueOf(definition.factor())));
    }

    @Override
    public String toString() {
        return definition.id() + " " + definition.version();
    }
}
