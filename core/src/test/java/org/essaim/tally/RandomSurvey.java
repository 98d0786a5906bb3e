package org.essaim.tally;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Collected;
import org.essaim.document.Digest;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Score;
import org.essaim.questionnaire.Texts;

/** Makes up small questionnaires, all the ways there are to fill them in, and people who do so, much alike. */
final class RandomSurvey {
    static final String CAMPAIGN = "essai-0";
    private static final int MOST_WAYS = 60;

    private final Random random;
    private final Form form;
    private final List<Response> ways;

    RandomSurvey(long seed, int questions) {
        this.random = new Random(seed);
        while (true) {
            Form made = make(1 + random.nextInt(questions));
            List<Response> all = ways(made);
            if (all.size() > 1 && all.size() <= MOST_WAYS) {
                this.form = made;
                this.ways = all;
                return;
            }
        }
    }

    Random random() {
        return random;
    }

    Form form() {
        return form;
    }

    /** Every way to fill the form in. */
    List<Response> ways() {
        return ways;
    }

    /** A campaign that asks it. */
    Campaign campaign(Campaign.Regime regime, int least) {
        return new Campaign(
                CAMPAIGN,
                "essai",
                "1",
                "Essai",
                Campaign.Respondents.PERSON,
                regime,
                "essai",
                0,
                java.time.LocalDate.of(2027, 3, 1),
                java.time.LocalDate.of(2027, 3, 31),
                least,
                Campaign.Status.CLOSED);
    }

