package org.essaim.jackson.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Condition.Comparison;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;

/** Makes up what FHIR and Essaim can both say. */
final class RandomFhir {
    private static final List<String> WORDS =
            List.of("Équipe", " a ", "« dit-il »", "\"", "ligne\nsuivante", "100 %", "<b>", "𝕏", "\t", "q1", "oui");
    private static final List<String> LANGUAGES = List.of("fr", "en", "de-AT", "und");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final Random random;
    private final List<Question> questions = new ArrayList<>();
    private int made;

    RandomFhir(Random random) {
        this.random = random;
    }

    Questionnaire questionnaire() {
        Questionnaire.Builder builder = Questionnaire.builder(
                        oneOf("essai", "qvt_2026", "E"), oneOf("1", "2.1.0-a"), texts())
                .status(oneOf(Questionnaire.Status.values()))
                .url(oneOf("", "https://example.org/q"))
                .introduction(texts())
                .source(oneOf("", "d’après nous"));
        int wanted = random.nextInt(10);
        for (int i = 0; i < wanted; i++) {
            builder.item(item(0));
        }
        return builder.build();
    }

    @SafeVarargs
    private <T> T oneOf(T... of) {
        return of[random.nextInt(of.length)];
    }

    private boolean rarely() {
        return random.nextInt(3) == 0;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private Texts texts() {
        Texts texts = Texts.NONE;
        for (String language : LANGUAGES) {
            if (rarely()) {
                texts = texts.and(language, word());
            }
        }
        return texts;
    }

    private String code() {
        made++;
        return oneOf(
                "q" + made, "é" + made, "q" + made + "/b:c.d-e", "q" + (made + 1) + "-help", "q-" + made + "-prompt1");
    }

    private Item item(int depth) {
        String code = code();
        int kind = random.nextInt(8);
        if (kind == 0 && depth < 3) {
            return section(code, depth);
        } else if (kind == 1) {
            return new Item.Note(code, texts(), condition());
        } else if (kind == 2) {
            Condition condition = condition();
            List<Option> options = options(false);
            List<Item> rows = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                rows.add(question(code(), Question.Type.SCALE, options));
            }
            return new Item.Section(code, texts(), condition, rows, true, repeats());
        }
        Question.Type type = oneOf(Question.Type.values());
        return question(code, type, type.hasOptions() ? options(true) : List.of());
    }

    private Item section(String code, int depth) {
        Condition condition = condition();
        List<Item> items = new ArrayList<>();
        int wanted = 1 + random.nextInt(3);
        for (int i = 0; i < wanted; i++) {
            items.add(item(depth + 1));
        }
        return new Item.Section(code, texts(), condition, items, false, repeats());
    }

    private Item.Repeats repeats() {
        return oneOf(
                Item.Repeats.ONCE,
                Item.Repeats.ONCE,
                Item.Repeats.of(0, 3),
                Item.Repeats.of(1, 1),
                Item.Repeats.of(2, Item.Repeats.MOST));
    }

    private Question question(String code, Question.Type type, List<Option> options) {
        Question.Builder builder = Question.builder(code, type, texts())
                .when(condition())
                .hint(texts())
                .options(options)
                .unit(texts())
                .lines(1 + random.nextInt(7));
        boolean required = rarely();
        if (required) {
            builder.required();
        }
        if (rarely()) {
            builder.prompt(texts()).prompt(texts());
        }
        boolean one = type == Question.Type.SCALE || type == Question.Type.TRUTH;
        int most = one ? 1 : oneOf(1, 1, 2, 5, Item.Repeats.MOST);
        builder.answers(required ? random.nextInt(Math.min(most, 3) + 1) : 0, most);
        constraints(type).forEach(builder::constraint);
        Question question = builder.build();
        questions.add(question);
        return question;
    }

    private List<Constraint> constraints(Question.Type type) {
        List<Constraint> constraints = new ArrayList<>();
        boolean number = type.isNumber();
        if ((number || type == Question.Type.DATE) && rarely()) {
            Answer least = number ? Answer.number(new BigDecimal(oneOf("-2", "0", "2.5"))) : Answer.day(DAY);
            Answer most = number ? Answer.number(oneOf(40L, 1L << 40)) : Answer.day(DAY.plusYears(1));
            constraints.add(oneOf(
                    new Constraint.Range(least, null, Texts.NONE),
                    new Constraint.Range(null, most, Texts.NONE),
                    new Constraint.Range(least, most, Texts.NONE)));
        } else if (type == Question.Type.TEXT) {
            if (rarely()) {
                constraints.add(new Constraint.Length(random.nextInt(3), 3 + random.nextInt(50), Texts.NONE));
            }
            if (rarely()) {
                constraints.add(new Constraint.Pattern("[a-zé' ]+\\d?", Texts.NONE));
            }
        }
        return constraints;
    }

    private List<Option> options(boolean open) {
        List<Option> options = new ArrayList<>();
        boolean levels = random.nextBoolean();
        for (String code : List.of("oui", "1.5", "é/b", "nc").subList(0, 1 + random.nextInt(4))) {
            BigDecimal level = levels && !code.equals("nc") ? new BigDecimal(oneOf("0", "3", "-1.5", "4")) : null;
            options.add(new Option(code, texts(), level, false));
        }
        if (open && rarely()) {
            options.add(new Option(oneOf("other", "autre", "9"), texts(), null, true));
        }
        return options;
    }

