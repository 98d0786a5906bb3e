package org.essaim.jackson.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import org.essaim.questionnaire.Answer;

/** Numbers as answers. */
final class Numbers {
    private Numbers() {}

    /** The number; nothing if it has more digits than an answer may have. */
    static Optional<Answer> read(BigDecimal value) {
        try {
            return Optional.of(Answer.number(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** True if FHIR’s integer, of 32 bits, can say it. */
    static boolean isInteger(BigDecimal value) {
        return value.scale() == 0 && value.unscaledValue().bitLength() < Integer.SIZE;
    }
}
