package org.essaim.formats;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.essaim.formula.Term;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;

/** Puts formulas over answers into words (<i>formules en toutes lettres</i>), as far as they are understood. */
final class FormulaWords {
    private final PaperNumbers numbers;
    private final ConditionWords words;
    private final boolean english;
    private final Locale locale;

    FormulaWords(PaperNumbers numbers, ConditionWords words, boolean english) {
        this.numbers = numbers;
        this.words = words;
        this.english = english;
        this.locale = english ? Locale.ENGLISH : Locale.FRENCH;
    }

    String proposition(String text) {
        return numbers.proposition(text)
                .map(known -> known.text(locale, this::name))
                .orElse(text);
    }

    String formula(Item.Calculation calculation) {
        return numbers.formula(calculation)
                .map(known -> known.text(locale, this::name))
                .orElse(calculation.formula());
    }

    private String name(Term.Measured measured) {
        if (measured.of().isEmpty()) {
            return name(measured.name(), false);
        }
        boolean count = measured.name().equals("count");
        PaperWording wording = switch (measured.name()) {
            case "sum" -> PaperWording.SUM;
            case "mean" -> PaperWording.MEAN;
            case "least" -> PaperWording.LEAST;
            case "most" -> PaperWording.MOST;
            default -> PaperWording.COUNT;
        };
        return wording.in(
                english,
                measured.of().stream()
                        .map(code -> name(code, count))
                        .collect(Collectors.joining(english ? "; " : "\u202f; ")));
    }

    private String name(String code, boolean counted) {
        Item item = numbers.item(code);
        if (!(item instanceof Question question)) {
            return PaperWording.CALCULATION.in(english, numbers.of(code));
        }
        String counts = counted ? "" : counts(question);
        return counts.isEmpty()
                ? PaperWording.ANSWER_TO.in(english, numbers.of(code))
                : PaperWording.COUNTING.in(english, numbers.of(code), counts);
    }

    // Who fills the paper in cannot know what an answer in words counts.
    private String counts(Question question) {
        if (question.type() == Question.Type.TRUTH) {
            return count(PaperWording.YES.in(english), "1") + ", " + count(PaperWording.NO.in(english), "0");
        }
        if (!question.type().hasOptions() || words.isOfItsLevels(question)) {
            return "";
        }
        return question.options().stream()
                .filter(option -> option.level() != null)
                .map(option -> count(words.label(option), words.number(Objects.requireNonNull(option.level()))))
                .collect(Collectors.joining(", "));
    }

    private String count(String label, String number) {
        return PaperWording.COUNTS.in(english, words.quoted(label), number);
    }
}