    private Condition condition() {
        if (questions.isEmpty() || random.nextBoolean()) {
            return Condition.always();
        }
        List<Condition> parts = new ArrayList<>();
        int wanted = 1 + random.nextInt(3);
        for (int i = 0; i < wanted; i++) {
            parts.add(simple());
        }
        if (wanted == 1) {
            return parts.get(0);
        }
        return random.nextBoolean() ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private Condition simple() {
        Question of = questions.get(random.nextInt(questions.size()));
        if (rarely()) {
            return new Condition.Answered(of.code(), random.nextBoolean());
        }
        boolean ordered = of.type().isNumber() || of.type() == Question.Type.DATE;
        Comparison how = ordered ? oneOf(Comparison.values()) : oneOf(Comparison.EQUAL, Comparison.NOT_EQUAL);
        return new Condition.Compared(of.code(), how, answer(of, false));
    }

    private Answer answer(Question question, boolean given) {
        return switch (question.type()) {
            case TEXT -> Answer.text(given ? word() : oneOf("oui", "x y"));
            case CHOICE, SCALE, RANKING -> {
                Option option =
                        question.options().get(random.nextInt(question.options().size()));
                yield new Answer.Choice(option.code(), given && option.open() ? oneOf("", "oui", word()) : "");
            }
            case NUMBER -> Answer.number(new BigDecimal(oneOf("0", "2.50", "-7", "123456789012.25")));
            case WHOLE -> Answer.number(oneOf(0L, -7L, 3L, 1L << 40));
            case DATE -> Answer.day(DAY.plusDays(random.nextInt(3)));
            case TRUTH -> Answer.truth(random.nextBoolean());
        };
    }

    /** Answers to this form, hidden ones among them. */
    Response response(Form form) {
        SortedMap<Place, List<Answer>> answers = new TreeMap<>();
        SortedMap<Place, Integer> times = new TreeMap<>();
        fill(form.questionnaire().items(), List.of(), answers, times);
        return new Response(
                form.questionnaire().id(),
                form.questionnaire().version(),
                random.nextBoolean() ? form.digest() : null,
                oneOf(Response.Status.values()),
                answers,
                times,
                new TreeSet<>(rarely() ? List.of(Place.of("q1"), Place.of("a", 2, 1)) : List.of()));
    }

    /** True if something was answered, or a time was told, that says how often the sections around it are there. */
    private boolean fill(
            List<Item> items,
            List<Integer> at,
            SortedMap<Place, List<Answer>> answers,
            SortedMap<Place, Integer> times) {
        boolean tells = false;
        for (Item item : items) {
            if (item instanceof Question question && !rarely()) {
                List<Answer> given = new ArrayList<>();
                int count = 1 + random.nextInt(Math.min(2, question.most()));
                for (int i = 0; i < count; i++) {
                    given.add(answer(question, true));
                }
                answers.put(new Place(question.code(), at), given);
                tells = true;
            } else if (item instanceof Item.Section section
                    && !section.repeats().many()) {
                tells |= fill(section.items(), at, answers, times);
            } else if (item instanceof Item.Section section) {
                int count = random.nextInt(4);
                int last = 0;
                for (int time = 1; time <= count; time++) {
                    List<Integer> within = new ArrayList<>(at);
                    within.add(time);
                    last = fill(section.items(), within, answers, times) ? time : last;
                }
                if (count > last) {
                    times.put(new Place(section.code(), at), count);
                }
                tells |= count > 0;
            }
        }
        return tells;
    }

    /** A condition of any depth over these questions, levels of scales and “not” among them. */
    Condition nested(List<Question> over, int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : 5);
        if (kind < 2) {
            Question of = over.get(random.nextInt(over.size()));
            if (kind == 0 && rarely()) {
                return new Condition.Answered(of.code(), random.nextBoolean());
            }
            boolean ordered =
                    of.type().isNumber() || of.type() == Question.Type.DATE || of.type() == Question.Type.SCALE;
            Comparison how = ordered ? oneOf(Comparison.values()) : oneOf(Comparison.EQUAL, Comparison.NOT_EQUAL);
            boolean level = of.type() == Question.Type.SCALE
                    && (random.nextBoolean() || (how != Comparison.EQUAL && how != Comparison.NOT_EQUAL));
            Answer value = level ? Answer.number(random.nextInt(6)) : answer(of, false);
            if (of.type() == Question.Type.TEXT && random.nextInt(6) == 0) {
                value = Answer.text(" ");
            }
            return new Condition.Compared(of.code(), how, value);
        } else if (kind == 2) {
            return new Condition.Not(nested(over, depth - 1));
        }
        List<Condition> parts = new ArrayList<>();
        int wanted = random.nextInt(4);
        for (int i = 0; i < wanted; i++) {
            parts.add(nested(over, depth - 1));
        }
        return kind == 3 ? new Condition.All(parts) : new Condition.Any(parts);
    }
}
