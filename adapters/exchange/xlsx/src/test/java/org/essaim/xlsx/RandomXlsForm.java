package org.essaim.xlsx;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;

/** Makes up questionnaires of what XLSForm and Essaim can both say. */
final class RandomXlsForm {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final List<String> WORDS =
            List.of("Équipe", "a, b", "\"dit-il\"", "= 1 + 1", "l’aide", "ligne\nsuivante", "100 %", "<b>");

    private final Random random;
    private final boolean repeats;
    private final List<Question> questions = new ArrayList<>();
    private int made;

    RandomXlsForm(Random random) {
        this(random, true);
    }

    RandomXlsForm(Random random, boolean repeats) {
        this.random = random;
        this.repeats = repeats;
    }

    Questionnaire questionnaire() {
        Questionnaire.Builder builder = Questionnaire.builder("essai", "1", texts())
                .introduction(random.nextBoolean() ? texts() : Texts.NONE)
                .status(random.nextBoolean() ? Questionnaire.Status.ACTIVE : Questionnaire.Status.DRAFT)
                .source(random.nextBoolean() ? "d’après nous" : "");
        int wanted = 1 + random.nextInt(12);
        for (int i = 0; i < wanted; i++) {
            builder.item(item(0, 0));
        }
        return builder.build();
    }

    private Texts texts() {
        Texts texts = Texts.french(word());
        return random.nextBoolean() ? texts.and("en", word()) : texts;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private Item item(int depth, int repeated) {
        String code = "q" + made++;
        int kind = random.nextInt(10);
        if (kind == 0 && depth < 3) {
            boolean many = repeats && random.nextInt(3) == 0;
            Condition condition = condition(2);
            List<Item> items = new ArrayList<>();
            int wanted = 1 + random.nextInt(4);
            for (int i = 0; i < wanted; i++) {
                items.add(item(depth + 1, repeated + (many ? 1 : 0)));
            }
            return new Item.Section(
                    code,
                    texts(),
                    condition,
                    items,
                    false,
                    many
                            ? (random.nextBoolean() ? Item.Repeats.of(0, Item.Repeats.MOST) : Item.Repeats.of(1, 4))
                            : Item.Repeats.ONCE);
        } else if (kind == 1) {
            return new Item.Note(code, texts(), condition(1));
        }
        Question question = question(code);
        if (repeated == 0) {
            questions.add(question);
        }
        return question;
    }

    private Question question(String code) {
        Question.Type type = List.of(Question.Type.values()).get(random.nextInt(Question.Type.values().length));
        Question.Builder builder = Question.builder(code, type, texts()).when(condition(2));
        if (random.nextInt(3) == 0) {
            builder.required();
        }
        if (random.nextInt(3) == 0) {
            builder.hint(texts());
        }
        if (random.nextInt(6) == 0) {
            builder.prompt(texts()).prompt(texts());
        }
        Texts message = random.nextInt(4) == 0 ? texts() : Texts.NONE;
        switch (type) {
            case TEXT -> {
                builder.lines(1 + random.nextInt(6));
                if (random.nextInt(4) == 0) {
                    builder.constraint(new Constraint.Length(1, 50, message));
                } else if (random.nextInt(4) == 0) {
                    builder.constraint(new Constraint.Pattern("[a-z' ]+", message));
                }
            }
            case NUMBER, WHOLE -> {
                if (random.nextInt(3) == 0) {
                    builder.constraint(new Constraint.Range(
                            Answer.number(-2), random.nextBoolean() ? Answer.number(40) : null, message));
                } else if (random.nextInt(3) == 0) {
                    builder.constraint(new Constraint.Holds(code + " <= " + numeric(code), message));
                }
                if (random.nextInt(4) == 0) {
                    builder.unit(Texts.french("h"));
                }
            }
            case DATE -> {
                if (random.nextInt(3) == 0) {
                    builder.constraint(new Constraint.Range(null, Answer.day(DAY), message));
                }
            }
            case SCALE -> builder.options(scale());
            case CHOICE -> {
                List<Option> options = options();
                builder.options(options);
                if (random.nextBoolean()) {
                    builder.answers(random.nextInt(3), Math.max(2, options.size() - random.nextInt(2)));
                }
            }
            case RANKING -> builder.options(options());
            case TRUTH -> {
                // Nothing more to say.
            }
        }
        return builder.build();
    }

    // Another number, for a rule about both; itself if there is none.
    private String numeric(String code) {
        return questions.stream()
                .filter(question -> question.type().isNumber())
                .map(Question::code)
                .findFirst()
                .map(other -> other + " + 2")
                .orElse(code);
    }

    private List<Option> scale() {
        List<Option> options = new ArrayList<>();
        for (int i = 1; i <= 2 + random.nextInt(4); i++) {
            options.add(Option.level(i, texts()));
        }
        if (random.nextBoolean()) {
            options.add(Option.of("nc", texts()));
        }
        return options;
    }

    private List<Option> options() {
        List<Option> options = new ArrayList<>();
        for (String code : List.of("a", "b", "c").subList(0, 2 + random.nextInt(2))) {
            options.add(Option.of(code, texts()));
        }
        return options;
    }

    private Condition condition(int depth) {
        if (questions.isEmpty() || random.nextBoolean()) {
            return depth == 2 ? Condition.always() : simple();
        }
        int kind = random.nextInt(depth == 0 ? 1 : 4);
        if (kind == 0 || questions.isEmpty()) {
            return simple();
        } else if (kind == 3) {
            return Condition.not(simple());
        }
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            // Alternatives of alternatives would be read back as alternatives.
            parts.add(depth > 1 && random.nextInt(3) == 0 ? (kind == 1 ? some() : every()) : simple());
        }
        return kind == 1 ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private Condition some() {
        return Condition.any(simple(), simple());
    }

    private Condition every() {
        return Condition.all(simple(), simple());
    }

    private Condition simple() {
        if (questions.isEmpty()) {
            return Condition.always();
        }
        Question of = questions.get(random.nextInt(questions.size()));
        if (random.nextInt(4) == 0) {
            return random.nextBoolean() ? Condition.answered(of.code()) : Condition.unanswered(of.code());
        }
        List<Condition.Comparison> all = List.of(Condition.Comparison.values());
        Condition.Comparison how = all.get(random.nextInt(all.size()));
        boolean order = how != Condition.Comparison.EQUAL && how != Condition.Comparison.NOT_EQUAL;
        Answer value = switch (of.type()) {
            case TEXT -> Answer.text("l'aide");
            case CHOICE, RANKING, SCALE ->
                order && of.type() == Question.Type.SCALE
                        ? Answer.number(2)
                        : Answer.choice(of.options().get(0).code());
            case NUMBER, WHOLE -> Answer.number(random.nextInt(9) - 2);
            case DATE -> Answer.day(DAY);
            case TRUTH -> Answer.truth(random.nextBoolean());
        };
        boolean ordered = of.type().isNumber() || of.type() == Question.Type.DATE || of.type() == Question.Type.SCALE;
        if ((order && !ordered) || of.most() > 1) {
            how = Condition.Comparison.EQUAL;
        }
        return Condition.compared(of.code(), how, value);
    }
}
