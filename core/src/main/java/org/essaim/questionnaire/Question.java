package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A question (<i>question</i>): what is asked, what may be answered, and how often.
 *
 * <p>Immutable. Make one with {@link #builder}.
 *
 * @param code a stable name, such as {@code q1}
 * @param text what is asked
 * @param relevance when it is asked
 * @param type of what type each answer is
 * @param hint what helps to answer
 * @param prompts what else one may ask oneself, such as “By whom?”
 * @param required true if there must be an answer as soon as the question is asked
 * @param least how many answers there must be at least, if there are any; 0 to say nothing
 * @param most how many answers there may be, from 1
 * @param options what may be chosen; for choices, scales and rankings alone
 * @param unit what a person reads after a number
 * @param lines how many lines paper and screen leave for words of one’s own, from 1
 * @param constraints what else an answer must comply with
 */
public record Question(
        String code,
        Texts text,
        Condition relevance,
        Type type,
        Texts hint,
        List<Texts> prompts,
        boolean required,
        int least,
        int most,
        List<Option> options,
        Texts unit,
        int lines,
        List<Constraint> constraints)
        implements Item {
    private static final int MOST_LINES = 100;

    /** Of what type an answer is (<i>type de réponse</i>). */
    public enum Type {
        /** Words of one’s own (<i>question ouverte</i>). */
        TEXT,
        /** One option, or several (<i>choix</i>). */
        CHOICE,
        /** A step of a scale (<i>échelle</i>), such as one of Likert. */
        SCALE,
        /** A number (<i>nombre</i>). */
        NUMBER,
        /** A whole number (<i>nombre entier</i>). */
        WHOLE,
        /** A day (<i>date</i>). */
        DATE,
        /** Yes or no (<i>oui ou non</i>). */
        TRUTH,
        /** Options in an order of preference (<i>classement</i>). */
        RANKING;

        /** True if there are options to choose from. */
        public boolean hasOptions() {
            return this == CHOICE || this == SCALE || this == RANKING;
        }

        /** True if an answer is a number. */
        public boolean isNumber() {
            return this == NUMBER || this == WHOLE;
        }
    }

    public Question {
        Item.requireCode(code);
        prompts = List.copyOf(prompts);
        options = List.copyOf(options);
        constraints = List.copyOf(constraints);
        if (type.hasOptions() == options.isEmpty()) {
            throw new IllegalArgumentException("Question [" + code + "] of type [" + type + "] "
                    + (options.isEmpty() ? "needs options." : "cannot have options."));
        }
        if (most < 1 || least < 0 || least > most) {
            throw new IllegalArgumentException(
                    "Question [" + code + "] cannot have from [" + least + "] to [" + most + "] answers.");
        }
        if (most > 1 && (type == Type.SCALE || type == Type.TRUTH)) {
            throw new IllegalArgumentException(
                    "Question [" + code + "] of type [" + type + "] has one answer at most.");
        }
        if (lines < 1 || lines > MOST_LINES) {
            throw new IllegalArgumentException(
                    "Question [" + code + "] cannot leave [" + lines + "] lines.\nMaybe 1 to " + MOST_LINES + ".");
        }
        Set<String> codes = new HashSet<>();
        for (Option option : options) {
            if (!codes.add(option.code())) {
                throw new IllegalArgumentException(
                        "Question [" + code + "] has two options of code [" + option.code() + "].");
            }
        }
    }

    /**
     * Starts a question.
     *
     * @param code a stable name, such as {@code q1}
     */
    public static Builder builder(String code, Type type, Texts text) {
        return new Builder(code, type, text);
    }

    /** A question for words of one’s own. */
    public static Question open(String code, Texts text, int lines) {
        return builder(code, Type.TEXT, text).lines(lines).build();
    }

    /** The same under another condition. */
    public Question when(Condition condition) {
        Builder builder = new Builder(code, type, text);
        builder.hint = hint;
        builder.prompts.addAll(prompts);
        builder.required = required;
        builder.least = least;
        builder.most = most;
        builder.options = options;
        builder.unit = unit;
        builder.lines = lines;
        builder.constraints.addAll(constraints);
        return builder.when(condition).build();
    }

    /** Says the rest, in any order. Not thread-safe. */
    public static final class Builder {
        private final String code;
        private final Type type;
        private final Texts text;
        private Condition relevance = Condition.always();
        private Texts hint = Texts.NONE;
        private final List<Texts> prompts = new ArrayList<>();
        private boolean required;
        private int least;
        private int most = 1;
        private List<Option> options = List.of();
        private Texts unit = Texts.NONE;
        private int lines = 1;
        private final List<Constraint> constraints = new ArrayList<>();

        private Builder(String code, Type type, Texts text) {
            this.code = code;
            this.type = type;
            this.text = text;
        }

        /** Asked only then. */
        public Builder when(Condition condition) {
            this.relevance = condition;
            return this;
        }

        /** What helps to answer. */
        public Builder hint(Texts help) {
            this.hint = help;
            return this;
        }

        /** What else one may ask oneself. */
        public Builder prompt(Texts asked) {
            this.prompts.add(asked);
            return this;
        }

        /** There must be an answer. */
        public Builder required() {
            this.required = true;
            return this;
        }

        /** How many answers, both included. */
        public Builder answers(int atLeast, int atMost) {
            this.least = atLeast;
            this.most = atMost;
            return this;
        }

        /** What may be chosen; a ranking then takes all of them unless {@link #answers} says otherwise. */
        public Builder options(List<Option> choices) {
            this.options = List.copyOf(choices);
            if (type == Type.RANKING && most == 1) {
                this.most = Math.max(1, choices.size());
            }
            return this;
        }

        /** What may be chosen. */
        public Builder options(Option... choices) {
            return options(List.of(choices));
        }

        /** What a person reads after a number. */
        public Builder unit(Texts shown) {
            this.unit = shown;
            return this;
        }

        /** How many lines are left for words of one’s own. */
        public Builder lines(int number) {
            this.lines = number;
            return this;
        }

        /** What else an answer must comply with. */
        public Builder constraint(Constraint constraint) {
            this.constraints.add(constraint);
            return this;
        }

        /**
         * The question.
         *
         * @throws IllegalArgumentException if it contradicts itself
         */
        public Question build() {
            return new Question(
                    code,
                    text,
                    relevance,
                    type,
                    hint,
                    prompts,
                    required,
                    least,
                    most,
                    options,
                    unit,
                    lines,
                    constraints);
        }
    }
}
