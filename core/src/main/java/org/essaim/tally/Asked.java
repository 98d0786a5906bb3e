package org.essaim.tally;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.exact.Rational;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Texts;

/** A question as it is counted. Immutable. */
final class Asked {
    static final String YES = "true";
    static final String NO = "false";

    /** How answers are counted. */
    enum Shape {
        /** Each goes to one option. */
        ONE,
        /** Each goes to as many options as it likes. */
        SEVERAL,
        /** Each gives options their place. */
        RANKED,
        /** They are numbers. */
        NUMBER,
        /** They are words, that somebody may have coded into themes. */
        WORDS,
        /** They are days, of which there is nothing but how many. */
        DAY
    }

    private final Question question;
    private final Shape shape;
    private final List<Option> options;
    private final Map<String, Integer> places = new HashMap<>();
    private final boolean repeated;

    private Asked(Question question, List<Option> options, boolean repeated) {
        this.question = question;
        this.shape = shape(question);
        this.options = options;
        this.repeated = repeated;
        for (int i = 0; i < options.size(); i++) {
            places.put(options.get(i).code(), i);
        }
    }

    /** The questions of a form, in the order of the document. */
    static List<Asked> of(Form form, Coded coded) {
        List<Asked> all = new ArrayList<>();
        for (Question question : form.questions()) {
            List<Option> options = switch (question.type()) {
                case TRUTH ->
                    List.of(
                            Option.of(YES, Texts.french("Oui").and("en", "Yes")),
                            Option.of(NO, Texts.french("Non").and("en", "No")));
                case TEXT ->
                    coded.themes(question.code()).stream()
                            .map(theme -> Option.of(theme.code(), theme.text()))
                            .toList();
                default -> question.options();
            };
            all.add(new Asked(question, options, !form.around(question.code()).isEmpty()));
        }
        return List.copyOf(all);
    }

    static Shape shape(Question question) {
        return switch (question.type()) {
            case TEXT -> Shape.WORDS;
            case NUMBER, WHOLE -> Shape.NUMBER;
            case DATE -> Shape.DAY;
            case RANKING -> Shape.RANKED;
            case CHOICE -> question.most() > 1 ? Shape.SEVERAL : Shape.ONE;
            case SCALE, TRUTH -> Shape.ONE;
        };
    }

    Question question() {
        return question;
    }

    String code() {
        return question.code();
    }

    Shape shape() {
        return shape;
    }

    List<Option> options() {
        return options;
    }

    /** Where an option stands; -1 if there is none of this code. */
    int place(String option) {
        return places.getOrDefault(option, -1);
    }

    /** How many places an option may have. */
    int ranks() {
        return shape == Shape.RANKED ? Math.min(options.size(), question.most()) : 1;
    }

    /** True if a person may answer it several times. */
    boolean repeated() {
        return repeated;
    }

    /** What an answer counts in a mean; nothing if it counts nothing. */
    Optional<Rational> level(List<Answer> answers) {
        if (answers.isEmpty()) {
            return Optional.empty();
        } else if (shape == Shape.NUMBER) {
            return Optional.of(Rational.of(((Answer.Numeric) answers.get(0)).value()));
        }
        int place = shape == Shape.ONE ? place(Counting.option(answers.get(0))) : -1;
        BigDecimal level = place < 0 ? null : options.get(place).level();
        return Optional.ofNullable(level).map(Rational::of);
    }

    /** True if an answer counts in a score by itself, whatever else was chosen. */
    boolean isScored(List<Answer> answers) {
        return answers.size() == 1
                && (question.type() == Question.Type.TRUTH || level(answers).isPresent());
    }

    boolean hasLevels() {
        return shape == Shape.ONE && options.stream().anyMatch(option -> option.level() != null);
    }

    @Override
    public String toString() {
        return "Asked[" + code() + "]";
    }
}
