package org.essaim.questionnaire;

import java.math.BigDecimal;
import java.util.Optional;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;

/** Works scores out. */
final class Scoring {
    private static final Rational HUNDRED = Rational.of(100);

    private Scoring() {}

    /** From where to where the levels of an item go; nothing if it has none. */
    static Optional<Bounds> bounds(Node node) {
        if (!(node.item instanceof Question question)) {
            return Optional.empty();
        }
        if (question.type().isNumber()) {
            return question.constraints().stream()
                    .filter(Constraint.Range.class::isInstance)
                    .map(Constraint.Range.class::cast)
                    .filter(range -> range.least() instanceof Answer.Numeric && range.most() instanceof Answer.Numeric)
                    .map(range -> new Bounds(
                            ((Answer.Numeric) range.least()).value(), ((Answer.Numeric) range.most()).value()))
                    .findFirst();
        }
        Optional<BigDecimal> least = question.options().stream()
                .flatMap(option -> Optional.ofNullable(option.level()).stream())
                .min(BigDecimal::compareTo);
        Optional<BigDecimal> most = question.options().stream()
                .flatMap(option -> Optional.ofNullable(option.level()).stream())
                .max(BigDecimal::compareTo);
        return least.isPresent() && most.isPresent()
                ? Optional.of(new Bounds(least.get(), most.get()))
                : Optional.empty();
    }

    /** Two levels. */
    record Bounds(BigDecimal least, BigDecimal most) {
        BigDecimal other(BigDecimal level) {
            return least.add(most).subtract(level);
        }

        boolean isNothing() {
            return least.compareTo(most) == 0;
        }
    }

    static Outcome of(Filled filled, Score score) {
        Rational sum = Rational.ZERO;
        Rational above = Rational.ZERO;
        Rational possible = Rational.ZERO;
        int answered = 0;
        for (String code : score.items()) {
            Node node = filled.form().known(code);
            if (filled.slot(node, 0).counting.size() != 1) {
                continue;
            }
            Optional<BigDecimal> level =
                    Filled.level(node, filled.slot(node, 0).counting.get(0));
            if (level.isEmpty()) {
                continue;
            }
            answered++;
            Optional<Bounds> bounds = bounds(node);
            BigDecimal counted = score.reversed().contains(code) && bounds.isPresent()
                    ? bounds.get().other(level.get())
                    : level.get();
            sum = sum.plus(Rational.of(counted));
            if (bounds.isPresent()) {
                above = above.plus(Rational.of(counted.subtract(bounds.get().least())));
                possible = possible.plus(
                        Rational.of(bounds.get().most().subtract(bounds.get().least())));
            }
        }
        if (answered < score.answered()) {
            return Outcome.unknown(Why.NO_DATA);
        }
        Rational mean = sum.over(Rational.of(answered));
        return switch (score.as()) {
            case MEAN -> Outcome.of(mean);
            case SUM -> Outcome.of(mean.times(score.items().size()));
            case PERCENT ->
                possible.signum() == 0
                        ? Outcome.unknown(Why.ZERO_DENOMINATOR)
                        : Outcome.of(above.times(HUNDRED).over(possible));
        };
    }
}
