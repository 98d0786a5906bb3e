package org.essaim.indicator;

import java.util.List;
import java.util.Locale;
import org.essaim.exact.Rational;

/** How several values become one (<i>agrégation</i>), over structures or over time. */
public enum Aggregation {
    /** Somme. */
    SUM("somme", "sum"),
    /** Moyenne, each value with the same weight. */
    MEAN("moyenne", "mean"),
    /** Médiane; of two in the middle, half of both. */
    MEDIAN("médiane", "median"),
    /** Le plus petit. */
    LEAST("minimum", "minimum"),
    /** Le plus grand. */
    MOST("maximum", "maximum"),
    /** Le dernier, in order of time or of structures. */
    LAST("dernière valeur", "last value");

    private final String french;
    private final String english;

    Aggregation(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What a person reads, in French or English. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    Rational of(List<Rational> values) {
        return switch (this) {
            case SUM -> values.stream().reduce(Rational.ZERO, Rational::plus);
            case MEAN -> values.stream().reduce(Rational.ZERO, Rational::plus).over(Rational.of(values.size()));
            case MEDIAN -> {
                List<Rational> sorted = values.stream().sorted().toList();
                int half = sorted.size() / 2;
                yield sorted.size() % 2 == 1
                        ? sorted.get(half)
                        : sorted.get(half - 1).plus(sorted.get(half)).over(Rational.of(2));
            }
            case LEAST -> values.stream().sorted().toList().get(0);
            case MOST -> values.stream().sorted().toList().get(values.size() - 1);
            case LAST -> values.get(values.size() - 1);
        };
    }
}
