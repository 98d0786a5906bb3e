package org.essaim.formats;

import java.util.ArrayList;
import java.util.List;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Texts;
import org.jspecify.annotations.Nullable;

/** Writes where the answer goes (<i>zones de réponse</i>): boxes, dotted lines, and what is said of both. */
final class PaperFields {
    private static final int MOST_FIELDS = 5;
    /** What a row of steps is wide, in thousandths of the size of its font. */
    private static final int ROW = 58_000;

    private static final int PADDING = 800;

    private static final String BOX = "☐";

    private final Markup markup;
    private final Prose prose;
    private final ConditionWords words;
    private final boolean english;

    PaperFields(Markup markup, Prose prose, ConditionWords words, boolean english) {
        this.markup = markup;
        this.prose = prose;
        this.words = words;
        this.english = english;
    }

    /** A code in small print. */
    void code(String code) {
        markup.open("span").attr("class", "code").text(code).close();
    }

    /** How often there is room for an answer in words, a number or a day. */
    private static int places(Question question) {
        return Math.min(question.most(), Math.max(MOST_FIELDS, question.least()));
    }

    /** What is said of how to answer; empty if that goes without saying. */
    String how(Question question) {
        List<String> how = new ArrayList<>();
        switch (question.type()) {
            case CHOICE, SCALE -> how.add(often(question));
            case RANKING -> {
                how.add(say(PaperWording.RANK));
                if (question.least() > 0 && question.least() < question.most()) {
                    how.add(say(PaperWording.RANK_FROM, text(question.least()), text(question.most())));
                } else if (question.most() < question.options().size()) {
                    how.add(say(PaperWording.RANK_MOST, text(question.most())));
                }
            }
            case WHOLE -> how.add(say(PaperWording.WHOLE));
            case TEXT, NUMBER, DATE, TRUTH -> {}
        }
        if (!question.type().hasOptions() && question.most() > 1) {
            how.add(often(question));
        }
        question.constraints().forEach(constraint -> how.add(rule(constraint)));
        how.removeIf(String::isEmpty);
        return String.join(english ? "; " : "\u202f; ", how);
    }

    private String often(Question question) {
        boolean all = question.type().hasOptions()
                && question.most() >= question.options().size();
        if (question.most() == 1) {
            return say(PaperWording.ONE);
        } else if (question.least() == question.most()) {
            return say(PaperWording.SEVERAL_EXACT, text(question.most()));
        } else if (question.least() > 1) {
            return all
                    ? say(PaperWording.SEVERAL_LEAST, text(question.least()))
                    : say(PaperWording.SEVERAL_FROM, text(question.least()), text(question.most()));
        }
        return all ? say(PaperWording.SEVERAL) : say(PaperWording.SEVERAL_MOST, text(question.most()));
    }

    private String rule(Constraint constraint) {
        String message = prose.in(constraint.message());
        if (constraint instanceof Constraint.Range range) {
            return range(range.least(), range.most());
        } else if (constraint instanceof Constraint.Length length) {
            return length.least() > 0
                    ? say(PaperWording.CHARACTERS, text(length.least()), text(length.most()))
                    : say(PaperWording.CHARACTERS_MOST, text(length.most()));
        } else if (!message.isEmpty() || !(constraint instanceof Constraint.Holds)) {
            return message;
        }
        return say(PaperWording.RULE, words.formulas().proposition(((Constraint.Holds) constraint).proposition()));
    }

    private String range(@Nullable Answer least, @Nullable Answer most) {
        boolean days = least instanceof Answer.Day || most instanceof Answer.Day;
        if (least != null && most != null) {
            return say(days ? PaperWording.DAY_FROM_TO : PaperWording.FROM_TO, end(least), end(most));
        } else if (least != null) {
            return say(days ? PaperWording.DAY_AT_LEAST : PaperWording.AT_LEAST, end(least));
        }
        return most == null ? "" : say(days ? PaperWording.DAY_AT_MOST : PaperWording.AT_MOST, end(most));
    }

    private String end(Answer end) {
        return end instanceof Answer.Day day ? words.day(day.value()) : words.number(((Answer.Numeric) end).value());
    }

