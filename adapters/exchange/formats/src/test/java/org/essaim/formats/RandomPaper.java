package org.essaim.formats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Condition.Comparison;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;

/** Makes up questionnaires whose conditions look back, as those on paper do, and answers to them. */
final class RandomPaper {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 27);
    private static final List<Option> WORDS = List.of(
            Option.of("a", Texts.french("Aucun")),
            Option.of("b", Texts.french("Beaucoup")),
            Option.of("c", Texts.french("Certains")));
    private static final List<Option> LEVELS = List.of(
            Option.level(1, Texts.french("1")), Option.level(2, Texts.french("2")), Option.level(3, Texts.french("3")));
    private static final List<Option> STEPS = List.of(
            Option.level(1, Texts.french("Peu")),
            Option.level(2, Texts.french("Assez")),
            Option.level(3, Texts.french("Trop")),
            Option.of("nc", Texts.french("Non concerné")));

    private final Random random;
    private final int size;
    private final List<Question> before = new ArrayList<>();
    private int made;

    RandomPaper(long seed, int size) {
        this.random = new Random(seed);
        this.size = size;
    }

    Form form() {
        Questionnaire.Builder builder = Questionnaire.builder("papier", "1", Texts.french("Papier"));
        while (made < size) {
            items(0).forEach(builder::item);
        }
        return Form.require(builder.build());
    }

    /** One item; or a question and some that depend on it alone, as people write them. */
    private List<Item> items(int depth) {
        List<Item> items = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            Question question = question(Condition.always());
            items.add(question);
            Condition condition = compared(question);
            int run = 1 + random.nextInt(3);
            for (int i = 0; i < run; i++) {
                items.add(random.nextInt(4) == 0 ? section(condition, depth) : question(condition));
            }
        } else if (random.nextInt(6) == 0) {
            items.add(new Item.Note("n" + made++, Texts.french("À lire"), condition(2)));
        } else if (random.nextInt(5) == 0) {
            items.add(section(condition(1), depth));
        } else {
            items.add(question(random.nextInt(3) == 0 ? Condition.always() : condition(3)));
        }
        return items;
    }

    private Item section(Condition condition, int depth) {
        String code = "s" + made++;
        List<Item> items = new ArrayList<>();
        int wanted = depth < 3 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < wanted; i++) {
            items.addAll(items(depth + 1));
        }
        return new Item.Section(code, Texts.french("Partie " + code), items.toArray(Item[]::new)).when(condition);
    }

    private Question question(Condition condition) {
        Question.Type type = any(List.of(Question.Type.values()));
        Question.Builder builder =
                Question.builder("q" + made++, type, Texts.french("Quoi ?")).when(condition);
        if (type == Question.Type.SCALE) {
            builder.options(random.nextBoolean() ? LEVELS : STEPS);
        } else if (type.hasOptions()) {
            builder.options(WORDS);
        }
        if (type == Question.Type.CHOICE && random.nextInt(3) == 0) {
            builder.answers(0, 2);
        }
        if (random.nextInt(3) == 0) {
            builder.required();
        }
        Question question = builder.build();
        before.add(question);
        return question;
    }

    private Condition condition(int depth) {
        if (before.isEmpty()) {
            return random.nextInt(3) == 0 ? Condition.any() : Condition.always();
        }
        Question of = before.get(random.nextInt(before.size()));
        return switch (random.nextInt(depth == 0 ? 6 : 10)) {
            case 0 -> new Condition.Answered(of.code(), random.nextBoolean());
            case 1 -> of.type().isNumber() ? new Condition.Holds(of.code() + " >= " + random.nextInt(4)) : compared(of);
            case 6 -> Condition.not(condition(depth - 1));
            case 7, 8 -> new Condition.All(conditions(depth - 1));
            case 9 -> new Condition.Any(conditions(depth - 1));
            default -> compared(of);
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private List<Condition> conditions(int depth) {
        List<Condition> conditions = new ArrayList<>();
        int wanted = random.nextInt(5);
        for (int i = 0; i < wanted; i++) {
            conditions.add(condition(depth));
        }
        return conditions;
    }

    private Condition compared(Question of) {
        boolean order = of.type().isNumber() || of.type() == Question.Type.DATE || of.type() == Question.Type.SCALE;
        Comparison how = any(order ? List.of(Comparison.values()) : List.of(Comparison.EQUAL, Comparison.NOT_EQUAL));
        boolean equality = how == Comparison.EQUAL || how == Comparison.NOT_EQUAL;
        Answer value = of.type() == Question.Type.SCALE && (!equality || random.nextBoolean())
                ? Answer.number(random.nextInt(5))
                : answer(of);
        return new Condition.Compared(of.code(), how, value);
    }

    private Answer answer(Question question) {
        return switch (question.type()) {
            case TEXT -> Answer.text(random.nextBoolean() ? "mot" : "autre mot");
            case CHOICE, SCALE, RANKING ->
                Answer.choice(question.options()
                        .get(random.nextInt(question.options().size()))
                        .code());
            case NUMBER, WHOLE -> Answer.number(random.nextInt(4));
            case DATE -> Answer.day(DAY.plusDays(random.nextInt(4)));
            case TRUTH -> Answer.truth(random.nextBoolean());
        };
    }

    /** Answers to most of the questions, asked or not; one that must be answered is. */
    Response answers(Form form) {
        Response.Builder builder = form.respond();
        for (Question question : form.questions()) {
            if (question.required() || random.nextInt(4) > 0) {
                List<Answer> given = new ArrayList<>(List.of(answer(question)));
                if (question.most() > 1) {
                    Answer more = answer(question);
                    if (!given.contains(more)) {
                        given.add(more);
                    }
                }
                builder.answer(question.code(), given.toArray(Answer[]::new));
            }
        }
        return builder.build();
    }
}
