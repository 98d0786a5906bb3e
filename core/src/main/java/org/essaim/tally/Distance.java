package org.essaim.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.essaim.exact.Rational;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Question;
import org.jspecify.annotations.Nullable;

/**
 * How far numbers are from an end that they cannot pass (<i>distance à la borne</i>): a mean beside that end tells that nearly all of them are there, and so what the few
 * others said. Numbers without ends are told from 0. Immutable.
 *
 * @param name the place that it has in a table
 * @param end the end; 0 if there is none
 */
record Distance(String name, BigDecimal end) {
    private static final int DECIMALS = 6;
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE / 4);

    /** Those that count for the numbers of a question. */
    static List<Distance> of(Question question) {
        List<Distance> all = new ArrayList<>();
        for (Constraint constraint : question.constraints()) {
            if (constraint instanceof Constraint.Range range && all.isEmpty()) {
                add(all, "(above)", range.least());
                add(all, "(below)", range.most());
            }
        }
        return all.isEmpty() ? List.of(new Distance("(sum)", BigDecimal.ZERO)) : List.copyOf(all);
    }

    private static void add(List<Distance> all, String name, @Nullable Answer end) {
        if (end instanceof Answer.Numeric number) {
            all.add(new Distance(name, number.value()));
        }
    }

    /** How far a number is, in millionths; nothing but the end itself is at 0. */
    BigInteger of(BigDecimal number) {
        return number.subtract(end)
                .abs()
                .movePointRight(DECIMALS)
                .setScale(0, RoundingMode.UP)
                .toBigIntegerExact();
    }

    /** True if all these together can be counted. */
    static boolean canCount(Question question, Histogram histogram) {
        return of(question).stream().allMatch(distance -> {
            BigInteger all = BigInteger.ZERO;
            for (Map.Entry<Rational, Long> each : histogram.counts().entrySet()) {
                Rational number = each.getKey();
                BigDecimal decimal = new BigDecimal(number.numerator()).divide(new BigDecimal(number.denominator()));
                all = all.add(distance.of(decimal).multiply(BigInteger.valueOf(each.getValue())));
            }
            return all.compareTo(MOST) < 0;
        });
    }
}