    /** The room for the answer to a question. */
    void write(Question question) {
        switch (question.type()) {
            case CHOICE -> choices(question, BOX);
            case RANKING -> choices(question, "");
            case SCALE -> {
                if (fitsInRow(question)) {
                    scale(question);
                } else {
                    choices(question, BOX);
                }
            }
            case TRUTH -> truth();
            case TEXT -> each(question, () -> lines(question.lines()));
            case NUMBER, WHOLE -> each(question, () -> number(question.unit()));
            case DATE -> each(question, this::day);
        }
    }

    private void each(Question question, Runnable field) {
        for (int i = 0; i < places(question); i++) {
            field.run();
        }
        if (question.most() > places(question)) {
            markup.open("p").attr("class", "how");
            markup.text(say(PaperWording.ON_FREE_PAPER)).close().line();
        }
    }

    private void choices(Question question, String box) {
        markup.open("ul").attr("class", "choices").line();
        for (Option option : question.options()) {
            markup.open("li");
            mark(box);
            markup.text(" ");
            label(option);
            if (option.open()) {
                markup.text(", " + say(PaperWording.SPECIFY) + " ");
                markup.open("span").attr("class", "blank other").text("\u00a0").close();
            }
            markup.close().line();
        }
        markup.close().line();
    }

    /** A box to tick, or a larger one for the number of a rank. */
    void mark(String box) {
        markup.open("span").attr("class", box.isEmpty() ? "rank" : "box");
        markup.text(box.isEmpty() ? "\u00a0" : box).close();
    }

    /** An option as a person reads it, and its code if that is another one. */
    void label(Option option) {
        if (prose.in(option.text()).isEmpty()) {
            markup.text(option.code());
        } else {
            prose.say(option.text());
            if (!words.label(option).equals(option.code())) {
                markup.text(" ");
                code(option.code());
            }
        }
    }

    private boolean fitsInRow(Question question) {
        return fits(question.options(), ROW) && question.options().stream().noneMatch(Option::open);
    }

    /** True if the longest word of each label fits into its part of a row. */
    boolean fits(List<Option> options, int row) {
        int room = row / options.size() - PADDING;
        return options.stream().allMatch(option -> fits(words.label(option), room));
    }

    /** True if the longest word of a text fits into a width, in thousandths of the size of its font. */
    static boolean fits(String text, int width) {
        for (String word : text.split("[\\s-]+", -1)) {
            if (TextWidth.of(word) > width) {
                return false;
            }
        }
        return true;
    }

    private void scale(Question question) {
        markup.open("div").attr("class", "scale").line();
        // Ten thousandths of the width, so that no rounding breaks the row.
        int width = 9_900 / question.options().size();
        for (Option option : question.options()) {
            markup.open("p")
                    .attr("class", "step")
                    .attr("style", "width: " + width / 100 + "." + two(width % 100) + "%");
            mark(BOX);
            markup.empty("br");
            label(option);
            // No space between the steps, or the last one would not fit beside the others.
            markup.close();
        }
        markup.close().line();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private void truth() {
        markup.open("ul").attr("class", "choices").line();
        for (boolean value : new boolean[] {true, false}) {
            markup.open("li");
            mark(BOX);
            markup.text(" " + words.truth(value)).close().line();
        }
        markup.close().line();
    }

    private void lines(int lines) {
        for (int i = 0; i < lines; i++) {
            markup.open("div").attr("class", "line").close().line();
        }
    }

    /** A box for a number, and what it counts. */
    void number(Texts unit) {
        markup.open("p").attr("class", "entry");
        markup.open("span").attr("class", "boxed").text("\u00a0").close();
        if (!unit.isEmpty()) {
            markup.text("\u00a0");
            prose.say(unit);
        }
        markup.close().line();
    }

    private void day() {
        markup.open("p").attr("class", "entry");
        for (String shape : new String[] {"two", "two", "four"}) {
            markup.open("span").attr("class", "boxed " + shape).text("\u00a0").close();
            markup.text(shape.equals("four") ? " " : " / ");
        }
        markup.open("span")
                .attr("class", "how")
                .text("(" + say(PaperWording.DAY) + ")")
                .close();
        markup.close().line();
    }

    private String say(PaperWording wording, String... parts) {
        return wording.in(english, parts);
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
