package org.essaim.questionnaire;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.essaim.document.Tree;

/**
 * One answer (<i>réponse</i>), of a type of its own: none becomes another.
 *
 * <p>Immutable. What it says is in no {@code toString}: an answer may tell of its author.
 */
public sealed interface Answer {

    /** Words that somebody wrote. */
    record Text(String value) implements Answer {
        @Override
        public String toString() {
            return "Text[" + value.length() + " characters]";
        }
    }

    /**
     * One of the options of a question.
     *
     * @param code which one
     * @param other what somebody wrote beside an option that asks for words of one's own; empty otherwise
     */
    record Choice(String code, String other) implements Answer {
        public Choice(String code) {
            this(code, "");
        }

        @Override
        public String toString() {
            return "Choice[" + (other.isEmpty() ? "" : "with words") + "]";
        }
    }

    /** A number; two that are equal are one, whatever their decimals. */
    record Numeric(BigDecimal value) implements Answer {
        /** How many digits a number may have. */
        public static final int MOST_DIGITS = 40;

        public Numeric {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
                throw new IllegalArgumentException("A number of more than [" + MOST_DIGITS + "] digits is no answer.");
            }
            if (value.scale() < 0) {
                value = value.setScale(0);
            }
        }

        public Numeric(long value) {
            this(BigDecimal.valueOf(value));
        }

        @Override
        public String toString() {
            return "Numeric";
        }
    }

    /** A day. */
    record Day(LocalDate value) implements Answer {
        @Override
        public String toString() {
            return "Day";
        }
    }

    /** Yes or no. */
    record Truth(boolean value) implements Answer {
        @Override
        public String toString() {
            return "Truth";
        }
    }

    /** Words that somebody wrote. */
    static Answer text(String value) {
        return new Text(value);
    }

    /** One of the options. */
    static Answer choice(String code) {
        return new Choice(code);
    }

    /** A number. */
    static Answer number(long value) {
        return new Numeric(value);
    }

    /** A number. */
    static Answer number(BigDecimal value) {
        return new Numeric(value);
    }

    /** A day. */
    static Answer day(LocalDate value) {
        return new Day(value);
    }

    /** Yes or no. */
    static Answer truth(boolean value) {
        return new Truth(value);
    }

    /** The answer as a document says it; a choice and a day are texts, which the question tells apart. */
    default Tree toTree() {
        if (this instanceof Text text) {
            return Tree.of(text.value());
        } else if (this instanceof Choice choice) {
            return choice.other().isEmpty()
                    ? Tree.of(choice.code())
                    : Tree.fields()
                            .put("code", choice.code())
                            .put("text", choice.other())
                            .build();
        } else if (this instanceof Numeric number) {
            return new Tree.Numeric(number.value());
        } else if (this instanceof Day day) {
            return Tree.of(day.value().toString());
        }
        return Tree.of(((Truth) this).value());
    }
}
