package org.essaim.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.essaim.exact.Rational;
import org.essaim.formula.Why;

/**
 * A formula that a test made up, every part of which counts events: what it is written as, and what it comes to by the school book.
 *
 * @param parts what it is made of; of a measure or a number none
 */
record RandomFormula(Kind kind, String name, List<RandomFormula> parts) {
    static final List<String> MEASURES = List.of("entries", "exits", "resignations", "lost-time-accidents");

    enum Kind {
        MEASURE,
        NUMBER,
        PLUS,
        MINUS,
        OPPOSITE,
        TIMES,
        OVER,
        THREE,
        SQUARE,
        LESS,
        NEITHER
    }

    static Arbitrary<RandomFormula> any(int depth) {
        Arbitrary<RandomFormula> measure =
                Arbitraries.of(MEASURES).map(name -> new RandomFormula(Kind.MEASURE, name, List.of()));
        Arbitrary<RandomFormula> number =
                Arbitraries.of("0", "1", "2.5", "7").map(text -> new RandomFormula(Kind.NUMBER, text, List.of()));
        if (depth == 0) {
            return Arbitraries.frequencyOf(Tuple.of(5, measure), Tuple.of(1, number));
        }
        Arbitrary<RandomFormula> part = Arbitraries.lazy(() -> any(depth - 1));
        Arbitrary<RandomFormula> made = Combinators.combine(
                        Arbitraries.of(
                                Kind.PLUS,
                                Kind.MINUS,
                                Kind.OPPOSITE,
                                Kind.TIMES,
                                Kind.OVER,
                                Kind.THREE,
                                Kind.SQUARE,
                                Kind.LESS,
                                Kind.NEITHER),
                        part,
                        part,
                        part,
                        part)
                .as((kind, one, two, three, four) -> new RandomFormula(kind, "", List.of(one, two, three, four)));
        return Arbitraries.frequencyOf(Tuple.of(2, measure), Tuple.of(3, made));
    }

    /** As somebody would write it. */
    String text() {
        return switch (kind) {
            case MEASURE -> name;
            case NUMBER -> name + "[events]";
            case PLUS -> "(" + text(0) + " + " + text(1) + ")";
            case MINUS -> "(" + text(0) + " - " + text(1) + ")";
            case OPPOSITE -> "(-" + text(0) + ")";
            case TIMES -> "(" + text(0) + " * 3)";
            case OVER -> "(" + text(0) + " / 4)";
            case THREE -> "(" + text(0) + " * " + text(1) + " / " + text(2) + ")";
            case SQUARE -> "(" + text(0) + "^2 / " + text(1) + ")";
            case LESS -> "if(" + text(0) + " < " + text(1) + ", " + text(2) + ", " + text(3) + ")";
            case NEITHER ->
                "if(not " + text(0) + " >= 2[events] and " + text(1) + " <= 1[events], " + text(2) + ", " + text(3)
                        + ")";
        };
    }

    private String text(int part) {
        return parts.get(part).text();
    }

    /** The measures that it names. */
    Set<String> measures() {
        Set<String> measures = new TreeSet<>();
        if (kind == Kind.MEASURE) {
            measures.add(name);
        }
        for (int i = 0; i < used(); i++) {
            measures.addAll(parts.get(i).measures());
        }
        return measures;
    }

    private int used() {
        return switch (kind) {
            case MEASURE, NUMBER -> 0;
            case OPPOSITE, TIMES, OVER -> 1;
            case PLUS, MINUS, SQUARE -> 2;
            case THREE -> 3;
            case LESS, NEITHER -> 4;
        };
    }

    /** What it comes to: a {@link Rational}, or the {@link Why} of what is missing. */
    Object value(Map<String, Object> figures) {
        if (kind == Kind.MEASURE) {
            return Objects.requireNonNull(figures.get(name));
        }
        if (kind == Kind.NUMBER) {
            return Rational.of(new BigDecimal(name));
        }
        Object one = parts.get(0).value(figures);
        Object two = used() == 1 ? one : parts.get(1).value(figures);
        boolean choosing = kind == Kind.LESS || kind == Kind.NEITHER;
        boolean alone = used() == 1;
        if (one instanceof Why || (!alone && two instanceof Why)) {
            return kind == Kind.THREE
                    ? worst(alone ? one : worst(one, two), parts.get(2).value(figures))
                    : alone ? one : worst(one, two);
        }
        Rational first = (Rational) one;
        Rational second = alone ? Rational.ONE : (Rational) two;
        if (choosing) {
            boolean chosen = kind == Kind.LESS
                    ? first.compareTo(second) < 0
                    : first.compareTo(Rational.of(2)) < 0 && second.compareTo(Rational.ONE) <= 0;
            return parts.get(chosen ? 2 : 3).value(figures);
        }
        return switch (kind) {
            case PLUS -> first.plus(second);
            case MINUS -> first.minus(second);
            case OPPOSITE -> Rational.ZERO.minus(first);
            case TIMES -> first.plus(first).plus(first);
            case OVER -> first.over(Rational.of(4));
            case THREE -> divided(first.times(second), parts.get(2).value(figures));
            case SQUARE -> divided(first.times(first), second);
            default -> throw new IllegalStateException(kind.toString());
        };
    }

    private static Object divided(Rational above, Object below) {
        if (below instanceof Rational known) {
            return known.signum() == 0 ? Why.ZERO_DENOMINATOR : above.over(known);
        }
        return below;
    }

    private static Object worst(Object one, Object other) {
        if (one instanceof Why why && other instanceof Why also) {
            return why.compareTo(also) <= 0 ? why : also;
        }
        return one instanceof Why ? one : other;
    }

    @Override
    public String toString() {
        return text();
    }
}
