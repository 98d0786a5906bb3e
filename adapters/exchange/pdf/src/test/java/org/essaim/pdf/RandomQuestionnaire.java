package org.essaim.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;
import org.jspecify.annotations.Nullable;

/** Makes up questionnaires to print: every type, sections within sections, tables, long words, signs that markup escapes. */
final class RandomQuestionnaire {
    private static final List<String> WORDS = List.of(
            "équipe",
            "coordination",
            "<b>gras</b>",
            "R&D",
            "l’aide",
            "œuvre",
            "« guillemets »",
            "anticonstitutionnellement",
            "50 %",
            "{texte}",
            "\"droit\"",
            "\\",
            "ça");

    private final Random random;
    private final int size;
    private int made;

    RandomQuestionnaire(long seed, int size) {
        this.random = new Random(seed);
        this.size = size;
    }

    Questionnaire questionnaire() {
        Questionnaire.Builder builder =
                Questionnaire.builder("hasard", "1", words()).introduction(words());
        while (made < size) {
            builder.item(item(0));
        }
        return builder.build();
    }

    private Texts words() {
        StringBuilder text = new StringBuilder("Mot" + made);
        int wanted = random.nextInt(12);
        for (int i = 0; i < wanted; i++) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return Texts.french(text.toString());
    }

    private Item item(int depth) {
        String code = "i" + made++;
        return switch (random.nextInt(depth < 4 ? 8 : 6)) {
            case 0 -> new Item.Note(code, words());
            case 6 -> matrix(code);
            case 7 -> section(code, depth);
            default -> question(code, null);
        };
    }

    private Item section(String code, int depth) {
        Texts text = words();
        List<Item> items = new ArrayList<>();
        int wanted = random.nextInt(5);
        for (int i = 0; i < wanted; i++) {
            items.add(item(depth + 1));
        }
        Item.Section section = new Item.Section(code, text, items.toArray(Item[]::new));
        return random.nextInt(3) == 0
                ? section.repeated(Item.Repeats.of(random.nextInt(4), 4 + random.nextInt(3)))
                : section;
    }

    private Item matrix(String code) {
        List<Option> options = options(1 + random.nextInt(12));
        List<Item> rows = new ArrayList<>();
        int wanted = 1 + random.nextInt(6);
        for (int i = 0; i < wanted; i++) {
            rows.add(question("i" + made++, options));
        }
        return new Item.Section(code, words(), rows.toArray(Item[]::new)).asMatrix();
    }

    private List<Option> options(int wanted) {
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            options.add(new Option("o" + i, words(), null, random.nextInt(4) == 0));
        }
        return options;
    }

    private Question question(String code, @Nullable List<Option> given) {
        List<Question.Type> types = given == null
                ? List.of(Question.Type.values())
                : List.of(Question.Type.CHOICE, Question.Type.SCALE, Question.Type.RANKING);
        Question.Type type = types.get(random.nextInt(types.size()));
        Question.Builder builder = Question.builder(code, type, words()).lines(1 + random.nextInt(8));
        if (type.hasOptions()) {
            builder.options(given == null ? options(1 + random.nextInt(12)) : given);
        }
        if (type != Question.Type.SCALE && type != Question.Type.TRUTH && random.nextInt(3) == 0) {
            builder.answers(random.nextInt(2), 2 + random.nextInt(6));
        }
        if (random.nextInt(3) == 0) {
            builder.required().hint(words()).prompt(words());
        }
        if (random.nextInt(3) == 0) {
            builder.when(Condition.all(
                    Condition.answered("i" + random.nextInt(made)),
                    Condition.is("i" + random.nextInt(made), Answer.text("mot"))));
        }
        return builder.build();
    }
}
