package org.essaim.questionnaire;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/** Makes up questionnaires and answers to them: sections within sections, repeated ones among them, conditions backwards and forwards. */
final class RandomForm {
    private static final Set<Code> TAKEN_OUT =
            Set.of(Code.CONDITIONS_GO_ROUND, Code.CONDITION_OF_ITSELF, Code.CONDITION_MISMATCH, Code.UNKNOWN_ITEM);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final Random random;
    private final int size;
    private final List<Question> questions = new ArrayList<>();
    private int made;

    RandomForm(long seed, int size) {
        this.random = new Random(seed);
        this.size = size;
    }

    /** A questionnaire that can be used; conditions that close a circle are taken out. */
    Form form() {
        Set<String> plain = new HashSet<>();
        Questionnaire questionnaire = questionnaire();
        while (true) {
            List<Finding> findings = new ArrayList<>();
            var form = Form.of(without(questionnaire, plain), findings::add);
            if (form.isPresent()) {
                return form.get();
            }
            int before = plain.size();
            for (Finding finding : findings) {
                if (finding.isError()) {
                    Code code = finding.code();
                    if (!TAKEN_OUT.contains(code)) {
                        throw new AssertionError(finding.toString());
                    }
                    plain.add(finding.path());
                    if (code == Code.CONDITIONS_GO_ROUND) {
                        plain.addAll(List.of(String.valueOf(finding.value()).split(", ")));
                    }
                }
            }
            if (plain.size() == before) {
                throw new AssertionError("Nothing more to take out: " + findings);
            }
        }
    }

    private Questionnaire questionnaire() {
        Questionnaire.Builder builder = Questionnaire.builder("essai", "1", Texts.french("Essai"));
        while (made < size) {
            builder.item(item(0));
        }
        return builder.build();
    }

    private static Questionnaire without(Questionnaire questionnaire, Set<String> plain) {
        Questionnaire.Builder builder = Questionnaire.builder("essai", "1", Texts.french("Essai"));
        questionnaire.items().forEach(item -> builder.item(without(item, plain)));
        return builder.build();
    }

    private static Item without(Item item, Set<String> plain) {
        Condition condition = plain.contains(item.code()) ? Condition.always() : item.relevance();
        if (item instanceof Item.Section section) {
            return new Item.Section(
                    section.code(),
                    section.text(),
                    condition,
                    section.items().stream().map(each -> without(each, plain)).toList(),
                    section.matrix(),
                    section.repeats());
        } else if (item instanceof Question question) {
            return question.when(condition);
        }
        return item;
    }

    private Item item(int depth) {
        String code = "q" + made++;
        if (depth < 3 && made < size && random.nextInt(5) == 0) {
            Condition condition = condition(2);
            List<Item> items = new ArrayList<>();
            int wanted = 1 + random.nextInt(8);
            for (int i = 0; i < wanted && made < size; i++) {
                items.add(item(depth + 1));
            }
            return new Item.Section(
                    code,
                    Texts.french(code),
                    condition,
                    items,
                    false,
                    random.nextInt(3) == 0 ? Item.Repeats.of(0, 3) : Item.Repeats.ONCE);
        }
        Question question = question(code);
        questions.add(question);
        return question;
    }

    private <T> T any(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private Question question(String code) {
        Question.Type type = any(Question.Type.values());
        Question.Builder builder = Question.builder(code, type, Texts.french("Question " + code));
        if (random.nextInt(2) == 0) {
            builder.when(condition(2));
        }
        if (random.nextInt(3) == 0) {
            builder.required();
        }
        if (type == Question.Type.SCALE) {
            builder.options(Option.level(1, Texts.NONE), Option.level(2, Texts.NONE), Option.of("nc", Texts.NONE));
        } else if (type.hasOptions()) {
            builder.options(Option.of("a", Texts.NONE), Option.of("b", Texts.NONE), Option.of("c", Texts.NONE));
        }
        if (type == Question.Type.CHOICE && random.nextBoolean()) {
            builder.answers(random.nextInt(3), 2);
        }
        if (type.isNumber() && random.nextBoolean()) {
            builder.constraint(Constraint.between(0, 5));
        }
        return builder.build();
    }

    private Condition condition(int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 8);
        if (kind >= 4 && kind < 7) {
            List<Condition> parts = new ArrayList<>();
            int wanted = random.nextInt(3);
            for (int i = 0; i <= wanted; i++) {
                parts.add(condition(depth - 1));
            }
            return kind == 4
                    ? new Condition.All(parts)
                    : kind == 5 ? new Condition.Any(parts) : new Condition.Not(parts.get(0));
        }
        if (questions.isEmpty()) {
            return Condition.always();
        }
        Question of = questions.get(random.nextInt(questions.size()));
        String code = of.code();
        if (kind == 0 || kind == 7) {
            // Forwards too: what is no question, or not there, is taken out afterwards.
            return random.nextInt(8) == 0
                    ? Condition.any(Condition.answered(code), Condition.answered("q" + (made + random.nextInt(10))))
                    : new Condition.Answered(code, random.nextBoolean());
        }
        Condition.Comparison how = any(Condition.Comparison.values());
        boolean order = of.type().isNumber() || of.type() == Question.Type.DATE || of.type() == Question.Type.SCALE;
        if (!order && !how.isOfEquality()) {
            how = Condition.Comparison.EQUAL;
        }
        Answer value = of.type() == Question.Type.SCALE && !how.isOfEquality()
                ? Answer.number(1 + random.nextInt(2))
                : answer(of);
        return new Condition.Compared(code, how, value);
    }

    private Answer answer(Question question) {
        return switch (question.type()) {
            case TEXT -> Answer.text(random.nextBoolean() ? "mot" : "autre mot");
            case CHOICE, SCALE, RANKING ->
                Answer.choice(question.options()
                        .get(random.nextInt(question.options().size()))
                        .code());
            case NUMBER, WHOLE -> Answer.number(random.nextInt(8));
            case DATE -> Answer.day(DAY.plusDays(random.nextInt(3)));
            case TRUTH -> Answer.truth(random.nextBoolean());
        };
    }

    /** Answers to some of the questions; with nonsense among them if that is wanted. */
    Response answers(Form form, boolean nonsense) {
        Response.Builder builder =
                form.respond().status(random.nextBoolean() ? Response.Status.IN_PROGRESS : Response.Status.COMPLETED);
        for (Question question : form.questions()) {
            int tries = form.around(question.code()).isEmpty() ? 1 : 1 + random.nextInt(3);
            for (int i = 0; i < tries; i++) {
                if (random.nextInt(4) == 0) {
                    continue;
                }
                List<Integer> times = new ArrayList<>();
                for (int k = 0; k < form.around(question.code()).size(); k++) {
                    times.add(1 + random.nextInt(nonsense ? 5 : 2));
                }
                List<Answer> given = new ArrayList<>();
                int wanted = nonsense ? random.nextInt(4) : 1;
                for (int k = 0; k < wanted; k++) {
                    given.add(
                            nonsense && random.nextInt(4) == 0
                                    ? answer(form.questions()
                                            .get(random.nextInt(form.questions().size())))
                                    : answer(question));
                }
                builder.answer(new Place(question.code(), times), given);
            }
        }
        if (nonsense) {
            builder.answer("inconnu", "un mot");
            form.items().stream().filter(Item.Section.class::isInstance).forEach(section -> {
                if (random.nextInt(3) == 0) {
                    builder.times(Place.of(section.code()), random.nextInt(6));
                }
            });
        }
        return builder.build();
    }
}