    /** People who answered, most of them alike. */
    List<Collected> people(String structure, int count) {
        List<Collected> people = new ArrayList<>();
        int usual = random.nextInt(ways.size());
        int other = random.nextInt(ways.size());
        int spread = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int way = random.nextInt(4) < spread ? random.nextInt(ways.size()) : random.nextInt(3) == 0 ? other : usual;
            people.add(new Collected(structure, null, "", ways.get(way), List.of()));
        }
        return people;
    }

    /** What the words that people wrote were coded into: of the first into nothing. */
    Coded coded() {
        Map<String, List<Theme>> themes = new TreeMap<>();
        Map<Digest, Set<String>> codings = new TreeMap<>();
        for (Question question : form.questions()) {
            if (question.type() == Question.Type.TEXT) {
                themes.put(
                        question.code(),
                        List.of(
                                new Theme("temps", Texts.french("Le temps"), Theme.Family.BARRIER),
                                new Theme("equipe", Texts.french("L’équipe"), Theme.Family.SUPPORT)));
                codings.put(Coded.digest(CAMPAIGN, question.code(), "mot 0"), Set.of());
                codings.put(Coded.digest(CAMPAIGN, question.code(), "mot 1"), Set.of("temps"));
                codings.put(Coded.digest(CAMPAIGN, question.code(), "mot 2"), Set.of("temps", "equipe"));
                codings.put(Coded.digest(CAMPAIGN, question.code(), "mot 3"), Set.of("equipe"));
            }
        }
        return new Coded(CAMPAIGN, themes, codings);
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private Form make(int count) {
        Questionnaire.Builder builder = Questionnaire.builder("essai", "1", Texts.french("Essai"));
        List<Question> asked = new ArrayList<>();
        List<Item> section = new ArrayList<>();
        Condition around = Condition.always();
        for (int i = 0; i < count; i++) {
            Question question = question("q" + i);
            if (!asked.isEmpty() && one(2)) {
                question = question.when(condition(asked));
            }
            if (!section.isEmpty() || (!asked.isEmpty() && one(4))) {
                around = section.isEmpty() ? condition(asked) : around;
                section.add(question);
            } else {
                builder.item(question);
            }
            asked.add(question);
        }
        if (!section.isEmpty()) {
            builder.item(new Item.Section("s", Texts.french("s"), section.toArray(Item[]::new)).when(around));
        }
        List<String> scales = asked.stream()
                .filter(each -> each.type() == Question.Type.SCALE || each.type() == Question.Type.WHOLE)
                .map(Question::code)
                .toList();
        if (!scales.isEmpty()) {
            builder.score(new Score(
                    "score",
                    Texts.french("Score"),
                    scales,
                    one(2) ? Set.of() : Set.of(scales.get(0)),
                    List.of(Score.As.values()).get(random.nextInt(3)),
                    1 + random.nextInt(scales.size())));
        }
        return Form.require(builder.build());
    }

    private Question question(String code) {
        Question.Type type = List.of(Question.Type.values()).get(random.nextInt(Question.Type.values().length));
        if (type == Question.Type.NUMBER || type == Question.Type.DATE) {
            type = one(2) ? Question.Type.WHOLE : Question.Type.SCALE;
        }
        Question.Builder builder = Question.builder(code, type, Texts.french("Question " + code));
        if (!one(3)) {
            builder.required();
        }
        switch (type) {
            case SCALE -> {
                List<Option> levels = new ArrayList<>(Option.range(1, 2 + random.nextInt(2)));
                if (one(2)) {
                    levels.add(Option.of("nc", Texts.french("Non concerné")));
                }
                builder.options(levels);
            }
            case CHOICE -> {
                builder.options(Option.of("a", Texts.NONE), Option.of("b", Texts.NONE), Option.of("c", Texts.NONE));
                if (!one(3)) {
                    int most = 2 + random.nextInt(2);
                    builder.answers(random.nextInt(most + 1), most);
                }
            }
            case RANKING -> {
                builder.options(Option.of("a", Texts.NONE), Option.of("b", Texts.NONE), Option.of("c", Texts.NONE));
                builder.answers(1, 2);
            }
            case WHOLE -> {
                int from = random.nextInt(2);
                builder.constraint(Constraint.between(from, from + 1 + random.nextInt(3)));
            }
            default -> {
                // Yes and no, and words, need nothing more.
            }
        }
        return builder.build();
    }

    private Condition condition(List<Question> asked) {
        Condition one = of(asked.get(random.nextInt(asked.size())));
        return switch (random.nextInt(6)) {
            case 0 -> Condition.not(one);
            case 1 -> Condition.all(one, of(asked.get(random.nextInt(asked.size()))));
            case 2 -> Condition.any(one, of(asked.get(random.nextInt(asked.size()))));
            default -> one;
        };
    }

    private Condition of(Question question) {
        List<List<Answer>> some = answers(question);
        List<Answer> answer = some.get(random.nextInt(some.size()));
        if (answer.isEmpty() || one(4)) {
            return Condition.answered(question.code());
        }
        return question.type() == Question.Type.WHOLE
                ? Condition.compared(question.code(), Condition.Comparison.AT_LEAST, answer.get(0))
                : Condition.is(question.code(), answer.get(0));
    }

    /** Every answer to a question, none among them if it may be left out. */
    private static List<List<Answer>> answers(Question question) {
        List<List<Answer>> all = new ArrayList<>();
        if (!question.required() || !question.relevance().equals(Condition.always())) {
            all.add(List.of());
        }
        switch (question.type()) {
            case TRUTH -> List.of(true, false).forEach(each -> all.add(List.of(Answer.truth(each))));
            case TEXT ->
                List.of("mot 0", "mot 1", "mot 2", "mot 3").forEach(each -> all.add(List.of(Answer.text(each))));
            case WHOLE -> {
                Constraint.Range range =
                        (Constraint.Range) question.constraints().get(0);
                BigDecimal from = ((Answer.Numeric) java.util.Objects.requireNonNull(range.least())).value();
                BigDecimal to = ((Answer.Numeric) java.util.Objects.requireNonNull(range.most())).value();
                for (int each = from.intValueExact(); each <= to.intValueExact(); each++) {
                    all.add(List.of(Answer.number(each)));
                }
            }
            default -> {
                List<String> codes =
                        question.options().stream().map(Option::code).toList();
                for (String first : codes) {
                    all.add(List.of(Answer.choice(first)));
                    for (String second : codes) {
                        if (question.most() > 1
                                && !first.equals(second)
                                && (question.type() == Question.Type.RANKING || first.compareTo(second) < 0)) {
                            all.add(List.of(Answer.choice(first), Answer.choice(second)));
                        }
                    }
                }
                if (question.most() > 2) {
                    all.add(codes.stream().map(code -> Answer.choice(code)).toList());
                }
            }
        }
        return all;
    }

    private static List<Response> ways(Form form) {
        List<Map<String, List<Answer>>> ways = List.of(Map.of());
        for (Question question : form.questions()) {
            List<Map<String, List<Answer>>> more = new ArrayList<>();
            List<List<Answer>> answers = new ArrayList<>(answers(question));
            if (answers.get(0).size() > 0) {
                answers.add(List.of());
            }
            for (Map<String, List<Answer>> way : ways) {
                for (List<Answer> answer : answers) {
                    Map<String, List<Answer>> longer = new LinkedHashMap<>(way);
                    longer.put(question.code(), answer);
                    more.add(longer);
                }
            }
            ways = more;
        }
        List<Response> all = new ArrayList<>();
        for (Map<String, List<Answer>> way : ways) {
            Response.Builder builder = form.respond().status(Response.Status.COMPLETED);
            way.forEach((code, answer) -> builder.answer(code, answer.toArray(Answer[]::new)));
            Response response = builder.build();
            if (form.validate(response).isEmpty()) {
                all.add(response);
            }
        }
        return all;
    }

    static Set<String> structures(List<Collected> people) {
        Set<String> all = new TreeSet<>();
        people.forEach(each -> all.add(each.structure()));
        return all;
    }
}
