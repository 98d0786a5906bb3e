package org.essaim.csv;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;

/** Makes up questionnaires with every type of question, and whole answers to them. */
final class RandomSheets {
    private static final List<String> WORDS =
            List.of("oui", "l’équipe", "a; b", "dit « non »", "\"ici\"", "x, y", "=1+1", "ligne 1\nligne 2");

    private final Random random;
    private int made;

    RandomSheets(long seed) {
        this.random = new Random(seed);
    }

    Form form(int size) {
        Questionnaire.Builder builder = Questionnaire.builder("ressaisie", "1", Texts.french("Ressaisie"));
        while (made < size) {
            builder.item(item(0));
        }
        return Form.require(builder.build());
    }

    private Item item(int depth) {
        String code = "q" + made++;
        if (depth < 2 && random.nextInt(6) == 0) {
            List<Item> items = new ArrayList<>();
            int wanted = 1 + random.nextInt(4);
            for (int i = 0; i < wanted; i++) {
                items.add(item(depth + 1));
            }
            Item.Section section = new Item.Section(code, Texts.french(code), items.toArray(Item[]::new));
            return random.nextBoolean() ? section.repeated(Item.Repeats.of(0, 2 + random.nextInt(3))) : section;
        }
        Question.Type type = any(List.of(Question.Type.values()));
        Question.Builder builder = Question.builder(code, type, Texts.french("Question " + code));
        if (type == Question.Type.SCALE) {
            builder.options(Option.range(0, 10));
        } else if (type.hasOptions()) {
            builder.options(
                    Option.of("a-b", Texts.french("Premier choix")),
                    Option.of("2", Texts.french("Second choix")),
                    Option.of("été", Texts.NONE),
                    new Option("autre", Texts.french("Autre"), null, true));
        }
        if (type != Question.Type.SCALE && type != Question.Type.TRUTH && random.nextInt(3) == 0) {
            builder.answers(0, 2 + random.nextInt(2));
        }
        return builder.build();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Answers in the order in which options stand, as a sheet tells them, but for rankings. */
    Response response(Form form) {
        Response.Builder builder = form.respond().status(Response.Status.COMPLETED);
        for (Question question : form.questions()) {
            for (Place place : places(question, form.around(question.code()), List.of())) {
                if (random.nextInt(4) > 0) {
                    builder.answer(place, answers(question));
                }
            }
        }
        return builder.build();
    }

    private static List<Place> places(Question question, List<Item.Section> around, List<Integer> times) {
        if (around.isEmpty()) {
            return List.of(new Place(question.code(), times));
        }
        List<Place> places = new ArrayList<>();
        for (int time = 1; time <= Math.min(3, around.get(0).repeats().most()); time++) {
            List<Integer> inner = new ArrayList<>(times);
            inner.add(time);
            places.addAll(places(question, around.subList(1, around.size()), inner));
        }
        return places;
    }

    private List<Answer> answers(Question question) {
        int wanted = 1 + random.nextInt(question.most());
        List<Answer> answers = new ArrayList<>();
        if (question.type().hasOptions()) {
            List<Option> options = new ArrayList<>(question.options());
            Collections.shuffle(options, random);
            List<Option> chosen = new ArrayList<>(options.subList(0, Math.min(wanted, options.size())));
            if (question.type() != Question.Type.RANKING) {
                chosen.sort(java.util.Comparator.comparing(question.options()::indexOf));
            }
            for (Option option : chosen) {
                answers.add(new Answer.Choice(
                        option.code(),
                        option.open() && random.nextBoolean() ? any(WORDS).strip() : ""));
            }
            return answers;
        }
        for (int i = 0; i < wanted; i++) {
            answers.add(
                    switch (question.type()) {
                        case WHOLE -> Answer.number(random.nextInt(2000) - 1000);
                        case NUMBER -> Answer.number(BigDecimal.valueOf(random.nextInt(200_000) - 100_000, 2));
                        case DATE -> Answer.day(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365)));
                        case TRUTH -> Answer.truth(random.nextBoolean());
                        default -> Answer.text(any(WORDS));
                    });
        }
        return answers;
    }
}
