package org.essaim.questionnaire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;

/** Works scores out. */
final class Scoring {
    private static final Rational HUNDRED = Rational.of(100);

    private Scoring() {}

    /** From where to where the levels of an item go; nothing if it has none. */
    static Optional<Bounds> bounds(Item item) {
        if (!(item instanceof Question question)) {
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
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal above = BigDecimal.ZERO;
        BigDecimal possible = BigDecimal.ZERO;
        int answered = 0;
        for (String code : score.items()) {
            Node node = filled.form().known(code);
            List<Answer> counting = filled.slot(node, 0).counting;
            BigDecimal level =
                    counting.size() == 1 ? Filled.level(node, counting.get(0)).orElse(null) : null;
            if (level == null) {
                continue;
            }
            answered++;
            Bounds bounds = node.bounds().orElse(null);
            BigDecimal counted = bounds != null && score.reversed().contains(code) ? bounds.other(level) : level;
            sum = sum.add(counted);
            if (bounds != null && score.as() == Score.As.PERCENT) {
                above = above.add(counted.subtract(bounds.least()));
                possible = possible.add(bounds.most().subtract(bounds.least()));
            }
        }
        if (answered < score.answered()) {
            return Outcome.unknown(Why.NO_DATA);
        }
        return switch (score.as()) {
            case MEAN -> Outcome.of(Rational.of(sum).over(Rational.of(answered)));
            case SUM -> Outcome.of(Rational.of(sum).times(score.items().size()).over(Rational.of(answered)));
            case PERCENT ->
                possible.signum() == 0
                        ? Outcome.unknown(Why.ZERO_DENOMINATOR)
                        : Outcome.of(Rational.of(above).times(HUNDRED).over(Rational.of(possible)));
        };
    }
}
