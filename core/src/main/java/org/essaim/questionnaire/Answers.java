package org.essaim.questionnaire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/** How answers are read and compared. */
final class Answers {
    /** A text of more characters than this is refused. */
    static final int LONGEST = 20_000;

    private Answers() {}

    /** A number, or nothing if it has too many digits. */
    static @Nullable Answer number(BigDecimal value) {
        try {
            return Answer.number(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The order of two numbers or two days. */
    static int order(Answer one, Answer other) {
        if (one instanceof Answer.Numeric left && other instanceof Answer.Numeric right) {
            return left.value().compareTo(right.value());
        }
        return ((Answer.Day) one).value().compareTo(((Answer.Day) other).value());
    }

    /** The same answer as one of this type, where nothing but the type says what it is; itself if it cannot be one. */
    static Answer as(Question.Type type, Answer answer) {
        if (answer instanceof Answer.Text text) {
            if (type.hasOptions()) {
                return Answer.choice(text.value());
            } else if (type == Question.Type.DATE) {
                try {
                    return Answer.day(LocalDate.parse(text.value()));
                } catch (DateTimeParseException e) {
                    return answer;
                }
            }
        } else if (answer instanceof Answer.Numeric number && type.hasOptions() && isShort(number.value())) {
            // The codes of scales are often numbers, and YAML writes them without quotes.
            return Answer.choice(number.value().toPlainString());
        }
        return answer;
    }

    private static boolean isShort(BigDecimal value) {
        return value.precision() < 20 && value.scale() < 20;
    }

    /** True if it is of this type, whatever the question asks beyond. */
    static boolean fits(Question.Type type, Answer answer) {
        return switch (type) {
            case TEXT -> answer instanceof Answer.Text;
            case CHOICE, SCALE, RANKING -> answer instanceof Answer.Choice;
            case NUMBER -> answer instanceof Answer.Numeric;
            case WHOLE ->
                answer instanceof Answer.Numeric number && number.value().scale() == 0;
            case DATE -> answer instanceof Answer.Day;
            case TRUTH -> answer instanceof Answer.Truth;
        };
    }

    /** An answer as a document says it; nothing if it is none. */
    static @Nullable Answer read(Tree tree) {
        if (tree instanceof Tree.Text text) {
            return Answer.text(text.value());
        } else if (tree instanceof Tree.Numeric number) {
            return number(number.value());
        } else if (tree instanceof Tree.Truth truth) {
            return Answer.truth(truth.value());
        } else if (tree instanceof Tree.Fields fields
                && fields.fields().size() == 2
                && fields.get("code").orElse(null) instanceof Tree.Text code
                && fields.get("text").orElse(null) instanceof Tree.Text text) {
            return new Answer.Choice(code.value(), text.value());
        }
        return null;
    }
}
