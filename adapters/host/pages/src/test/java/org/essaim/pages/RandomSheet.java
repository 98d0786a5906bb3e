package org.essaim.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;

/** Makes up questionnaires of every kind of item, and answers to them, hidden ones included. */
final class RandomSheet {
    private static final List<String> WORDS = List.of(
            "un mot", "deux\nlignes", "<b>gras</b>", "a|b & \"c\"", "à moitié ;", "100 %", "12,5", "</textarea>");
    private final Random random;
    private final List<String> switches = new ArrayList<>();
    private int made;

    RandomSheet(long seed) {
        this.random = new Random(seed);
    }

    Questionnaire questionnaire(String id) {
        Questionnaire.Builder builder = Questionnaire.builder(id, "1", Texts.french("Essai"));
        while (made < 14) {
            builder.item(item(0));
        }
        return builder.build();
    }

    private Item item(int depth) {
        String code = "q" + made++ + (random.nextInt(4) == 0 ? ".é-/:" : "");
        if (depth < 3 && random.nextInt(4) == 0) {
            boolean matrix = random.nextInt(3) == 0;
            Condition condition = condition();
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                items.add(matrix ? scale(code + "r" + i) : item(depth + 1));
            }
            return new Item.Section(
                    code,
                    Texts.french("Section " + code),
                    condition,
                    items,
                    matrix,
                    !matrix && random.nextBoolean() ? Item.Repeats.of(random.nextInt(2), 3) : Item.Repeats.ONCE);
        }
        return question(code, depth);
    }

    private Condition condition() {
        return switches.isEmpty() || random.nextInt(3) == 0
                ? Condition.always()
                : Condition.is(switches.get(random.nextInt(switches.size())), Answer.truth(random.nextBoolean()));
    }

    private static Question scale(String code) {
        return Question.builder(code, Question.Type.SCALE, Texts.french("Ligne " + code))
                .options(Option.range(1, 3))
                .build();
    }

    private Question question(String code, int depth) {
        Question.Type type = List.of(Question.Type.values()).get(random.nextInt(Question.Type.values().length));
        Question.Builder builder =
                Question.builder(code, type, Texts.french("Question " + code)).when(condition());
        if (random.nextInt(3) == 0) {
            builder.required();
        }
        if (type.hasOptions()) {
            builder.options(
                    Option.of("a", Texts.french("A")),
                    Option.of("b-1.é", Texts.french("B")),
                    new Option("autre", Texts.NONE, null, type == Question.Type.CHOICE));
        }
        if (type != Question.Type.SCALE
                && type != Question.Type.TRUTH
                && type != Question.Type.RANKING
                && random.nextBoolean()) {
            builder.answers(0, 3);
        }
        if (type == Question.Type.TEXT) {
            builder.lines(1 + random.nextInt(3));
        }
        if (type == Question.Type.TRUTH && depth == 0) {
            switches.add(code);
        }
        return builder.build();
    }

    Response answers(Form form) {
        Response.Builder response = form.respond();
        answer(response, form.questionnaire().items(), List.of());
        return response.build();
    }

    private void answer(Response.Builder response, List<Item> items, List<Integer> times) {
        for (Item item : items) {
            if (item instanceof Item.Section section) {
                if (!section.repeats().many()) {
                    answer(response, section.items(), times);
                    continue;
                }
                int count = section.repeats().least() + random.nextInt(3);
                response.times(new Place(section.code(), times), count);
                for (int time = 1; time <= count; time++) {
                    List<Integer> deeper = new ArrayList<>(times);
                    deeper.add(time);
                    answer(response, section.items(), deeper);
                }
            } else if (item instanceof Question question && random.nextInt(4) > 0) {
                response.answer(new Place(question.code(), times), given(question));
            }
        }
    }

    private List<Answer> given(Question question) {
        List<Answer> given = new ArrayList<>();
        if (question.type().hasOptions()) {
            List<Option> options = new ArrayList<>(question.options());
            if (question.type() == Question.Type.RANKING) {
                Collections.shuffle(options, random);
            }
            for (Option option : options) {
                if (given.size() < question.most() && random.nextBoolean()) {
                    given.add(new Answer.Choice(option.code(), option.open() && random.nextBoolean() ? "mots" : ""));
                }
            }
            return given;
        }
        int wanted = 1 + random.nextInt(question.most());
        for (int i = 0; i < wanted; i++) {
            given.add(
                    switch (question.type()) {
                        case TEXT ->
                            Answer.text(
                                    question.lines() > 1
                                            ? WORDS.get(random.nextInt(WORDS.size()))
                                            : WORDS.get(random.nextInt(WORDS.size()))
                                                    .replace('\n', ' '));
                        case NUMBER -> Answer.number(new BigDecimal(random.nextInt(2000) - 1000).movePointLeft(2));
                        case WHOLE -> Answer.number(random.nextInt(100_000) - 50_000);
                        case DATE -> Answer.day(LocalDate.of(2026, 3, 1).plusDays(random.nextInt(1000)));
                        default -> Answer.truth(random.nextBoolean());
                    });
        }
        return given;
    }
}
